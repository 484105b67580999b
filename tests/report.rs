//! Sentences, tables and axes of a report, from assessments made by hand.

use onpace::assess::{Assessment, Basis, Breakdown, Change, Flag, PlanShape, ProjectedBy, Share, Verdict};
use onpace::catalog::{
    self, Amounts, Baseline, BoardRules, Briefing, Catalog, Indicator, KeepMode, Kind, Measure, Plan, Protect, Region,
    RegionId, Regions, RowsOf, Scope, Source, TableOrigins, Target, TargetKind, Tolerance, load,
};
use onpace::measure::exact::{ratio, whole};
use onpace::measure::{Calendar, Direction, Every, Exact, Month, Period, Unit, Units, When};
use onpace::pack;
use onpace::render::{csv::gaps_csv, json::report_json, markdown::briefing_md, xlsx::gaps_xlsx};
use onpace::report::charts::Drawing;
use onpace::report::{Assessed, Edition, FeedState, FeedStatus, GapRow, Input, MOST_ROWS_IN_WORDS, Report, build};
use onpace::series::{Point, Value, Window};
use onpace::words::Language;

fn indicator(id: &str, name: &str, kind: Kind, unit: &str) -> Indicator {
    Indicator {
        id: id.to_owned(),
        name: name.to_owned(),
        name_en: Some("tobacco transplanted".to_owned()),
        section: "产业发展".to_owned(),
        source: Source::Rows(RowsOf {
            feed: "acreage".to_owned(),
            conditions: vec![],
            measure: Measure::Sum(vec!["area".to_owned()]),
            date: None,
        }),
        kind,
        yearly: false,
        since: None,
        trailing_year: false,
        unit: Unit::parse(unit).unwrap(),
        decimals: 0,
        better: Direction::Higher,
        stale_after: None,
        within_days: None,
        description: onpace::catalog::Description::default(),
        protect: Protect::None,
        protect_stated: false,
        by: Vec::new(),
        hidden: false,
        amounts: Amounts::NoneBelowZero,
        changes: vec![],
    }
}

fn target(indicator: &str, kind: TargetKind, value: i64) -> Target {
    Target {
        line: 2,
        indicator: indicator.to_owned(),
        scope: Scope::One(RegionId(0)),
        kind,
        value: whole(value),
        reference: None,
        upper: None,
        from: When::Month(Month::new(2020, 1)),
        baseline: Baseline::First,
        due: Some(When::Month(Month::new(2020, 12))),
        until: None,
        plan: Plan::Linear,
        basis: catalog::Basis::Stated,
        tolerance: Tolerance::None,
        keep: KeepMode::Last,
        far: None,
        limit: None,
        decided: None,
        approved_by: String::new(),
        reason: String::new(),
        lead: "县农业农村局".to_owned(),
        support: String::new(),
        oversight: String::new(),
        leader: String::new(),
        source: "县政府工作报告".to_owned(),
        note: String::new(),
    }
}

fn nothing(verdict: Verdict) -> Assessment {
    Assessment::with_verdict(verdict)
}

/// The first worked example of the arithmetic: B 0, T 12,000, A 7,100, month 8 of 12.
fn worked() -> Assessment {
    let start = i64::from(Month::new(2020, 1).ordinal());
    Assessment {
        value: Some(whole(7100)),
        target: Some(whole(12000)),
        baseline: Some(whole(0)),
        completion: Some(ratio(71, 120)),
        progress: Some(ratio(71, 120)),
        elapsed: Some(ratio(8, 12)),
        expected: Some(whole(8000)),
        gap: Some(whole(-900)),
        gap_to_target: Some(whole(-4900)),
        pace: Some(ratio(7100, 8000)),
        months_behind: Some(ratio(9, 10)),
        required: Some(whole(1225)),
        recent: Some(whole(880)),
        recent_months: Some(3),
        left: Some(whole(4)),
        projected: Some(whole(10620)),
        projected_by: Some(ProjectedBy::RecentRate),
        plan: vec![(whole(start), whole(0)), (whole(start + 12), whole(12000))],
        ..nothing(Verdict::Behind)
    }
}

fn catalog(indicators: Vec<Indicator>, targets: Vec<Target>) -> Catalog {
    let region = |code: &str, name: &str, level: &str, parent| Region {
        code: code.to_owned(),
        name: name.to_owned(),
        level: level.to_owned(),
        parent,
        aliases: vec![],
        valid_from: None,
        valid_to: None,
        merged_into: None,
        name_en: String::new(),
        title: String::new(),
        title_en: String::new(),
        tile: None,
    };
    Catalog {
        names_en: std::collections::BTreeMap::new(),
        actions: vec![],
        briefing: Briefing::default(),
        shapes: None,
        title: "襄城县产业与民生指标".to_owned(),
        language: Language::Chinese,
        calendar: Calendar::CIVIL,
        units: Units::default(),
        start: Month::new(2020, 1),
        synthetic: Some("示例数据".to_owned()),
        to_confirm: false,
        board: BoardRules::default(),
        holidays: None,
        comments: None,
        received: vec![],
        confirmed: vec![],
        origins: TableOrigins::default(),
        regions: Regions::new(
            vec![
                region("411025", "襄城县", "county", None),
                region("411025100", "城关镇", "township", Some(RegionId(0))),
                region("411025101", "颍桥镇", "township", Some(RegionId(0))),
            ],
            RegionId(0),
        ),
        feeds: vec![],
        indicators,
        targets,
        hash: String::new(),
    }
}

fn points() -> Vec<Point> {
    let value = |n: i64| if n == 8 { 7100 } else { n * 880 };
    (1..=8)
        .map(|n| Point {
            own: Some(whole(value(n) - value(n - 1))),
            ..Point::of(Month::new(2020, i8::try_from(n).unwrap()), Value::Observed(whole(value(n))))
        })
        .collect()
}

fn row(catalog: &Catalog, region: u32, assessment: Assessment) -> Assessed<'_> {
    let (indicator, target) = (&catalog.indicators[0], catalog.targets.first());
    Assessed {
        points: points(),
        first_seen: points().first().map(|p| p.month),
        ..Assessed::new(indicator, target, RegionId(region), Window::State, assessment)
    }
}

fn report_of(catalog: &Catalog, rows: Vec<Assessed<'_>>, language: Language, as_of: Month) -> Report {
    build(&input_of(catalog, rows, language, as_of))
}

fn input_of<'a>(catalog: &'a Catalog, rows: Vec<Assessed<'a>>, language: Language, as_of: Month) -> Input<'a> {
    Input {
        rows,
        feeds: vec![FeedStatus {
            timeliness: vec![],
            feed: "acreage".to_owned(),
            source: "县农业农村局".to_owned(),
            last: Some(Period::containing(jiff::civil::date(2020, 8, 1), Every::Month)),
            missing: vec!["颍桥镇".to_owned()],
            period: Period::containing(jiff::civil::date(2020, 8, 1), Every::Month),
            state: FeedState::Partial,
            earlier: Vec::new(),
            files: 8,
            coverage: Some((14, 16)),
        }],
        most_regions: 240,
        ..Input::new(catalog, as_of, language, Edition::Internal)
    }
}

fn flow() -> Catalog {
    catalog(vec![indicator("tobacco", "烟叶移栽", Kind::Flow, "亩")], vec![target("tobacco", TargetKind::Reach, 12000)])
}

fn sentence(catalog: &Catalog, assessment: Assessment, language: Language) -> String {
    let report = report_of(catalog, vec![row(catalog, 0, assessment)], language, Month::new(2020, 8));
    report.rows[0].sentence.clone()
}

#[test]
fn the_sentence_of_a_gap_in_both_languages() {
    let catalog = flow();
    assert_eq!(
        sentence(&catalog, worked(), Language::Chinese),
        "1—8月累计完成7100亩，完成年度任务（12000亩）的59.2%，低于序时进度7.5个百分点，较序时进度少900亩；\
         近3个月月均完成880亩，后4个月需月均完成1225亩，按此进度预计全年完成10620亩，难以按期完成。"
    );
    assert_eq!(
        sentence(&catalog, worked(), Language::English),
        "7,100 mu by the end of August: 59.2% of the year's 12,000 mu, \
         7.5 percentage points behind profile (900 mu short). \
         The remaining four months need 1,225 mu a month; the last three averaged 880 mu, \
         at which rate the year would come to 10,620 mu and miss the target."
    );
}

#[test]
fn sentences_of_other_cases() {
    let mut level = catalog(
        vec![indicator("acreage", "烟叶种植面积", Kind::Level, "万亩")],
        vec![target("acreage", TargetKind::Reach, 13)],
    );
    level.indicators[0].decimals = 1;
    level.targets[0].due = Some(When::Month(Month::new(2023, 12)));
    level.targets[0].basis = catalog::Basis::Inferred;
    let behind = Assessment {
        value: Some(whole(10)),
        progress: Some(ratio(2, 5)),
        elapsed: Some(ratio(1, 2)),
        gap: Some(ratio(-1, 2)),
        required: Some(ratio(1, 6)),
        left: Some(whole(18)),
        recent: Some(ratio(1, 10)),
        plan_shape: Some(PlanShape::Even),
        flags: vec![Flag::Inferred],
        ..nothing(Verdict::Behind)
    };
    insta::assert_snapshot!(sentence(&level, behind.clone(), Language::Chinese), @r"截至2020年8月底，烟叶种植面积10.0万亩，目标为13万亩（2023年12月底前），任务完成40%，低于序时进度10.0个百分点，较序时进度少0.5万亩；后18个月需月均增加1667亩。文件未写明的要求按推定执行，按均速测算。");
    insta::assert_snapshot!(sentence(&level, behind, Language::English), @r"Tobacco transplanted stood at 100,000 mu at the end of August 2020, against a target of 130,000 mu by the end of December 2023, 40% of the way, 10.0 percentage points behind profile (5,000 mu short). The remaining 18 months need a rise of 1,667 mu a month. The requirement was inferred; an even profile is used.");
    let absent = Assessment {
        flags: vec![Flag::Partial],
        coverage: Some((14, 16)),
        last: Some((Month::new(2020, 6), ratio(98, 10))),
        ..nothing(Verdict::NoData)
    };
    insta::assert_snapshot!(sentence(&level, absent, Language::Chinese), @"截至2020年8月底，烟叶种植面积数据报送不全（应报16份，实报14份），最近一次完整数据为2020年6月底的9.8万亩。");

    let mut zero = catalog(
        vec![indicator("dropouts", "未劝返辍学生", Kind::Open, "人")],
        vec![target("dropouts", TargetKind::Zero, 0)],
    );
    zero.indicators[0].better = Direction::Lower;
    zero.targets[0].due = None;
    let open = Assessment { value: Some(whole(108)), gap: Some(whole(-108)), ..nothing(Verdict::Behind) };
    insta::assert_snapshot!(sentence(&zero, open, Language::Chinese), @r"截至2020年8月底，未劝返辍学生尚有108人，未清零。");

    let mut keep =
        catalog(vec![indicator("rate", "巩固率", Kind::Level, "%")], vec![target("rate", TargetKind::Keep, 13)]);
    keep.indicators[0].decimals = 1;
    let short = Assessment { value: Some(ratio(25, 2)), gap: Some(ratio(-1, 2)), ..nothing(Verdict::Behind) };
    insta::assert_snapshot!(sentence(&keep, short, Language::Chinese), @"截至2020年8月底，巩固率12.5%，要求保持在13%以上，较要求低0.5个百分点。");

    let mut watch = flow();
    watch.targets.clear();
    let watched = Assessment {
        value: Some(whole(500)),
        change: Some(whole(-20)),
        year_change: Some(Change { before: whole(0), by: whole(500) }),
        ..nothing(Verdict::Watch)
    };
    insta::assert_snapshot!(sentence(&watch, watched.clone(), Language::Chinese), @r"2020年1—8月，烟叶移栽累计500亩，比上月少20亩，上年同期为0，净增500亩。");
    insta::assert_snapshot!(sentence(&watch, watched, Language::English), @r"Tobacco transplanted came to 500 mu from January to August 2020, down by 20 mu on the month before, up by 500 mu from zero a year before.");
}

#[test]
fn rollups_count_regions() {
    let mut catalog = flow();
    catalog.targets[0].scope = Scope::Each(vec![RegionId(1), RegionId(2)]);
    let total = Assessed {
        each_total: true,
        assessment: Box::new(Assessment { value: Some(whole(1)), target: Some(whole(2)), ..nothing(Verdict::Behind) }),
        ..row(&catalog, 0, worked())
    };
    let rows = vec![row(&catalog, 2, worked()), total, row(&catalog, 1, worked())];
    let report = report_of(&catalog, rows, Language::Chinese, Month::new(2020, 8));
    insta::assert_snapshot!(report.rows[0].sentence, @r"截至2020年8月底，2个乡镇均未达序时进度。");
    assert_eq!((report.rows[0].record.unit.as_str(), report.rows[0].record.target.as_str()), ("个", "2"));
    let regions: Vec<&str> = report.rows.iter().map(|r| r.record.region_name.as_str()).collect();
    assert_eq!(regions, ["襄城县", "城关镇", "颍桥镇"]);
    assert_eq!(report.matrix.rows.len(), 2);
    let ranks: Vec<usize> = report.lagging_regions.iter().map(|l| l.rank).collect();
    assert_eq!(ranks, [1, 1], "equal shortfalls are a tie");
}

#[test]
fn gaps_csv_has_the_agreed_columns_and_no_formulas() {
    let mut catalog = flow();
    catalog.feeds = load(&pack::project()).expect("the bundled catalog is sound").output.feeds;
    catalog.indicators[0].name = "=HYPERLINK(\"x\")".to_owned();
    catalog.targets[0].source = "＋1".to_owned();
    let rows = vec![row(&catalog, 0, worked())];
    let report = report_of(&catalog, rows, Language::Chinese, Month::new(2020, 8));
    let text = String::from_utf8(gaps_csv(&report)).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let (heads, row) = text.split_once("\r\n").unwrap();
    assert_eq!(
        heads,
        "indicator,name,section,lead,source_feed,region,region_name,as_of,value,unit,target_kind,target,upper,from,\
         baseline,due,completion,progress,elapsed,expected,gap,gap_to_target,pace,months_behind,required_per_month,\
         recent_per_month,projected,verdict,flags,coverage,last_value,last_period,basis,source,\
         own_period,state,waiting_rows,per,oversight,\
         statcan_r,statcan_score,statcan_rating,destatis_p,destatis_share,destatis_rating"
    );
    assert_eq!(
        row.trim_end(),
        "tobacco,\"'=HYPERLINK(\"\"x\"\")\",产业发展,县农业农村局,acreage,411025,襄城县,2020-08,7100,亩,reach,12000,,\
         2020-01,0,2020-12,0.591667,0.591667,0.666667,8000,-900,-4900,0.887500,0.9,1225,880,10620,behind,,,,,stated,'＋1,,,,month,,,,,,,"
    );
}

#[test]
fn charts_and_forms() {
    let catalog = flow();
    let rows = || vec![row(&catalog, 0, worked())];
    let report = report_of(&catalog, rows(), Language::Chinese, Month::new(2020, 8));
    assert_eq!(report.charts.iter().map(onpace::report::charts::Chart::name).collect::<Vec<_>>(), ["board", "tobacco"]);
    let Drawing::Trend(trend) = &report.charts[1].drawing else { panic!("a trend") };
    assert_eq!(
        (trend.x.max, trend.x.ticks[0].label.as_str(), trend.x.ticks[7].label.as_str()),
        (12.0, "2020年1月", "8月")
    );
    assert_eq!((trend.y.min, trend.y.max), (0.0, 12000.0));
    let bracket = trend.behind.as_ref().unwrap();
    assert!((bracket.from - 7.1).abs() < 1e-9 && bracket.label == "滞后0.9个月");
    let Drawing::Board(board) = &report.charts[0].drawing else { panic!("a board") };
    assert_eq!((board.rows[0].value.as_str(), board.rows[0].plan_gap.as_str()), ("7100／12000亩", "少900亩"));
    assert_eq!(report_json(&report), report_json(&report_of(&catalog, rows(), Language::Chinese, Month::new(2020, 8))));
    insta::assert_snapshot!("briefing", briefing_md(&report));
    assert!(
        briefing_md(&report_of(&catalog, rows(), Language::English, Month::new(2020, 8))).contains("2. Behind target")
    );
}

/// No case lacks a message or an argument of one: `Locale::say` would panic.
#[test]
fn every_case_has_a_sentence() {
    for (verdict, language, better, unit, sign) in cases() {
        for kind in [Kind::Flow, Kind::Level, Kind::Open] {
            for (_, wanted) in TargetKind::NAMES {
                let mut catalog = catalog(vec![indicator("x", "某指标", kind, unit)], vec![target("x", wanted, 13)]);
                catalog.indicators[0].better = better;
                catalog.targets[0].upper = Some(whole(20));
                let plan = Assessment { verdict, gap: Some(whole(sign)), recent: Some(whole(sign)), ..worked() };
                let bare = Assessment { value: Some(whole(12)), gap: plan.gap.clone(), ..nothing(verdict) };
                let moving = Assessment {
                    flags: vec![
                        Flag::MovingAway,
                        Flag::PerDay,
                        Flag::Doubtful,
                        Flag::ShortHistory,
                        Flag::Slipping,
                        Flag::Escalated,
                    ],
                    change: Some(whole(sign)),
                    year_change: Some(Change { before: whole(sign), by: whole(-sign) }),
                    required: Some(whole(-sign)),
                    ..plan.clone()
                };
                let unrated = [Flag::ZeroBase, Flag::ZeroTarget, Flag::SignChange, Flag::OnePoint, Flag::OutOfRange];
                let unrated = unrated.map(|flag| Assessment { flags: vec![flag], ..plan.clone() });
                let rows = [plan, bare, moving, nothing(verdict)].into_iter().chain(unrated).flat_map(|assessment| {
                    let each = Assessed { each_total: true, ..row(&catalog, 0, assessment.clone()) };
                    let watch = Assessed { target: None, ..row(&catalog, 1, assessment.clone()) };
                    [each, watch, row(&catalog, 0, assessment)]
                });
                let report = report_of(&catalog, rows.collect(), language, Month::new(2020, 8));
                assert!(report.rows.iter().all(|r| !r.sentence.contains(['{', '}']) && r.sentence.len() > 10));
            }
        }
    }
}

fn cases() -> Vec<(Verdict, Language, Direction, &'static str, i64)> {
    let mut out = vec![];
    for verdict in Verdict::ALL {
        for language in Language::ALL.iter().copied() {
            for better in [Direction::Higher, Direction::Lower] {
                out.extend(["%", "亩"].into_iter().flat_map(|u| [-1, 0, 1].map(|s| (verdict, language, better, u, s))));
            }
        }
    }
    out
}

#[test]
fn numbers_stay_exact() {
    let third: Exact = ratio(1, 3);
    let catalog = flow();
    let rows = vec![row(&catalog, 0, Assessment { value: Some(third), ..worked() })];
    let report = report_of(&catalog, rows, Language::Chinese, Month::new(2020, 8));
    assert_eq!(report.rows[0].record.value, "0.333333");
}

/// Each region has a number of its own for the same promise, in a row of its own in `targets.csv`; the county itself has none.
#[test]
fn targets_that_ask_the_same_of_regions_stand_in_one_column() {
    let of = |line: u64, region: u32, value: i64| Target {
        line,
        scope: Scope::One(RegionId(region)),
        ..target("tobacco", TargetKind::Reach, value)
    };
    let later = Target { due: Some(When::Month(Month::new(2021, 12))), ..of(4, 2, 900) };
    let catalog =
        catalog(vec![indicator("tobacco", "烟叶移栽", Kind::Flow, "亩")], vec![of(2, 1, 300), of(3, 2, 500), later]);
    let rows = catalog.targets.iter().zip([1, 2, 2]).map(|(target, region)| Assessed {
        target: Some(target),
        ..row(&catalog, region, Assessment::with_verdict(Verdict::Behind))
    });
    let report = report_of(&catalog, rows.collect(), Language::Chinese, Month::new(2020, 8));
    let cells: Vec<_> = report.matrix.rows.iter().map(|r| (r.code.as_str(), r.cells.clone())).collect();
    assert_eq!(report.matrix.columns.len(), 2);
    assert_eq!(cells, [("411025100", vec![Some(0), None]), ("411025101", vec![Some(1), Some(2)])]);
    // Nothing is asked of the county, so that the regions' verdicts are counted.
    let behind = report.counts.iter().find(|c| c.verdict == "behind").map(|c| c.count);
    assert_eq!(behind, Some(3));
    assert!(report.charts.iter().any(|c| c.name() == "ranking-tobacco"), "one ranking of both regions");
}

/// A country's rows: the root's, and as many of a region as are asked for, the last of which lags more than the others.
fn many(below: usize) -> Report {
    let catalog = flow();
    let mut rows = vec![row(&catalog, 0, worked())];
    rows.extend((0..below).map(|_| row(&catalog, 1, worked())));
    if let Some(last) = rows.last_mut() {
        last.assessment.progress = Some(whole(-1));
        last.assessment.gap = Some(whole(-9999));
    }
    let input = input_of(&catalog, rows, Language::Chinese, Month::new(2020, 8));
    build(&Input { with_charts: false, with_document: false, ..input })
}

#[test]
fn of_too_many_rows_those_of_regions_have_their_cells_alone() {
    let told = |row: &GapRow| !row.sentence.is_empty() && !row.steps.is_empty() && !row.table_text.value.is_empty();
    let few = many(MOST_ROWS_IN_WORDS - 1);
    assert!(few.rows.iter().all(told));
    let report = many(MOST_ROWS_IN_WORDS);
    assert_eq!(report.rows.len(), MOST_ROWS_IN_WORDS + 1);
    for row in &report.rows {
        assert_eq!(told(row), row.root);
        assert!(!row.record.value.is_empty() && !row.text.verdict.is_empty());
    }
    // So many are written by all processors; they are the same rows in the same order.
    let written: serde_json::Value = serde_json::from_slice(&report_json(&report)).expect("JSON");
    let rows = written["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), report.rows.len());
    for (written, row) in rows.iter().zip(&report.rows) {
        assert_eq!(*written, serde_json::to_value(row).expect("plain data"));
    }
}

#[test]
fn of_too_many_parts_the_worst_are_told_and_how_many_there_are() {
    let catalog = flow();
    let lags = i64::try_from(MOST_ROWS_IN_WORDS).expect("a small number") + 5;
    let share = |n: i64| Share { region: RegionId(1), value: Some(whole(n)), change: None, gap: Some(whole(n - lags)) };
    let shares: Vec<Share<RegionId>> = (0..lags).map(share).collect();
    let breakdown = Some(Box::new(Breakdown { basis: Basis::OwnTargets, shares, rest: None }));
    let whole_row = Assessed { breakdown, ..row(&catalog, 0, worked()) };
    let report = report_of(&catalog, vec![whole_row], Language::Chinese, Month::new(2020, 8));
    let told = &report.rows[0];
    assert_eq!(told.parts.len(), MOST_ROWS_IN_WORDS);
    assert_eq!(told.parts[0].gap_in_full, (-lags).to_string());
    assert!(told.parts_text.contains(&lags.to_string()), "{}", told.parts_text);
}

#[test]
fn what_changed_in_too_many_regions_has_no_sentence() {
    let changed = |below: usize| {
        let catalog = flow();
        let rows: Vec<Assessed<'_>> = std::iter::once(0)
            .chain(std::iter::repeat_n(1, below))
            .map(|region| row(&catalog, region, worked()))
            .collect();
        let previous = [0, 1].map(|region| row(&catalog, region, nothing(Verdict::NoData)));
        let input = input_of(&catalog, rows, Language::Chinese, Month::new(2020, 8));
        build(&Input { with_charts: false, with_document: false, previous: previous.into(), ..input }).changed
    };
    let few = changed(3);
    assert_eq!(few.len(), 4);
    assert!(few.iter().all(|c| !c.text.is_empty() && !c.before_text.is_empty()));
    let many = changed(MOST_ROWS_IN_WORDS);
    assert_eq!(many.len(), MOST_ROWS_IN_WORDS + 1);
    assert!(many.iter().all(|c| c.text.is_empty() == (c.row > 0) && !c.after_text.is_empty()));
}

#[test]
fn a_sheet_holds_the_whole_and_what_lags_most() {
    let sheets = |report: &Report| -> [(usize, bool, bool); 2] {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(gaps_xlsx(report))).expect("a workbook");
        let mut text = |name: &str| {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut archive.by_name(name).expect("a part"), &mut text).expect("text");
            text
        };
        let cut = text("xl/sharedStrings.xml").contains("行数过多");
        ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"].map(|name| {
            let sheet = text(name);
            (sheet.matches("<row ").count(), cut, sheet.contains("<v>-9999</v>"))
        })
    };
    // Title, as-of, mark, an empty row, heads.
    let [(few, cut, worst), _] = sheets(&many(20));
    assert!(!cut && worst);
    let above = few - 21;
    let [(gaps, cut, worst), (lagging, ..)] = sheets(&many(MOST_ROWS_IN_WORDS + 50));
    assert!(cut && worst);
    // The note is a row more.
    assert_eq!((gaps, lagging), (MOST_ROWS_IN_WORDS + above + 1, MOST_ROWS_IN_WORDS + above + 1));
}
