//! Charts: words stay apart, verdicts stay told apart, and the same chart is the same bytes.

mod charts_made;

use charts_made::{EN, ZH, board, grown, trend};
use onpace::{
    render::chart::{draw, png},
    report::chart::{Chart, Role},
};

fn pictures() -> Vec<(&'static str, Chart)> {
    let mut gaps = grown(18, 9.0);
    for i in [4, 5, 11] {
        gaps[i] = None;
    }
    vec![
        ("zh-24", trend(&ZH, &grown(20, 7.1), 12.0, 24, Role::Behind)),
        ("en-24", trend(&EN, &grown(20, 7.1), 12.0, 24, Role::FarBehind)),
        ("one", trend(&ZH, &grown(1, 3.0), 12.0, 12, Role::OnPace)),
        ("gaps", trend(&ZH, &gaps, 10.0, 18, Role::Behind)),
        ("sixty", trend(&ZH, &grown(60, 13.0), 12.0, 60, Role::Met)),
        ("negative", trend(&EN, &grown(10, -5.0), -8.0, 12, Role::Missed)),
        ("constant", trend(&ZH, &[Some(4.0); 12], 4.0, 12, Role::Met)),
        ("none", trend(&ZH, &[], 4.0, 12, Role::NoData)),
        ("board-zh", board(true, 25)),
        ("board-en", board(false, 25)),
        ("board-empty", board(true, 0)),
    ]
}

#[test]
#[ignore = "writes pictures to look at into the folder that CHARTS_OUT names"]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("CHARTS_OUT").map(std::path::PathBuf::from) else { return };
    for (name, chart) in pictures() {
        let begun = std::time::Instant::now();
        let drawn = draw(&chart);
        let svg = begun.elapsed();
        let bitmap = png(&drawn.svg);
        let size = (drawn.svg.len(), bitmap.len());
        std::fs::write(folder.join(format!("{name}.svg")), &drawn.svg).expect("the folder can be written to");
        std::fs::write(folder.join(format!("{name}.png")), bitmap).expect("the folder can be written to");
        let note = format!("{name}: svg {svg:?}, png {:?}, bytes {size:?}\n", begun.elapsed() - svg);
        std::io::Write::write_all(&mut std::io::stderr(), note.as_bytes()).expect("stderr can be written to");
    }
}
