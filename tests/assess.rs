//! Pace, verdicts and roll-ups: the worked examples, every verdict's branch, and laws that hold for any input.

mod assess_cases {
    pub mod build;
    mod edges;
    mod examples;
    mod forecasts;
    mod laws;
    mod plans;
    mod rollups;
    mod signals;
    mod statistics;
    mod verdicts;
}
