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
    /// The latest date of the sentences before, to which the paragraph returns behind a milestone.
    pub main: Option<TimeSpan>,
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
            main: None,
        }
    }

    /// What holds in the next sentence of the paragraph: its time and, where it promises, that. A milestone inside a sentence holds for
    /// no other, where the paragraph before it or its heading, due `of_heading`, states the main date.
    pub fn next_sentence(&mut self, of_heading: Option<When>, opens: bool) {
        // 5月10日上午，大会开幕。 dates an event, and nothing of what was said there.
        let dates_all = |span: &TimeSpan| {
            !matches!(span.time.due, Some(When::Day(_))) || span.time.written.ends_with(['前', '底', '内'])
        };
        let time =
            self.time.take().filter(|span| self.says != Says::Reported && span.against.is_none() && dates_all(span));
        let due = |span: &TimeSpan| span.time.due.map(When::last_day);
        let is_milestone = time.as_ref().is_some_and(|span| self.own_time && !opens && !span.time.year_only);
        let is_before = |main: Option<When>| {
            let own = time.as_ref().and_then(due);
            is_milestone && own.zip(main).is_some_and(|(own, main)| own < main.last_day())
        };
        let main = self.main.take();
        let (time, main) = match main {
            Some(main) if is_before(main.time.due) => (Some(main.clone()), Some(main)),
            main if is_before(of_heading) => (main.clone(), main),
            _ => (time.clone(), time),
        };
        *self = Self {
            time,
            main,
            says: if self.says == Says::Promised { Says::Promised } else { Says::Nothing },
            ..Self::new()
        };
    }
}
