//! Damaged files in the manner of the Pollock benchmark: one table, each of its delimiters and quotes in turn added, removed or replaced,
//! with preambles, footers, second tables and other headers around it. Whatever the damage, no row is used whose cells stand in the wrong
//! columns, and every row is accounted for.

use onpace::catalog::{Catalog, ProjectFiles, load};
use onpace::feed::detect;

const ROWS: usize = 12;
const HEADINGS: [&str; 5] = ["town", "item", "area", "people", "remark"];

/// A project whose one feed reads the table.
fn project() -> Catalog {
    let toml = "title = \"T\"\nlanguage = \"en\"\nstart = \"2020-01\"\nsynthetic = \"made up\"\n\
        [feed.f]\nfiles = \"f-*.csv\"\nsource = \"Office\"\nmax_rejected = \"100%\"\n[feed.f.column]\n\
        town = { header = \"town\", type = \"region\" }\nitem = { header = \"item\", type = \"text\" }\n\
        area = { header = \"area\", type = \"quantity\", unit = \"亩\" }\n\
        people = { header = \"people\", type = \"quantity\", unit = \"人\" }\n\
        remark = { header = \"remark\", type = \"text\", optional = true }\n\
        [indicator.area]\nname = \"Area\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"flow\"\nunit = \"亩\"\nbetter = \"higher\"\n";
    let regions = "code,name,level,parent\n410100,Alpha,county,\n410100901,North,township,410100\n410100902,South,township,410100\n";
    let files = [("onpace.toml", toml), ("regions.csv", regions)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
    load(&ProjectFiles::Memory(files.into())).unwrap_or_else(|why| panic!("{why:?}")).output
}

/// The cells of a row; no two cells of the table are alike but for the towns.
fn row(n: usize) -> [String; 5] {
    let town = if n.is_multiple_of(2) { "North" } else { "South" };
    // Every third remark is blank, and some amounts have decimals or thousands.
    let remark = if n.is_multiple_of(3) { String::new() } else { format!("remark {n}") };
    [town.to_owned(), format!("item-{n}"), format!("{}.5", 1000 + n), format!("{}", 2000 + n), remark]
}

/// One table as text: its lines, each a list of the parts between which damage may be done.
fn lines(delimiter: char, quoted: bool) -> Vec<Vec<String>> {
    let line = |cells: Vec<String>| {
        let quote = |cell: String| if quoted { vec!["\"".to_owned(), cell, "\"".to_owned()] } else { vec![cell] };
        let mut parts: Vec<String> = Vec::new();
        for (n, cell) in cells.into_iter().enumerate() {
            if n > 0 {
                parts.push(delimiter.to_string());
            }
            parts.extend(quote(cell));
        }
        parts
    };
    let rows = (0..ROWS).map(|n| line(row(n).to_vec()));
    std::iter::once(line(HEADINGS.map(str::to_owned).to_vec())).chain(rows).collect()
}

fn text(lines: &[Vec<String>]) -> String {
    lines.iter().map(|parts| parts.concat() + "\n").collect()
}

/// Every damage to one mark of one line: added, removed, replaced by each of the others.
fn damaged(delimiter: char, quoted: bool) -> Vec<(String, String)> {
    let clean = lines(delimiter, quoted);
    let mut files = Vec::new();
    for (n, parts) in clean.iter().enumerate() {
        for (at, part) in parts.iter().enumerate() {
            let is_mark = part.len() == 1 && part.chars().all(|c| c == delimiter || c == '"');
            let mut put = |what: &str, new: Vec<String>| {
                let mut lines = clean.clone();
                lines[n].splice(at..=at, new);
                files.push((format!("{delimiter:?} quoted {quoted}: line {}, part {at}: {what}", n + 1), text(&lines)));
            };
            let marks = [",", ";", "\t", "|", "\"", "'", " "];
            if is_mark {
                put("removed", Vec::new());
                put("doubled", vec![part.clone(), part.clone()]);
                for mark in marks.iter().filter(|mark| **mark != part) {
                    put(&format!("replaced by {mark:?}"), vec![(*mark).to_owned()]);
                }
            } else {
                for mark in [&delimiter.to_string(), "\""] {
                    put(&format!("{mark:?} in front"), vec![mark.to_owned(), part.clone()]);
                    put(&format!("{mark:?} behind"), vec![part.clone(), mark.to_owned()]);
                    let middle = part.len() / 2;
                    put(&format!("{mark:?} within"), vec![part[..middle].to_owned() + mark + &part[middle..]]);
                }
            }
        }
    }
    files
}

/// Tables with something around them, or with another header.
fn surrounded(delimiter: char) -> Vec<(String, String)> {
    let clean = lines(delimiter, false);
    let table = text(&clean);
    let wide = |words: &str| format!("{words}{}\n", delimiter.to_string().repeat(HEADINGS.len() - 1));
    let heading = |at: usize, name: &str| {
        let mut lines = clean.clone();
        name.clone_into(&mut lines[0][at * 2]);
        text(&lines)
    };
    let total = ["Total".to_owned(), String::new(), "12072".to_owned(), "24066".to_owned(), String::new()];
    let mut files = vec![
        ("a title".to_owned(), format!("Monthly report\n{table}")),
        ("a title as wide as the table".to_owned(), wide("Monthly report") + &table),
        ("titles and a blank line".to_owned(), format!("Monthly report\nMade in May\n\n{table}")),
        ("a note below".to_owned(), format!("{table}\nSource: the office\n")),
        ("a wide note below".to_owned(), table.clone() + &wide("Note: made up")),
        ("a total below".to_owned(), format!("{table}{}\n", total.join(&delimiter.to_string()))),
        ("the header again".to_owned(), text(&[&clean[..5], &clean[..1], &clean[5..]].concat())),
        ("blank lines within".to_owned(), text(&[&clean[..5], &[vec![]], &clean[5..]].concat())),
        (
            "another table below".to_owned(),
            format!("{table}\nOther table\nkey{delimiter}name\n1{delimiter}2\n3{delimiter}4\n"),
        ),
        (
            "another table of the same width below".to_owned(),
            table.clone()
                + "\n"
                + &text(&[vec![
                    "a".into(),
                    delimiter.into(),
                    "b".into(),
                    delimiter.into(),
                    "c".into(),
                    delimiter.into(),
                    "d".into(),
                    delimiter.into(),
                    "e".into(),
                ]])
                + &text(&clean[1..3]),
        ),
        ("no header".to_owned(), text(&clean[1..])),
        ("no last line end".to_owned(), table.trim_end().to_owned()),
        ("carriage returns".to_owned(), table.replace('\n', "\r\n")),
        ("cut off".to_owned(), table[..table.len() - 12].to_owned()),
    ];
    for (at, name) in HEADINGS.iter().enumerate() {
        files.push((format!("heading {name} blank"), heading(at, "")));
        files.push((format!("heading {name} in capitals"), heading(at, &name.to_uppercase())));
        files.push((format!("heading {name} in place of the first"), heading(0, name)));
        for other in HEADINGS {
            files.push((format!("heading {name} called {other}"), heading(at, other)));
        }
    }
    files
}

/// What is wrong with how a file was read; `None` where nothing is.
fn fault(catalog: &Catalog, file: &str) -> Option<String> {
    let (feed, name) = (&catalog.feeds[0], "f-2020-11.csv".to_owned());
    let files = ProjectFiles::Memory([(name.clone(), file.as_bytes().to_vec().into())].into());
    // A file that is refused as a whole has no row in the wrong column.
    let read = detect(feed, &catalog.regions, &files, &name).ok()?;
    let [records, used, rejected, skipped, superseded] = read.account();
    if records != used + rejected + skipped + superseded {
        return Some(format!("{records} records, but {used} + {rejected} + {skipped} + {superseded}"));
    }
    let heads = read.heads();
    let at = |head: &str| heads.iter().position(|h| h.starts_with(head)).expect("a declared column");
    let (town, item, area, people) = (at("town_code") + 1, at("item"), at("area"), at("people"));
    let remark = heads.iter().position(|h| h == "remark");
    read.rows().find_map(|cells| {
        let is_row = (0..ROWS).any(|n| {
            let own = row(n);
            let plain = |cell: &str| cell.replace(['"', '\'', ',', ';', '\t', '|', ' '], "");
            cells[town] == own[0]
                && plain(&cells[item]) == own[1]
                && cells[area] == own[2]
                && cells[people] == own[3]
                && remark.is_none_or(|at| plain(&cells[at]) == plain(&own[4]))
        });
        (!is_row).then(|| format!("used: {cells:?}"))
    })
}

#[test]
fn no_row_of_a_damaged_file_is_used_with_its_cells_shifted() {
    let catalog = project();
    let mut files = Vec::new();
    for delimiter in [',', ';', '\t'] {
        files.extend(damaged(delimiter, false));
        files.extend(damaged(delimiter, true));
        files.extend(surrounded(delimiter));
    }
    assert!(files.len() >= 2_000, "{} files", files.len());
    let faults: Vec<String> =
        files.iter().filter_map(|(what, file)| Some(format!("{what}: {}", fault(&catalog, file)?))).collect();
    assert!(
        faults.is_empty(),
        "{} of {} files:\n{}",
        faults.len(),
        files.len(),
        faults[..faults.len().min(40)].join("\n")
    );
}
