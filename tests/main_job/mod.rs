//! The main job on the bundled project, as the user runs it.

mod only;
mod samples;
mod support;

use support::{Gaps, Project, contents};

/// Totals published by the county in its notice on the inspection of October 2020, parts one, three and four.
const PUBLISHED: [(&str, &str); 24] = [
    ("training_sessions", "41"),
    ("training_people", "2105"),
    ("job_fairs", "15"),
    ("job_posts", "500"),
    ("job_registrations", "200"),
    ("micro_loan_households", "817"),
    ("micro_loan_amount", "388.05"),
    ("micro_loan_rate", "21.75"),
    ("enterprise_loans", "18"),
    ("enterprise_loan_amount", "5255"),
    ("enterprise_loan_beneficiaries", "551"),
    ("experts", "17"),
    ("culture_shows", "42"),
    ("stories_county_tv", "9"),
    ("stories_province_press", "1"),
    ("stories_city_press", "2"),
    ("stories_pictures", "2"),
    ("tours", "9"),
    ("tour_projects", "54"),
    ("library_projects", "113"),
    ("library_projects_province", "31"),
    ("library_projects_county", "82"),
    ("dropouts_registered", "0"),
    ("dropouts_general", "108"),
];

#[test]
fn november_2020_gives_the_published_figures() {
    let gaps = Project::bundled().gaps("2020-11");
    for (indicator, value) in PUBLISHED {
        assert_eq!(gaps.county(indicator, "value"), value, "{indicator}");
    }
    let watched = gaps.0.iter().filter(|r| r["verdict"] == "watch");
    assert!(watched.clone().all(|r| r["target"].is_empty() && r["gap"].is_empty()));
    assert!(watched.count() >= 22);
    assert!(gaps.0.iter().all(|r| !r["verdict"].is_empty()));
}

#[test]
fn each_target_has_a_row_for_every_township_and_one_that_counts_them() {
    let gaps = Project::bundled().gaps("2021-12");
    for indicator in ["processors_near", "demo_villages", "demo_gardens", "city_leaders"] {
        assert_eq!(gaps.county(indicator, "target"), "15", "{indicator}");
        let townships = gaps.0.iter().filter(|r| r["indicator"] == indicator && r["region"].len() == 9);
        assert_eq!(townships.count(), 15, "{indicator}");
    }
    let inferred = gaps.0.iter().filter(|r| r["basis"] == "inferred");
    assert!(inferred.clone().count() > 5);
    assert!(inferred.clone().all(|r| r["verdict"] != "far_behind" && r["verdict"] != "missed"));
}

#[test]
fn a_missing_file_is_no_data_with_the_last_month_and_never_zero() {
    let project = Project::bundled();
    project.remove("feeds/training-2020-11.csv");
    let gaps = project.gaps("2020-11");
    let row = gaps.row("training_sessions", "411025");
    assert_eq!((row["verdict"].as_str(), row["flags"].as_str(), row["value"].as_str()), ("no_data", "absent", ""));
    let fairs = gaps.row("job_fairs", "411025");
    assert_eq!(fairs["verdict"], "watch");

    let project = Project::bundled();
    project.remove("feeds/zones-2020-11.csv");
    let gaps = project.gaps("2020-11");
    let row = gaps.row("tobacco_zones", "411025");
    // Nobody is late without a deadline: the state still stands, and says how old it is.
    assert_eq!((row["verdict"].as_str(), row["last_period"].as_str()), ("not_rated", "2020-10"));
    assert_eq!((row["state"].as_str(), row["value"].is_empty()), ("not_received", false));
    assert!(row["flags"].contains("carried"));
}

#[test]
fn two_townships_without_rows_make_a_partial_report() {
    let project = Project::bundled();
    project.edit("feeds/acreage-2020-11.csv", |lines| {
        lines.into_iter().filter(|l| !l.contains("柳河镇") && !l.contains("松坡乡")).collect()
    });
    let gaps = project.gaps("2020-11");
    let row = gaps.row("tobacco_acreage", "411025");
    assert_eq!((row["verdict"].as_str(), row["flags"].contains("partial")), ("no_data", true));
    assert_eq!((row["coverage"].as_str(), row["value"].as_str()), ("14/16", ""));
    assert_eq!(row["last_period"], "2020-10");
}

#[test]
fn the_same_inputs_give_the_same_bytes_in_any_order_and_on_any_number_of_threads() {
    let plain = Project::bundled();
    let shuffled = Project::bundled();
    for feed in ["library", "jobfairs", "culture", "experts"] {
        shuffled.edit(&format!("feeds/{feed}-2021-03.csv"), |mut lines| {
            lines[1..].reverse();
            lines
        });
    }
    let run = |project: &Project, threads: &str| {
        let out = project.out().join(threads);
        let args = ["run", "--as-of", "2021-03", "--out", &out.display().to_string()];
        let done = project.onpace(&args, &[("RAYON_NUM_THREADS", threads), ("POLARS_MAX_THREADS", threads)]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        contents(&out.join("2021-03"))
    };
    let mut one = run(&plain, "1");
    assert!(one == run(&plain, "2"), "two threads write what one writes");
    let mut other = run(&shuffled, "2");
    // The inputs' hashes stand in the manifest; all that is printed from them is the same.
    one.remove("manifest.json");
    other.remove("manifest.json");
    for (name, bytes) in &one {
        assert!(other.get(name) == Some(bytes), "{name} differs after shuffling rows");
    }
}

#[test]
fn a_wrong_catalog_is_told_in_full_and_nothing_is_written() {
    let project = Project::bundled();
    project.replace("targets.csv", "pepper_acreage,", "peper_acreage,");
    project.replace("onpace.toml", "unit    = \"万亩\"", "unit    = \"万元\"");
    let run = project.onpace(&["run", "--as-of", "2020-11", "--lang", "en"], &[]);
    let told = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{told}");
    assert!(told.contains("peper_acreage") && told.contains("did you mean `pepper_acreage`?"), "{told}");
    assert!(told.contains("targets.csv:") && told.contains("onpace.toml:"), "{told}");
    assert!(!project.path("reports").exists());
}

#[test]
fn rows_that_cannot_be_used_are_listed_with_their_place_and_mend() {
    let project = Project::bundled();
    project.edit("feeds/library-2020-11.csv", |mut lines| {
        let bad = lines[1].clone();
        lines.push(bad.replacen("2020", "二〇二〇", 1));
        lines
    });
    project.edit("feeds/jobfairs-2020-11.csv", |mut lines| {
        lines.push("ZP-999,2020-11-20,火星镇,9,9".to_owned());
        lines
    });
    let run = project.onpace(&["check", "--as-of", "2020-11", "--json"], &[]);
    let checked: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
    for feed in checked["feeds"].as_array().expect("feeds") {
        let n = |part: &str| feed["total"][part].as_u64().expect(part);
        let parts = n("used") + n("rejected") + n("skipped") + n("superseded") + n("out_of_scope");
        assert_eq!(parts, n("rows"), "{}", feed["feed"]);
    }
    for (file, code) in [("feeds/library-2020-11.csv", "type-error"), ("feeds/jobfairs-2020-11.csv", "unknown-region")]
    {
        let lines = std::fs::read_to_string(project.path(file)).expect("UTF-8").lines().count();
        let rejects =
            checked["feeds"].as_array().expect("feeds").iter().flat_map(|f| f["rejects"].as_array().expect("rejects"));
        let mine: Vec<_> = rejects.filter(|r| r["file"] == file).collect();
        assert_eq!(mine.len(), 1, "{file}: {mine:?}");
        assert_eq!((mine[0]["code"].as_str(), mine[0]["line"].as_u64()), (Some(code), Some(lines as u64)), "{file}");
        assert!(mine[0]["column"].is_string() && mine[0]["message"].as_str().is_some_and(|m| !m.is_empty()));
    }
}

#[test]
fn explain_shows_the_arithmetic_the_clause_and_the_rows() {
    let project = Project::bundled();
    let run = project.onpace(&["explain", "tobacco_acreage", "--as-of", "2021-12"], &[]);
    let text = String::from_utf8_lossy(&run.stdout);
    for part in ["B + (T − B)·f", "(A − B) ÷ (T − B)", "转引襄办〔2020〕18号", "feeds/acreage-2021-12.csv:"]
    {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn the_lagging_report_of_september_2021_has_every_verdict_that_can_occur() {
    let project = Project::bundled();
    let gaps: Gaps = project.gaps("2021-09");
    let verdicts: std::collections::BTreeSet<&str> = gaps.0.iter().map(|r| r["verdict"].as_str()).collect();
    for verdict in ["met", "on_pace", "behind", "far_behind", "not_rated", "no_data", "watch"] {
        assert!(verdicts.contains(verdict), "{verdict} does not occur");
    }
    assert_eq!(gaps.county("tours", "verdict"), "no_data");
    assert_eq!(gaps.county("processors_near", "coverage"), "13/15");
}

#[test]
fn check_lists_what_is_owed_on_a_day_and_what_it_warned_about() {
    let project = Project::bundled();
    let check = |args: &[&str]| project.onpace(&[&["check", "--as-of", "2021-09"], args].concat(), &[]);
    let json = |args: &[&str]| -> serde_json::Value {
        serde_json::from_slice(&check(&[args, &["--json"]].concat()).stdout).expect("JSON")
    };
    let at_the_end = json(&[]);
    let list = |checked: &serde_json::Value, name: &str| -> Vec<(String, String, Option<u64>)> {
        let lines = checked["chase"][name]["lines"].as_array().expect("lines");
        let text = |l: &serde_json::Value, key: &str| l[key].as_str().expect(key).to_owned();
        lines.iter().map(|l| (text(l, "feed"), text(l, "period"), l["days_overdue"].as_u64())).collect()
    };
    let line = |feed: &str, period: &str, days| (feed.to_owned(), period.to_owned(), days);
    // None of these feeds has a deadline, so that nobody is late on any day.
    let open = [line("townships", "2021-09", None), line("jobfairs", "2021-07", None), line("tours", "2021-09", None)];
    assert_eq!((list(&at_the_end, "not_received"), list(&at_the_end, "overdue")), (open.to_vec(), vec![]));
    let later = json(&["--on", "2021-10-12"]);
    assert_eq!((list(&later, "not_received"), list(&later, "overdue")), (open.to_vec(), vec![]));
    let warning = &at_the_end["warnings"][0];
    assert_eq!((warning["code"].as_str(), warning["severity"].as_str()), (Some("duplicate-row"), Some("warning")));
    assert_eq!(warning["location"]["file"], "feeds/culture-2021-05.csv");
    assert!(warning["message"].is_string() && warning.get("hint").is_some());
    let acreage = &at_the_end["feeds"][0]["revisions"][0];
    assert_eq!((acreage["old"].as_str(), acreage["new"].as_str()), (Some("8710亩"), Some("8170亩")));

    let text = String::from_utf8(check(&["--all", "--lang", "en"]).stdout).expect("UTF-8");
    assert!(text.contains("Chase list") && text.contains("no deadline stated): the whole report"), "{text}");
    assert!(text.contains("种植面积: 8710亩 → 8170亩 (feeds/acreage-2021-08.csv:6 → feeds/acreage-2021-09.csv:66)"));
    assert_eq!(check(&["--on", "2021-13-01"]).status.code(), Some(2));
}
