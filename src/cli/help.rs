//! Help in either language: the texts of verbs and arguments stand in the files of words, under `help-VERB`, `help-VERB-ARGUMENT` or, for
//! what several verbs take, `help-any-ARGUMENT`; examples under `help-VERB-examples`.

use crate::words::{self, Language};
use clap::{Arg, ArgAction, Command};
use unicode_width::UnicodeWidthChar;

/// Columns that help takes at most.
pub(super) const WIDEST: usize = 100;
/// The place of what every verb takes, behind its own options.
pub(super) const LAST: usize = 900;
/// Columns by which the text below an argument is indented.
const INDENT: usize = 10;
/// Characters that begin no line.
const NOT_FIRST: &str = "，。、；：？！）」》”’％%,.;:?!)";

/// A command with its texts and those of all below it.
pub(super) fn localised(command: Command, language: Language) -> Command {
    let mut command = translated(command, "onpace", language);
    // What clap adds itself.
    command.build();
    with_usage(command, language)
}

/// A built command whose line of usage has no English word in another language.
fn with_usage(mut command: Command, language: Language) -> Command {
    let usage = command.render_usage().to_string();
    let options = text(language, "help-options-name").unwrap_or_default();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", &options);
    let below: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    for name in below {
        let about = text(language, "help-help").filter(|_| name == "help");
        command = command.mut_subcommand(name, |below| match about {
            Some(about) => below.about(about),
            None => with_usage(below, language),
        });
    }
    command.override_usage(usage)
}

fn translated(command: Command, path: &str, language: Language) -> Command {
    let key = |rest: &str| format!("help-{path}{rest}");
    let about = text(language, &key("")).unwrap_or_default();
    let mut command = command
        .about(wrapped(&about, width()))
        .disable_help_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(LAST));
    if path == "onpace" {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(LAST);
        command = command.disable_version_flag(true).arg(version);
    }
    if let Some(more) = text(language, &key("-examples")) {
        command = command.after_help(wrapped(&paragraphs(&more), width()));
    }
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for id in ids {
        let name = id.replace('_', "-");
        let help = text(language, &key(&format!("-{name}"))).or_else(|| text(language, &format!("help-any-{name}")));
        command = command.mut_arg(id, |arg| dressed(arg, &help.unwrap_or_default(), language));
    }
    let below: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    for name in below {
        let path = if path == "onpace" { name.clone() } else { format!("{path}-{name}") };
        command = command.mut_subcommand(name, |below| translated(below, &path, language));
    }
    headed(command, language)
}

/// An argument with its text, which names its choices and its default itself.
fn dressed(arg: Arg, help: &str, language: Language) -> Arg {
    let head = text(language, if arg.is_positional() { "help-head-arguments" } else { "help-head-options" });
    let arg = arg.help(wrapped(help, width() - INDENT)).help_heading(head.unwrap_or_default());
    if !arg.get_action().takes_values() {
        return arg;
    }
    arg.hide_default_value(true).hide_possible_values(true).hide_env(true)
}

/// A command with the heads of its help and its line of usage.
fn headed(command: Command, language: Language) -> Command {
    let word = |key: &str| text(language, key).unwrap_or_default();
    let has_verbs = command.has_subcommands();
    let usage = word("help-head-usage");
    let template = format!("{{about-with-newline}}\n{usage}{{usage}}\n\n{{all-args}}{{after-help}}");
    let command =
        command.help_template(template).subcommand_help_heading(word("help-head-verbs")).next_line_help(!has_verbs);
    command.subcommand_value_name(word("help-verb-name"))
}

fn text(language: Language, key: &str) -> Option<String> {
    words::find(language, key)
}

fn width() -> usize {
    let terminal = terminal_size::terminal_size().map_or(WIDEST, |(width, _)| usize::from(width.0));
    terminal.clamp(60, WIDEST)
}

/// A text whose lines without indentation go on in one paragraph up to a blank or an indented line; how it is cut in the file of words is no
/// matter of the terminal's.
fn paragraphs(text: &str) -> String {
    let mut whole: Vec<String> = Vec::new();
    for line in text.lines() {
        let goes_on = |last: &&mut String| !last.is_empty() && !last.starts_with(' ') && !last.ends_with([':', '：']);
        match whole.last_mut().filter(goes_on) {
            Some(last) if !line.is_empty() && !line.starts_with(' ') => {
                let is_wide = |c: Option<char>| c.and_then(UnicodeWidthChar::width) == Some(2);
                if !(is_wide(last.chars().next_back()) || is_wide(line.chars().next())) {
                    last.push(' ');
                }
                last.push_str(line);
            }
            _ => whole.push(line.to_owned()),
        }
    }
    whole.join("\n")
}

/// A text in lines of at most so many columns, broken at spaces and between Chinese characters; clap breaks at spaces alone.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let hanging: String = line.chars().take_while(|c| *c == ' ').collect();
        let mut rest: Vec<char> = line.chars().collect();
        loop {
            let fits = columns_that_fit(&rest, width);
            if fits == rest.len() {
                break;
            }
            let at = break_at(&rest, fits);
            lines.push(rest[..at].iter().collect::<String>().trim_end().to_owned());
            let begin = rest[at..].iter().skip_while(|c| **c == ' ');
            rest = hanging.chars().chain(begin.copied()).collect();
        }
        lines.push(rest.into_iter().collect());
    }
    lines.join("\n")
}

/// How many characters fit into so many columns.
fn columns_that_fit(text: &[char], width: usize) -> usize {
    let mut used = 0;
    text.iter()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= width
        })
        .count()
}

/// Where a line is broken: at the last place up to `fits` behind a space or beside a wide character, where neither begins with a sign that
/// closes.
fn break_at(text: &[char], fits: usize) -> usize {
    let wide = |c: char| c.width().unwrap_or(0) > 1;
    let may = |at: usize| {
        let (before, after) = (text[at - 1], text[at]);
        (before == ' ' || after == ' ' || wide(before) || wide(after)) && !NOT_FIRST.contains(after)
    };
    (1..=fits).rev().find(|at| may(*at)).filter(|at| *at > fits / 2).unwrap_or(fits.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_between_characters_and_english_at_spaces() {
        assert_eq!(wrapped("一二三四五，六七", 10), "一二三四\n五，六七");
        assert_eq!(wrapped("one two three", 8), "one two\nthree");
        assert_eq!(wrapped("  项目一二三四", 8), "  项目一\n  二三四");
        assert_eq!(wrapped("short", 8), "short");
    }

    #[test]
    fn paragraphs_go_on_and_lists_stand() {
        assert_eq!(paragraphs("one\ntwo\n\nExamples:\n  a\n  b\nend"), "one two\n\nExamples:\n  a\n  b\nend");
        assert_eq!(paragraphs("一二，\n三四。\n示例：\n  a"), "一二，三四。示例：\n  a");
    }
}
