//! Charts made up for the tests: every length of series, and contents that are hard to draw.

pub mod compare;
pub mod kinds;
pub mod pictures;

use onpace::assess::Verdict;
use onpace::report::charts::{
    Axis, Board, BoardRow, Bracket, Chart, ChartId, ChartKind, Drawing, Label, Phase, Point, Tick, Trend,
};

pub const ROLES: [Verdict; 8] = [
    Verdict::Met,
    Verdict::OnPace,
    Verdict::Behind,
    Verdict::FarBehind,
    Verdict::Missed,
    Verdict::NotRated,
    Verdict::NoData,
    Verdict::Watch,
];

pub struct Words {
    pub title: &'static str,
    pub subtitle: &'static str,
    pub note: &'static str,
    pub actual: &'static str,
    pub plan: &'static str,
    pub behind: &'static str,
    pub year: &'static str,
    pub month: &'static str,
}

pub const ZH: Words = Words {
    title: "垌冲镇烟叶种植面积累计",
    subtitle: "2025年1月—2026年8月，截至2026年8月底完成年度任务的59.2%，低于序时进度7.5个百分点",
    note: "数据来源：市烟草专卖局月报；合成数据，仅供演示",
    actual: "实际",
    plan: "序时进度",
    behind: "滞后3.6个月",
    year: "年",
    month: "月",
};

pub const EN: Words = Words {
    title: "Planted tobacco area, cumulative, all districts & <county> towns",
    subtitle: "January 2025 to August 2026; 59.2% of the annual task done, 7.5 points short of the plan",
    note: "Source: monthly report of the county office. Synthetic data, for demonstration only.",
    actual: "Actual",
    plan: "Planned pace",
    behind: "3.6 months behind",
    year: "",
    month: "",
};

/// A trend of `values` (None: missing) towards `target` in `months` months.
pub fn trend(words: &Words, values: &[Option<f64>], target: f64, months: u32, role: Verdict) -> Chart {
    let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
    let mut last = None;
    for (i, value) in (1u32..).zip(values) {
        match value {
            Some(y) => {
                let point = Point { x: f64::from(i), y: *y };
                runs.last_mut().expect("starts with one").push(point);
                last = Some(point);
            }
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    let start = values.iter().flatten().next().copied().unwrap_or(0.0);
    let all = values.iter().flatten().copied().chain([target, 0.0]);
    let (low, high) = all.fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
    let room = (high - low) * 0.08;
    let (low, high) = (if low < 0.0 { low - room } else { low }, high + room);
    let slope = (target - start) / f64::from(months.max(2) - 1);
    let behind = last.filter(|_| matches!(role, Verdict::Behind | Verdict::FarBehind) && slope != 0.0).map(|p| {
        Bracket { from: ((p.y - start) / slope + 1.0).clamp(0.0, p.x), to: p.x, y: p.y, label: words.behind.to_owned() }
    });
    let phase = Phase {
        plan: vec![Point { x: 1.0, y: start }, Point { x: f64::from(months), y: target }],
        plan_label: words.plan.to_owned(),
        target,
        upper: None,
        from: 0.0,
        to: f64::from(months),
        target_label: if words.year.is_empty() {
            format!("Target {target} (December 2026)")
        } else {
            format!("目标 {target}（2026年12月）")
        },
        due: true,
    };
    let x_ticks = (1..=months).map(|m| tick(f64::from(m), month(words, m), u8::from(m % 12 == 1))).collect();
    let y_ticks = (0u8..=5)
        .map(|i| {
            let at = low + (high - low) * f64::from(i) / 5.0;
            tick(at, format!("{at:.1}"), 0)
        })
        .collect();
    Chart {
        id: ChartId::of(ChartKind::Trend, "trend"),
        title: words.title.to_owned(),
        short_title: words.title.to_owned(),
        caption: words.title.to_owned(),
        subtitle: words.subtitle.to_owned(),
        notes: vec![words.note.to_owned()],
        alt: words.subtitle.to_owned(),
        drawing: Drawing::Trend(Trend {
            x: Axis { min: 0.0, max: f64::from(months), ticks: x_ticks },
            y: Axis { min: low, max: high, ticks: y_ticks },
            gaps: runs.windows(2).filter_map(|pair| Some([*pair[0].last()?, *pair[1].first()?])).collect(),
            actual: runs,
            actual_label: words.actual.to_owned(),
            columns: Vec::new(),
            column_label: "当期".to_owned(),
            year_before: Vec::new(),
            year_before_label: "上年同期累计".to_owned(),
            last: last.map(|at| Label { at, text: format!("{:.1}", at.y) }),
            phases: vec![phase],
            behind,
            role,
            provisional: Vec::new(),
            provisional_label: "初步数，可能更正".to_owned(),
            special: Vec::new(),
            special_label: "超出随机波动".to_owned(),
            fan: Vec::new(),
            fan_label: "预测".to_owned(),
        }),
    }
}

fn month(words: &Words, m: u32) -> String {
    let number = (m - 1) % 12 + 1;
    if number == 1 {
        format!("{}{}1{}", 2025 + m / 12, if words.year.is_empty() { "-" } else { words.year }, words.month)
    } else {
        format!("{number}{}", words.month)
    }
}

fn tick(at: f64, label: String, weight: u8) -> Tick {
    Tick { at, label, weight }
}

/// `n` values that grow unevenly towards `to`.
pub fn grown(n: u32, to: f64) -> Vec<Option<f64>> {
    (1..=n).map(|i| Some(to * f64::from(i) / f64::from(n) * (0.82 + 0.18 * (f64::from(i) * 1.7).sin()))).collect()
}

/// A board of `n` rows; every name that is a multiple of five is long.
pub fn board(chinese: bool, n: u32) -> Chart {
    let names = if chinese {
        [
            "烟叶种植面积",
            "粮食总产量",
            "规模以上工业增加值增速",
            "城镇新增就业人数",
            "脱贫人口人均纯收入较上年增长幅度（含监测对象及易地搬迁后续扶持）",
        ]
    } else {
        [
            "Tobacco area",
            "Grain output",
            "Industrial value added",
            "New urban jobs",
            "Growth of net income per head of lifted-out-of-poverty population, with monitored households",
        ]
    };
    let verdicts = if chinese {
        ["已完成", "达到序时进度", "未达到序时进度", "明显滞后", "逾期未完成", "暂不评价", "未报送", "未设目标"]
    } else {
        ["Met", "On pace", "Behind", "Far behind", "Missed", "Not rated", "No data", "No target"]
    };
    let rows = (0..n)
        .map(|i| {
            let k = [4, 3, 2, 1, 0, 5, 6, 7][(i * 8 / n.max(1)) as usize];
            let bar = (k < 5).then(|| 1.1 - f64::from(u8::try_from(k).unwrap_or(0)) * 0.2 - f64::from(i % 3) * 0.02);
            BoardRow {
                group: String::new(),
                name: names[(i % 5) as usize].to_owned(),
                role: ROLES[k],
                verdict: verdicts[k].to_owned(),
                bar: bar.map(|b| b.min(1.0)),
                over: bar.is_some_and(|b| b > 1.0),
                marker: bar.map(|_| 0.667),
                bar_text: bar.map_or("—".to_owned(), |b| format!("{:.1}%", b * 100.0)),
                value: if chinese { format!("{}／12000亩", 7100 + i) } else { format!("{} / 12,000 mu", 7100 + i) },
                plan_gap: match (bar, chinese) {
                    (None, _) => String::new(),
                    (_, true) => format!("少{}亩", 900 + i),
                    (_, false) => format!("{} mu below", 900 + i),
                },
                target_gap: if chinese { format!("少{}亩", 4900 + i) } else { format!("{} mu below", 4900 + i) },
            }
        })
        .collect();
    let word = |zh: &str, en: &str| if chinese { zh.to_owned() } else { en.to_owned() };
    Chart {
        id: ChartId::of_all(ChartKind::Board),
        title: word("各项指标完成情况一览", "All indicators at a glance"),
        short_title: word("各项指标完成情况一览", "All indicators at a glance"),
        caption: word("任务完成进度", "Progress"),
        subtitle: word("截至2026年8月底，按欠进度程度排列", "As of August 2026, worst first"),
        notes: vec![word("数据来源：各单位月报；合成数据", "Source: monthly reports; synthetic data")],
        alt: word("一览图", "Overview"),
        drawing: Drawing::Board(Board {
            bar_label: word("完成进度", "Progress"),
            marker_label: word("序时进度", "Due by now"),
            value_head: word("完成值／目标值", "Value / target"),
            verdict_head: word("评价", "Verdict"),
            plan_head: word("较序时进度", "Against profile"),
            target_head: word("距目标", "Against target"),
            either_head: word("较序时进度（或距目标）", "Against profile (or target)"),
            rows,
            key: ROLES.iter().zip(verdicts).map(|(role, word)| (*role, word.to_owned())).collect(),
        }),
    }
}
