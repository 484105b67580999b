//! Who answers for a target, in a sentence.

use crate::catalog::Target;
use crate::locale::Locale;

/// Who answers for a target: its `lead` unit, supporting units and, where the project wants that on paper, the leader; empty where nobody
/// is named.
pub(super) fn who(l: &Locale, target: Option<&Target>, lead: &str, leaders: bool) -> String {
    let Some(target) = target else { return String::new() };
    let named = [
        ("who-lead", "lead", lead),
        ("who-support", "support", target.support.as_str()),
        ("who-leader", "leader", if leaders { target.leader.as_str() } else { "" }),
    ];
    let parts = named
        .iter()
        .filter(|(.., name)| !name.is_empty())
        .map(|(key, arg, name)| l.say(key, &[(arg, &listed(l, name))]));
    let all = parts.reduce(|a, b| l.say("join-groups", &[("a", &a), ("b", &b)]));
    all.map(|text| l.say("end", &[("text", &text)])).unwrap_or_default()
}

/// Several units in one cell, as a sentence names them: `县农业农村局、各乡镇`.
fn listed(l: &Locale, names: &str) -> String {
    let names = names.split(['；', ';', '，', ',']).map(|name| without_end(name.trim()).to_owned());
    l.list(&names.filter(|name| !name.is_empty()).collect::<Vec<_>>())
}

/// A text without the stop that it may end with, since it is put into a sentence.
pub(crate) fn without_end(text: &str) -> &str {
    text.trim_end_matches(['。', '；', '.', ';', ' '])
}
