//! The briefing as slides, every word settled.

/// The slides in their order. Empty where no form shows them.
#[derive(Debug, Clone, Default)]
pub struct Deck {
    /// On every slide: the date and the mark of made-up data.
    pub foot: String,
    pub slides: Vec<Slide>,
}

#[derive(Debug, Clone)]
pub struct Slide {
    pub layout: SlideLayout,
    /// What the slide says, in one sentence.
    pub title: String,
    pub points: Vec<SlidePoint>,
    pub picture: Option<SlidePicture>,
    /// For whoever speaks.
    pub notes: Vec<String>,
}

/// How a slide is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlideLayout {
    /// The title of the whole above short texts.
    Opening,
    /// A picture as large as the slide.
    Picture,
    /// A picture beside texts.
    PictureAndText,
    Text,
}

/// A short text behind its label, which may be empty.
#[derive(Debug, Clone)]
pub struct SlidePoint {
    pub label: String,
    pub text: String,
}

#[derive(Debug, Clone)]
pub struct SlidePicture {
    /// Name of the chart.
    pub chart: String,
    pub alt: String,
}
