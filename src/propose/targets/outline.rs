//! What stands around each paragraph: title, date, headings, lead-ins. Documents → paragraphs in their settings.

use super::document::{Block, Content, Document, Place};
use super::language::DocumentLanguage;
use super::reading::{
    Dates, Section, Setting, Time, only_reports_in_chinese, only_reports_in_english, time_of_chinese_heading,
    time_of_english_heading, with_figures,
};
use super::rules::Rules;
use crate::measure::Units;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// What a document says of itself.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    pub title: String,
    pub date: Option<Date>,
    /// The year that the title names.
    pub year: Option<i16>,
    pub language: DocumentLanguage,
}

/// A paragraph or a table with its setting.
#[derive(Debug)]
pub(super) struct Placed<'d, 'u> {
    pub place: Place,
    pub content: &'d Content,
    pub setting: Setting<'u>,
    pub language: DocumentLanguage,
    pub headings: Vec<String>,
}

/// A title is short, and among the first lines.
const LONGEST_HEADING: usize = 45;
const TITLE_AMONG: usize = 12;

static CHINESE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"((?:19|20)\d\d)[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?").expect("a pattern of the program")
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"((?:19|20)\d\d)年?").expect("a pattern of the program"));
static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"〔((?:19|20)\d\d)〕|\[((?:19|20)\d\d)\]\d+号").expect("a pattern of the program"));
static DATE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\(（]?(?:发布时间|发布日期|成文日期|印发日期|时间|日期|Date|Published|Updated)?[:：]?\s*((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?(?:印发)?[\)）]?")
        .expect("a pattern of the program")
});
/// A date that something is due by is not the document's.
static DUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\bby (?:the |\d|january|february|march|april|may|june|july|august|september|october|november|december)",
    )
    .expect("a pattern of the program")
});
static ENGLISH_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(January|February|March|April|May|June|July|August|September|October|November|December)\s+((?:19|20)\d\d)\b")
        .expect("a pattern of the program")
});

/// What the document says of itself; `date` is a person's word, which goes first.
pub(super) fn about(document: &Document, date: Option<Date>) -> About {
    let figured: Vec<String> = document
        .blocks
        .iter()
        .filter_map(|block| match &block.content {
            Content::Heading(_, text) | Content::Paragraph(text) => Some(with_figures(text)),
            Content::Table(_) => None,
        })
        .collect();
    let texts: Vec<&str> = figured.iter().map(String::as_str).collect();
    let language = DocumentLanguage::of(&texts.join("\n"));
    let title = title(document, &texts, language);
    let date = date.or_else(|| stated_date(&texts));
    let year = YEAR
        .captures(&title)
        .filter(|c| !is_horizon(&title[..c.get(0).map_or(0, |whole| whole.start())]))
        .and_then(|c| c[1].parse().ok())
        .or_else(|| numbered_year(&texts))
        .or_else(|| date.is_none().then(|| spoken_of(&texts)).flatten());
    About { title, date, year, language }
}

/// Whether a year behind these words is that in which a plan ends rather than the one it is of: Strategy until 2030, 到2035年.
fn is_horizon(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    ["until", " to", "by", "towards", "beyond", "到", "至", "迈向", "面向"].iter().any(|word| before.ends_with(word))
}

fn title(document: &Document, texts: &[&str], language: DocumentLanguage) -> String {
    let first_heading = document.blocks.iter().find_map(|block| match &block.content {
        Content::Heading(1, text) => Some(text.clone()),
        _ => None,
    });
    let rules = language.rules();
    let named = |text: &&&str| {
        let short = text.chars().count() <= if language == DocumentLanguage::Chinese { LONGEST_HEADING } else { 120 };
        short
            && numbered_level(text).is_none()
            // A sentence is no title, whatever words it has.
            && !text.trim_end().ends_with(['.', ';'])
            && (rules.promises_titles.in_text(text).is_some()
                || rules.results_titles.in_text(text).is_some()
                || text.contains("报告"))
    };
    let by_words = texts.iter().take(TITLE_AMONG).find(named).map(|text| (*text).to_owned());
    by_words.or(first_heading).or_else(|| texts.first().map(|text| (*text).to_owned())).unwrap_or_default()
}

fn numbered_year(texts: &[&str]) -> Option<i16> {
    let found = texts.iter().take(8).find_map(|text| NUMBERED.captures(text).filter(|_| text.chars().count() < 40))?;
    found.get(1).or(found.get(2))?.as_str().parse().ok()
}

/// The latest year that the first paragraphs tell of, where nothing dates the document: 2023年3月至5月进行了巡察.
fn spoken_of(texts: &[&str]) -> Option<i16> {
    static MONTHS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:^|[^到至前])((?:19|20)\d\d)年\d{1,2}月").expect("a pattern of the program"));
    texts.iter().take(6).flat_map(|text| MONTHS.captures_iter(text)).filter_map(|c| c[1].parse().ok()).max()
}

/// The date under the title, or the last line that is only a date.
fn stated_date(texts: &[&str]) -> Option<Date> {
    let of =
        |year: &str, month: &str, day: &str| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    let line = |text: &&str| {
        let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let c = DATE_LINE.captures(&squeezed)?;
        let whole = c.get(0)?.as_str().len();
        (whole + 30 >= squeezed.len()).then(|| of(&c[1], &c[2], &c[3]))?
    };
    let english = |text: &&str| {
        let c = ENGLISH_DATE.captures(text).filter(|_| text.len() < 80 && !DUE.is_match(text))?;
        let month = crate::measure::notation::month_named(&c[2].to_lowercase())?;
        Date::new(c[3].parse().ok()?, month, c[1].parse().ok()?).ok()
    };
    let near_title = texts.iter().take(TITLE_AMONG).find_map(|text| {
        let c = CHINESE_DATE.captures(text).filter(|_| text.chars().count() < 60)?;
        of(&c[1], &c[2], &c[3])
    });
    let at_end = || texts.iter().rev().take(12).find_map(line);
    let anywhere_english = || texts.iter().take(TITLE_AMONG).find_map(english);
    at_end().or(near_title).or_else(anywhere_english)
}

/// A heading in force.
struct Above {
    level: u8,
    text: String,
    section: Option<Section>,
    time: Option<Time>,
    year: Option<i16>,
}

/// All paragraphs and tables in their settings.
pub(super) fn placed<'d, 'u>(
    document: &'d Document,
    about: &About,
    units: &'u Units,
    year_starts: i8,
) -> Vec<Placed<'d, 'u>> {
    let mut above: Vec<Above> = Vec::new();
    let mut lead_in: Option<Above> = None;
    let mut out = Vec::new();
    let title_rules = about.language.rules();
    let of_title = match () {
        () if ends_with_word(&about.title, title_rules, true) => Section::UsuallyResults,
        () if is_title(&about.title) && title_rules.promises_titles.in_text(&about.title).is_some() => {
            Section::UsuallyPromises
        }
        () if only_reports(document, about) => Section::UsuallyResults,
        () => Section::Unknown,
    };
    for block in &document.blocks {
        let heading = heading_of(block, about);
        if let Some((level, text)) = heading {
            lead_in = None;
            above.retain(|other| other.level < level);
            above.push(read_heading(level, text, about));
            // A heading with an amount promises by itself: 1.粮食播种面积达到100万亩.
            if !text.chars().any(|c| c.is_ascii_digit()) {
                continue;
            }
        }
        let text = match &block.content {
            Content::Heading(_, text) | Content::Paragraph(text) => text.as_str(),
            Content::Table(_) => "",
        };
        if let Some((level, of_results)) = run_in_heading(text, about) {
            lead_in = None;
            above.retain(|other| other.level < level);
            above.push(read_heading(level, of_results, about));
        }
        if text.chars().count() < 24 && stated_date(&[&with_figures(text)]).is_some() {
            continue;
        }
        let language =
            if text.is_empty() { about.language } else { DocumentLanguage::of_paragraph(text, about.language) };
        let of_headings = || above.iter().rev().find_map(|heading| heading.section);
        let section = lead_in.as_ref().and_then(|lead| lead.section).or_else(of_headings).unwrap_or(of_title);
        let year =
            above.iter().rev().find_map(|heading| heading.year).or(about.year).or_else(|| about.date.map(Date::year));
        let title_time = || title_time(about).filter(|_| of_title != Section::UsuallyResults);
        let of_headings = || above.iter().rev().find_map(|heading| heading.time.clone());
        let time = lead_in.as_ref().and_then(|lead| lead.time.clone()).or_else(of_headings).or_else(title_time);
        let dates = Dates { document: about.date, year, year_starts };
        let heading = above.last().map_or_else(String::new, |heading| heading.text.clone());
        let setting = Setting { dates, section, time, heading, units };
        let headings = above.iter().map(|heading| heading.text.clone()).collect();
        // By 2028: what follows is due then.
        let leads = text.ends_with([':', '：']) && text.chars().count() < 160;
        if leads {
            lead_in = Some(read_heading(9, text, about));
        } else if let Some(date) = last_date(text) {
            lead_in = Some(Above { section: None, ..read_heading(9, date, about) });
        }
        out.push(Placed { place: block.place, content: &block.content, setting, language, headings });
    }
    out
}

/// Whether what stands first is a title rather than a paragraph, whose words would say nothing of the kind of document.
fn is_title(text: &str) -> bool {
    text.chars().count() <= LONGEST_HEADING || !text.trim_end().ends_with(['。', '.'])
}

/// Whether nothing in a document promises, and something in it reports.
fn only_reports(document: &Document, about: &About) -> bool {
    let texts = document.blocks.iter().filter_map(|block| match &block.content {
        Content::Heading(_, text) | Content::Paragraph(text) => Some(text.as_str()),
        Content::Table(_) => None,
    });
    match about.language {
        DocumentLanguage::Chinese => only_reports_in_chinese(texts),
        DocumentLanguage::English => only_reports_in_english(texts),
    }
}

/// The date with which the last sentence of a paragraph begins, where no amount stands behind it and so in the paragraphs that follow:
/// 到2025年，乡村振兴全面推进。
fn last_date(text: &str) -> Option<&str> {
    let last = text.trim_end().trim_end_matches('。').rsplit('。').next()?.trim_start();
    let only_a_date =
        last.starts_with(['到', '至']) && last.chars().count() < 120 && !last.contains(['%', '亩', '万', '亿']);
    only_a_date.then(|| last.split(['，', ',']).next().unwrap_or(last))
}

/// A heading of results that stands in the line of its text: （一）投资完成情况。1—10月，…
fn run_in_heading<'t>(text: &'t str, about: &About) -> Option<(u8, &'t str)> {
    let level = numbered_level(text.trim()).filter(|_| about.language == DocumentLanguage::Chinese)?;
    let (heading, rest) = text.trim().split_once('。')?;
    let results = &about.language.rules().results_headings;
    let named = results.ends(heading).is_some_and(|word| !word.ends_with("问题"));
    // 建立长效机制，巩固整治成效。 is a task.
    let is_clause = heading.contains(['，', ',']);
    (named && !is_clause && !rest.is_empty() && heading.chars().count() <= LONGEST_HEADING).then_some((level, heading))
}

fn title_time(about: &About) -> Option<Time> {
    time_of(&about.title, about.language, &Dates { document: about.date, year: about.year, year_starts: 1 })
}

fn time_of(text: &str, language: DocumentLanguage, dates: &Dates) -> Option<Time> {
    match language {
        DocumentLanguage::Chinese => time_of_chinese_heading(text, dates),
        DocumentLanguage::English => time_of_english_heading(text, dates),
    }
}

fn ends_with_word(text: &str, rules: &Rules, results: bool) -> bool {
    let last = |words: &super::rules::Words| {
        words.words.iter().filter_map(|word| Some(text.rfind(word.as_str())? + word.len())).max()
    };
    let (good, other) = if results {
        (&rules.results_titles, &rules.promises_titles)
    } else {
        (&rules.promises_titles, &rules.results_titles)
    };
    last(good).is_some_and(|at| last(other).is_none_or(|o| at > o))
}

fn read_heading(level: u8, text: &str, about: &About) -> Above {
    let text = &with_figures(text);
    let rules = about.language.rules();
    let folded = text.to_lowercase();
    let last = |words: &super::rules::Words| {
        words.words.iter().filter_map(|word| Some(folded.rfind(&word.to_lowercase())? + word.len())).max()
    };
    let (results, promises) = (last(&rules.results_headings), last(&rules.promises_headings));
    let section = match (results, promises) {
        (None, None) => None,
        (Some(results), Some(promises)) if results >= promises => Some(Section::Results),
        (Some(_), None) => Some(Section::Results),
        (_, Some(_)) => Some(Section::Promises),
    };
    let dates = Dates { document: about.date, year: about.year.or_else(|| about.date.map(Date::year)), year_starts: 1 };
    let time = time_of(text, about.language, &dates);
    let past = time.as_ref().and_then(|time| dates.is_past(time)) == Some(true);
    let year = YEAR
        .captures(text)
        .filter(|c| !is_horizon(&text[..c.get(0).map_or(0, |whole| whole.start())]))
        .and_then(|c| c[1].parse().ok());
    let time = if past || section == Some(Section::Results) { None } else { time };
    Above { level, text: text.to_owned(), section, time, year }
}

/// The level and text of a block that is a heading, by its style or its shape.
fn heading_of<'d>(block: &'d Block, about: &About) -> Option<(u8, &'d str)> {
    match &block.content {
        Content::Heading(level, text) => Some((*level, text)),
        Content::Table(_) => None,
        Content::Paragraph(text) if with_figures(text) == about.title && is_title(text) => Some((1, text)),
        Content::Paragraph(text) if stated_date(&[&with_figures(text)]).is_some() => None,
        Content::Paragraph(text) => by_shape(text.trim(), about.language),
    }
}

fn by_shape(text: &str, language: DocumentLanguage) -> Option<(u8, &str)> {
    let length = text.chars().count();
    if language == DocumentLanguage::English {
        let ends = text.ends_with(['.', ';', ',', ':']) && !text.ends_with("etc.");
        // Target: 75% is a line of a list.
        let labelled = text
            .split_once(": ")
            .is_some_and(|(_, value)| value.starts_with(|c: char| c.is_ascii_digit() || "£$€<>≥≤".contains(c)));
        if labelled {
            return None;
        }
        let has_figure = has_figure_but_years(text);
        let capital = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        return (length <= 70
            && !ends
            && capital
            && (!has_figure || text.len() < 30)
            && text.split_whitespace().count() <= 9)
            .then_some((3, text));
    }
    if length > LONGEST_HEADING || text.ends_with(['，', '；', '、']) {
        return None;
    }
    let Some(level) = numbered_level(text) else { return unnumbered(text) };
    let is_sentence = text.ends_with('。') && length > 20;
    (!is_sentence && (level < 5 || length <= 20 && !text.ends_with('。'))).then_some((level, text))
}

/// Whether a heading has a figure that is no year: What we aim to achieve in 2025/26 has none.
fn has_figure_but_years(text: &str) -> bool {
    static YEARS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?").expect("a pattern of the program"));
    YEARS.replace_all(text, "").chars().any(|c| c.is_ascii_digit())
}

/// A short line without a number that names a part: 回顾2023年工作成果, ■ 2024年成绩单, 主要目标.
fn unnumbered(text: &str) -> Option<(u8, &str)> {
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || "■◆▌★【●".contains(c)).trim_end_matches('】');
    let is_short =
        (3..=24).contains(&bare.chars().count()) && !bare.contains(['。', '；', '，', '：', '、', ':', ',', ';']);
    let others = YEAR.replace_all(bare, "");
    let has_figure = others.contains(|c: char| c.is_ascii_digit());
    let rules = DocumentLanguage::Chinese.rules();
    let words = [&rules.results_headings, &rules.promises_headings];
    let names =
        words.iter().any(|words| words.ends(bare).is_some()) || bare.starts_with("回顾") || bare.starts_with("展望");
    (is_short && !has_figure && names).then_some((2, text))
}

/// 第一章, 一、, （一）, 1.
pub(super) fn numbered_level(text: &str) -> Option<u8> {
    let numerals = |text: &str| text.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c)).len();
    let inner = text.strip_prefix(['(', '（']);
    if let Some(inner) = inner {
        let rest = numerals(inner);
        return (rest < inner.len() && inner[inner.len() - rest..].starts_with([')', '）'])).then_some(3);
    }
    if let Some(rest) = text.strip_prefix('第') {
        return rest
            .chars()
            .take(5)
            .any(|c| "章篇部节".contains(c))
            .then_some(if rest.chars().take(5).any(|c| c == '节') { 2 } else { 1 });
    }
    let rest = numerals(text);
    if rest < text.len() {
        return text[text.len() - rest..].starts_with('、').then_some(2);
    }
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (digits.len() < text.len() && digits.starts_with(['.', '、', '．'])).then_some(5)
}
