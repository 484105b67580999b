//! Reading feeds: what becomes of every row, and what is said of those that cannot be used.

use encoding_rs::GB18030;
use onpace::catalog::{
    Column, ColumnKind, Feed, FilesAre, ProjectFiles, Reading, Region, RegionId, Regions, Rows, Wholes,
};
use onpace::feed::{FileFormat, Ingested, Reject, Secret, ingest};
use onpace::measure::notation::{DateOrder, DecimalMark, Encoding};
use onpace::measure::{Calendar, Every, Month, Unit, Units, exact::whole};
use onpace::words::Language;
use polars::prelude::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn regions() -> Regions {
    let region = |code: &str, name: &str, level: &str, parent: Option<u32>, aliases: &[&str]| Region {
        code: code.into(),
        name: name.into(),
        level: level.into(),
        parent: parent.map(RegionId),
        aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
        valid_from: None,
        valid_to: None,
        merged_into: None,
        name_en: String::new(),
        title: String::new(),
        title_en: String::new(),
        tile: None,
    };
    let list = vec![
        region("411025", "襄城县", "county", None, &["全县"]),
        region("411025100", "麦岭镇", "township", Some(0), &[]),
        region("411025101", "颍桥回族镇", "township", Some(0), &["颍桥"]),
        region("411025200", "茨沟乡", "township", Some(0), &[]),
    ];
    Regions::new(list, RegionId(0))
}

fn column(id: &str, header: &str, kind: ColumnKind) -> Column {
    let headers = header.split('/').map(str::to_owned).collect();
    Column {
        id: id.into(),
        headers,
        position: None,
        from: vec![],
        kind,
        one_of: vec![],
        selected: vec![],
        optional: false,
        private: false,
        fill_down: false,
        names_parent: false,
        parts: vec![],
    }
}

fn acreage() -> Feed {
    let unit = Unit::parse("亩").unwrap();
    let crops = ["烟叶", "红薯"].map(str::to_owned).to_vec();
    Feed {
        id: "acreage".into(),
        files: "feeds/acreage*.csv".into(),
        source: "县农业农村局".into(),
        every: Every::Month,
        deadline: None,
        cutoff: None,
        all_days: false,
        work_days: std::sync::Arc::default(),
        rows: Rows::Report,
        expect: vec![],
        key: ["month", "region", "crop"].map(str::to_owned).to_vec(),
        calendar: Calendar::CIVIL,
        senders: Vec::new(),
        sender_name: None,
        period: None,
        files_are: FilesAre::Changes,
        files_are_stated: true,
        wholes: Wholes::Totals,
        // A few bad rows of a few are no file to refuse.
        max_rejected: whole(1),
        missing: Vec::new(),
        not_regions: Vec::new(),
        unpivot: None,
        zero: Vec::new(),
        totals: Vec::new(),
        notes: Vec::new(),
        decimal: DecimalMark::Point,
        dates: DateOrder::YearFirst,
        language: Language::Chinese,
        reading: Reading::default(),
        units: Units::default(),
        columns: vec![
            column("month", "统计月份/月份", ColumnKind::Date),
            column("region", "乡镇", ColumnKind::Region),
            Column { one_of: crops, ..column("crop", "作物", ColumnKind::Text) },
            column(
                "area",
                "种植面积",
                ColumnKind::Quantity { unit, min: Some(whole(0)), max: Some(whole(100_000)), jump: None },
            ),
            Column { optional: true, ..column("note", "备注", ColumnKind::Text) },
        ],
    }
}

fn dropouts() -> Feed {
    Feed {
        id: "dropouts".into(),
        files: "feeds/dropouts*.csv".into(),
        rows: Rows::Events,
        key: vec!["case".into()],
        columns: vec![
            Column { private: true, ..column("case", "台账编号", ColumnKind::Id) },
            column("region", "乡镇", ColumnKind::Region),
            column("found", "排查日期", ColumnKind::Date),
            Column { optional: true, ..column("ended", "办结日期", ColumnKind::Date) },
        ],
        ..acreage()
    }
}

fn read(feed: &Feed, files: &[(&str, &[u8])]) -> Ingested {
    let files = files.iter().map(|(n, b)| (format!("feeds/{n}.csv"), b.to_vec().into())).collect::<BTreeMap<_, _>>();
    let read = ingest(feed, &regions(), &ProjectFiles::Memory(files));
    assert!(read.reconciles());
    read
}

fn encoding(read: &Ingested) -> Encoding {
    match read.files[0].format {
        FileFormat::Text { encoding, .. } => encoding,
        FileFormat::Sheet { .. } => panic!("a workbook"),
    }
}

const HEAD: &str = "统计月份,乡镇,作物,种植面积,备注\n";

fn one(body: &str) -> Ingested {
    read(&acreage(), &[("acreage-2020-11", format!("{HEAD}{body}").as_bytes())])
}

fn only(read: &Ingested) -> &Reject {
    assert_eq!(read.rejects.len(), 1, "{:?}", read.rejects);
    &read.rejects[0]
}

/// A column of the frame as text.
fn shown(read: &Ingested, id: &str) -> Vec<String> {
    let column = read.frame.column(id).unwrap().as_materialized_series().clone();
    column.iter().map(|v| v.to_string().trim_matches('"').to_owned()).collect()
}

#[test]
fn cells_become_typed_columns() {
    let read = one("2020年11月,麦岭镇,烟叶,\"1,234.5\",\n2020-11,411025101000,红薯,0.2万亩,早\n");
    assert_eq!(shown(&read, "month"), ["2020-11-30", "2020-11-30"]);
    assert_eq!(shown(&read, "region"), ["1", "2"]);
    assert_eq!(shown(&read, "area"), ["1234.5", "2000.0"]);
    assert_eq!(shown(&read, "note"), ["null", "早"]);
    assert_eq!(shown(&read, "__line"), ["2", "3"]);
    assert_eq!(shown(&read, "__period"), ["2020-11-01", "2020-11-01"]);
    assert_eq!(shown(&read, "__period_end"), ["2020-11-30", "2020-11-30"]);
    assert_eq!(read.frame.column("area").unwrap().dtype(), &DataType::Decimal(38, 1));
}

#[test]
fn a_unit_in_the_header_converts_to_the_base_unit() {
    let text = "种植面积（万亩）,月份,乡 镇,作物\n1.25,2020-11,麦岭镇,烟叶\n";
    let read = read(&acreage(), &[("acreage-2020-11", text.as_bytes())]);
    assert_eq!(shown(&read, "area"), ["12500"]);
}

#[test]
fn titles_totals_means_blank_rows_and_repeated_headers_are_skipped() {
    let text = format!(
        "襄城县种植面积统计表,,,\n单位：万亩,,,\n\n{HEAD}2020-11,麦岭镇,烟叶,1,\n2020-11,麦岭镇小 计,,1,\n,,,,\n{HEAD}合计：,,,1,\n"
    );
    let read = read(&acreage(), &[("acreage-2020-11", text.as_bytes())]);
    let file = &read.files[0];
    assert_eq!((file.rows, file.skipped, file.valid, file.rejected), (8, 7, 1, 0), "{:?}", read.rejects);
    assert_eq!(file.header_line, 4);
    assert_eq!(shown(&read, "area"), ["10000"]);
}

#[test]
fn every_reject_says_where_and_why() {
    for (row, code, column, raw, said) in [
        ("昨天,麦岭镇,烟叶,1,", "type-error", Some("统计月份"), "昨天", "expected a date"),
        ("2020-11,麦岭镇,烟叶,约300,", "type-error", Some("种植面积"), "约300", "expected a number in mu"),
        ("2020-11,麦岭镇,烟叶,—,", "missing-cell", Some("种植面积"), "—", "not filled in"),
        ("2020-11,麦岭镇", "missing-cell", None, "", "the row has 2 cells, the table 5"),
        ("2020-11,麦岭镇,烟叶,1,2,3", "extra-cell", None, "3", "the row has 6 cells, the header 5"),
        ("2020-11,麦岭镇,烟草叶,1,", "constraint-error", Some("作物"), "烟草叶", "did you mean `烟叶`"),
        ("2020-11,麦岭镇,烟叶,-1,", "constraint-error", Some("种植面积"), "-1", "no less than 0 mu"),
        ("2020-11,麦岭镇,烟叶,11万,", "constraint-error", Some("种植面积"), "11万", "no more than 100000 mu"),
        ("2020-11,麦岭乡,烟叶,1,", "unknown-region", Some("乡镇"), "麦岭乡", "did you mean `麦岭镇`"),
        ("2020-11,麦岭镇,烟叶,5人,", "unit-error", Some("种植面积"), "5人", "people does not convert to mu"),
        ("2020-11,麦岭镇,烟叶,1.2E+5,", "destroyed-number", Some("种植面积"), "1.2E+5", "lost digits"),
        ("2020-11,麦\u{FFFD}镇,烟叶,1,", "encoding-error", Some("乡镇"), "麦\u{FFFD}镇", "replacement characters"),
    ] {
        let read = one(&format!("{row}\n2020-11,茨沟乡,烟叶,7,\n"));
        let reject = only(&read);
        assert_eq!((reject.code, reject.column.as_deref(), reject.raw.as_str()), (code, column, raw), "{row}");
        assert!(
            reject.message.in_language(Language::English).contains(said)
                || reject.message.in_language(Language::English).contains("may have lost digits"),
            "{}",
            reject.message.in_language(Language::English)
        );
        assert_eq!((reject.line, reject.byte), (2, Some(HEAD.len() as u64)));
        assert_eq!(read.frame.height(), 1);
    }
}

#[test]
fn a_reject_keeps_what_a_consumer_asks_for() {
    let read = one("2020-11,颍桥,烟叶,?,某\n");
    let reject = only(&read);
    assert_eq!(reject.region, Some(RegionId(2)));
    assert_eq!(reject.period.unwrap().to_string(), "2020-11");
    assert_eq!(reject.cells, [("crop".into(), "烟叶".into()), ("note".into(), "某".into())]);
}

#[test]
fn an_unclosed_quote_costs_its_own_line_only() {
    let read = one("2020-11,麦岭镇,烟叶,1,\"见附件\n2020-11,茨沟乡,烟叶,7,\n");
    assert_eq!((only(&read).code, only(&read).line), ("unclosed-quote", 2));
    assert_eq!(shown(&read, "area"), ["7"]);
}

#[test]
fn gb18030_and_utf16_files_keep_their_own_offsets() {
    let text = format!("{HEAD}2020-11,麦岭镇,烟叶,1,\n2020-11,麦岭镇,红薯,坏,\n");
    let gb = GB18030.encode(&text).0.into_owned();
    let all = read(&acreage(), &[("acreage-2020-11", &gb)]);
    assert_eq!(encoding(&all), Encoding::Gb18030);
    let reject = only(&all);
    let start = usize::try_from(reject.byte.unwrap()).unwrap();
    assert_eq!(GB18030.decode(&gb[start..]).0, "2020-11,麦岭镇,红薯,坏,\n");

    let bom = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let all = read(&acreage(), &[("acreage-2020-11", &bom)]);
    assert!(bom[usize::try_from(only(&all).byte.unwrap()).unwrap()..].starts_with("2020-11,麦岭镇,红薯".as_bytes()));

    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let all = read(&acreage(), &[("acreage-2020-11", &utf16)]);
    assert_eq!((encoding(&all), only(&all).line), (Encoding::Utf16Le, 3));
}

#[test]
fn other_delimiters_are_seen_by_the_header() {
    for delimiter in [";", "\t", "|"] {
        let text = format!("{HEAD}2020-11,麦岭镇,烟叶,1,\n").replace(',', delimiter);
        let read = read(&acreage(), &[("acreage-2020-11", text.as_bytes())]);
        assert_eq!(read.frame.height(), 1);
        let written = read.files[0].format.to_string();
        assert_eq!(written, format!("UTF-8 {}", if delimiter == "\t" { "Tab" } else { delimiter }));
    }
}

#[test]
fn repeats_are_superseded_and_contradictions_rejected() {
    let read =
        one("2020-11,麦岭镇,烟叶,1,\n2020-11,麦岭镇,烟叶,1.0,\n2020-11,茨沟乡,烟叶,7,\n2020-11,茨沟乡,烟叶,8,\n");
    let file = &read.files[0];
    assert_eq!((file.valid, file.superseded, file.rejected), (1, 1, 2));
    assert!(read.rejects.iter().all(|r| r.code == "primary-key-error"));
    assert_eq!(read.rejects[0].raw, "2020-11-30 · 茨沟乡 · 烟叶");
    let said = &read.rejects[0].message.in_language(Language::English);
    assert!(said.contains("line 5") && said.contains("种植面积 7亩 ≠ 8亩"), "{said}");
}

#[test]
fn without_a_key_repeats_are_used_and_told() {
    let feed = Feed { key: vec![], ..acreage() };
    let text = format!("{HEAD}2020-11,麦岭镇,烟叶,1,\n2020-11,麦岭镇,烟叶,1,\n");
    let read = read(&feed, &[("acreage-2020-11", text.as_bytes())]);
    assert_eq!(read.frame.height(), 2);
    assert_eq!(read.warnings.iter().map(|w| w.code).collect::<Vec<_>>(), ["duplicate-row"]);
}

#[test]
fn a_later_file_revises_an_earlier_one() {
    let (old, new) = (
        format!("{HEAD}2020-10,麦岭镇,烟叶,1,\n2020-10,茨沟乡,烟叶,2,\n"),
        format!("{HEAD}2020-10,麦岭镇,烟叶,3万,\n"),
    );
    let read = read(&acreage(), &[("acreage-2020-11", new.as_bytes()), ("acreage-2020-10", old.as_bytes())]);
    assert_eq!(shown(&read, "area"), ["2", "30000"]);
    assert_eq!(read.files[0].name, "feeds/acreage-2020-10.csv");
    assert_eq!(read.files[0].superseded, 1);
    let [revision] = &read.revisions[..] else { panic!("{:?}", read.revisions) };
    assert_eq!((revision.column.as_str(), revision.old.as_str(), revision.new.as_str()), ("area", "1亩", "30000亩"));
    assert_eq!((revision.old_line, revision.new_line), (2, 2));
}

#[test]
fn a_control_total_is_skipped_and_compared() {
    let body = "2020-11,襄城县,烟叶,9,\n2020-11,麦岭镇,烟叶,3,\n2020-11,茨沟乡,烟叶,4,\n2020-11,全县,红薯,5,\n";
    let read = one(body);
    assert_eq!(read.files[0].skipped, 2);
    // The county's row for another crop stands beside no township: it is data.
    assert_eq!(shown(&read, "area"), ["3", "4", "5"]);
    let [warning] = &read.warnings[..] else { panic!("{:?}", read.warnings) };
    assert_eq!(warning.code, "control-total");
    assert!(
        warning.message.in_language(Language::Chinese).contains("9亩")
            && warning.message.in_language(Language::Chinese).contains("7亩"),
        "{}",
        warning.message.in_language(Language::Chinese)
    );
}

#[test]
fn the_row_of_totals_is_compared_with_the_rows() {
    let read = one("2020-11,麦岭镇,烟叶,3,\n2020-11,茨沟乡,烟叶,4,见合计\n合计,,,8,\n");
    let [warning] = &read.warnings[..] else { panic!("{:?}", read.warnings) };
    assert_eq!(
        warning.to_string(),
        "feeds/acreage-2020-11.csv:4: `种植面积` in the row of totals is 8 mu, but the 2 rows used add up to 7 mu; the total row is not added"
    );
    assert!(one("2020-11,麦岭镇,烟叶,3,\n合计,,,3,\n").warnings.is_empty());
}

#[test]
fn private_cells_leave_no_trace_in_clear() {
    let text = "台账编号,乡镇,排查日期,办结日期\nSECRET7,麦岭镇,昨天,\nSECRET8,茨沟乡,2020-03-01,\n4.11E+17,茨沟乡,2020-03-01,\n\
                SECRET9,茨沟乡,2020-03-01,\nSECRET9,茨沟乡,2020-03-02,\nSECRET8,茨沟乡,2020-03-01,,SECRET5\nSECRET6,2020-03-01\n";
    let later = "台账编号,乡镇,排查日期,办结日期\nＳＥＣＲＥＴ8 ,茨沟乡,2020-03-01,2020-04-02\n";
    let read = read(&dropouts(), &[("dropouts-2020-03", text.as_bytes()), ("dropouts-2020-04", later.as_bytes())]);
    let hash = blake3::keyed_hash(Secret::of_this_run().bytes(), b"SECRET8");
    assert_eq!(shown(&read, "case"), [hash.to_hex().to_string()]);
    assert_eq!(read.revisions.len(), 1);
    assert_eq!(read.revisions[0].key, "***");
    let all = format!("{:?} {:?} {:?} {:?}", read, read.frame, read.rejects, read.revisions);
    assert!(!all.contains("SECRET") && !all.contains("4.11E"), "{all}");
    let codes: Vec<_> = read.rejects.iter().map(|r| (r.code, r.raw.as_str())).collect();
    assert_eq!(
        codes,
        [
            ("type-error", "昨天"),
            ("destroyed-number", "***"),
            ("primary-key-error", "***"),
            ("primary-key-error", "***"),
            ("extra-cell", "***"),
            ("missing-cell", ""),
        ]
    );
}

#[test]
fn scope_depends_on_as_of_and_a_running_case_never_leaves_it() {
    let text = "台账编号,乡镇,排查日期,办结日期\nA,麦岭镇,2019-03-01,\nB,麦岭镇,2019-03-01,2019-05-01\n\
                C,麦岭镇,2019-03-01,2020-05-01\nD,麦岭镇,2020-09-01,\n";
    let read = read(&dropouts(), &[("dropouts-2020-03", text.as_bytes())]);
    let ledger = |as_of| {
        let file = read.ledger(Month::new(2020, 1), as_of).remove(0);
        assert!(file.reconciles());
        (file.used, file.out_of_scope)
    };
    assert_eq!(ledger(Month::new(2020, 8)), (2, 2));
    assert_eq!(ledger(Month::new(2020, 9)), (3, 1));
}

#[test]
fn a_snapshot_says_when_a_case_was_no_longer_there() {
    let feed = Feed { files_are: FilesAre::Full, ..dropouts() };
    let head = "台账编号,乡镇,排查日期,办结日期\n";
    let march = format!("{head}A,麦岭镇,2020-03-01,\nB,麦岭镇,2020-03-01,\nC,麦岭镇,2020-03-01,\n");
    // B is there, though its row cannot be used.
    let may = format!("{head}A,麦岭镇,2020-03-01,\nB,麦岭镇,?,\n");
    let files: [(&str, &[u8]); 2] = [("dropouts-2020-03", march.as_bytes()), ("dropouts-2020-05", may.as_bytes())];
    let read = read(&feed, &files);
    assert_eq!(shown(&read, "__until_seen"), ["null", "2020-05-01", "null"]);
    assert_eq!(shown(&read, "__line"), ["3", "4", "2"]);
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_others() {
    let good = format!("{HEAD}2020-11,麦岭镇,烟叶,1,\n");
    let read = read(
        &acreage(),
        &[
            ("acreage-2020-09", b"\xEF\xBB\xBF\xFF"),
            ("acreage-2020-10", "月份,乡镇,作物,种值面积\n".as_bytes()),
            ("acreage-2020-11", good.as_bytes()),
            ("acreage-2020-12", "月份,乡镇,作物,种植面积(人)\n".as_bytes()),
            ("acreage-2021-01", b""),
        ],
    );
    assert_eq!(read.frame.height(), 1);
    let said: Vec<_> = read.unreadable.iter().map(|d| (d.code, d.to_string())).collect();
    let codes: Vec<_> = said.iter().map(|(c, _)| *c).collect();
    assert_eq!(codes, ["encoding-error", "missing-header", "unit-error", "missing-header"]);
    assert!(said[1].1.contains("feeds/acreage-2020-10.csv:1") && said[1].1.contains("种值面积"), "{}", said[1].1);
    let reported: Vec<_> = read.reported().iter().map(ToString::to_string).collect();
    assert_eq!(reported, ["2020-11"]);
}

#[test]
fn files_speak_for_the_period_in_their_name_else_for_their_rows() {
    let rows = format!("{HEAD}2020-03,麦岭镇,烟叶,1,\n2020-05,麦岭镇,烟叶,1,\n");
    let read = read(&acreage(), &[("acreage-2020-09", HEAD.as_bytes()), ("acreage", rows.as_bytes())]);
    let reported: Vec<_> = read.reported().iter().map(ToString::to_string).collect();
    assert_eq!(reported, ["2020-03", "2020-04", "2020-05", "2020-09"]);
    assert_eq!(shown(&read, "__period"), ["2020-03-01", "2020-05-01"]);
    assert_eq!(read.files[0].name, "feeds/acreage.csv");
}

#[test]
fn a_feed_without_dates_or_regions_has_those_of_its_file() {
    let unit = Unit::parse("万元").unwrap();
    let feed = Feed {
        key: vec![],
        columns: vec![column("paid", "支出", ColumnKind::Quantity { unit, min: None, max: None, jump: None })],
        ..acreage()
    };
    let read =
        read(&feed, &[("acreage-2020-11-03", b"\xE6\x94\xAF\xE5\x87\xBA\n3\n"), ("acreage", "支出\n3\n".as_bytes())]);
    assert_eq!(shown(&read, "paid"), ["30000"]);
    assert_eq!(shown(&read, "__region"), ["0"]);
    assert_eq!(shown(&read, "__period_end"), ["2020-11-30"]);
    assert_eq!(read.unreadable[0].code, "missing-period");
    let out = |as_of| read.ledger(Month::new(2020, 1), as_of)[0].out_of_scope;
    assert_eq!((out(Month::new(2020, 10)), out(Month::new(2020, 11))), (1, 0));
}

fn mangled() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop_oneof![
        "[ -~]{0,6}",
        "(2020-1[0-2]|2019年3月|麦岭镇|茨沟乡|襄城县|烟叶|红薯|合计|—|12|3\\.5|1,5|\"|\n|\u{FFFD})",
    ];
    let good = "2020-1[0-2],(麦岭镇|茨沟乡|襄城县),(烟叶|红薯),[0-9]{1,3},";
    let row = prop_oneof![2 => good.prop_map(|r| r), 1 => prop::collection::vec(cell, 0..8).prop_map(|c| c.join(","))];
    (prop::collection::vec(row, 0..25), any::<bool>(), prop_oneof![Just("\n"), Just("\r\n"), Just("\r")]).prop_map(
        |(rows, gb, end)| {
            let text = format!("{}{end}{}", HEAD.trim_end(), rows.join(end));
            if gb { GB18030.encode(&text).0.into_owned() } else { text.into_bytes() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_row_is_accounted_for(files in prop::collection::vec(mangled(), 1..4), keyed: bool, month in 1_i8..=12) {
        let feed = if keyed { acreage() } else { Feed { key: vec![], ..acreage() } };
        let names = ["acreage-2020-10", "acreage-2020-11", "acreage"];
        let files: Vec<(&str, &[u8])> = names.into_iter().zip(files.iter().map(Vec::as_slice)).collect();
        let read = read(&feed, &files);
        prop_assert!(read.unreadable.iter().all(|why| why.code == "file-refused"));
        for file in read.ledger(Month::new(2020, 1), Month::new(2020, month)) {
            prop_assert!(file.reconciles(), "{file:?}");
        }
        let valid: u64 = read.files.iter().map(|f| f.valid).sum();
        prop_assert_eq!(read.frame.height() as u64, valid);
    }

    #[test]
    fn the_order_of_rows_changes_no_count(rows in prop::collection::vec("2020-1[0-2],(麦岭镇|茨沟乡|襄城县|无名),(烟叶|红薯),[0-9]{1,2},", 0..20), seed: u64) {
        let counts = |rows: &[String]| {
            let f = one(&rows.join("\n")).files.remove(0);
            (f.valid, f.rejected, f.skipped, f.superseded)
        };
        let mut shuffled = rows.clone();
        let mut state = seed;
        for n in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let other = usize::try_from((state >> 33) % (n as u64 + 1)).unwrap();
            shuffled.swap(n, other);
        }
        prop_assert_eq!(counts(&rows), counts(&shuffled));
    }
}

#[test]
fn reading_twice_gives_the_same() {
    let files: Vec<(String, String)> = (1..=12)
        .map(|m| {
            (
                format!("acreage-2020-{m:02}"),
                format!("{HEAD}2020-{m:02},麦岭镇,烟叶,{m},\n2020-01,茨沟乡,红薯,{m},\n坏\n"),
            )
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, t)| (n.as_str(), t.as_bytes())).collect();
    let once = format!("{:?}", read(&acreage(), &files));
    for _ in 0..5 {
        assert_eq!(format!("{:?}", read(&acreage(), &files)), once);
    }
}

fn codes(read: &Ingested) -> Vec<(&'static str, Option<u64>)> {
    read.warnings.iter().map(|w| (w.code, w.location.as_ref().and_then(|l| l.line))).collect()
}

#[test]
fn running_totals_below_the_table_are_checked_against_each_other() {
    let sheet = |sum: &str| format!("2020-11,麦岭镇,烟叶,7,\n上期累计,,,30,\n本月合计,,,7,\n本期累计,,,{sum},\n");
    assert_eq!(codes(&one(&sheet("37"))), []);
    let wrong = one(&sheet("36"));
    assert_eq!(codes(&wrong), [("control-total", Some(5))]);
    let said = &wrong.warnings[0].message.in_language(Language::English);
    assert!(said.contains("36 mu") && said.contains("30 mu before and 7 mu now make 37 mu"), "{said}");
    assert_eq!(wrong.frame.height(), 1);
}

#[test]
fn a_row_of_the_levels_own_is_told_and_completes_the_total() {
    let read = one("2020-11,麦岭镇,烟叶,7,\n2020-11,县本级,烟叶,3,\n合计,,,10,\n");
    assert_eq!(codes(&read), [("own-level", Some(3))]);
    assert_eq!((read.frame.height(), read.files[0].skipped), (1, 3));
}

#[test]
fn means_are_checked_as_far_as_they_are_written() {
    let rows = "2020-11,麦岭镇,烟叶,1,\n2020-11,茨沟乡,烟叶,2,\n2020-11,颍桥,烟叶,2,\n";
    assert_eq!(codes(&one(&format!("{rows}平均,,,1.67,\n"))), []);
    assert_eq!(codes(&one(&format!("{rows}平均,,,1.8,\n"))), [("control-total", Some(5))]);
}

#[test]
fn parts_are_told_where_they_exceed_what_they_are_a_part_of() {
    let read = one("2020-11,麦岭镇,烟叶,7,\n2020-11,麦岭镇,其中：红薯,8,\n2020-11,茨沟乡,#红薯,1,\n");
    assert_eq!(codes(&read), [("part-exceeds-whole", Some(3))]);
    assert_eq!(shown(&read, "crop"), ["烟叶", "红薯", "红薯"]);
    assert_eq!(shown(&read, "__part"), ["null", "crop", "crop"]);
}

#[test]
fn another_table_below_is_reported_and_not_merged() {
    let read = one("2020-11,麦岭镇,烟叶,7,\n\n附表,,,,\n乡镇,站点,人数,电话,\n茨沟乡,甲,5,6,\n");
    assert_eq!(codes(&read), [("second-table", Some(5))]);
    let file = &read.files[0];
    assert_eq!((file.rows, file.valid, file.skipped, file.rejected), (5, 1, 4, 0));
}

#[test]
fn amounts_that_can_hardly_be_right_are_told_with_their_row() {
    let mut feed = acreage();
    let ColumnKind::Quantity { jump, max, .. } = &mut feed.columns[3].kind else { panic!("the area") };
    (*jump, *max) = (Some(whole(5)), None);
    let file = |month: &str, tobacco: &str, potato: &str| {
        format!("{HEAD}{month},麦岭镇,烟叶,{tobacco},\n{month},麦岭镇,红薯,{potato},\n")
    };
    let (oct, nov) = (file("2020-10", "1.2万", "100"), file("2020-11", "1.2", "600"));
    let both =
        |oct: &str, nov: &str| read(&feed, &[("acreage-2020-10", oct.as_bytes()), ("acreage-2020-11", nov.as_bytes())]);
    let read = both(&oct, &nov);
    assert_eq!(codes(&read), [("implausible-unit", Some(2)), ("implausible-jump", Some(3))]);
    assert!(
        read.warnings[0].message.in_language(Language::English).contains("1.2亩")
            && read.warnings[0].message.in_language(Language::English).contains("12000亩")
    );
    assert_eq!(read.frame.height(), 4);
    // A column that is wrong throughout is told once.
    let all = both(&file("2020-10", "1.2万", "3万"), &file("2020-11", "1.2", "3"));
    assert_eq!(codes(&all), [("implausible-unit", Some(2))]);
    assert!(
        all.warnings[0].message.in_language(Language::English).ends_with("so are 1 more of its rows"),
        "{}",
        all.warnings[0].message.in_language(Language::English)
    );
}

#[test]
fn a_name_means_the_region_that_had_it_then() {
    let day = |y, m, d| Some(jiff::civil::date(y, m, d));
    let region = |code: &str, name: &str, from, to| Region {
        code: code.into(),
        name: name.into(),
        level: "township".into(),
        parent: Some(RegionId(0)),
        aliases: vec![],
        valid_from: from,
        valid_to: to,
        merged_into: None,
        name_en: String::new(),
        title: String::new(),
        title_en: String::new(),
        tile: None,
    };
    let county = Region { level: "county".into(), parent: None, ..region("411025", "襄城县", None, None) };
    let list = vec![
        county,
        region("411025100", "麦岭乡", None, day(2020, 6, 30)),
        region("411025101", "麦岭乡", day(2020, 7, 1), None),
        region("411025102", "旧店乡", None, day(2020, 6, 30)),
    ];
    let regions = Regions::new(list, RegionId(0));
    let text = format!(
        "{HEAD}2020-05,麦岭乡,烟叶,1,\n2020-08,麦岭乡,烟叶,2,\n2020-05,旧店乡,烟叶,3,\n2020-08,旧店乡,烟叶,4,\n"
    );
    let files = ProjectFiles::Memory([("feeds/acreage.csv".to_owned(), text.into_bytes().into())].into());
    let read = ingest(&acreage(), &regions, &files);
    assert_eq!(shown(&read, "region"), ["1", "2", "3"]);
    assert!(
        only(&read).message.in_language(Language::English).contains("旧店乡 was dissolved on 2020-06-30"),
        "{}",
        only(&read).message.in_language(Language::English)
    );
}

#[test]
fn blank_cells_go_on_with_the_one_above_where_the_feed_says_so() {
    let mut feed = acreage();
    feed.columns[1].fill_down = true;
    let text = format!("{HEAD}2020-11,麦岭镇,烟叶,1,\n2020-11,,红薯,2,\n小计,,,3,\n2020-11,,烟叶,4,\n");
    let read = read(&feed, &[("acreage-2020-11", text.as_bytes())]);
    assert_eq!(shown(&read, "region"), ["1", "1"]);
    // Nothing is carried past a total.
    assert_eq!((only(&read).line, only(&read).code), (5, "missing-cell"));
}

#[test]
fn the_feed_can_say_how_its_files_are_written() {
    let feed = |reading: Reading| Feed { reading, ..acreage() };
    let gb = GB18030.encode(&format!("{HEAD}2020-11,麦岭镇,烟叶,1,\n")).0.into_owned();
    let told = feed(Reading { encoding: Some(Encoding::Gb18030), ..Reading::default() });
    assert_eq!(encoding(&read(&told, &[("acreage-2020-11", &gb)])), Encoding::Gb18030);
    // A header that the signs would take from the first line.
    let twice = format!("{HEAD}2020-10,麦岭镇,烟叶,9,\n{HEAD}2020-11,麦岭镇,烟叶,1,\n");
    let told = feed(Reading { header_line: Some(3), header_rows: Some(1), ..Reading::default() });
    let below = read(&told, &[("acreage-2020-11", twice.as_bytes())]);
    assert_eq!((shown(&below, "area"), below.files[0].header_line), (vec!["1".to_owned()], 3));
}

#[test]
fn numbers_that_may_mean_either_are_rejected() {
    let mut feed = acreage();
    feed.columns[3].kind =
        ColumnKind::Quantity { unit: Unit::parse("万元").unwrap(), min: None, max: None, jump: None };
    for (cell, code) in [
        ("5万", "unit-error"),
        ("5²", "type-error"),
        ("1200①", "type-error"),
        ("\"100\n200\"", "type-error"),
        ("5万元", ""),
        ("5", ""),
        ("\u{2212}5", ""),
    ] {
        let text = format!("{HEAD}2020-11,麦岭镇,烟叶,{cell},\n");
        let read = read(&feed, &[("acreage-2020-11", text.as_bytes())]);
        assert_eq!(read.rejects.first().map_or("", |r| r.code), code, "{cell}");
    }
}

#[test]
fn what_may_be_private_is_not_shown_where_cells_may_have_moved() {
    let shown = |row: &str| {
        let text = format!("台账编号,乡镇,排查日期,办结日期\n{row}\n");
        let read = read(&dropouts(), &[("dropouts-2020-11", text.as_bytes())]);
        let reject = only(&read).clone();
        (reject.raw, reject.excerpt.map(|e| e.text).unwrap_or_default())
    };
    // The region was left out, the number stands where the region should.
    for row in ["柳河,SECRET,2020-11-03,", ",SECRET,2020-11-03,", "2020-11-03,SECRET,2020-11-04,", "a,SECRET,,"] {
        let (raw, excerpt) = shown(row);
        assert!(!excerpt.contains("SECRET"), "{row}: {raw} {excerpt}");
    }
    assert_eq!(shown("a1,麦岭镇,昨天,"), ("昨天".into(), "***,麦岭镇,昨天,".into()));
}

#[test]
fn labels_are_labels_only_where_nothing_else_is_meant() {
    let mut feed = acreage();
    feed.columns[2].one_of.clear();
    let names = |body: &str| {
        let read = read(&feed, &[("acreage-2020-11", format!("{HEAD}{body}").as_bytes())]);
        assert_eq!(read.rejects, []);
        shown(&read, "crop")
    };
    assert_eq!(names("2020-11,麦岭镇,#1示范片,1,\n2020-11,麦岭镇,其中村示范片,1,\n"), ["#1示范片", "其中村示范片"]);
    assert_eq!(names("2020-11,麦岭镇,全镇,1,\n2020-11,茨沟乡,小计,1,\n"), ["全镇"]);
}

#[test]
fn a_heading_over_several_columns_is_none_of_them() {
    let unread = |text: &str| {
        let read = read(&acreage(), &[("acreage-2020-11", text.as_bytes())]);
        read.unreadable.first().map_or("", |d| d.code)
    };
    assert_eq!(unread("月份,乡镇,作物,种植面积,\n,,,上年同期,本年\n2020-11,麦岭镇,烟叶,1,2\n"), "duplicate-label");
    assert_eq!(unread("单位：亩、万亩,,,\n月份,乡镇,作物,种植面积\n2020-11,麦岭镇,烟叶,1\n"), "unit-error");
    assert_eq!(unread("月份,乡镇,作物,种植面积\n计量单位,,,万亩\n2020-11,麦岭镇,烟叶,1\n"), "");
    let said = |text: &str| {
        let read = read(&acreage(), &[("acreage-2020-11", text.as_bytes())]);
        read.unreadable.first().map(|d| d.message.in_language(Language::English).clone()).unwrap_or_default()
    };
    assert!(said("").contains("empty") && said("<html><table>").contains("web page"));
}
