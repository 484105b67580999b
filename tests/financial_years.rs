//! Years that begin in another month than January: their quarters and months, in several cells and in headings.

use onpace::catalog::{Catalog, ProjectFiles, load};
use onpace::feed::{Ingested, ingest};
use onpace::words::Language;

const REGIONS: &str = "code,name,level,parent\n1,Alpha,county,\n2,North,township,1\n";

fn catalog(year_starts: i8, feed: &str, columns: &str) -> Catalog {
    let toml = format!(
        "title = \"T\"\nlanguage = \"en\"\nstart = \"2018-01\"\nyear_starts = {year_starts}\n[feed.f]\nfiles = \"feeds/**/*\"\nsource = \"D\"\n\
         {feed}\n[feed.f.column]\n{columns}\nregion = {{ header = \"region\", type = \"region\" }}\n\
         [indicator.x]\nname = \"x\"\nfeed = \"f\"\nmeasure = {{ sum = \"n\" }}\nkind = \"flow\"\nunit = \"户\"\nbetter = \"higher\"\n"
    );
    let files = [("onpace.toml", toml.as_str()), ("regions.csv", REGIONS)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
    load(&ProjectFiles::Memory(files.into())).expect("a sound catalog").output
}

fn read(catalog: &Catalog, name: &str, text: &str) -> Ingested {
    let files = [(name.to_owned(), text.as_bytes().to_vec().into())];
    ingest(&catalog.feeds[0], &catalog.regions, &ProjectFiles::Memory(files.into()))
}

/// The days of the rows that are used with their amounts, or the codes of what is wrong.
fn days(read: &Ingested) -> String {
    assert!(read.reconciles());
    let wrong = read.unreadable.iter().map(|d| format!("{} {}", d.code, d.message.in_language(Language::English)));
    let rejected = read.rejects.iter().map(|reject| format!("{} {}", reject.line, reject.code));
    let wrong: Vec<String> = wrong.chain(rejected).collect();
    if !wrong.is_empty() {
        return wrong.join("; ");
    }
    let column = |name: &str| read.frame.column(name).expect("a column").clone();
    let (days, amounts) = (column("day"), column("n"));
    let show = |n: usize| format!("{}={}", days.get(n).expect("a row"), amounts.get(n).expect("a row"));
    (0..read.frame.height()).map(show).collect::<Vec<_>>().join(" ")
}

const N: &str = "n = { header = \"n\", type = \"quantity\", unit = \"户\" }\n";

fn of_cells(year_starts: i8, every: &str, part: &str, rows: &[(&str, &str)]) -> String {
    let columns = format!("day = {{ from = [\"Year\", \"{part}\"], type = \"date\" }}\n{N}");
    let lines: Vec<String> =
        rows.iter().zip(1..).map(|((year, part), n)| format!("{year},{part},North,{n}\n")).collect();
    let text = lines.concat();
    let catalog = catalog(year_starts, &format!("every = \"{every}\""), &columns);
    days(&read(&catalog, "feeds/f.csv", &format!("Year,{part},region,n\n{text}")))
}

fn of_headings(every: &str, name: &str, header: &str) -> String {
    let columns = "day = { type = \"date\" }\nn = { type = \"quantity\", unit = \"户\" }\n";
    let feed = format!("every = \"{every}\"\nunpivot = {{ columns = \"date\", into = \"day\", value = \"n\" }}");
    let rows: Vec<String> =
        (1..=header.lines().last().expect("a header").matches(',').count()).map(|n| n.to_string()).collect();
    days(&read(&catalog(4, &feed, columns), name, &format!("{header}\nNorth,{}\n", rows.join(","))))
}

#[test]
fn a_quarter_beside_a_financial_year_is_one_of_its_quarters() {
    let quarters = [("2020/21", "Q1"), ("2020-21", "2"), ("FY2021", "3rd quarter"), ("2020-2021", "四季度")];
    assert_eq!(of_cells(4, "quarter", "Quarter", &quarters), "2020-06-30=1 2020-09-30=2 2020-12-31=3 2021-03-31=4");
    // As `2020 Q1` in one cell.
    assert_eq!(of_cells(4, "quarter", "Quarter", &[("2020", "Q1"), ("2020", "Q2")]), "2020-03-31=1 2020-06-30=2");
}

#[test]
fn a_month_beside_a_financial_year_lies_within_it() {
    let months = [("FY2021", "Apr"), ("FY2021", "Jan"), ("2020-2021", "January"), ("2020/21", "12"), ("2021", "Jan")];
    assert_eq!(
        of_cells(4, "month", "Month", &months),
        "2020-04-30=1 2021-01-31=2 2021-01-31=3 2020-12-31=4 2021-01-31=5"
    );
    // Years that begin in January are not named by two.
    let refused = of_cells(1, "month", "Month", &[("2020-2021", "Jan"), ("2020/21", "Jan")]);
    assert!(refused.contains("2 ") && refused.contains("3 ") && refused.contains("type-error"), "{refused}");
}

#[test]
fn quarters_as_headings_are_those_of_the_year_that_is_named() {
    let of_april = "2020-06-30=1 2020-09-30=2 2020-12-31=3 2021-03-31=4";
    let of_january = "2020-03-31=1 2020-06-30=2 2020-09-30=3 2020-12-31=4";
    let header = "region,Q1,Q2,Q3,Q4";
    for (name, header, days) in [
        ("feeds/f-2020-21.csv", header, of_april),
        ("feeds/f-FY2021.csv", header, of_april),
        ("feeds/2020-2021/f.csv", header, of_april),
        ("feeds/FY2021/f.csv", header, of_april),
        ("feeds/f.csv", "Returns 2020/21\nregion,Q1,Q2,Q3,Q4", of_april),
        ("feeds/f.csv", "Returns 2020/2021\nregion,Q1,Q2,Q3,Q4", of_april),
        ("feeds/f.csv", "region,2020/21,,,\n,Q1,Q2,Q3,Q4", of_april),
        ("feeds/f.csv", "region,FY2021,,,\n,Q1,Q2,Q3,Q4", of_april),
        ("feeds/f.csv", "region,2020/21 Q1,Q2,Q3,Q4", of_april),
        ("feeds/f.csv", "region,FY2021 Q1,Q2,Q3,Q4", of_april),
        ("feeds/f-2020-21.csv", "region,一季度,二季度,三季度,四季度", of_april),
        ("feeds/f.csv", "region,2020/21 Q1,Q2,Q3,Q4,全年", of_april),
        ("feeds/f-2020-21.csv", "region,Q1,Q2,Q3,Q4,全年", of_april),
        ("feeds/f-2020.csv", header, of_january),
        ("feeds/f.csv", "region,2020 Q1,Q2,Q3,Q4", of_january),
        ("feeds/f.csv", "region,2020,,,\n,Q1,Q2,Q3,Q4", of_january),
    ] {
        assert_eq!(of_headings("quarter", name, header), days, "{name} {header}");
    }
    assert_eq!(of_headings("half", "feeds/f-2020-21.csv", "region,H1,H2"), "2020-09-30=1 2021-03-31=2");
}

#[test]
fn quarters_of_a_year_that_nothing_names_are_refused() {
    let told = of_headings("month", "feeds/f-2020-12.csv", "region,Oct,Nov,Dec,Q3");
    assert!(told.starts_with("missing-period the heading `Q3` may be counted from January"), "{told}");
    // A title names it.
    let told = of_headings("month", "feeds/f-2020-12.csv", "FY2020/21\nregion,Oct,Nov,Dec,Q3");
    assert_eq!(told, "2020-10-31=1 2020-11-30=2 2020-12-31=3");
}
