//! Boards judged by other methods, from the catalog to what people read: the report's words and `explain`.

use onpace::assess::{MethodResult, Verdict};
use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Study, report};
use onpace::report::Assessed;
use onpace::report::Report;
use onpace::report::explain::methods_compared;
use onpace::words::Language;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const REGIONS: &str = "code,name,level,parent\n411025,襄城县,county,\n";
const TARGETS: &str = "indicator,kind,value,from,due\narea,reach,121,2020-12,2022-12\nsown,reach,480,2021-06,2021-09\n";
/// A state that goes from 100 to 103 in half a year and 106 in a year; sown, 103 of 480.
const FILES: [(&str, &str); 3] = [
    ("feeds/f-2020-12.csv", "日期,面积\n2020-12-31,100\n"),
    ("feeds/f-2021-06.csv", "日期,面积\n2021-06-30,103\n"),
    ("feeds/f-2021-12.csv", "日期,面积\n2021-12-31,106\n"),
];

fn toml(language: &str, board: &str) -> String {
    format!(
        "title = \"例\"\nlanguage = \"{language}\"\nstart = \"2020-12\"\n[board]\n{board}\n\
         [feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\nevery = \"month\"\nkey = [\"day\"]\n[feed.f.column]\n\
         day = {{ header = \"日期\", type = \"date\" }}\narea = {{ header = \"面积\", type = \"quantity\", unit = \"亩\" }}\n\
         [indicator.area]\nname = \"面积\"\nsection = \"一\"\nfeed = \"f\"\nmeasure = {{ sum = \"area\" }}\nkind = \"level\"\n\
         unit = \"亩\"\nbetter = \"higher\"\n\
         [indicator.sown]\nname = \"播种\"\nsection = \"一\"\nfeed = \"f\"\nmeasure = {{ sum = \"area\" }}\nkind = \"flow\"\n\
         unit = \"亩\"\nbetter = \"higher\"\n"
    )
}

fn files(language: &str, board: &str) -> BTreeMap<String, Cow<'static, [u8]>> {
    let toml = toml(language, board);
    let texts = [("onpace.toml", toml.as_str()), ("regions.csv", REGIONS), ("targets.csv", TARGETS)];
    let texts = texts.into_iter().chain(FILES);
    texts.map(|(name, text)| (name.to_owned(), Cow::Owned(text.as_bytes().to_vec()))).collect()
}

fn study(board: &str) -> Study {
    Study::load(&ProjectFiles::Memory(files("zh-CN", board)), |_| {})
        .unwrap_or_else(|e| panic!("{}", e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn at(study: &Study, as_of: &str) -> Report {
    report(study, month(as_of), Language::Chinese).unwrap()
}

fn judged<'a>(rows: &'a [Assessed<'a>], indicator: &str) -> &'a Assessed<'a> {
    rows.iter().find(|r| r.indicator.id == indicator).expect("a row")
}

fn sentence(report: &Report, indicator: &str) -> String {
    report.rows.iter().find(|r| r.record.indicator == indicator).expect("a row").sentence.clone()
}

#[test]
fn a_board_by_growth_rates_what_has_a_rate() {
    let study = study("method = \"statcan\"");
    let rows = onpace::pipeline::judge(&study, month("2021-06")).unwrap();
    // ((1.03)^2 − 1) ÷ 0.1 = 0.609.
    assert_eq!(judged(&rows, "area").assessment.verdict, Verdict::Behind);
    let report = at(&study, "2021-06");
    let cells = |id: &str| report.rows.iter().find(|r| r.record.indicator == id).map(|r| r.record.clone()).unwrap();
    assert_eq!((&*cells("area").verdict, &*cells("area").pace), ("behind", "0.571429"));
    assert_eq!(
        (&*cells("sown").verdict, &*cells("sown").flags, &*cells("sown").gap),
        ("not_rated", "zero_base", "-17")
    );
    insta::assert_snapshot!(sentence(&report, "sown"), @r"2021年6月累计完成103亩，完成任务（480亩）的21.5%，起点为0，没有增速可言，暂不评价。");
    insta::assert_snapshot!(report.method.join("\n"), @r"
    按年均增速评价（Open SDG、加拿大统计局方法）：R＝起点至今的年均增速÷到期达标所需的年均增速。
    R不低于0.95为达到序时进度，不低于0.6为未达序时进度，低于0.6为明显滞后。
    起点为0、目标为0、正负变号、只有一个数据等方法不适用的，暂不评价并注明原因；各地区达标个数仍按进度比评价。
    已完成：达到目标值；逾期未完成：到期仍未达到目标值。
    保持类任务按每期是否达标评价：比率相差5个百分点以上、其他相差目标10%以上的，为差距较大，目标另有规定的从其规定。清零类任务：有个案超过规定天数仍未办结的，为明显滞后；未规定天数的，尚有数比三期前增加的，为明显滞后。
    未报送、报送不全的不作评价，不按0计算。
    多年期任务文件未分解年度任务的，到期前最差评为未达序时进度；标注“推定”的任务，时限或范围不是文件写明的，最差只评为未达序时进度。
    ");
}

#[test]
fn a_board_by_the_trend_notes_how_short_it_is() {
    let report = at(&study("method = \"destatis\""), "2021-06");
    insta::assert_snapshot!(sentence(&report, "area"), @"截至2021年6月底，面积103亩，目标为121亩（2022年12月底前），任务完成14.3%，距目标还差18亩，按近年年均变化推算，到期为112亩，达不到目标；后18个月需月均增加1亩。历史数据不足五年，按现有数据推算。");
    insta::assert_snapshot!(report.method.join("\n"), @r"
    按近五年年均变化推算到期值评价（德国联邦统计局方法），历史不足五年的按现有数据推算，并予注明。
    推算值达到目标或差距小于现距目标的5%为达到序时进度，5%—20%为未达序时进度，超过20%或方向相反为明显滞后。
    起点为0、目标为0、正负变号、只有一个数据等方法不适用的，暂不评价并注明原因；各地区达标个数仍按进度比评价。
    已完成：达到目标值；逾期未完成：到期仍未达到目标值。
    保持类任务按每期是否达标评价：比率相差5个百分点以上、其他相差目标10%以上的，为差距较大，目标另有规定的从其规定。清零类任务：有个案超过规定天数仍未办结的，为明显滞后；未规定天数的，尚有数比三期前增加的，为明显滞后。
    未报送、报送不全的不作评价，不按0计算。
    多年期任务文件未分解年度任务的，到期前最差评为未达序时进度；标注“推定”的任务，时限或范围不是文件写明的，最差只评为未达序时进度。
    ");
}

#[test]
fn a_boards_own_bands_are_told() {
    let board = "on_pace_points = 2\nfar_behind_points = 20\nescalate = 2\npace = \"day\"";
    let report = at(&study(board), "2021-06");
    insta::assert_snapshot!(report.method.join("\n"), @r"
    达到序时进度：任务完成滞后序时进度不超过2个百分点。
    未达序时进度：任务完成滞后序时进度超过2个百分点，且不超过20个百分点。
    明显滞后：任务完成滞后序时进度超过20个百分点。
    连续2个月未达序时进度的，评为明显滞后。
    序时进度按天计算，后期所需按日均计算。
    已完成：达到目标值；逾期未完成：到期仍未达到目标值。
    保持类任务按每期是否达标评价：比率相差5个百分点以上、其他相差目标10%以上的，为差距较大，目标另有规定的从其规定。清零类任务：有个案超过规定天数仍未办结的，为明显滞后；未规定天数的，尚有数比三期前增加的，为明显滞后。
    未报送、报送不全的不作评价，不按0计算。
    多年期任务文件未分解年度任务的，到期前最差评为未达序时进度；标注“推定”的任务，时限或范围不是文件写明的，最差只评为未达序时进度。
    ");
    assert_eq!(report.rows[0].record.verdict, "behind");
}

#[test]
fn colours_of_the_house_are_in_the_report() {
    let json = |board: &str| serde_json::to_value(at(&study(board), "2021-06")).unwrap();
    let colours = json("[board.colours]\nmet = \"red\"\nfar_behind = \"green\"");
    assert_eq!(colours["palette"], serde_json::json!({"met": "red", "far_behind": "green"}));
    assert_eq!(json("method = \"pace\"").get("palette"), None);
}

#[test]
fn every_method_says_its_word() {
    let study = study("method = \"pace\"");
    let rows = onpace::pipeline::judge(&study, month("2021-06")).unwrap();
    let area: Vec<MethodResult> =
        onpace::pipeline::compare_methods(&study, judged(&rows, "area"), month("2021-06")).unwrap();
    let (texts, warning) = methods_compared(&area);
    let told: Vec<String> = texts
        .iter()
        .map(|t| format!("{} {} {} {}", t.method, t.rating.unwrap_or("-"), t.verdict, t.arithmetic.join("; ")))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
pace far_behind far_behind pace = 0.1429 ÷ 0.2500 = 0.5714
statcan moderate behind CAGR_o = (A ÷ B)^(1 ÷ (t − t0)) − 1 = (103 ÷ 100)^(1 ÷ 0.5) − 1 = 0.060900; CAGR_T = (T ÷ B)^(1 ÷ (tT − t0)) − 1 = (121 ÷ 100)^(1 ÷ 2) − 1 = 0.100000; R = d·CAGR_o ÷ |CAGR_T| = 0.609000 (≥ 0.95 substantial, ≥ 0.60 moderate, ≥ 0 limited); score = 0.0643
destatis cloud far_behind m = (A − V) ÷ n = (103 − 100) ÷ 0.5 = 6 [short_history: < 5]; P = A + m·(tT − t) = 103 + 6·1.5 = 112; short ÷ |T − A| = d·(T − P) ÷ |121 − 103| = 0.5000 (< 0.05 sun, ≤ 0.20 light_cloud, else cloud)
"#);
    assert_eq!(warning, None);
    let sown = onpace::pipeline::compare_methods(&study, judged(&rows, "sown"), month("2021-06")).unwrap();
    let (texts, _) = methods_compared(&sown);
    let why: Vec<_> = texts.iter().map(|t| t.unrated.or(t.rating)).collect();
    assert_eq!(why, [Some("behind"), Some("zero_base"), Some("light_cloud")]);
}

/// Runs `explain` on the project in a folder.
fn explain(folder: &Path, args: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_onpace"))
        .args(["explain", "area", "--as-of", "2021-06"])
        .args(args)
        .arg(folder)
        .output()
        .expect("the program runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).expect("UTF-8")
}

#[test]
fn explain_shows_them_in_both_languages_and_as_json() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files("zh-CN", "method = \"pace\"") {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
    }
    let part = |text: &str, head: &str| {
        let rest = text.split_once(head).expect("the methods").1;
        rest.split("\n\n").next().unwrap_or("").to_owned()
    };
    insta::assert_snapshot!(part(&explain(folder.path(), &[]), "各方法对照："), @r#"

pace (序时进度): 明显滞后 → far_behind
  pace = 0.1429 ÷ 0.2500 = 0.5714
statcan (年均增速（加拿大统计局）): 进展一般 → behind
  CAGR_o = (A ÷ B)^(1 ÷ (t − t0)) − 1 = (103 ÷ 100)^(1 ÷ 0.5) − 1 = 0.060900
  CAGR_T = (T ÷ B)^(1 ÷ (tT − t0)) − 1 = (121 ÷ 100)^(1 ÷ 2) − 1 = 0.100000
  R = d·CAGR_o ÷ |CAGR_T| = 0.609000 (≥ 0.95 substantial, ≥ 0.60 moderate, ≥ 0 limited)
  score = 0.0643
destatis (五年趋势（德国联邦统计局）): 多云 → far_behind [short_history]
  m = (A − V) ÷ n = (103 − 100) ÷ 0.5 = 6 [short_history: < 5]
  P = A + m·(tT − t) = 103 + 6·1.5 = 112
  short ÷ |T − A| = d·(T − P) ÷ |121 − 103| = 0.5000 (< 0.05 sun, ≤ 0.20 light_cloud, else cloud)
"#);
    insta::assert_snapshot!(part(&explain(folder.path(), &["--lang", "en"]), "Methods side by side:"), @r#"

pace (pace): well behind → far_behind
  pace = 0.1429 ÷ 0.2500 = 0.5714
statcan (compound growth (Statistics Canada)): moderate progress → behind
  CAGR_o = (A ÷ B)^(1 ÷ (t − t0)) − 1 = (103 ÷ 100)^(1 ÷ 0.5) − 1 = 0.060900
  CAGR_T = (T ÷ B)^(1 ÷ (tT − t0)) − 1 = (121 ÷ 100)^(1 ÷ 2) − 1 = 0.100000
  R = d·CAGR_o ÷ |CAGR_T| = 0.609000 (≥ 0.95 substantial, ≥ 0.60 moderate, ≥ 0 limited)
  score = 0.0643
destatis (five-year trend (Destatis)): cloud → far_behind [short_history]
  m = (A − V) ÷ n = (103 − 100) ÷ 0.5 = 6 [short_history: < 5]
  P = A + m·(tT − t) = 103 + 6·1.5 = 112
  short ÷ |T − A| = d·(T − P) ÷ |121 − 103| = 0.5000 (< 0.05 sun, ≤ 0.20 light_cloud, else cloud)
"#);
    let json: serde_json::Value = serde_json::from_str(&explain(folder.path(), &["--json"])).expect("JSON");
    let methods = json["targets"][0]["methods"].as_array().expect("methods");
    let told: Vec<_> =
        methods.iter().map(|m| (m["method"].as_str().unwrap(), m["verdict"].as_str().unwrap())).collect();
    assert_eq!(told, [("pace", "far_behind"), ("statcan", "behind"), ("destatis", "far_behind")]);
    assert!(json["targets"][0]["disagreement"].is_null());
}
