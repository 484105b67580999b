//! Wide tables: headings that become rows, dates in several cells, columns by their position.
//!
//! - `months`, `regions`: tables with such headings. `dates`: dates in several cells, columns without a heading.
//! - `laws`: what is written wide says what it says written long.

mod dates;
mod laws;
mod months;
mod regions;

use crate::catalog::{Catalog, ProjectFiles, load};
use crate::diag::Diagnostic;
use crate::feed::cache::NoCache;
use crate::feed::detail::Detail;
use crate::feed::fast_or_general::Way;
use crate::feed::ingest::ingest_in;
use crate::feed::ingested::Ingested;
use crate::words::Language;

const REGIONS: &str = "code,name,level,parent,aliases,valid_from,valid_to\n411025,襄城县,county,,Xiangcheng,,\n\
    411025901,文昌镇,township,411025,North,,\n411025902,柳河镇,township,411025,South,,\n\
    411025903,河口镇,township,411025,West,,\n";

/// A catalog of one feed: the keys of its table, and its columns.
fn catalog(feed: &str, columns: &str) -> Catalog {
    catalog_from(1, feed, columns)
}

/// The same in a project whose years begin in a month.
fn catalog_from(year_starts: i8, feed: &str, columns: &str) -> Catalog {
    loaded(&toml(year_starts, feed, columns), REGIONS)
}

fn toml(year_starts: i8, feed: &str, columns: &str) -> String {
    format!(
        "title = \"报表\"\nstart = \"2018-01\"\nyear_starts = {year_starts}\nsynthetic = \"示例\"\n[feed.f]\nfiles = \"f/**/*\"\nsource = \"县统计局\"\n{feed}\n\
         [feed.f.column]\n{columns}\n[indicator.x]\nname = \"数\"\nfeed = \"f\"\nmeasure = {{ sum = \"n\" }}\nkind = \"flow\"\n\
         unit = \"亩\"\nbetter = \"higher\"\n"
    )
}

fn loaded(toml: &str, regions: &str) -> Catalog {
    let files = [("onpace.toml", toml), ("regions.csv", regions)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
    let told = |why: Vec<Diagnostic>| why.iter().map(said).collect::<Vec<_>>().join("\n");
    load(&ProjectFiles::Memory(files.into())).unwrap_or_else(|why| panic!("{}", told(why))).output
}

/// What was read of some files, both ways.
fn read(catalog: &Catalog, files: &[(&str, &[u8])]) -> Ingested {
    let files = || {
        let files = files.iter().map(|(name, bytes)| (format!("f/{name}"), bytes.to_vec().into()));
        ProjectFiles::Memory(files.collect())
    };
    let in_way = |way| ingest_in(way, &catalog.feeds[0], &catalog.regions, &files(), &Detail::Rows, &NoCache);
    let (fast, general) = (in_way(Way::Fast), in_way(Way::General));
    assert!(fast.frame.equals_missing(&general.frame), "{:?}\n{:?}", fast.frame, general.frame);
    assert_eq!((&fast.files, &fast.rejects), (&general.files, &general.rejects));
    assert!(fast.reconciles());
    fast
}

fn said(d: &Diagnostic) -> String {
    let at = d.location.as_ref().map_or_else(String::new, ToString::to_string);
    format!("{at} {}: {}", d.code, d.message.in_language(Language::English))
}

/// The rows of one text file, each as `line day region n`, as far as the feed has them; then rejects, then what was told.
fn rows(feed: &str, columns: &str, name: &str, text: &str) -> Vec<String> {
    of(&catalog(feed, columns), &read(&catalog(feed, columns), &[(name, text.as_bytes())]))
}

/// The same in a project of other regions.
fn rows_in(regions: &str, feed: &str, columns: &str, name: &str, text: &str) -> Vec<String> {
    rows_of(&toml(1, feed, columns), regions, name, text)
}

/// The rows of one text file of a project.
fn rows_of(toml: &str, regions: &str, name: &str, text: &str) -> Vec<String> {
    let catalog = loaded(toml, regions);
    of(&catalog, &read(&catalog, &[(name, text.as_bytes())]))
}

/// The same, of a column `n` in a unit.
pub(super) fn rows_in_unit(unit: &str, feed: &str, columns: &str, text: &str) -> Vec<String> {
    let toml = toml(1, feed, columns).replace("unit = \"亩\"\nbetter", &format!("unit = \"{unit}\"\nbetter"));
    rows_of(&toml, REGIONS, "f-2020-01.csv", text)
}

/// The same in a project whose years begin in a month.
fn rows_from(year_starts: i8, feed: &str, columns: &str, name: &str, text: &str) -> Vec<String> {
    let catalog = catalog_from(year_starts, feed, columns);
    of(&catalog, &read(&catalog, &[(name, text.as_bytes())]))
}

fn of(catalog: &Catalog, read: &Ingested) -> Vec<String> {
    let value = |id: &str, n: usize| match read.frame.column(id) {
        Ok(column) if id == "region" => {
            let id = column.u32().expect("regions").get(n).expect("a region");
            format!(" {}", catalog.regions.iter().nth(id as usize).expect("a region").1.title)
        }
        Ok(column) => format!(" {}", column.get(n).expect("a row").to_string().trim_matches('"')),
        Err(_) => String::new(),
    };
    let row = |n: usize| -> String {
        let cells: String = ["month", "region", "kind", "n"].map(|id| value(id, n)).concat();
        format!("{}{cells}", read.frame.column("__line").expect("lines").get(n).expect("a row"))
    };
    let mut lines: Vec<String> = (0..read.frame.height()).map(row).collect();
    lines.extend(read.rejects.iter().map(|r| {
        let column = r.column.as_deref().unwrap_or("-");
        format!("reject {} {column} {} {:?}: {}", r.line, r.code, r.raw, r.message.in_language(Language::English))
    }));
    lines.extend(read.unreadable.iter().chain(&read.warnings).map(said));
    lines
}

/// Rows, used, rejected and skipped of the only file.
fn account(read: &Ingested) -> [u64; 4] {
    let file = &read.files[0];
    [file.rows, file.valid, file.rejected, file.skipped]
}
