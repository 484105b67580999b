//! Tables in other containers: packed ones, and markup that calls itself a workbook.

use encoding_rs::GBK;
use onpace::catalog::{Catalog, ProjectFiles, load};
use onpace::diag::Diagnostic;
use onpace::feed::{Ingested, ingest};
use onpace::words::Language;
use std::io::{Cursor, Write};
use std::process::Command;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TOML: &str = "title = \"例\"\nstart = \"2024-01\"\n[feed.f]\nfiles = \"feeds/*\"\nsource = \"县局\"\n[feed.f.column]\n\
    region = { header = \"乡镇\", type = \"region\" }\narea = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\n\
    [indicator.x]\nname = \"面积\"\nfeed = \"f\"\nmeasure = { sum = \"area\" }\nkind = \"flow\"\nunit = \"亩\"\nbetter = \"higher\"\n";
const REGIONS: &str =
    "code,name,level,parent\n411025,襄城县,county,\n411025101,东镇,township,411025\n411025102,西镇,township,411025\n";
const TEXT: &str = "乡镇,面积\n东镇,5\n西镇,约\n";
const PAGE: &str = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body><table>\
    <tr><td colspan=2>烟叶种植面积</td></tr><tr><td>乡镇</td><td>面积</td></tr><tr><td>东镇</td><td x:num=\"5\">5</td></tr>\
    <tr><td>西镇<td>约</table></body></html>";
const XML: &str = "<?xml version=\"1.0\" encoding=\"gb2312\"?><?mso-application progid=\"Excel.Sheet\"?>\
    <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
    <Worksheet ss:Name=\"表一\"><Table><Row><Cell><Data ss:Type=\"String\">乡镇</Data></Cell><Cell><Data ss:Type=\"String\">面积</Data></Cell></Row>\
    <Row><Cell><Data ss:Type=\"String\">东镇</Data></Cell><Cell><Data ss:Type=\"Number\">5</Data></Cell></Row>\
    <Row><Cell><Data ss:Type=\"String\">西镇</Data></Cell><Cell><Data ss:Type=\"String\">约</Data></Cell></Row></Table></Worksheet></Workbook>";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).expect("in memory");
    packed.finish().expect("in memory")
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("in memory");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

fn catalog() -> Catalog {
    let files = [("onpace.toml", TOML), ("regions.csv", REGIONS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
    load(&ProjectFiles::Memory(files.into())).expect("a sound catalog").output
}

fn read(files: &[(&str, Vec<u8>)]) -> Ingested {
    let catalog = catalog();
    let files = files.iter().map(|(name, bytes)| (format!("feeds/{name}"), bytes.clone().into()));
    let read = ingest(&catalog.feeds[0], &catalog.regions, &ProjectFiles::Memory(files.collect()));
    assert!(read.reconciles());
    read
}

fn told(list: &[Diagnostic]) -> Vec<String> {
    list.iter().map(|d| format!("{}: {}", d.code, d.message.in_language(Language::English))).collect()
}

#[test]
fn a_table_is_read_in_whatever_it_comes() {
    let gb = |text: &str| GBK.encode(text).0.into_owned();
    for (name, bytes, written, line) in [
        ("a-2024-03.csv.gz", gzip(TEXT.as_bytes()), "UTF-8", 3),
        ("a-2024-03.txt.gz", gzip(&gb(TEXT)), "GB18030", 3),
        ("a-2024-03.zip", zip(&[("烟叶.csv", TEXT.as_bytes())]), "UTF-8", 3),
        (
            "a-2024-03.zip",
            zip(&[("附/说明.docx", b"x"), ("附/烟叶.csv", TEXT.as_bytes()), ("__MACOSX/._烟叶.csv", b"x")]),
            "UTF-8",
            3,
        ),
        ("a-2024-03.xls", gb(PAGE), "html table 1", 4),
        ("a-2024-03.html", PAGE.replace("gb2312", "utf-8").into_bytes(), "html table 1", 4),
        ("a-2024-03.xls", gb(XML), "xml 表一", 3),
        ("a-2024-03.xml", XML.replace("gb2312", "utf-8").into_bytes(), "xml 表一", 3),
        ("a-2024-03.zip", zip(&[("a.xls", &gb(PAGE))]), "html table 1", 4),
    ] {
        let read = read(&[(name, bytes.clone())]);
        assert!(
            read.unreadable.is_empty() && read.warnings.is_empty(),
            "{name}: {:?} {:?}",
            told(&read.unreadable),
            told(&read.warnings)
        );
        let file = &read.files[0];
        assert_eq!((file.format.to_string().as_str(), file.valid, file.rejected), (written, 1, 1), "{name}");
        assert_eq!(read.rejects[0].line, line, "{name}");
        // What is verified later is the file as it lies there.
        assert_eq!(
            (file.hash.as_str(), file.bytes),
            (blake3::hash(&bytes).to_hex().as_str(), bytes.len() as u64),
            "{name}"
        );
    }
}

#[test]
fn a_large_text_is_unpacked_piece_by_piece() {
    let rows: Vec<String> = (0..100_000).map(|n| format!("东镇,{}", n % 977)).collect();
    let rows = rows.join("\n");
    let text = format!("乡镇,面积\n{rows}");
    let [plain, packed] = [("a-2024-03.csv", text.clone().into_bytes()), ("a-2024-03.csv.gz", gzip(text.as_bytes()))]
        .map(|file| read(&[file]));
    assert!(plain.frame.equals_missing(&packed.frame));
    assert_eq!(packed.files[0].valid, 100_000);
}

#[test]
fn what_is_no_single_table_is_told() {
    let two = zip(&[("一月.csv", TEXT.as_bytes()), ("二月.csv", TEXT.as_bytes()), ("说明.pdf", b"x")]);
    let none = zip(&[("说明.pdf", b"x")]);
    let cut = gzip(TEXT.as_bytes());
    let bomb = gzip(format!("乡镇,面积\n{}", "东镇,5\n".repeat(1 << 20)).as_bytes());
    let in_zip = zip(&[("a.csv", &vec![b'1'; 8 << 20])]);
    for (name, bytes, message) in [
        (
            "a-2024-03.zip",
            two,
            "several-tables: the archive holds several tables: 一月.csv and 二月.csv; a file is one table, so it was not used",
        ),
        (
            "a-2024-03.zip",
            none,
            "unreadable-file: the file is an archive or another office document and holds no sheets",
        ),
        ("a-2024-03.csv.gz", cut[..cut.len() - 9].to_vec(), "unreadable-file: the file cannot be read"),
        ("a-2024-03.csv.gz", bomb, "too-large: the file is over a limit: expansion of a part, as a multiple"),
        ("a-2024-03.zip", in_zip, "too-large: the file is over a limit: expansion of a part, as a multiple"),
        ("a-2024-03.xls", b"<html><table><tr><td>x</table>".to_vec(), "missing-header"),
        ("a-2024-03.xls", "<html><table><td>".repeat(300).into_bytes(), "too-large: the file is over a limit"),
    ] {
        let unreadable = told(&read(&[(name, bytes)]).unreadable);
        assert!(unreadable.len() == 1 && unreadable[0].starts_with(message), "{name}: {unreadable:?}");
    }
}

#[test]
fn read_shows_them_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let packed = [
        ("烟叶.csv.gz", gzip(TEXT.as_bytes())),
        ("烟叶.zip", zip(&[("a.csv", TEXT.as_bytes())])),
        ("烟叶.xls", PAGE.replace("gb2312", "utf-8").into_bytes()),
    ];
    for (name, bytes) in packed {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).expect("written");
        for more in [&[][..], &["--raw"]] {
            let run = Command::new(env!("CARGO_BIN_EXE_onpace"))
                .current_dir(folder.path())
                .arg("read")
                .arg(&file)
                .args(more)
                .output();
            let out = run.expect("it runs");
            let text = String::from_utf8(out.stdout).expect("UTF-8");
            assert!(
                out.status.success() && text.contains("乡镇,面积") && text.contains("东镇,5"),
                "{name} {more:?}: {text}"
            );
        }
    }
}
