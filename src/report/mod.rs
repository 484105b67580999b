//! The resolved briefing: rows, sections, charts and the document, before any form is drawn.
//!
//! In: assessments and what else the pipeline found out ([`Input`]). Out: a [`Report`], every word, number and order settled. Must
//! not know: forms, colours, files.

mod assessed;
mod build;
pub mod charts;
mod columns;
pub mod compare;
mod context;
mod digest;
mod document;
pub mod explain;
mod gap;
mod input;
mod letters;
mod model;
mod one_page;
mod order;
mod own_text;
mod return_sheet;
mod row;
mod sections;
mod slides;
mod tracking;
mod verdict_marks;

pub use assessed::{Assessed, Former};
pub use build::{build, build_since};
pub use columns::CellKind;
pub(crate) use gap::gap_words;
pub use input::{
    Edition, FeedState, FeedStatus, FileLedger, Group, Input, MOST_ROWS_IN_WORDS, Outstanding, OutstandingReport,
    Promptness, Quality, RevisionLine, Series, Timeliness, Timing, Tracked, ValueIn,
};
pub use letters::{Answered, Decision, Doubt, Facts, Silence, decide};
pub use model::{
    Align, Annex, Block, Column, Deck, Document, Figure, Letter, LetterKind, LettersPart, NoLetter, OnePage, OwnText,
    OwnValue, PageItem, PageLine, Point, Report, Slide, SlideLayout, SlidePicture, SlidePoint, Table, VERSION,
};
pub use own_text::{Place, fill, placeholder};
pub use return_sheet::{ReturnLine, ReturnSheet};
pub use row::{
    FlaggedPart, ForecastPart, FormerPart, GapRecord, GapRow, PartNumbers, PartRow, RowNumbers, RowText, SegmentPart,
    SignalPart, SpanPart, StepLine, TableText, forecast_part, report_state, signal_part,
};
pub use sections::{
    ActionLine, CappedList, Changed, ChaseLine, ChasePart, ConfirmationLine, ConfirmationSheet, Count, Course, Demand,
    FeedLine, IndicatorPart, Lagging, Lead, Matrix, MatrixRow, MessageLine, MessagePart, NextLead, NextPart, Published,
    QualityPart, Reject, Restatement, RestatementsPart, RevisionsPart, Section, SenderQuality, Standings,
    TimelinessLine, TimelinessPart, Topic, ValueRow, chase, feed_lines,
};
pub use tracking::{
    DescribedIndicator, Deviation, Figure as TrackedFigure, PeriodCells, TrackedLine, TrackedYear, TrackingPart,
    TrackingYear,
};
pub use verdict_marks::{house_colours, sign};
