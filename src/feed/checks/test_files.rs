//! Files for the tests of this room: read from text, with nothing settled yet.

use crate::catalog::{Catalog, ProjectFiles, load};
use crate::diag::Diagnostic;
use crate::feed::anonymise::Secret;
use crate::feed::fast_or_general::Way;
use crate::feed::file::{FileToRead, read_file};
use crate::feed::period_in_name::{NamedPeriods, named_periods};
use crate::feed::rows::{FileRows, RowState};
use crate::words::Language;

const REGIONS: &str = "code,name,level,parent,aliases,valid_from,valid_to\n411025,襄城县,county,,,,\n\
    411025901,文昌镇,township,411025,,,\n411025902,柳河镇,township,411025,,,\n\
    411025903,河口镇,township,411025,上河乡;下河乡,,\n";

/// A catalog with one feed `f`: the keys of its table, and the keys of its columns.
pub(in crate::feed) fn catalog(feed: &str, columns: &str) -> Catalog {
    let toml = format!(
        "title = \"报表\"\nstart = \"2020-01\"\nsynthetic = \"示例\"\n[feed.f]\nfiles = \"f/*.csv\"\nsource = \"县统计局\"\n\
         {feed}\n[feed.f.column]\n{columns}\n[feed.g]\nfiles = \"g/*.csv\"\nsource = \"县统计局\"\n\
         [feed.g.column]\nday = {{ header = \"日期\", type = \"date\" }}\n[indicator.rows]\nname = \"行数\"\nfeed = \"g\"\nmeasure = {{ count = true }}\n\
         kind = \"flow\"\nunit = \"个\"\nbetter = \"higher\"\n"
    );
    let files = [("onpace.toml", toml.as_str()), ("regions.csv", REGIONS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
    load(&ProjectFiles::Memory(files.into())).unwrap_or_else(|why| panic!("{why:?}")).output
}

/// One file of the feed, with nothing settled.
pub(in crate::feed) fn read(catalog: &Catalog, name: &str, text: &str) -> FileRows {
    let files = ProjectFiles::Memory([(name.to_owned(), text.as_bytes().to_vec().into())].into());
    let feed = &catalog.feeds[0];
    let NamedPeriods { own: period, longer: longer_period, .. } = named_periods(feed, name, None);
    let (regions, secret) = (&catalog.regions, Secret::of_this_run());
    let sender = None;
    let to_read = FileToRead {
        feed,
        regions,
        files: &files,
        path: name,
        name,
        sheet: None,
        period,
        longer_period,
        sender,
        aggregation: None,
        secret,
        way: Way::Fast,
        scrutiny: &[],
    };
    read_file(&to_read).unwrap_or_else(|why| panic!("{why:?}"))
}

/// Line and English text of each warning, after its code.
pub(in crate::feed) fn warnings(file: &FileRows) -> Vec<String> {
    let line = |d: &Diagnostic| d.location.as_ref().and_then(|at| at.line).unwrap_or(0);
    file.warnings
        .iter()
        .map(|d| format!("{} {}: {}", d.code, line(d), d.message.in_language(Language::English)))
        .collect()
}

/// One letter for the state of each row.
pub(in crate::feed) fn states(file: &FileRows) -> String {
    let letter = |state: &RowState| match state {
        RowState::Used => 'u',
        RowState::Superseded => 's',
        RowState::Rejected => 'r',
        RowState::Skipped => 'k',
    };
    file.rows.states.iter().map(letter).collect()
}
