//! Pace, verdicts and roll-ups: the worked examples, every verdict's branch, and laws that hold for any input.

mod assess_cases {
    mod boards;
    pub mod build;
    mod destatis;
    mod edges;
    mod examples;
    mod laws;
    mod plans;
    mod rollups;
    mod statcan;
    mod undefined;
    mod verdicts;
}
