//! A folder of files → a project that reads them.

use super::amount_indicators::settle_columns;
use super::catalog_text::{Head, feed_text, head_text};
use super::cell_kinds::CellKind;
use super::confirmation_list::{list_feed, list_head, list_project, list_regions, list_told};
use super::feed_from_group::{NoFeed, feed_from_group};
use super::feed_proposal::{FeedProposal, Guesses};
use super::file_names::{finest, times_of};
use super::files_there::{FilesThere, files_there};
use super::grouping::groups;
use super::ids::Ids;
use super::private_words::{is_private, masked};
use super::region_book::{RegionBook, names_in_columns, with_cores};
use super::root_names::{root_name, says_financial_years, says_fiscal_years};
use super::seen::Seen;
use super::trial::{RowsTaken, loaded, try_out};
use super::work::Around;
use crate::catalog::ProjectFiles;
use crate::diag::{Diagnostic, Location};
use crate::feed::{Unknown, survey};
use crate::measure::{BUILT_IN, Calendar, Month, Unit};
use crate::say;
use crate::words::Language;
use glob::Pattern;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// What somebody has decided before; `None` is guessed.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    pub language: Option<Language>,
    pub title: Option<String>,
    pub root: Option<String>,
    pub year_starts: Option<i8>,
    /// The language where the files speak none.
    pub spare_language: Language,
    /// Doubtful names that are regions after all.
    pub regions: Vec<String>,
}

/// A project to be.
#[derive(Debug)]
pub struct Proposal {
    pub language: Language,
    pub title: String,
    pub root: String,
    pub year_starts: i8,
    pub feeds: Vec<FeedProposal>,
    /// What became of the rows of each feed.
    pub taken: BTreeMap<String, RowsTaken>,
    /// Names that may be no regions.
    pub doubtful: Vec<String>,
    pub regions: usize,
    /// Texts of files by their names, in the order in which they are to be written.
    pub files: Vec<(String, String)>,
    /// What was met and is told.
    pub told: Vec<Diagnostic>,
    /// Names that stand in private columns.
    private: Vec<String>,
}

/// What a folder holds, looked through once.
#[derive(Debug)]
pub struct LookedThrough {
    pub(super) seen: Vec<Seen>,
    pub(super) all: Vec<String>,
    /// Files with a heading and no row under it: reports of nothing.
    pub(super) blank: BTreeSet<String>,
    told: Vec<Diagnostic>,
    /// Names that stand in private columns.
    pub(super) private: Vec<String>,
}

/// Looks through every file of a folder.
///
/// # Errors
/// The folder cannot be listed.
pub fn look_through(files: &ProjectFiles, language: Language) -> io::Result<LookedThrough> {
    Ok(look_at(files, files_there(files)?, language))
}

/// Looks through one file; the names of all others are told apart from its own.
///
/// # Errors
/// The folder cannot be listed.
pub fn look_at_one(files: &ProjectFiles, path: &str, language: Language) -> io::Result<LookedThrough> {
    let there = files_there(files)?;
    Ok(look_at(files, FilesThere { tables: vec![path.to_owned()], told: Vec::new(), ..there }, language))
}

fn look_at(files: &ProjectFiles, there: FilesThere, language: Language) -> LookedThrough {
    let (mut seen, mut told, mut blank) = (Vec::new(), there.told, BTreeSet::new());
    for path in &there.tables {
        match survey(files, path, Unknown { sheet: None, language }) {
            Ok(tables) => {
                let is_headed = tables.iter().any(|table| table.columns.len() > 1);
                let some: Vec<Seen> = tables
                    .into_iter()
                    .filter(|table| table.columns.len() > 1 && table.rows > 0)
                    .map(|table| Seen::new(path, table))
                    .collect();
                if some.is_empty() && is_headed {
                    blank.insert(path.clone());
                } else if some.is_empty() {
                    told.push(Diagnostic::warning("no-table", say!("init-no-table")).at(Location::file(path.clone())));
                }
                seen.extend(some);
            }
            Err(why) => told.push(*why),
        }
    }
    // A second look knows the names of regions, a third those that the second has found.
    for _ in 0..2 {
        let known = with_cores(&names_in_columns(&seen));
        for one in &mut seen {
            one.look(&known);
        }
    }
    let private = private_names(&seen);
    LookedThrough { seen, all: there.all, blank, told, private }
}

/// Texts in columns about persons, by which names of files are masked.
fn private_names(seen: &[Seen]) -> Vec<String> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for one in seen {
        for n in 0..one.kinds.len() {
            let cells = one.cells(n);
            if one.kinds[n] == CellKind::Text && is_private(&one.heading(n), &cells) {
                names.extend(cells.into_iter().map(str::to_owned));
            }
        }
    }
    names.into_iter().collect()
}

impl LookedThrough {
    /// The language that most headings are in; `None` where there are none.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        let texts = self.seen.iter().flat_map(|seen| {
            seen.table.columns.iter().map(|column| column.header.as_str()).chain([seen.path.as_str()])
        });
        let (mut chinese, mut latin) = (0_usize, 0_usize);
        for text in texts {
            chinese += text.chars().filter(|c| ('\u{4E00}'..'\u{A000}').contains(c)).count();
            latin += text.chars().filter(char::is_ascii_alphabetic).count();
        }
        match (chinese, latin) {
            (0, 0) => None,
            // A character says as much as some letters do.
            (chinese, latin) => Some(if chinese * 4 >= latin { Language::Chinese } else { Language::English }),
        }
    }

    /// The name of the whole, as titles and offices say; `None` where they do not.
    #[must_use]
    pub fn root(&self) -> Option<String> {
        root_name(&self.seen)
    }

    /// Whether files name years of two: 2024/25.
    #[must_use]
    pub fn has_financial_years(&self) -> bool {
        says_financial_years(&self.seen)
    }

    /// Why the year is taken to begin where it does; nothing where no file names years that begin elsewhere than in January.
    fn why_year_starts(&self) -> Guesses {
        let why = if self.has_financial_years() {
            say!("init-why-years-of-two")
        } else if says_fiscal_years(&self.seen) {
            say!("init-why-fiscal-years")
        } else {
            return Guesses::new();
        };
        Guesses::from([("year_starts", why)])
    }

    /// Names in columns of regions that may be none.
    #[must_use]
    pub fn doubtful(&self) -> Vec<String> {
        RegionBook::of(&self.seen, &names_in_columns(&self.seen), "", &[]).doubtful
    }

    /// Proposes a project. `folder` is what the folder is called.
    #[must_use]
    pub fn propose(&self, files: &ProjectFiles, folder: &str, wishes: &Wishes) -> Proposal {
        let language = wishes.language.or_else(|| self.language()).unwrap_or(wishes.spare_language);
        let year_starts = wishes.year_starts.unwrap_or(if says_financial_years(&self.seen) { 4 } else { 1 });
        let calendar = Calendar::starting_in(year_starts).unwrap_or(Calendar::CIVIL);
        let root = wishes.root.clone().or_else(|| self.root()).unwrap_or_else(|| folder.to_owned());
        let known = names_in_columns(&self.seen);
        let book = RegionBook::of(&self.seen, &known, &root, &wishes.regions);
        let around = Around {
            seen: &self.seen,
            book: &book,
            known: &known,
            all: &self.all,
            blank: &self.blank,
            calendar,
            money: self.money(),
            language,
        };
        let mut told = self.told();
        let (mut ids, mut indicator_ids) = (Ids::default(), Ids::default());
        let mut feeds = Vec::new();
        for group in groups(&self.seen, &known.union(&book.names()).cloned().collect()) {
            let path = group.members.first().map_or("", |n| self.seen[*n].path.as_str());
            match feed_from_group(around, &group, &mut ids, &mut indicator_ids) {
                Ok(mut feed) => {
                    let signs = self.signs(&group.members);
                    settle_columns(&mut feed, &signs);
                    feeds.push(feed);
                }
                Err(why) => {
                    let message = match why {
                        NoFeed::NoTable => say!("init-no-feed"),
                        NoFeed::NoGlob => say!("init-no-glob"),
                    };
                    told.push(Diagnostic::warning("no-feed", message).at(Location::file(masked(path, &self.private))));
                }
            }
        }
        tell_apart(&mut feeds);
        told.extend(self.blank_of_no_feed(&feeds));
        let title = wishes.title.clone().unwrap_or_else(|| say!("init-title", root).in_language(language));
        let head = Head {
            title: title.clone(),
            start: self.start(calendar).to_string(),
            year_starts,
            guesses: if wishes.year_starts.is_none() { self.why_year_starts() } else { Guesses::new() },
        };
        let mut proposal = Proposal {
            language,
            title,
            root: root.clone(),
            year_starts,
            feeds,
            taken: BTreeMap::new(),
            doubtful: book.doubtful.clone(),
            regions: book.regions.len(),
            files: Vec::new(),
            told,
            private: self.private.clone(),
        };
        proposal.try_all(&book, &head, files, &self.private);
        proposal.write(&book, &head, &self.private);
        proposal
    }

    /// The reports of nothing that no feed takes for its own.
    pub(super) fn blank_of_no_feed(&self, feeds: &[FeedProposal]) -> Vec<Diagnostic> {
        let globs: Vec<Pattern> = feeds.iter().filter_map(|feed| Pattern::new(&feed.files).ok()).collect();
        let left = self.blank.iter().filter(|path| !globs.iter().any(|glob| glob.matches(path)));
        let told = |path: &String| Diagnostic::warning("no-table", say!("init-no-table")).at(Location::file(path));
        left.map(|path| self.masked(&told(path))).collect()
    }

    /// What was met and is told, names of persons masked.
    pub(super) fn told(&self) -> Vec<Diagnostic> {
        self.told.iter().map(|one| self.masked(one)).collect()
    }

    fn masked(&self, one: &Diagnostic) -> Diagnostic {
        let mut one = one.clone();
        if let Some(place) = &mut one.location {
            place.file = masked(&place.file, &self.private);
        }
        one
    }

    /// For each heading of a column whether no number below zero stands in it.
    pub(super) fn signs(&self, members: &[usize]) -> BTreeMap<String, bool> {
        let mut signs: BTreeMap<String, bool> = BTreeMap::new();
        for seen in members.iter().map(|n| &self.seen[*n]) {
            for (n, column) in seen.table.columns.iter().enumerate() {
                let fine = !seen
                    .cells(n)
                    .into_iter()
                    .any(|cell| cell.starts_with(['-', '−', '(']) && cell.chars().any(|c| c.is_ascii_digit()));
                let all = signs.entry(column.header.clone()).or_insert(true);
                *all &= fine;
            }
        }
        signs
    }

    /// The money that is met first.
    pub(super) fn money(&self) -> Option<Unit> {
        let columns = self.seen.iter().flat_map(|seen| {
            seen.table.columns.iter().filter_map(|column| column.unit).chain(seen.table.units.iter().copied())
        });
        let by_unit = columns.into_iter().find(|unit| unit.is_money());
        let by_sign = || {
            let cells = self.seen.iter().flat_map(|seen| seen.table.columns.iter().flat_map(|column| &column.cells));
            let sign = cells.flat_map(|cell| cell.chars()).find(|c| matches!(c, '£' | '€' | '$' | '¥'))?;
            BUILT_IN.parse(&sign.to_string())
        };
        // A guess is of the currency, not of its thousands.
        by_unit.map(|unit| unit.without_multiple().0).or_else(by_sign)
    }

    /// The month in which the first report begins, by names and by dates.
    fn start(&self, calendar: Calendar) -> Month {
        let by_name = self
            .seen
            .iter()
            .filter_map(|seen| finest(&times_of(&seen.path, seen.table.sheet.as_deref(), calendar)))
            .map(|(_, period)| period.first_day());
        let dates = self.seen.iter().flat_map(|seen| {
            let of = (0..seen.kinds.len())
                .filter(|n| seen.kinds[*n] == CellKind::Date && !is_private(&seen.heading(*n), &[]));
            of.flat_map(|n| seen.cells(n))
                .filter_map(crate::measure::read_date)
                .map(crate::measure::Period::first_day)
                .collect::<Vec<_>>()
        });
        let first_name = by_name.min();
        let earliest = first_name.or_else(|| dates.min());
        let day = earliest.unwrap_or_else(|| jiff::civil::date(2020, 1, 1));
        // Totals of the year so far need the whole year.
        Month::of(crate::measure::Period::containing_in(calendar, day, crate::measure::Every::Year).first_day())
    }
}

/// Gives indicators of one name names of their own: with what their feed is called, else with a number.
fn tell_apart(feeds: &mut [FeedProposal]) {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for indicator in feeds.iter().flat_map(|feed| &feed.indicators) {
        *names.entry(indicator.name.to_lowercase()).or_default() += 1;
    }
    let mut given: BTreeSet<String> = BTreeSet::new();
    for feed in feeds {
        for indicator in &mut feed.indicators {
            let with = |what: &str| {
                if indicator.name.is_ascii() {
                    format!("{} ({what})", indicator.name)
                } else {
                    format!("{}（{what}）", indicator.name)
                }
            };
            if names.get(&indicator.name.to_lowercase()).is_some_and(|count| *count > 1) {
                let of_feed = with(&feed.name);
                let numbered = (2_u32..).map(|n| with(&format!("{} {n}", feed.name)));
                let free = |name: &String| !given.contains(&name.to_lowercase());
                indicator.name = std::iter::once(of_feed).chain(numbered).find(free).unwrap_or_default();
            }
            given.insert(indicator.name.to_lowercase());
        }
    }
}

impl Proposal {
    /// A path as it may be printed: without names and numbers of persons.
    #[must_use]
    pub fn shown(&self, path: &str) -> String {
        masked(path, &self.private)
    }

    /// Reads every feed with its proposal, and drops those that do not load.
    fn try_all(&mut self, book: &RegionBook, head: &Head, files: &ProjectFiles, private: &[String]) {
        let language = self.language;
        let regions = book.csv();
        let mut kept = Vec::new();
        for mut feed in std::mem::take(&mut self.feeds) {
            let toml_of =
                |feed: &FeedProposal| format!("{}{}", head_text(head, language), feed_text(feed, language, private));
            match try_out(&mut feed, &regions, files, toml_of) {
                // What cannot be read at all would be an error in every check.
                Ok(tried) if tried.taken.files == 0 => {
                    let path = masked(feed.paths.first().map_or("", String::as_str), private);
                    let why = tried.unreadable.first().map(|e| e.message.in_language(language)).unwrap_or_default();
                    let id = &feed.id;
                    self.told.push(
                        Diagnostic::warning("no-feed", say!("init-feed-dropped", id, why)).at(Location::file(path)),
                    );
                }
                Ok(tried) => {
                    self.told.extend(tried.unreadable);
                    self.taken.insert(feed.id.clone(), tried.taken);
                    kept.push(feed);
                }
                Err(errors) => {
                    let (id, why) =
                        (&feed.id, errors.first().map(|e| e.message.in_language(language)).unwrap_or_default());
                    let path = masked(feed.paths.first().map_or("", String::as_str), private);
                    self.told.push(
                        Diagnostic::warning("no-feed", say!("init-feed-dropped", id, why)).at(Location::file(path)),
                    );
                }
            }
        }
        self.feeds = kept;
    }

    fn write(&mut self, book: &RegionBook, head: &Head, private: &[String]) {
        let language = self.language;
        let mut toml = head_text(head, language);
        self.feeds.iter().for_each(|feed| toml.push_str(&feed_text(feed, language, private)));
        let regions = book.csv();
        if let Err(errors) = loaded(&toml, &regions) {
            self.told.extend(errors);
        }
        let mut list = list_head(language);
        list.push_str(&list_project(head.year_starts, &head.guesses, language));
        list.push_str(&list_regions(book, language));
        self.feeds.iter().for_each(|feed| list.push_str(&list_feed(feed, language)));
        list.push_str(&list_told(&self.told, language));
        let targets =
            "\u{FEFF}indicator,scope,kind,value,upper,unit,from,baseline,due,until,plan,basis,lead,source,note\n";
        self.files = vec![
            ("regions.csv".to_owned(), format!("\u{FEFF}{regions}")),
            ("targets.csv".to_owned(), targets.to_owned()),
            ("to-confirm.md".to_owned(), list),
        ];
        if self.feeds.iter().any(|feed| feed.columns.iter().any(|column| column.private)) {
            self.files.push((".gitignore".to_owned(), self.gitignore()));
        }
        // Without this file the folder is no project.
        self.files.push(("onpace.toml".to_owned(), toml));
    }

    /// Keeps files about persons, and what is made of them, out of version control.
    fn gitignore(&self) -> String {
        let globs: BTreeSet<String> =
            self.feeds.iter().map(|feed| format!("/{}", feed.files.replace("{region}", "*"))).collect();
        let why = say!("init-gitignore").in_language(self.language);
        let mut text = format!("# {why}\n/feeds/\n/history/\n/reports/\n/letters/\n/confirm/\n/.onpace/\n");
        for glob in globs {
            text.push_str(&(glob + "\n"));
        }
        text
    }
}
