//! Made-up charts of the kinds that compare regions, causes and months.

use super::{ROLES, grown};
use onpace::assess::Verdict;
use onpace::report::charts::{
    Axis, Bridge, Chart, ChartId, ChartKind, Control, Drawing, Label, Limits, Matrix, MatrixCell, MatrixRow, Multiples,
    Panel, Point, RankRow, Ranking, Step, StepKind, Tick,
};

pub const TOWNS: [&str; 8] = [
    "文昌镇",
    "青石回族镇",
    "石桥铺镇",
    "垌冲镇",
    "松坡乡",
    "阿克陶县克孜勒陶柯尔克孜民族乡",
    "芦湾乡",
    "枣园街道办事处",
];
pub const TOWNS_EN: [&str; 8] = [
    "Wenchang",
    "Qingshi Hui Town",
    "Shiqiaopu",
    "Dongchong",
    "Songpo",
    "Kizilto Kirghiz Ethnic Township of Akto",
    "Luwan",
    "Zaoyuan",
];

pub fn word(chinese: bool, zh: &str, en: &str) -> String {
    if chinese { zh } else { en }.to_owned()
}

fn town(chinese: bool, i: usize) -> String {
    if chinese { TOWNS[i % 8] } else { TOWNS_EN[i % 8] }.to_owned()
}

fn verdict(chinese: bool, role: Verdict) -> String {
    let n = ROLES.iter().position(|r| *r == role).expect("all roles are listed");
    let zh = ["已完成", "达到序时进度", "未达到序时进度", "明显滞后", "逾期未完成", "暂不评价", "未报送", "未设目标"];
    let en = ["Met", "On pace", "Behind", "Far behind", "Missed", "Not rated", "No data", "No target"];
    if chinese { zh[n] } else { en[n] }.to_owned()
}

fn key(chinese: bool, roles: impl Iterator<Item = Verdict>) -> Vec<(Verdict, String)> {
    let there: Vec<Verdict> = roles.collect();
    ROLES.iter().filter(|r| there.contains(r)).map(|r| (*r, verdict(chinese, *r))).collect()
}

fn chart(chinese: bool, id: ChartId, zh: &str, en: &str, drawing: Drawing) -> Chart {
    Chart {
        id,
        title: word(chinese, zh, en),
        short_title: word(chinese, zh, en),
        caption: word(chinese, zh, en),
        subtitle: word(chinese, "截至2021年9月底", "As of September 2021"),
        notes: vec![word(
            chinese,
            "数据来源：县农业农村局；示例数据",
            "Source: county bureau of agriculture; made-up data",
        )],
        alt: word(chinese, zh, en),
        drawing,
    }
}

pub fn real(n: usize) -> f64 {
    f64::from(u16::try_from(n).expect("a number of rows"))
}

/// With two places; a dash for what is no number.
fn number(x: f64) -> String {
    if x.is_finite() { format!("{x:.2}") } else { "—".to_owned() }
}

fn written(x: f64) -> String {
    if x.is_finite() { format!("{x}") } else { "—".to_owned() }
}

pub fn axis(low: f64, high: f64) -> Axis {
    let (ticks, places) = onpace::report::charts::axis::ticks(low, high, false);
    let (min, max) = (ticks[0], ticks[ticks.len() - 1]);
    let ticks = ticks.iter().map(|at| Tick { at: *at, label: format!("{at:.places$}"), weight: 0 }).collect();
    Axis { min, max, ticks }
}

fn months(chinese: bool, n: u32) -> Axis {
    let tick = |m: u32| {
        let number = (m - 1) % 12 + 1;
        let year = 2020 + (m - 1) / 12;
        let label = match (chinese, number) {
            (true, 1) => format!("{year}年1月"),
            (true, _) => format!("{number}月"),
            (false, 1) => format!("Jan {year}"),
            (false, _) => ["Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
                [number as usize - 2]
                .to_owned(),
        };
        Tick { at: f64::from(m), label, weight: u8::from(number == 1) }
    };
    Axis { min: 0.0, max: f64::from(n), ticks: (1..=n).map(tick).collect() }
}

/// `n` regions towards `target`; `share(i)` of it is done in region `i`, None where nothing was sent.
pub fn ranking(chinese: bool, n: usize, target: f64, share: impl Fn(usize) -> Option<f64>) -> Chart {
    let plan = target * 0.75;
    let row = |i: usize| {
        let actual = share(i).map(|s| s * target);
        let role = match actual {
            None => Verdict::NoData,
            Some(a) if a >= target => Verdict::Met,
            Some(a) if a >= plan => Verdict::OnPace,
            Some(a) if a >= plan * 0.7 => Verdict::Behind,
            Some(_) => Verdict::FarBehind,
        };
        let gap = actual.map(|a| a - plan);
        RankRow {
            place: (i + 1).to_string(),
            name: town(chinese, i),
            role,
            actual,
            plan: Some(plan),
            good: gap.map(|g| g >= 0.0),
            value: actual.map_or(word(chinese, "未报送", "No data"), number),
            gap: gap.map_or(String::new(), |g| {
                let (zh, en) = if g < 0.0 { ("少", "short by ") } else { ("多", "ahead by ") };
                format!("{}{}{}", word(chinese, zh, en), number(g.abs()), word(chinese, "万亩", ""))
            }),
            sum: false,
        }
    };
    let rows: Vec<RankRow> = (0..n).map(row).collect();
    let values = rows.iter().filter_map(|r| r.actual).chain([plan, target]).filter(|v| v.is_finite());
    let (low, high) = values.fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
    let words = word(chinese, &format!("目标{target}"), &format!("Target {target}"));
    chart(
        chinese,
        ChartId::of_all(ChartKind::Ranking),
        "各乡镇烟叶种植面积",
        "Tobacco acreage by township",
        Drawing::Ranking(Ranking {
            axis: axis(low, high),
            target: Some((target, words)),
            actual_label: word(chinese, "完成", "Done"),
            plan_label: word(chinese, "序时应达", "Due by now"),
            gap_label: word(chinese, "差额", "Shortfall"),
            key: key(chinese, rows.iter().map(|r| r.role)),
            rows,
        }),
    )
}

/// Shares that fall from what is met to what is far behind.
pub fn falling(n: usize) -> impl Fn(usize) -> Option<f64> {
    move |i| {
        let part = real(i) / real(n.max(1));
        (i % 7 != 5).then_some(1.15 - part)
    }
}

pub fn matrix(chinese: bool, rows: usize, columns: usize, role: impl Fn(usize, usize) -> Option<Verdict>) -> Chart {
    let heads_zh =
        ["引进培育农产品深加工企业", "示范村", "标准化种植示范园", "市级以上龙头企业", "一般农户未劝返辍学生"];
    let heads_en = [
        "Deep processors attracted",
        "Demonstration villages",
        "Standard gardens",
        "City-level leaders",
        "Dropouts not yet back",
    ];
    let cell = |i, j| {
        role(i, j).map(|role| MatrixCell {
            role,
            text: if role == Verdict::NoData { verdict(chinese, role) } else { format!("{}／{}", i * j % 3, 2) },
        })
    };
    let list: Vec<MatrixRow> = (0..rows)
        .map(|i| MatrixRow { name: town(chinese, i), cells: (0..columns).map(|j| cell(i, j)).collect() })
        .collect();
    let roles = list.iter().flat_map(|r| &r.cells).flatten().map(|c| c.role);
    chart(
        chinese,
        ChartId::of_all(ChartKind::Matrix),
        "各地任务完成情况",
        "Where each township stands",
        Drawing::Matrix(Matrix {
            region_head: word(chinese, "地区", "Region"),
            columns: (0..columns).map(|j| if chinese { heads_zh[j % 5] } else { heads_en[j % 5] }.to_owned()).collect(),
            key: key(chinese, roles),
            rows: list,
        }),
    )
}

/// From `start`, a step for each change, to where they lead.
pub fn bridge(chinese: bool, start: f64, changes: &[f64]) -> Chart {
    let total = |zh: &str, en: &str, x: f64| Step {
        name: word(chinese, zh, en),
        kind: StepKind::Total,
        from: 0.0,
        to: x,
        text: written(x),
    };
    let mut steps = vec![total("2021年8月底", "End of August 2021", start)];
    let (mut at, mut low, mut high) = (start, start.min(0.0), start.max(0.0));
    for (i, change) in changes.iter().enumerate() {
        let kind = if *change <= 0.0 { StepKind::Good } else { StepKind::Bad };
        let text = format!("{}{}", if *change < 0.0 { "−" } else { "+" }, written(change.abs()));
        steps.push(Step { name: town(chinese, i), kind, from: at, to: at + change, text });
        at += change;
        (low, high) = (low.min(at), high.max(at));
    }
    steps.push(total("2021年9月底", "End of September 2021", at));
    let axis = if low.is_finite() && high.is_finite() { axis(low, high) } else { axis(0.0, 1.0) };
    chart(
        chinese,
        ChartId::of_all(ChartKind::Bridge),
        "未劝返辍学生增减",
        "Dropouts: what changed",
        Drawing::Bridge(Bridge {
            axis,
            steps,
            zero: None,
            good_label: word(chinese, "减少", "Fewer"),
            bad_label: word(chinese, "增加", "More"),
        }),
    )
}

/// The same with what is left in between, and a name for the line at zero.
pub fn bridge_of_gaps(chinese: bool, start: f64, changes: &[f64]) -> Chart {
    let mut chart = bridge(chinese, start, changes);
    let Drawing::Bridge(drawing) = &mut chart.drawing else { unreachable!("a bridge was made") };
    drawing.zero = Some(word(chinese, "序时要求", "What the plan asks for by now"));
    let middle = drawing.steps.len() / 2;
    let at = drawing.steps[middle].from;
    let name = word(chinese, "其中仍未办结", "Of those, still open");
    drawing.steps.insert(middle, Step { name, kind: StepKind::Subtotal, from: 0.0, to: at, text: written(at) });
    chart
}

fn runs(values: &[Option<f64>]) -> Vec<Vec<Point>> {
    let points: Vec<Option<Point>> =
        values.iter().enumerate().map(|(i, v)| v.map(|y| Point { x: real(i) + 1.0, y })).collect();
    points
        .split(Option::is_none)
        .filter(|run| !run.is_empty())
        .map(|run| run.iter().flatten().copied().collect())
        .collect()
}

pub fn control(chinese: bool, values: &[Option<f64>]) -> Chart {
    let actual = runs(values);
    let known: Vec<f64> = values.iter().flatten().copied().filter(|v| v.is_finite()).collect();
    let mean = known.iter().sum::<f64>() / real(known.len().max(1));
    let spread = known.iter().map(|v| (v - mean).abs()).fold(0.0, f64::max) * 0.8;
    let n = real(values.len());
    let step = (n / 2.0).floor();
    let stretch = |from: f64, to: f64, mean: f64| Limits { from, to, lower: mean - spread, mean, upper: mean + spread };
    let special = actual.iter().flatten().copied().filter(|p| (p.y - mean).abs() > spread).collect();
    let (low, high) = known.iter().fold((mean - spread, mean + spread), |(l, h), v| (l.min(*v), h.max(*v)));
    let limits =
        if known.len() < 12 { Vec::new() } else { vec![stretch(0.0, step, mean), stretch(step, n, mean * 1.05)] };
    chart(
        chinese,
        ChartId::of_all(ChartKind::Control),
        "每月新增排查辍学生",
        "Dropouts found each month",
        Drawing::Control(Control {
            x: months(chinese, u32::try_from(values.len().max(6)).expect("few")),
            y: axis(low, high),
            last: actual.last().and_then(|r| r.last()).map(|at| Label { at: *at, text: format!("{:.1}", at.y) }),
            gaps: actual.windows(2).filter_map(|pair| Some([*pair[0].last()?, *pair[1].first()?])).collect(),
            actual,
            actual_label: word(chinese, "每月", "Each month"),
            limits,
            mean_label: word(chinese, &format!("均值{mean:.1}"), &format!("Mean {mean:.1}")),
            limit_label: word(chinese, "控制限", "Limits"),
            special,
            special_label: word(chinese, "超出随机波动", "Beyond chance"),
            target: Some((mean * 1.1, word(chinese, "目标", "Target"))),
        }),
    )
}

/// `n` regions over `months` months; a region where nothing was sent now and then.
pub fn multiples(chinese: bool, n: usize, length: u32, top: f64) -> Chart {
    let panel = |i: usize| {
        let mut values = grown(length, top * (0.4 + 0.6 * real(i) / real(n)));
        if i % 7 == 5 {
            values.iter_mut().step_by(4).for_each(|v| *v = None);
        }
        let role = [Verdict::FarBehind, Verdict::Behind, Verdict::OnPace, Verdict::Met][i * 4 / n.max(1)];
        Panel {
            name: town(chinese, i),
            role,
            last: format!("{:.1}", values.iter().flatten().last().copied().unwrap_or(0.0)),
            actual: runs(&values),
            provisional: vec![],
            plan: vec![Point { x: 0.0, y: 0.0 }, Point { x: f64::from(length), y: top * 0.9 }],
            target: Some(top),
        }
    };
    let panels: Vec<Panel> = (0..n).map(panel).collect();
    chart(
        chinese,
        ChartId::of_all(ChartKind::Multiples),
        "各乡镇烟叶种植面积",
        "Tobacco acreage by township",
        Drawing::Multiples(Multiples {
            x: months(chinese, length),
            y: axis(top.min(0.0), top.max(0.0)),
            key: key(chinese, panels.iter().map(|p| p.role)),
            panels,
            actual_label: word(chinese, "实际", "Actual"),
            plan_label: word(chinese, "序时进度", "Planned pace"),
            target_label: word(chinese, "目标", "Target"),
            provisional_label: word(chinese, "初步数", "Provisional"),
        }),
    )
}
