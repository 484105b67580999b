//! Draws the gallery of charts from the bundled project: `cargo run --example make_gallery` writes `docs/gallery/*.png` and
//! `docs/gallery.md`.

use onpace::locale::Locale;
use onpace::measure::Month;
use onpace::pack;
use onpace::pipeline::{Study, Wanted, chart};
use onpace::render::chart::{Size, Style, TitleAt, draw, png};
use onpace::render::palette::{Palette, Theme};
use onpace::report::charts::{ChartKind, Group, numbered, pages};
use onpace::words::Language;
use std::fmt::Write as _;
use std::path::Path;

/// Name, kind, indicator, size, dark or light, title, language, and the words of the command that draws the same.
struct Piece {
    name: &'static str,
    kind: ChartKind,
    indicator: Option<&'static str>,
    as_of: (i16, i8),
    size: Size,
    theme: Theme,
    title: TitleAt,
    language: Language,
    worst: Option<usize>,
    group: Group,
    says: &'static str,
}

const PLAIN: Piece = Piece {
    name: "",
    kind: ChartKind::Trend,
    indicator: None,
    as_of: (2021, 12),
    size: Size::Full,
    theme: Theme::Light,
    title: TitleAt::Above,
    language: Language::Chinese,
    worst: None,
    group: Group::None,
    says: "",
};

const PIECES: [Piece; 18] = [
    Piece {
        name: "board",
        kind: ChartKind::Board,
        says: "The board: verdict first, then what is done beside what is due, the gap to the plan and the gap to the target. What has to hold, or to \
               be cleared, follows no plan and stands by itself. A bar of more than the whole is broken off.",
        ..PLAIN
    },
    Piece {
        name: "board-lead",
        kind: ChartKind::Board,
        language: Language::English,
        group: Group::Lead,
        says: "The same under the names of the units that answer for the results, in English.",
        ..PLAIN
    },
    Piece {
        name: "board-half",
        kind: ChartKind::Board,
        size: Size::Half,
        language: Language::English,
        says: "Half the width: names stand over their bars; the words of verdicts are in the key, values are left out, and one gap is shown: to \
               the plan or, without one, to the target.",
        ..PLAIN
    },
    Piece {
        name: "trend",
        indicator: Some("tobacco_acreage"),
        title: TitleAt::Below,
        says: "A trend: actual value, plan and target, and how many months ago the plan stood where the value stands. The axis \
               leaves out zero, and is broken. The title stands below, as in official documents.",
        ..PLAIN
    },
    Piece {
        name: "trend-half",
        indicator: Some("tobacco_tax"),
        size: Size::Half,
        language: Language::English,
        says: "Half the width, in English.",
        ..PLAIN
    },
    Piece {
        name: "trend-provisional",
        indicator: Some("training_people"),
        says: "A total, without a target: what each month added stands as columns under it. Months are hollow while reports are missing or a \
               rejected row could change the figure.",
        ..PLAIN
    },
    Piece {
        name: "ranking",
        kind: ChartKind::Ranking,
        indicator: Some("demo_villages"),
        says: "A ranking: done (solid), asked for (outline), short (in colour).",
        ..PLAIN
    },
    Piece {
        name: "ranking-worst",
        kind: ChartKind::Ranking,
        indicator: Some("processors_near"),
        size: Size::Half,
        title: TitleAt::Below,
        worst: Some(6),
        says: "The worst six, and the others in one row.",
        ..PLAIN
    },
    Piece {
        name: "ranking-watch",
        kind: ChartKind::Ranking,
        indicator: Some("pepper_acreage"),
        language: Language::English,
        says: "Regions without targets of their own: nothing is judged, so the lowest stands first.",
        ..PLAIN
    },
    Piece {
        name: "map",
        kind: ChartKind::Map,
        indicator: Some("demo_villages"),
        says: "A tile map: each region at the `row` and `column` that `regions.csv` gives it. Those of the bundled project are made up, like \
               its townships.",
        ..PLAIN
    },
    Piece {
        name: "map-half",
        kind: ChartKind::Map,
        indicator: Some("pepper_acreage"),
        size: Size::Half,
        says: "Without targets, at half the width.",
        ..PLAIN
    },
    Piece { name: "matrix", kind: ChartKind::Matrix, says: "The matrix: each region, each target.", ..PLAIN },
    Piece {
        name: "matrix-dark",
        kind: ChartKind::Matrix,
        size: Size::Wide,
        theme: Theme::Dark,
        language: Language::English,
        says: "The same on a dark slide: what one slide does not hold goes on on the next.",
        ..PLAIN
    },
    Piece {
        name: "bridge",
        kind: ChartKind::Bridge,
        indicator: Some("dropouts_general"),
        as_of: (2021, 9),
        says: "A bridge: from one month's open cases to the next one's, by what was corrected, closed, left and new.",
        ..PLAIN
    },
    Piece {
        name: "bridge-gap",
        kind: ChartKind::Bridge,
        indicator: Some("tobacco_acreage"),
        as_of: (2021, 5),
        says: "Where there is a target, from gap to gap: corrections of the month before, the regions, and what the plan asks for.",
        ..PLAIN
    },
    Piece {
        name: "control",
        kind: ChartKind::Control,
        indicator: Some("tours"),
        says: "A control chart: what chance explains, and what it does not. No limit of a count lies below zero.",
        ..PLAIN
    },
    Piece {
        name: "multiples",
        kind: ChartKind::Multiples,
        indicator: Some("pepper_acreage"),
        says: "Small multiples: one indicator in all regions, on the same axes.",
        ..PLAIN
    },
    Piece {
        name: "multiples-targets",
        kind: ChartKind::Multiples,
        indicator: Some("demo_villages"),
        language: Language::English,
        says: "With a target in each region, those behind come first.",
        ..PLAIN
    },
];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    std::fs::create_dir_all(root.join("gallery")).expect("the folder can be made");
    let files = pack::project();
    let bundled = Study::load(&files, |_| {}).expect("the bundled catalog is sound");
    let mut page = String::from(
        "# Gallery\n\n[中文](gallery.zh-CN.md)\n\nEvery kind of chart, drawn from the Chinese example (made-up figures). Under each stands the \
         command that draws it, in the folder of the example (`onpace demo --lang zh-CN`); with `-o board.pdf` it writes a PDF whose words \
         can be searched. A title says what the chart says; the line under it, what is shown, in which unit, as of when. No letter is \
         smaller than 8 pt on paper. `cargo run --example make_gallery` draws them all anew.\n",
    );
    for piece in &PIECES {
        let study = bundled.in_language(piece.language);
        let as_of = Month::new(piece.as_of.0, piece.as_of.1);
        let wanted = Wanted {
            kind: piece.kind,
            indicator: piece.indicator.and_then(|id| study.catalog.indicator(id)),
            region: study.catalog.regions.root(),
            worst: piece.worst,
            group: piece.group,
            as_of,
            language: piece.language,
            files: Some(&files),
        };
        let chart = chart(&study, wanted).expect("the engine answers").expect("there is something to draw");
        let style = Style { size: piece.size, title: piece.title, palette: Palette::new(piece.theme) };
        let locale = Locale::new(piece.language, study.catalog.board.rounding);
        let parts = pages(chart, piece.size.per_page(), |title, n, of| numbered(&locale, title, n, of));
        let chart = &parts[0];
        let drawn = draw(chart, &style);
        let file = format!("{}.png", piece.name);
        std::fs::write(root.join("gallery").join(&file), png(&drawn.svg)).expect("the picture can be written");
        let alt = chart.alt.replace(['[', ']'], "");
        let _ = write!(page, "\n{}\n\n![{alt}](gallery/{file})\n\n```sh\n{}\n```\n", piece.says, command(piece, as_of));
    }
    std::fs::write(root.join("gallery.md"), page).expect("the page can be written");
}

fn command(piece: &Piece, as_of: Month) -> String {
    let mut text = String::from("onpace chart");
    if let Some(indicator) = piece.indicator {
        let _ = write!(text, " {indicator}");
    }
    let kind = ChartKind::NAMES.iter().find(|(_, kind)| *kind == piece.kind).map_or("", |(name, _)| name);
    let _ = write!(text, " --kind {kind} --as-of {as_of}");
    let size = Size::NAMES.iter().find(|(_, size)| *size == piece.size).map_or("", |(name, _)| name);
    if piece.size != Size::Full {
        let _ = write!(text, " --size {size}");
    }
    if piece.theme == Theme::Dark {
        text.push_str(" --theme dark");
    }
    if piece.title == TitleAt::Below {
        text.push_str(" --title below");
    }
    if piece.group == Group::Lead {
        text.push_str(" --group lead");
    }
    if let Some(worst) = piece.worst {
        let _ = write!(text, " --worst {worst}");
    }
    if piece.language == Language::English {
        text.push_str(" --lang en");
    }
    let _ = write!(text, " -o {}.png", piece.name);
    text
}
