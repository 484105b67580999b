//! Where each target is written.

use crate::report::context::Context;

/// The documents that state the targets, in the order of `targets.csv`, each with the indicators that it is the source of.
pub(crate) fn sources(c: &Context<'_>) -> Vec<String> {
    let l = c.locale;
    let mut sources: Vec<(String, Vec<String>)> = Vec::new();
    for target in &c.input.catalog.targets {
        let Some(indicator) = c.input.catalog.indicator(&target.indicator).filter(|i| !i.hidden) else { continue };
        let source = if target.source.is_empty() { l.word("source-unknown") } else { target.source.clone() };
        let name = l.name(indicator).to_owned();
        match sources.iter_mut().find(|(known, _)| *known == source) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => sources.push((source, vec![name])),
        }
    }
    sources
        .iter()
        .map(|(source, names)| l.say("source-line", &[("source", source), ("names", &l.list(names))]))
        .collect()
}
