//! `received.csv` with a row more.

use super::standing::delimiter;
use jiff::civil::Date;

/// A file that came.
#[derive(Debug, Clone, Copy)]
pub(super) struct Came<'a> {
    pub file: &'a str,
    pub hash: &'a str,
    pub on: Date,
    pub by: &'a str,
    pub version: &'a str,
}

const HEADINGS: [(&str, &[&str]); 5] = [
    ("file", &["文件"]),
    ("hash", &["校验值"]),
    ("received_on", &["收到日期", "报送日期"]),
    ("by", &["经办人"]),
    ("version", &["版本"]),
];

/// The text with a row more, in the order of its own columns; `before` is blank where there is none yet.
pub(super) fn with_row(before: &str, came: Came<'_>) -> String {
    let head = before.trim_start_matches('\u{FEFF}').lines().next().filter(|line| !line.trim().is_empty());
    let head = head.map_or_else(|| "file,hash,received_on,by,version".to_owned(), str::to_owned);
    let mut text = if before.trim().is_empty() {
        format!("\u{FEFF}{head}\n")
    } else {
        before.trim_end_matches(['\r', '\n']).to_owned() + "\n"
    };
    let day = came.on.to_string();
    let value = |heading: &str| {
        let heading = heading.trim().trim_matches('"');
        let id = HEADINGS.iter().find(|(id, also)| *id == heading || also.contains(&heading)).map(|(id, _)| *id);
        match id {
            Some("file") => came.file,
            Some("hash") => came.hash,
            Some("received_on") => &day,
            Some("by") => came.by,
            Some("version") => came.version,
            _ => "",
        }
    };
    let mark = delimiter(&head);
    let cell = |text: &str| {
        if text.contains([mark, '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    };
    text.push_str(&head.split(mark).map(|heading| cell(value(heading))).collect::<Vec<_>>().join(&mark.to_string()));
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_follow_the_order_of_the_columns() {
        let came = Came { file: "f/a, b.csv", hash: "00", on: jiff::civil::date(2024, 4, 9), by: "王", version: "" };
        assert_eq!(with_row("", came), "\u{FEFF}file,hash,received_on,by,version\n\"f/a, b.csv\",00,2024-04-09,王,\n");
        assert_eq!(
            with_row("收到日期,文件\r\n2024-01-01,x.csv", came),
            "收到日期,文件\r\n2024-01-01,x.csv\n2024-04-09,\"f/a, b.csv\"\n"
        );
        assert_eq!(with_row("文件;收到日期\n", came), "文件;收到日期\nf/a, b.csv;2024-04-09\n");
    }
}
