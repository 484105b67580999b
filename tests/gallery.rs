//! The gallery in the documentation: each picture is what the command under it draws, and is described by the same words.

use onpace::render::chart::png;
use std::path::Path;
use std::process::Command;

/// A picture of the page: the words that describe it, its file, and the command under it.
struct Piece {
    alt: String,
    file: String,
    command: String,
}

fn pieces(page: &str) -> Vec<Piece> {
    let piece = |part: &str| {
        let (alt, rest) = part.split_once("](").expect("a picture has a file");
        let (file, rest) = rest.split_once(')').expect("a file's name ends");
        let command = rest.split("```sh\n").nth(1).and_then(|c| c.split("\n```").next()).expect("a command follows");
        Piece { alt: alt.to_owned(), file: file.to_owned(), command: command.to_owned() }
    };
    page.split("\n![").skip(1).map(piece).collect()
}

#[test]
fn the_gallery_is_what_its_commands_draw() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let page = std::fs::read_to_string(docs.join("gallery.md")).expect("there is a gallery");
    let folder = tempfile::tempdir().expect("a folder");
    let pieces = pieces(&page);
    assert!(pieces.len() >= 18, "{} pictures", pieces.len());
    for piece in &pieces {
        let (command, out) = piece.command.rsplit_once(" -o ").expect("the command names its file");
        assert_eq!(format!("gallery/{out}"), piece.file);
        let mut words = command.split(' ');
        assert_eq!(words.next(), Some("onpace"));
        let mut program = Command::new(env!("CARGO_BIN_EXE_onpace"));
        // The page says that its commands are given in the example's folder.
        program.env("ONPACE_PROJECT", Path::new(env!("CARGO_MANIFEST_DIR")).join("data/xiangcheng"));
        let run = program.current_dir(folder.path()).args(words).args(["-o", "drawn.svg"]).output();
        let run = run.expect("the program starts");
        assert!(run.status.success(), "{}: {}", piece.command, String::from_utf8_lossy(&run.stderr));
        let svg = std::fs::read_to_string(folder.path().join("drawn.svg")).expect("it was written");
        let told = svg.split("<desc>").nth(1).and_then(|d| d.split("</desc>").next()).expect("it is described");
        let told = told.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace(['[', ']'], "");
        assert_eq!(piece.alt, told, "{}", piece.file);
        let kept = std::fs::read(docs.join(&piece.file)).expect("the picture is there");
        assert!(
            kept == png(&svg),
            "{} is not what `{}` draws: cargo run --example make_gallery",
            piece.file,
            piece.command
        );
    }
}
