//! A disk that fails, fills up or dies at any call: what is promised of reports, projects, charts and the store holds nevertheless.
//! docs/reliability.md names these tests.

mod charts;
mod disk;
mod killed;
mod program;
mod projects;
mod reports;
mod store;

/// Tests that docs/reliability.md names for its promises.
fn named(text: &str) -> Vec<&str> {
    text.split('`').filter(|code| code.contains("::") && !code.starts_with("onpace") && !code.contains(' ')).collect()
}

#[test]
fn every_promise_names_its_test_in_both_languages() {
    let docs = [include_str!("../../docs/reliability.md"), include_str!("../../docs/reliability.zh-CN.md")];
    let [english, chinese] = docs.map(named);
    assert_eq!(english, chinese);
    let sources = [
        ("reports", include_str!("reports.rs")),
        ("killed", include_str!("killed.rs")),
        ("program", include_str!("program.rs")),
        ("charts", include_str!("charts.rs")),
        ("projects", include_str!("projects.rs")),
        ("store", include_str!("store.rs")),
        ("catalog", include_str!("../catalog.rs")),
    ];
    for name in &english {
        let (file, test) = name.split_once("::").unwrap();
        let source = sources.iter().find(|(of, _)| *of == file).unwrap_or_else(|| panic!("{name}")).1;
        assert!(source.contains(&format!("\nfn {test}()")), "{name}");
    }
    assert!(english.len() > 15, "{english:?}");
}
