//! Where each target is written.

use crate::report::context::Context;

/// Where each target is written, in the order of `targets.csv`, without repeats.
pub(crate) fn sources(c: &Context<'_>) -> Vec<String> {
    let l = c.locale;
    let mut out: Vec<String> = Vec::new();
    for target in &c.input.catalog.targets {
        let Some(indicator) = c.input.catalog.indicator(&target.indicator).filter(|i| !i.hidden) else { continue };
        let source = if target.source.is_empty() { l.word("source-unknown") } else { target.source.clone() };
        let line = l.say("source-line", &[("name", l.name(indicator)), ("source", &source)]);
        if !out.contains(&line) {
            out.push(line);
        }
    }
    out
}
