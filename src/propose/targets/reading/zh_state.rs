//! What a piece of a Chinese sentence hands on to the pieces behind it.

use super::dates::TimeSpan;
use super::statement::{Against, Rhythm, ScopeWritten, Tone};
use super::zh_status::Says;
use crate::measure::{Unit, When};
use crate::propose::targets::rules::VerbMeans;

/// What a piece hands on to the pieces behind it.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub verb: Option<VerbMeans>,
    pub subject: String,
    /// Where the sentence begins.
    pub sentence: usize,
    /// The unit of the last amount.
    pub unit: Option<Unit>,
    /// What the last piece without an amount was about, for names that say too little: 产值.
    pub topic: String,
    pub time: Option<TimeSpan>,
    pub scope: Option<ScopeWritten>,
    /// Who is left out of the scope that follows: 除城关镇外，每个乡镇.
    pub except: String,
    pub says: Says,
    pub tone: Option<Tone>,
    /// Whether the tone stands before all that follows rather than beside one amount.
    pub tone_leads: bool,
    pub against: Option<Against>,
    pub every: Option<Rhythm>,
    /// Names that wait for their amounts: 红薯、大豆分别.
    pub shared: Vec<String>,
    /// Whether the time stands in this sentence.
    pub own_time: bool,
}

impl State {
    pub fn new() -> Self {
        Self {
            verb: None,
            subject: String::new(),
            sentence: 0,
            unit: None,
            topic: String::new(),
            time: None,
            scope: None,
            except: String::new(),
            says: Says::Nothing,
            tone: None,
            tone_leads: false,
            against: None,
            every: None,
            shared: Vec::new(),
            own_time: false,
        }
    }

    /// What holds in the next sentence of the paragraph: its time and, where it promises, that.
    pub fn next_sentence(&mut self) {
        // 5月10日上午，大会开幕。 dates an event, and nothing of what was said there.
        let dates_all = |span: &TimeSpan| {
            !matches!(span.time.due, Some(When::Day(_))) || span.time.written.ends_with(['前', '底', '内'])
        };
        *self = Self {
            time: self
                .time
                .take()
                .filter(|span| self.says != Says::Reported && span.against.is_none() && dates_all(span)),
            says: if self.says == Says::Promised { Says::Promised } else { Says::Nothing },
            ..Self::new()
        };
    }
}
