//! Small catalogs and rows for the tests of this room.

use crate::assess::{Assessment, Verdict};
use crate::catalog::{Catalog, ProjectFiles, RegionId, load};
use crate::measure::exact::whole;
use crate::report::Assessed;
use crate::series::Window;
use std::borrow::Cow;
use std::collections::BTreeMap;

pub(super) const ROOT: RegionId = RegionId(0);
/// Townships; the first has two villages.
pub(super) const EAST: RegionId = RegionId(1);
pub(super) const WEST: RegionId = RegionId(4);
pub(super) const EAST_UPPER: RegionId = RegionId(2);
pub(super) const EAST_LOWER: RegionId = RegionId(3);

const REGIONS: &str = "code,name,level,parent\n411025,示例县,county,\n411025101,东镇,township,411025\n\
    411025102,西镇,township,411025\n411025101201,东一村,village,411025101\n411025101202,东二村,village,411025101\n";

const FEED: &str = "title = \"示例\"\nstart = \"2020-01\"\n[feed.f]\nfiles = \"feeds/f-*.csv\"\nsource = \"县局\"\n\
    every = \"month\"\n[feed.f.column]\nday = { header = \"日期\", type = \"date\" }\n\
    until = { header = \"办结\", type = \"date\", optional = true }\nregion = { header = \"地区\", type = \"region\" }\n\
    people = { header = \"人数\", type = \"quantity\", unit = \"人\" }\nboys = { header = \"男\", type = \"quantity\", unit = \"人\" }\ngirls = { header = \"女\", type = \"quantity\", unit = \"人\" }\nhouses = { header = \"户数\", type = \"quantity\", unit = \"户\" }\n\
    firms = { header = \"企业\", type = \"quantity\", unit = \"家\" }\nloans = { header = \"贷款\", type = \"quantity\", unit = \"笔\" }\n\
    area = { header = \"面积\", type = \"quantity\", unit = \"亩\" }\nage = { header = \"年龄\", type = \"quantity\", unit = \"天\" }\n\
    group = { header = \"类型\", type = \"text\" }\n";

/// One indicator: its id, and what stands in its table beside name and feed.
pub(super) fn indicator(id: &str, keys: &str) -> String {
    let feed = if keys.contains("ratio") { "" } else { "feed = \"f\"\n" };
    format!("[indicator.{id}]\nname = \"{id}\"\n{feed}{}\n", keys.replace("; ", "\n"))
}

/// A protected level of persons.
pub(super) const PEOPLE: &str =
    "measure = { sum = \"people\" }; kind = \"level\"; unit = \"人\"; better = \"higher\"; protect = \"person\"";

/// A catalog of these indicators and rows of `targets.csv`.
pub(super) fn catalog(indicators: &[String], targets: &str) -> Catalog {
    let heads = "indicator,scope,kind,value,upper,from,baseline,due,until,plan,tolerance";
    let file = |name: &str, text: String| (name.to_owned(), Cow::Owned(text.into_bytes()));
    let files = BTreeMap::from([
        file("onpace.toml", format!("{FEED}{}", indicators.concat())),
        file("regions.csv", REGIONS.to_owned()),
        file("targets.csv", format!("{heads}\n{targets}")),
    ]);
    load(&ProjectFiles::Memory(files)).unwrap_or_else(|errors| panic!("{errors:?}")).output
}

/// A row of the catalog's first indicator and, where it has one, its first target, with a value.
pub(super) fn row(catalog: &Catalog, region: RegionId, verdict: Verdict, value: Option<i64>) -> Assessed<'_> {
    let assessment = Assessment { value: value.map(whole), ..Assessment::with_verdict(verdict) };
    Assessed::new(&catalog.indicators[0], catalog.targets.first(), region, Window::State, assessment)
}
