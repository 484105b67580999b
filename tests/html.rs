//! `briefing.html`: one page that loads nothing, holds every number, and takes no markup from anybody's names.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Study, render, report};
use onpace::render::Forms;
use onpace::report::Report;
use onpace::report::charts::Drawing;
use onpace::words::Language;
use onpace::{pack, publish::OutputFile};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The page of the bundled project stays below this.
const LARGEST_PAGE: usize = 3 * 1024 * 1024;
const VOID: [&str; 5] = ["meta", "link", "input", "br", "!DOCTYPE"];

static BUNDLED: LazyLock<Vec<(Report, String)>> = LazyLock::new(|| {
    let study = Study::load(&pack::project(), |_| {}).expect("a sound catalog");
    let month = Month::parse("2021-09").expect("a month");
    let page = |language| {
        let report = report(&study, month, language).expect("a report");
        let page = page(&report);
        (report, page)
    };
    vec![page(Language::Chinese), page(Language::English)]
});

fn page(report: &Report) -> String {
    let files = render(report, None, &Forms::default().without_pictures()).files;
    let is_page = |f: &OutputFile| f.path == "briefing.html";
    String::from_utf8(files.into_iter().find(is_page).expect("a page").bytes).expect("UTF-8")
}

/// A tag as written: its name, its attributes, whether it closes.
#[derive(Debug)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    closes: bool,
    alone: bool,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// The tags of a page whose attributes are all in double quotes; texts of style and script are passed over.
fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let mut quoted = false;
        let end = rest.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let end = end.expect("a tag ends");
        tags.push(tag(&rest[..end]));
        rest = &rest[end + 1..];
        for raw in ["style", "script"] {
            if tags.last().is_some_and(|t| t.name == raw && !t.closes) {
                rest = &rest[rest.find(&format!("</{raw}>")).expect("it ends")..];
            }
        }
    }
    tags
}

fn tag(text: &str) -> Tag {
    let closes = text.starts_with('/');
    let alone = text.ends_with('/');
    let text = text.trim_matches('/');
    let (name, mut rest) = text.split_once(' ').unwrap_or((text, ""));
    let mut attributes = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a value ends");
        let mut names = name.split_whitespace().collect::<Vec<_>>();
        let last = names.pop().expect("an attribute has a name");
        attributes.extend(names.into_iter().map(|n| (n.to_owned(), String::new())));
        attributes.push((last.to_owned(), value.to_owned()));
        rest = after;
    }
    attributes.extend(rest.split_whitespace().map(|n| (n.to_owned(), String::new())));
    Tag { name: name.to_owned(), attributes, closes, alone }
}

/// What is not closed in its order.
fn unbalanced(tags: &[Tag]) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags.iter().filter(|t| !t.alone && !VOID.contains(&t.name.as_str())) {
        if !tag.closes {
            open.push(&tag.name);
        } else if open.pop() != Some(&tag.name) {
            return Some(format!("</{}> after {open:?}", tag.name));
        }
    }
    open.pop().map(|name| format!("<{name}> stays open"))
}

fn text(escaped: &str) -> String {
    let mut text = escaped.to_owned();
    for (code, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")]
    {
        text = text.replace(code, c);
    }
    text
}

fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, after) = page.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    after.split_once(to).unwrap_or_else(|| panic!("no {to} after {from}")).0
}

/// What holds of every page.
fn check(page: &str) {
    let tags = tags(page);
    assert_eq!(unbalanced(&tags), None);

    let ids: Vec<&str> = tags.iter().filter_map(|t| t.get("id")).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "ids are unique");
    for tag in &tags {
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "style", "{tag:?}");
            match name.as_str() {
                "href" if tag.get("rel") == Some("alternate") => {
                    assert!(tag.get("hreflang").is_some() && !value.contains('/'), "a page beside this one: {value}");
                }
                "href" if value == "data:," => assert_eq!(tag.get("rel"), Some("icon")),
                "href" => assert!(unique.contains(value.strip_prefix('#').expect("a link inside the page")), "{value}"),
                "aria-controls" | "aria-labelledby" => assert!(unique.contains(value.as_str()), "{value}"),
                "src" | "srcset" | "action" | "data" | "ping" | "xlink:href" => panic!("it loads: {tag:?}"),
                _ => {}
            }
        }
    }
    let style = between(page, "<style>", "</style>");
    let script = between(page, "<script>", "</script>");
    assert_eq!(page.matches("<script").count(), 1);
    assert!(!style.contains("url(") && !style.contains("@import") && !script.contains("http"), "nothing is loaded");

    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    let policy = tags.iter().find(|t| t.get("http-equiv") == Some("Content-Security-Policy")).expect("a policy");
    let policy = text(policy.get("content").expect("its content"));
    let wanted = format!("default-src 'none'; style-src {}; script-src {};", hash(style), hash(script));
    assert!(policy.starts_with(&wanted) && policy.ends_with("base-uri 'none'; form-action 'none'"), "{policy}");
    accessible(&tags);
}

/// Headings in order, tables with captions and scopes, regions that scroll can be reached.
fn accessible(tags: &[Tag]) {
    let mut level = 0;
    for (n, tag) in tags.iter().enumerate().filter(|(_, t)| !t.closes) {
        if let Some(now) = tag.name.strip_prefix('h').and_then(|n| n.parse::<u8>().ok()) {
            assert!(now <= level + 1, "h{now} after h{level}");
            level = now;
        }
        match tag.name.as_str() {
            "table" => assert_eq!(tags[n + 1].name, "caption"),
            "th" => assert!(tag.get("scope").is_some(), "{tag:?}"),
            "div" | "figure" if tag.get("class").is_some_and(|c| c.starts_with("scroll")) => {
                assert!(tag.get("tabindex") == Some("0") && tag.get("aria-label").is_some(), "{tag:?}");
            }
            "button" => assert!(tag.get("type").is_some(), "{tag:?}"),
            _ => {}
        }
    }
    assert_eq!(tags.iter().filter(|t| t.name == "h1" && !t.closes).count(), 1);
    for landmark in ["main", "nav", "footer"] {
        assert_eq!(tags.iter().filter(|t| t.name == landmark && !t.closes).count(), 1, "{landmark}");
    }
}

#[test]
fn pages_of_the_bundled_project_hold_together_and_load_nothing() {
    for (report, page) in BUNDLED.iter() {
        check(page);
        assert!(page.len() < LARGEST_PAGE, "{} bytes", page.len());
        assert!(page.contains(&format!("<html lang=\"{}\">", report.language.as_str())));
        assert!(!page.contains("http://") && !page.contains("https://"), "no address from anywhere");
    }
}

#[test]
fn every_number_stands_with_its_indicator() {
    for (report, page) in BUNDLED.iter() {
        for row in &report.rows {
            let card = text(between(page, &format!("id=\"i-{}\"", row.record.indicator), "</article>"));
            let s = &row.text;
            let gaps = [&s.gap_to_plan, &s.gap_to_target];
            let numbers = [&s.value, &s.target, &s.due, &s.progress, &s.elapsed, &s.verdict];
            for number in numbers.into_iter().chain(gaps).chain(row.root.then_some(&row.body)) {
                assert!(card.contains(number.as_str()), "{}: {number}", row.record.indicator);
            }
            let whole = if row.root { card } else { text(between(page, "id=\"matrix\"", "</section>")) };
            for step in &row.steps {
                assert!(whole.contains(&step.arithmetic), "{}: {}", row.record.indicator, step.arithmetic);
            }
        }
        for chart in &report.charts {
            // Once for each of its two drawings, of which one is seen.
            let drawings = if matches!(chart.drawing, Drawing::Matrix(_)) { 1 } else { 2 };
            assert_eq!(page.matches(&format!("<desc>{}</desc>", chart.alt)).count(), drawings, "{}", chart.name());
        }
    }
}

/// The drawings are in the page once; in the dark each of their colours has another.
#[test]
fn every_colour_of_the_charts_has_its_dark_one() {
    let (_, page) = &BUNDLED[0];
    let style = between(page, "<style>", "</style>");
    let mut seen = 0;
    for attribute in ["fill", "stroke"] {
        let start = format!(" {attribute}=\"#");
        let colours = page.split(&start).skip(1).filter_map(|after| after.get(..6));
        for colour in colours.collect::<BTreeSet<_>>() {
            let rule = format!(
                "[data-theme=dark] .chart {}[{attribute}=\"#{colour}\"]",
                if attribute == "fill" { ":not(text)" } else { "" }
            );
            assert!(style.contains(&rule), "no {rule}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen} colours");
}

#[test]
fn lists_are_complete() {
    let (report, page) = &BUNDLED[0];
    let all = text(page);
    let lagging = text(between(page, "id=\"lagging\"", "</section>"));
    assert!(!report.lagging.is_empty());
    for item in &report.lagging {
        assert!(lagging.contains(&report.rows[item.row].body));
        assert!(lagging.contains(&report.rows[item.row].parts_text));
    }
    let counts = report.counts.iter().filter(|c| c.count > 0);
    for c in counts {
        assert!(all.contains(&format!("<b>{}</b>", c.count)) && all.contains(&c.label));
    }
    for line in report.method.iter().chain(&report.sources).chain(&report.warnings) {
        assert!(all.contains(line.as_str()), "{line}");
    }
    for reject in &report.quality.rejects[..report.quality.shown] {
        assert!(all.contains(&reject.message), "{}", reject.message);
    }
    assert!(report.synthetic.as_ref().is_some_and(|mark| all.matches(mark.as_str()).count() > report.charts.len()));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let (report, first) = &BUNDLED[0];
    assert!(*first == page(report));
}

const EVIL: &str = "<script>alert(1)</script>\"'{{ 7*7 }}</style>&amp;";

#[test]
fn names_bring_no_markup() {
    let toml = "title = '''T'''\nstart = \"2020-01\"\nsynthetic = '''T'''\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = '''T'''\n\
        every = \"month\"\nkey = [\"month\", \"region\"]\nrows = \"report\"\nexpect = \"each township\"\n[feed.f.column]\n\
        month = { header = \"月份\", type = \"date\" }\nregion = { header = \"乡镇\", type = \"region\" }\n\
        area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n[indicator.x]\nname = '''T'''\nsection = '''T'''\nfeed = \"f\"\n\
        measure = { sum = \"area\" }\nkind = \"level\"\nunit = \"亩\"\nbetter = \"higher\"\n"
        .replace("'''T'''", &format!("'''{}'''", EVIL.replace('\'', "’")));
    let cell = format!("\"{}\"", EVIL.replace('"', "\"\""));
    // Braces in a lead stand for a region.
    let lead = cell.replace(['{', '}'], "");
    let files = [
        ("onpace.toml", toml),
        ("regions.csv", format!("code,name,level,parent\n411025,县,county,\n411025101,{cell},township,411025\n")),
        (
            "targets.csv",
            format!(
                "indicator,scope,kind,value,from,due,baseline,lead,source,note\nx,,reach,100,2020-01,2020-12,0,{lead},{cell},{cell}\n\
                 x,each township,reach,90,2020-01,2020-12,0,{lead},{cell},{cell}\n"
            ),
        ),
        (
            "feeds/f-2020-06.csv",
            "月份,乡镇,面积\n2020-06,411025101,10\n2020-06,<img src=x onerror=alert(1)>,5\n".to_owned(),
        ),
    ];
    let files: BTreeMap<String, Cow<'static, [u8]>> =
        files.into_iter().map(|(name, text)| (name.to_owned(), Cow::Owned(text.into_bytes()))).collect();
    let study = Study::load(&ProjectFiles::Memory(files), |_| {}).expect("a sound catalog");
    let report = report(&study, Month::parse("2020-06").unwrap(), Language::Chinese).expect("a report");
    let page = page(&report);
    check(&page);
    assert!(!page.contains("<script>alert") && !page.contains("<img") && !page.contains("’49"), "{page}");
    assert!(text(&page).contains(EVIL), "the name stands as it was written");
    assert!(report.quality.rejects.iter().any(|r| text(&page).contains(&r.raw)), "and so does the reject");
}
