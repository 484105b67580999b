//! Files of several senders: whose each is, and what that means for its rows.

use super::REGIONS;
use crate::catalog::{Catalog, ProjectFiles, load};
use crate::feed::cache::NoCache;
use crate::feed::detail::Detail;
use crate::feed::fast_or_general::Way;
use crate::feed::ingest::ingest_in;
use crate::feed::ingested::Ingested;
use crate::words::Language;
use std::sync::LazyLock;

const CATALOG: &str = r#"
title = "报表"
start = "2020-01"
synthetic = "示例"
[feed.counts]
files   = "feeds/counts-{region}-*.csv"
source  = "县民政局"
senders = ["411025901", "411025902"]
key     = ["kind"]
files_are = "changes"
[feed.counts.column]
kind = { header = "类别", type = "text" }
n    = { header = "数", type = "quantity", unit = "个" }
[feed.visits]
files   = "feeds/visits-*.csv"
source  = "县民政局"
senders = ["411025901", "411025902"]
key     = ["case"]
[feed.visits.column]
case   = { header = "编号", type = "id" }
day    = { header = "日期", type = "date" }
region = { header = "乡镇", type = "region" }
[feed.lists]
files   = "feeds/lists-{region}-*.csv"
source  = "县民政局"
senders = ["411025901", "411025902"]
key     = ["case"]
files_are = "full"
[feed.lists.column]
case = { header = "编号", type = "id" }
[indicator.visits]
name    = "走访"
feed    = "visits"
measure = { count = true }
kind    = "flow"
unit    = "个"
better  = "higher"
"#;

static LOADED: LazyLock<Catalog> = LazyLock::new(|| {
    let files = [("onpace.toml", CATALOG), ("regions.csv", REGIONS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().into()));
    load(&ProjectFiles::Memory(files.into())).unwrap_or_else(|why| panic!("{why:?}")).output
});

fn ingested(way: Way, feed: &str, files: &[(&str, &str)]) -> Ingested {
    let files = files.iter().map(|(name, text)| (format!("feeds/{name}.csv"), text.as_bytes().to_vec().into()));
    let feed = LOADED.feed(feed).expect("declared");
    let read = ingest_in(way, feed, &LOADED.regions, &ProjectFiles::Memory(files.collect()), &Detail::Rows, &NoCache);
    assert!(read.reconciles());
    read
}

fn read(feed: &str, files: &[(&str, &str)]) -> Ingested {
    let (fast, general) = (ingested(Way::Fast, feed, files), ingested(Way::General, feed, files));
    assert!(fast.frame.equals_missing(&general.frame), "{:?}\n{:?}", fast.frame, general.frame);
    assert_eq!(fast.files, general.files);
    fast
}

/// The codes of the senders of all files.
fn senders(read: &Ingested) -> Vec<&str> {
    read.files.iter().map(|f| f.sender.map_or("", |id| LOADED.regions.get(id).code.as_str())).collect()
}

/// The codes of the rows' regions.
fn regions(read: &Ingested) -> Vec<&str> {
    let ids = read.frame.column("__region").and_then(|column| column.u32().cloned()).expect("a column of the frame");
    let code =
        |id: Option<u32>| id.map_or("", |id| LOADED.regions.iter().nth(id as usize).map_or("", |(_, r)| &r.code));
    ids.iter().map(code).collect()
}

fn codes(read: &Ingested) -> Vec<&str> {
    read.unreadable.iter().chain(&read.warnings).map(|d| d.code).collect()
}

const ROWS: &str = "类别,数\n甲,1\n";

#[test]
fn a_sender_is_the_region_of_its_rows_and_revises_only_its_own() {
    let cell = format!("填报单位：柳河镇,\n{ROWS}");
    let of_names = read(
        "counts",
        &[("counts-文昌镇-2020-01", ROWS), ("counts-柳河镇-2020-01", ROWS), ("counts-柳河镇-2020-02", ROWS)],
    );
    let of_cells =
        read("counts", &[("counts-文昌镇-2020-01", ROWS), ("counts-b-2020-01", &cell), ("counts-b-2020-02", &cell)]);
    for read in [of_names, of_cells] {
        let mut codes = senders(&read);
        assert_eq!(regions(&read), codes);
        codes[..2].sort_unstable();
        assert_eq!(codes, ["411025901", "411025902", "411025902"]);
        // The same bytes from two senders are two reports.
        assert!(read.files.iter().all(|f| (f.valid, f.superseded) == (1, 0)));
    }
    let again = read("counts", &[("counts-柳河镇-2020-01", ROWS), ("counts-柳河镇-2020-01-b", "类别,数\n甲,2\n")]);
    assert_eq!((again.files[0].superseded, again.revisions.len()), (1, 1));
}

#[test]
fn name_and_cell_that_disagree_make_the_file_unusable() {
    let read = read("counts", &[("counts-文昌镇-2020-01", "填报单位：柳河镇,\n类别,数\n甲,1\n")]);
    assert_eq!((read.files.len(), codes(&read)), (0, vec!["sender-differs"]));
    let said = read.unreadable[0].message.in_language(Language::English);
    assert!(said.contains("文昌镇's") && said.contains("柳河镇's"), "{said}");
}

#[test]
fn a_file_of_an_unknown_sender_is_used_only_where_its_rows_name_their_regions() {
    let unknown = read("counts", &[("counts-b-2020-01", ROWS)]);
    assert_eq!((unknown.files.len(), codes(&unknown)), (0, vec!["unknown-sender"]));
    let rows = "编号,日期,乡镇\n1,2020-01-03,文昌镇\n";
    let told = read("visits", &[("visits-2020-01", rows)]);
    assert_eq!((senders(&told), codes(&told)), (vec![""], vec!["unknown-sender"]));
    let bureau = read("visits", &[("visits-2020-01", &format!("填报单位：县民政局,,\n{rows}"))]);
    assert_eq!(codes(&bureau), ["unknown-sender"]);
    let county = read("visits", &[("visits-2020-01", &format!("填报单位：襄城县,,\n{rows}"))]);
    assert_eq!((senders(&county), codes(&county)), (vec!["411025"], vec!["unexpected-sender"]));
}

#[test]
fn rows_that_leave_their_region_blank_are_the_senders() {
    let text =
        "填报单位：柳河镇,,\n编号,日期,乡镇\n1,2020-01-03,\n2,2020-01-03,文昌镇\n3,2020-01-04,—\n,,\n4,某日,\n合计,,\n";
    let read = read("visits", &[("visits-2020-01", text)]);
    assert_eq!(regions(&read), ["411025902", "411025901", "411025902"]);
    let file = &read.files[0];
    assert_eq!((file.valid, file.rejected, file.skipped), (3, 1, 4));
    assert_eq!(read.rejects[0].region.map(|id| LOADED.regions.get(id).code.as_str()), Some("411025902"));
}

#[test]
fn a_list_ends_only_what_its_sender_lacks() {
    let (list, short) = ("编号\n1\n2\n", "编号\n1\n");
    let read = read(
        "lists",
        &[("lists-文昌镇-2020-01", list), ("lists-柳河镇-2020-01", list), ("lists-柳河镇-2020-02", short)],
    );
    let ended = read.frame.column("__until_seen").expect("a column of the frame");
    let regions = regions(&read);
    let gone: Vec<(&str, bool)> = regions
        .into_iter()
        .zip(ended.is_null().iter().map(|null| null == Some(false)))
        .filter(|(_, gone)| *gone)
        .collect();
    assert_eq!(gone, [("411025902", true)]);
}
