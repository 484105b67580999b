//! `onpace read`: one file, with and without a catalog that knows it.

use encoding_rs::GB18030;
use std::path::Path;
use std::process::{Command, Output};

fn onpace(at: &Path, args: &[&str]) -> Output {
    in_locale(at, args, "zh_CN.UTF-8")
}

fn in_locale(at: &Path, args: &[&str], locale: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
    program.current_dir(at).args(args).env("LC_ALL", locale).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn a_file_that_no_catalog_knows_is_read_by_what_stands_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = "培训统计表,,,\n单位：人,,,\n日期,地点,培训人数,编号\n2020年11月3日,甲,\"1,200\",007\n2020/11/4,=乙,30,008\n合计,,1230,\n";
    std::fs::write(folder.path().join("班次.csv"), GB18030.encode(sheet).0).unwrap();
    let read = onpace(folder.path(), &["read", "班次.csv"]);
    assert_eq!(
        text(&read.stdout),
        "line,日期,地点,培训人数(人),编号\n4,2020-11-03,甲,1200,007\n5,2020-11-04,'=乙,30,008\n"
    );
    let said = text(&read.stderr);
    assert!(said.contains("GB18030") && said.contains("表头第3行") && said.contains("共6行 = 采用2"), "{said}");
    assert!(said.contains("合计、平均、累计行：第6行"), "{said}");
}

#[test]
fn headings_over_several_columns_are_joined_and_no_unit_is_made_up() {
    let folder = tempfile::tempdir().unwrap();
    let read = |name: &str, sheet: &str| {
        std::fs::write(folder.path().join(name), sheet).unwrap();
        let read = onpace(folder.path(), &["read", name]);
        (text(&read.stdout), text(&read.stderr))
    };
    let (table, _) = read("a.csv", "乡镇,粮食,,收入\n,面积,其中：优质,万元\n文昌镇,1200,300,5.5\n合计,1200,300,5.5\n");
    assert_eq!(table, "line,乡镇,粮食面积,粮食其中：优质,收入(万元)\n3,文昌镇,1200,300,5.5\n");
    // What is written is printed as it is written, and a footnote's mark is no number.
    let (table, _) = read("b.csv", "乡镇,人口（男）,①\n文昌镇,12①,3\n柳河镇,①,4\n");
    assert_eq!(table, "line,乡镇,人口（男）,①\n2,文昌镇,12①,3\n3,柳河镇,①,4\n");
    // Years name columns too, what has no heading is told, and one bad cell among many does not make a text of a number.
    let (table, said) = read("b.csv", "指标,2019,2020,\n烟叶,5,6,补报\n");
    assert_eq!(table, "line,指标,2019,2020,column_4\n2,烟叶,5,6,补报\n");
    assert!(said.contains("b.csv:1:4") && said.contains("第4列没有表头"), "{said}");
    let many: Vec<String> = (1..=15).map(|n| format!("文昌镇,{n}")).collect();
    let (table, said) = read("c.csv", &format!("乡镇,面积\n{}\n柳河镇,约5\n", many.join("\n")));
    assert!(table.ends_with("16,文昌镇,15\n17,柳河镇,约5\n") && said.contains("待核实、未计入0"), "{table}{said}");
    // No row is left out for what it seems to be, and names keep what tells them apart.
    let (table, said) = read("d.csv", "乡镇,面积\n文昌镇,5\n\n附表：企业\n名称,法人\n甲公司,某人\n");
    assert!(table.contains("6,甲公司,某人\n"), "{table}{said}");
    let (table, _) = read("f.csv", "地区,人口（男）,人口（女）,备注\n文昌镇,5,6,\"一\n二①\"\n");
    assert_eq!(table, "line,地区,人口（男）,人口（女）,备注\n2,文昌镇,5,6,一 二①\n");
    // Months name columns as years do.
    let (table, _) =
        read("g.csv", "Report of crashes,,,\nArea,Jan-24,Feb-24,2024-03\nNorth,\"1,234\",12,7\nSouth,5,6,\n");
    assert_eq!(table, "line,Area,Jan-24,Feb-24,2024-03\n3,North,1234,12,7\n4,South,5,6,\n");
    let raw = onpace(folder.path(), &["read", "f.csv", "--raw"]);
    assert_eq!(text(&raw.stdout), "地区,人口（男）,人口（女）,备注\n文昌镇,5,6,\"一\n二①\"\n");
    let (table, _) = read("e.csv", "乡镇,面积\n文昌镇,5\n注：1.快报数\n2.不含县直,\n");
    assert_eq!(table, "line,乡镇,面积\n2,文昌镇,5\n");
}

#[test]
fn a_file_of_a_feed_is_read_as_its_feed_with_private_cells_masked() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in onpace::pack::files().filter(|(name, _)| !name.contains('/')) {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let (_, bytes) = onpace::pack::files().find(|(name, _)| *name == "feeds/loans-2021-05.csv").unwrap();
    // The header fits one feed only, whatever the file is called.
    std::fs::write(folder.path().join("5月.csv"), bytes).unwrap();
    let read = onpace(folder.path(), &["read", "5月.csv", "--json", "--lang", "en"]);
    let told: serde_json::Value = serde_json::from_slice(&read.stdout).unwrap();
    assert_eq!((told["feed"].as_str(), told["written"].as_str()), (Some("loans"), Some("GB18030")));
    assert_eq!(
        (told["rows"].as_u64(), told["used"].as_u64(), told["rejected"].as_u64()),
        (Some(43), Some(41), Some(1))
    );
    assert_eq!(told["rejects"][0]["line"], 43);
    assert_eq!(told["columns"][6]["unit"], "万元");
    // Shown as they stand, such columns would be in clear.
    std::fs::copy(folder.path().join("5月.csv"), folder.path().join("loans-2021-05.csv")).unwrap();
    for name in ["5月.csv", "loans-2021-05.csv"] {
        let raw = onpace(folder.path(), &["read", name, "--raw", "--lang", "en"]);
        assert_eq!((raw.status.code(), raw.stdout.len()), (Some(2), 0), "{name}");
        assert!(text(&raw.stderr).contains("private columns"), "{}", text(&raw.stderr));
    }
    let table = onpace(folder.path(), &["read", "5月.csv", "--feed", "loans"]);
    let table = text(&table.stdout);
    assert!(!table.contains("示例户") && table.contains(",***,"), "{table}");
    assert!(table.starts_with("line,loan,lent,region_code,region,"));
}

#[test]
fn private_cells_are_masked_wherever_the_program_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let project = folder.path().join("project");
    for (name, bytes) in onpace::pack::files() {
        let at = project.join(name);
        std::fs::create_dir_all(at.parent().unwrap()).unwrap();
        std::fs::write(at, bytes).unwrap();
    }
    let feed = project.join("feeds/loans-2021-05.csv");
    // A file that no feed fits any more, and one that is led to by a link.
    let bytes = std::fs::read(&feed).unwrap();
    let (sheet, ..) = encoding_rs::GB18030.decode(&bytes);
    let changed = project.join("feeds/other.csv");
    std::fs::write(&changed, sheet.replacen("放贷日期", "别的", 1)).unwrap();
    let mut paths = vec![feed.clone(), changed];
    if cfg!(unix) {
        let link = elsewhere.path().join("link.csv");
        #[cfg(unix)]
        std::os::unix::fs::symlink(&feed, &link).unwrap();
        paths.push(link);
    }
    for path in paths {
        let path = path.to_str().unwrap();
        let read = onpace(elsewhere.path(), &["read", path]);
        let table = text(&read.stdout);
        assert!(!table.contains("示例户") && table.contains(",***,"), "{path}: {table}");
    }
    // Which columns are private cannot be known where the catalog cannot be read.
    let catalog = project.join("onpace.toml");
    let toml = std::fs::read_to_string(&catalog).unwrap();
    std::fs::write(&catalog, toml.replacen("title", "titel", 1)).unwrap();
    let read = onpace(elsewhere.path(), &["read", feed.to_str().unwrap()]);
    assert_eq!((read.status.code(), read.stdout.len()), (Some(2), 0));
}

#[test]
fn an_encoding_that_was_guessed_is_told_of_a_file_that_no_catalog_knows() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = "month,item,n\n2021-01,りんごジュース,1\n2021-01,みかんの缶詰,2\n2021-02,ぶどうとバナナ,3\n";
    std::fs::write(folder.path().join("a.csv"), encoding_rs::SHIFT_JIS.encode(sheet).0).unwrap();
    let read = onpace(folder.path(), &["read", "a.csv", "--lang", "zh-CN"]);
    assert!(text(&read.stdout).contains("りんごジュース"), "{}", text(&read.stdout));
    let said = text(&read.stderr);
    assert!(said.contains("encoding-guessed") && said.contains("Shift_JIS"), "{said}");
}

#[test]
fn what_cannot_be_read_says_so() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.csv"), "1,2\n3,4\n").unwrap();
    let none = onpace(folder.path(), &["read", "a.csv"]);
    assert_eq!(
        (none.status.code(), text(&none.stdout)),
        (Some(0), "line,column_1,column_2\n1,1,2\n2,3,4\n".to_owned())
    );
    std::fs::write(folder.path().join("blank.csv"), "").unwrap();
    assert_eq!(onpace(folder.path(), &["read", "blank.csv"]).status.code(), Some(3));
    let project = concat!(env!("CARGO_MANIFEST_DIR"), "/data/xiangcheng");
    let unknown = onpace(folder.path(), &["read", "a.csv", "--feed", "lons", "--lang", "en", "--project", project]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("did you mean `loans`"), "{}", text(&unknown.stderr));
    assert_eq!(onpace(folder.path(), &["read", "missing.csv"]).status.code(), Some(3));
}

#[test]
fn the_sample_of_a_guessed_encoding_shows_no_private_cell() {
    let folder = tempfile::tempdir().unwrap();
    let toml = "title = \"T\"\nlanguage = \"en\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"f-*.csv\"\nsource = \"Office\"\n\
        [feed.f.column]\nname = { header = \"Name\", type = \"text\", private = PRIVATE }\n\
        n = { header = \"N\", type = \"quantity\", unit = \"number\" }\n[indicator.n]\nname = \"N\"\nfeed = \"f\"\n\
        measure = { sum = \"n\" }\nkind = \"flow\"\nunit = \"number\"\nbetter = \"higher\"\nprotect = \"none\"\n";
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    put("regions.csv", b"code,name,level,parent\n410100,Alpha,county,\n");
    put("f-2020-01.csv", b"Name,N\nM\xFCller-Beispiel,1\nK\xF6nig-Beispiel,2\n");
    for (private, shown) in [("false", true), ("true", false)] {
        put("onpace.toml", toml.replace("PRIVATE", private).as_bytes());
        let said = text(&onpace(folder.path(), &["check", ".", "--no-store", "--lang", "en"]).stderr);
        assert!(said.contains("windows-1252") && said.contains("Müller") == shown, "{said}");
    }
}

#[test]
fn a_table_with_decimal_commas_keeps_its_header_and_the_locale_speaks() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("t.csv"), "Region;01/2021;02/2021\nA;1234,5;71,25\nB;13;5,5\n").unwrap();
    let read = in_locale(folder.path(), &["read", "t.csv"], "en_GB.UTF-8");
    assert!(text(&read.stdout).starts_with("line,Region,01/2021,02/2021\n2,A,"), "{}", text(&read.stdout));
    assert!(text(&read.stderr).contains("header on line 1"), "{}", text(&read.stderr));
    let chinese = in_locale(folder.path(), &["read", "t.csv"], "C.UTF-8");
    assert!(text(&chinese.stderr).contains("表头第1行"), "{}", text(&chinese.stderr));
}
