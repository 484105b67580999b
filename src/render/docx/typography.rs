//! Page measures, fonts and type sizes. Chinese documents follow GB/T 9704-2012 (党政机关公文格式); English ones keep its page and structure.
//!
//! Lengths are twentieths of a point (twips) unless a name says otherwise; sizes of letters are half points.

use crate::words::{Language, Writing};

/// Twips in a millimetre, in hundredths: 56.69.
const PER_MM: u32 = 5669;

pub(super) const fn mm(n: u32) -> u32 {
    (n * PER_MM + 50) / 100
}

/// A4, and the text area of 156 × 225 mm at 37 mm from the top and 28 mm from the left (GB/T 9704-2012, 5.2).
pub(super) const PAGE: (u32, u32) = (11906, 16838);
pub(super) const TOP: u32 = mm(37);
pub(super) const LEFT: u32 = mm(28);
pub(super) const TEXT: (u32, u32) = (mm(156), mm(225));
pub(super) const RIGHT: u32 = PAGE.0 - LEFT - TEXT.0;
pub(super) const BOTTOM: u32 = PAGE.1 - TOP - TEXT.1;
/// Page numbers stand 7 mm below the text (GB/T 9704-2012, 7.5): from the paper's edge to their own lower edge.
pub(super) const FOOTER: u32 = BOTTOM - mm(7) - 280;
/// 22 lines a page (GB/T 9704-2012, 5.2.2).
pub(super) const LINE: u32 = 579;
/// 28 characters a line (GB/T 9704-2012, 5.2.2): letters of 16 pt stand a quarter of a point closer. A grid of characters would
/// ask for the same, but `LibreOffice` spreads letters that are wider than their cells over two.
pub(super) const CLOSER: i32 = -5;

/// Fonts by their use, as a Chinese system names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Font {
    /// 小标宋: titles.
    Title,
    /// 黑体: headings of the first level.
    Hei,
    /// 楷体: headings of the second level.
    Kai,
    /// 仿宋: the text.
    Fang,
    /// 宋体: tables and page numbers.
    Song,
}

impl Font {
    pub const ALL: [Self; 5] = [Self::Title, Self::Hei, Self::Kai, Self::Fang, Self::Song];

    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "方正小标宋简体",
            Self::Hei => "黑体",
            Self::Kai => "楷体",
            Self::Fang => "仿宋",
            Self::Song => "宋体",
        }
    }

    /// The fonts that replace it where a machine lacks it, the most similar first.
    pub fn alternatives(self) -> &'static str {
        match self {
            Self::Title => "方正小标宋_GBK,FZXiaoBiaoSong-B05S,FZXiaoBiaoSong-B05,华文中宋,STZhongsong,宋体,SimSun",
            Self::Hei => "SimHei,华文黑体,STHeiti,Noto Sans CJK SC",
            Self::Kai => "KaiTi,楷体_GB2312,KaiTi_GB2312,华文楷体,STKaiti",
            Self::Fang => "FangSong,仿宋_GB2312,FangSong_GB2312,华文仿宋,STFangsong",
            Self::Song => "SimSun,华文宋体,STSong,Noto Serif CJK SC",
        }
    }
}

/// Letters and digits.
pub(super) const LATIN: &str = "Times New Roman";

/// Type sizes, which differ between the languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typography {
    pub language: Language,
    /// Whether the document follows GB/T 9704 throughout.
    pub gb9704: bool,
    /// 二号, 三号, 小四, 小五, 四号.
    pub title: u16,
    pub body: u16,
    pub caption: u16,
    pub cell: u16,
    pub page_number: u16,
}

impl Typography {
    pub fn of(language: Language) -> Self {
        let gb9704 = Writing::of(language).gb9704;
        let (title, body) = if gb9704 { (44, 32) } else { (40, 24) };
        Self { language, gb9704, title, body, caption: if gb9704 { 24 } else { 22 }, cell: 18, page_number: 28 }
    }
}
