//! Every habit by its name: in the order in which they are applied, which suit a file, which exclude each other.

use super::draft::Draft;
use super::{Chance, Clean, around, cells, columns, damage, heads, rows, totals, units};
use onpace::catalog::{Column, ColumnKind};

macro_rules! habits {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What departments do to a table. The order is the order in which a draft is changed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Habit { $($(#[$doc])* $name),* }
        /// Every habit.
        pub const ALL: &[Habit] = &[$(Habit::$name),*];
    };
}

habits! {
    ShuffleRows, RepeatRows,
    UnitAbove, UnitsAbove, UnitInHeads, UnitAboveAndInHeads, UnitInCells, UnitColumn,
    TotalBelow, TotalOnTop, Subtotals, MeanBelow, TotalOfCounty, WrongTotal,
    BadDate, BadRegion, BadChoice, BadNumber, BelowMinimum, WrongUnit, BlankCell, ErrorCell, MostlyBlank, DestroyedId,
    DatesWritten, DatesMixed, Thousands, InWan, FullWidth, PaddedNames, RegionCodes, FormerNames, OuterSpaces,
    MissingMarks,
    ShuffleColumns, SerialColumn, RemarksColumn, BlankColumn, TrailingCells,
    OtherHeads, SpacedHeads, BrokenHeads, GroupedHeads, MergedHeads, OptionalHeadsBelow,
    HeaderAgain, BlankRows, Titles, SenderLine, Footnotes, Signatures, SecondTable, LikeTable, SameTable,
    Utf8Mark, Gb18030, Utf16Le, Utf16LeBare, Utf16Be, Utf16BeBare,
    CrLf, Cr,
    Semicolons, Tabs, Bars,
    QuoteAll,
    StrayQuote,
    Workbook,
}

/// What two habits cannot both decide.
#[derive(PartialEq, Eq)]
enum Slot {
    Alone(Habit),
    Unit,
    Total,
    Damage,
    Dates,
    Numbers,
    Region,
    Heads,
    HeadRows,
    Another,
    Encoding,
    LineEnd,
    Delimiter,
}

impl Habit {
    fn slot(self) -> Slot {
        use Habit as H;
        match self {
            h if h.is_unit() => Slot::Unit,
            H::TotalBelow | H::TotalOnTop | H::Subtotals | H::MeanBelow | H::TotalOfCounty | H::WrongTotal => {
                Slot::Total
            }
            h if h.is_damage() => Slot::Damage,
            H::DatesWritten | H::DatesMixed => Slot::Dates,
            H::Thousands | H::InWan => Slot::Numbers,
            H::PaddedNames | H::RegionCodes | H::FormerNames => Slot::Region,
            H::SpacedHeads | H::BrokenHeads => Slot::Heads,
            H::GroupedHeads | H::MergedHeads | H::OptionalHeadsBelow => Slot::HeadRows,
            H::SecondTable | H::LikeTable | H::SameTable => Slot::Another,
            H::Utf8Mark | H::Gb18030 | H::Utf16Le | H::Utf16LeBare | H::Utf16Be | H::Utf16BeBare => Slot::Encoding,
            H::CrLf | H::Cr => Slot::LineEnd,
            H::Semicolons | H::Tabs | H::Bars => Slot::Delimiter,
            other => Slot::Alone(other),
        }
    }

    fn is_unit(self) -> bool {
        (Self::UnitAbove..=Self::UnitColumn).contains(&self)
    }

    /// Whether a row is lost by it.
    pub fn is_damage(self) -> bool {
        (Self::BadDate..=Self::DestroyedId).contains(&self) || self == Self::StrayQuote
    }

    /// Whether it decides how text is written, which a workbook is not.
    fn is_textual(self) -> bool {
        (Self::Utf8Mark..=Self::StrayQuote).contains(&self) || self == Self::TrailingCells
    }

    /// Whether it makes cells that must be quoted, so that a stray quote finds an end.
    fn makes_quotes(self) -> bool {
        matches!(self, Self::QuoteAll | Self::BrokenHeads | Self::Thousands)
    }

    /// Whether both can be applied to one file.
    pub fn goes_with(self, other: Self) -> bool {
        let either = |a: Self, b: fn(Self) -> bool| (self == a && b(other)) || (other == a && b(self));
        self.slot() != other.slot()
            && !either(Self::Workbook, Self::is_textual)
            && !either(Self::StrayQuote, Self::makes_quotes)
            // Whether a repeat belongs in a sum is for its author to say.
            && !either(Self::RepeatRows, |h| h.slot() == Slot::Total)
            && !either(Self::UnitInCells, |h| h == Self::Thousands)
            // A total of amounts in several units states none.
            && !either(Self::UnitColumn, |h| h.slot() == Slot::Total)
            // 5万 in a column of 万元 may mean either.
            && !either(Self::InWan, |h| h.slot() == Slot::Unit)
    }

    /// Whether the file has what the habit changes.
    pub fn suits(self, clean: &Clean<'_>) -> bool {
        use Habit as H;
        let has = |wanted: fn(&Column) -> bool| !clean.cells_of(wanted).is_empty();
        let quantities = !clean.quantities().is_empty();
        let (some, several) = (!clean.rows.is_empty(), clean.rows.len() > 1);
        let keyed = !clean.feed.key.is_empty();
        let addable = several && quantities && clean.region().is_some() && clean.rejected.is_empty();
        match self {
            H::ShuffleRows | H::Subtotals if !several => false,
            H::RepeatRows => keyed && !clean.used.is_empty(),
            H::TotalOfCounty => addable && totals::has_county_rows(clean),
            h if h.slot() == Slot::Total => addable,
            H::UnitColumn => some && units::are_alike(clean),
            h if h.is_unit() => quantities,
            H::BadChoice => has(|c| !c.one_of.is_empty()),
            H::DestroyedId => has(|c| c.kind == ColumnKind::Id),
            H::InWan => {
                let multiple = |c: &Column| matches!(c.kind, ColumnKind::Quantity { unit, .. } if unit.is_multiple());
                some && quantities && !clean.feed.columns.iter().any(multiple)
            }
            H::BadNumber | H::BelowMinimum | H::WrongUnit | H::ErrorCell | H::Thousands => some && quantities,
            H::MostlyBlank => clean.feed.columns.iter().filter(|c| !c.optional).count() > 2,
            H::BadRegion | H::PaddedNames | H::RegionCodes | H::FormerNames => some && clean.region().is_some(),
            H::MissingMarks => has(|c| c.optional),
            H::OtherHeads => has(|c| c.headers.len() > 1),
            H::GroupedHeads | H::MergedHeads => quantities && clean.header.len() > clean.quantities().len(),
            H::OptionalHeadsBelow => has(heads::may_stand_below),
            H::HeaderAgain => several,
            H::SameTable => several && clean.feed.columns.iter().filter(|c| !c.optional).count() > 1,
            H::LikeTable => some && quantities && clean.header.len() > 2,
            _ => true,
        }
    }
}

/// From `least` to `most` habits that suit the file and go together, in their order.
pub fn choose(clean: &Clean<'_>, least: u64, most: u64, chance: &mut Chance) -> Vec<Habit> {
    let mut suited: Vec<Habit> = ALL.iter().copied().filter(|h| h.suits(clean)).collect();
    chance.shuffle(&mut suited);
    // One file in four is a workbook.
    if chance.index(4) == 0 {
        suited.insert(0, Habit::Workbook);
    }
    let wanted = usize::try_from(chance.between(least, most)).expect("a small number");
    let mut chosen: Vec<Habit> = Vec::new();
    for habit in suited {
        let damages = habit.is_damage() && clean.used.is_empty();
        if chosen.len() < wanted && !damages && chosen.iter().all(|c| c.goes_with(habit)) {
            chosen.push(habit);
        }
    }
    chosen.sort_unstable();
    chosen
}

impl Draft<'_> {
    /// Applies one habit.
    pub fn take_up(&mut self, habit: Habit, chance: &mut Chance) {
        use Habit as H;
        match habit {
            H::ShuffleRows | H::RepeatRows => rows::apply(self, habit, chance),
            h if h.is_unit() => units::apply(self, habit, chance),
            h if h.slot() == Slot::Total => totals::apply(self, habit, chance),
            h if h.is_damage() => damage::apply(self, habit, chance),
            h if (H::DatesWritten..=H::MissingMarks).contains(&h) => cells::apply(self, habit, chance),
            h if (H::ShuffleColumns..=H::TrailingCells).contains(&h) => columns::apply(self, habit, chance),
            h if (H::OtherHeads..=H::OptionalHeadsBelow).contains(&h) => heads::apply(self, habit, chance),
            h if (H::HeaderAgain..=H::SameTable).contains(&h) => around::apply(self, habit, chance),
            _ => rows::write_as(self, habit),
        }
    }
}
