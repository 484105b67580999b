//! The words by which regions are known: what heads a column of them, how their names end, what is none of them, and their levels.

use super::whole_words::says;
use crate::measure::notation::{squeezed, tidy};

/// What heads regions whatever they are called, with their level.
const HEADINGS: [(&str, &str); 39] = [
    ("乡镇", "township"),
    ("乡(镇)", "township"),
    ("镇街", "township"),
    ("街道", "township"),
    ("镇名", "township"),
    ("行政村", "village"),
    ("村名", "village"),
    ("村居", "village"),
    ("村(社区)", "village"),
    ("社区", "village"),
    ("所在村", "village"),
    ("县区", "county"),
    ("区县", "county"),
    ("县市区", "county"),
    ("县(市", "county"),
    ("县名", "county"),
    ("市州", "city"),
    ("地市", "city"),
    ("省份", "province"),
    ("ward", "ward"),
    ("district", "district"),
    ("township", "township"),
    ("village", "village"),
    ("county", "county"),
    ("borough", "borough"),
    ("parish", "parish"),
    ("province", "province"),
    ("city", "city"),
    ("region", "region"),
    ("municipality", "municipality"),
    ("locality", "locality"),
    ("neighbourhood", "neighbourhood"),
    ("governorate", "governorate"),
    ("state", "state"),
    ("country", "country"),
    ("woreda", "woreda"),
    ("prefecture", "prefecture"),
    ("constituency", "constituency"),
    ("local authority", "local authority"),
];

/// What heads regions where their names are such.
const MAYBE: [&str; 16] = [
    "单位",
    "地区",
    "区域",
    "辖区",
    "属地",
    "片区",
    "填报单位",
    "报送单位",
    "单位名称",
    "地点",
    "镇",
    "村",
    "乡",
    "县",
    "区",
    "名称",
];

/// The same in English, where any name may be a region's.
const MAYBE_EN: [&str; 7] = ["area", "location", "site", "community", "division", "zone", "sub-county"];

/// How names of regions end, with their level.
const ENDINGS: [(&str, &str); 17] = [
    ("街道办事处", "township"),
    ("街道办", "township"),
    ("办事处", "township"),
    ("街道", "township"),
    ("镇", "township"),
    ("乡", "township"),
    ("村委会", "village"),
    ("居委会", "village"),
    ("社区", "village"),
    ("村", "village"),
    ("县", "county"),
    ("区", "county"),
    ("市", "county"),
    ("旗", "county"),
    ("省", "province"),
    ("林场", "township"),
    ("农场", "township"),
];

/// What stands in a column of regions and may be none: asked, never made one.
const DOUBTFUL: [&str; 14] =
    ["县直", "市直", "区直", "省直", "州直", "机关", "本级", "直属", "其他", "其它", "外县", "外地", "未知", "不详"];
const DOUBTFUL_EN: [&str; 21] = [
    "other",
    "others",
    "unknown",
    "not known",
    "not stated",
    "unallocated",
    "unassigned",
    "n/k",
    "hq",
    "head office",
    "headquarters",
    "countywide",
    "county-wide",
    "boroughwide",
    "borough-wide",
    "citywide",
    "city-wide",
    "districtwide",
    "district-wide",
    "out of area",
    "central",
];

/// Words of names in English that say nothing of which region it is.
const GENERIC: [&str; 14] = [
    "ward", "district", "county", "township", "village", "parish", "borough", "city", "region", "area", "province",
    "the", "of", "and",
];

/// Whether a heading heads regions: for certain, or if their names look it; `None` where it does not.
pub(super) fn is_region_heading(heading: &str) -> Option<bool> {
    let text = tidy(heading).to_lowercase();
    if level_by_heading(heading).is_some() || MAYBE_EN.iter().any(|word| says(&text, &[word])) {
        return Some(true);
    }
    let bare = squeezed(&text).to_string();
    MAYBE.contains(&&*bare).then_some(false)
}

/// The level that a heading names.
pub(super) fn level_by_heading(heading: &str) -> Option<&'static str> {
    let text = squeezed(heading).to_lowercase();
    // 乡镇数 and district heating are no regions.
    if text.ends_with(['数', '率', '额', '量']) || says(heading, &["heating", "number", "of"]) {
        return None;
    }
    HEADINGS
        .iter()
        .find(|(word, _)| if word.is_ascii() { says(heading, &[word]) } else { text.contains(word) })
        .map(|(_, level)| *level)
}

/// Whether a name ends as those of regions do.
pub(super) fn is_region_name(name: &str) -> bool {
    level_by_name(name).is_some() || is_doubtful(name)
}

/// The level that the end of a name tells.
pub(super) fn level_by_name(name: &str) -> Option<&'static str> {
    let name = squeezed(name).to_string();
    let letters = name.chars().count();
    let is_one = |ending: &str| name.ends_with(ending) && letters > ending.chars().count() && letters <= 12;
    ENDINGS.iter().find(|(ending, _)| is_one(ending)).map(|(_, level)| *level)
}

/// Whether a name in a column of regions may mean no region: 县直, Unallocated.
pub(super) fn is_doubtful(name: &str) -> bool {
    let text = tidy(name).to_lowercase();
    let letters = text.chars().count();
    (letters <= 6 && DOUBTFUL.iter().any(|word| text.contains(word))) || DOUBTFUL_EN.contains(&text.trim())
}

/// A name without what says only of what kind the region is: 王洛镇 and 王洛, North Ward and north.
pub(super) fn core(name: &str) -> String {
    let name = squeezed(name).to_string();
    if !name.is_ascii() {
        let ending =
            ENDINGS.iter().find(|(ending, _)| name.strip_suffix(ending).is_some_and(|rest| rest.chars().count() >= 2));
        return ending.and_then(|(ending, _)| name.strip_suffix(ending)).unwrap_or(&name).to_owned();
    }
    name
}

/// The same for names in an alphabet, whose words are kept apart.
pub(super) fn core_of_words(name: &str) -> String {
    let text = tidy(name).to_lowercase().replace('&', " and ").replace(['\'', '’', '.'], "");
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> =
        words.map(|word| if word == "saint" { "st".to_owned() } else { word.to_owned() }).collect();
    let own: Vec<&str> = words.iter().map(String::as_str).filter(|word| !GENERIC.contains(word)).collect();
    if own.is_empty() { words.join(" ") } else { own.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_names_of_regions() {
        assert_eq!(is_region_heading("所属乡镇"), Some(true));
        assert_eq!(is_region_heading("单位"), Some(false));
        assert_eq!(is_region_heading("Ward name"), Some(true));
        assert_eq!(is_region_heading("乡镇数"), None);
        assert_eq!(is_region_heading("Number of villages"), None);
        assert_eq!(level_by_name("紫云镇"), Some("township"));
        assert_eq!(level_by_name("教育局"), None);
    }

    #[test]
    fn near_alike_names_have_one_core() {
        assert_eq!((core("王洛镇"), core("王洛")), ("王洛".to_owned(), "王洛".to_owned()));
        assert_eq!(core_of_words("North Ward"), core_of_words("north"));
        assert_eq!(core_of_words("St. Mary's"), core_of_words("Saint Marys"));
        assert!(is_doubtful("县直") && is_doubtful("县直机关") && is_doubtful("Unallocated") && !is_doubtful("王洛镇"));
    }
}
