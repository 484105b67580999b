//! All tests of the library and of the program, as one binary: each binary of its own would hold Polars once more, 200 MB of it.

mod actions;
mod again;
mod any_office;
mod between_files;
mod bridges;
mod called;
mod cases;
mod cases_and_groups;
mod catalog;
mod catalog_schema;
mod catalog_workbooks;
mod changed_targets;
mod chart_verb;
mod charts;
mod charts_made;
mod charts_of_the_pack;
mod charts_palette;
mod charts_pdf;
mod chase;
mod command_line;
mod cutoff;
mod damage;
mod day_of_issue;
mod default_as_of;
mod desk;
mod diff;
mod docx;
mod drafting;
mod earlier_month;
mod faults;
mod feed;
mod feed_laws;
mod file_names;
mod financial_years;
mod forms;
mod gallery;
mod generated;
mod html;
mod init;
mod known_values;
mod letters;
mod made;
#[allow(dead_code, reason = "the example uses the rest")]
mod made_folders;
mod main_job;
#[allow(dead_code, unused_imports, reason = "examples use the rest")]
mod mangle;
mod mangled;
mod message;
mod methods;
mod mistakes;
mod month_lists;
mod own_text;
mod packed;
#[cfg(unix)]
mod pipes;
mod polluted;
mod provisional;
mod public;
mod publish;
mod read;
mod reference;
mod region_maps;
mod report;
mod report_axis;
mod report_schema;
mod republish;
mod rooms;
mod sentence_patterns;
mod sentences;
mod sheets;
mod slides;
mod slips;
mod store;
mod style;
mod sums;
mod target_advice;
mod targets;
mod times_in_tables;
mod tracking;
mod tutorial;
mod undecided;
mod units;
mod verify;
mod words;
mod workbooks;

/// A file that is not named above would never run, without a word.
#[test]
fn every_file_of_tests_is_named() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for entry in std::fs::read_dir(&folder).expect("the folder can be read") {
        let path = entry.expect("its entries too").path();
        let name = path.file_stem().and_then(|n| n.to_str()).expect("a plain name");
        let module = path.join("mod.rs").exists() || path.extension().is_some_and(|e| e == "rs");
        if module && name != "all" {
            assert!(include_str!("all.rs").contains(&format!("\nmod {name};\n")), "tests/all.rs does not name {name}");
        }
    }
}
