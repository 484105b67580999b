//! The messages of `src/diag/words/` and the sources that say them: no key is missing, unused, or asked for other arguments than it is given.

use onpace::words::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::LitStr;
use syn::buffer::{Cursor, TokenBuffer};

type Names = BTreeSet<String>;

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn is_part_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn path(language: Language) -> PathBuf {
    src().join("diag/words").join(format!("{}.ftl", language.as_str()))
}

/// The keys of a language file, each with the arguments that its message asks for.
fn messages(language: Language) -> BTreeMap<String, Names> {
    let path = path(language);
    let text = fs::read_to_string(&path).unwrap();
    let mut all: BTreeMap<String, Names> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            line.split(" =").next().unwrap_or_default().clone_into(&mut key);
            assert!(all.insert(key.clone(), Names::new()).is_none(), "{}: `{key}` stands twice", path.display());
        }
        let asked = line.split('$').skip(1).filter_map(|rest| rest.split(|c| !is_part_of_a_name(c)).next());
        if let Some(names) = all.get_mut(&key) {
            names.extend(asked.map(str::to_owned));
        }
    }
    all
}

/// The messages of all languages, each with every argument that one of them asks for.
fn all_messages() -> BTreeMap<String, Names> {
    let mut all = messages(Language::default());
    for language in Language::ALL {
        for (key, names) in messages(*language) {
            all.entry(key).or_default().extend(names);
        }
    }
    all
}

/// The messages that others refer to: `{ month-name }`.
fn referred_to() -> Names {
    let all = Language::ALL.iter().flat_map(|language| {
        let text = fs::read_to_string(path(*language)).unwrap();
        let placeables = text.split("{ ").skip(1).filter_map(|rest| Some(rest.split_once(" }")?.0.to_owned()));
        placeables.filter(|name| name.chars().all(is_part_of_a_name)).collect::<Vec<_>>()
    });
    all.collect()
}

/// The files below `src/` with this ending: paths and texts.
fn files(ending: &str) -> Vec<(String, String)> {
    fn visit(folder: &Path, ending: &str, all: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, ending, all);
            } else if path.extension().is_some_and(|e| e == ending) {
                all.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut all = Vec::new();
    visit(&src(), ending, &mut all);
    // Their tests say messages that are none.
    all.retain(|(path, _)| !["words/message.rs", "words/stored.rs"].iter().any(|own| path.ends_with(own)));
    all
}

fn sources() -> Vec<(String, String)> {
    files("rs")
}

/// A source without its comments: its texts, its names and numbers, and every other character by itself. All brackets are round.
#[derive(Debug, Clone, PartialEq)]
enum Token {
    Text(String),
    Name(String),
    Other(char),
}

fn tokens(source: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let source = TokenBuffer::new2(source.parse().expect("a source is Rust"));
    flatten(source.begin(), &mut all);
    all
}

fn flatten(mut at: Cursor<'_>, all: &mut Vec<Token>) {
    while !at.eof() {
        at = if let Some((name, after)) = at.ident() {
            all.push(Token::Name(name.to_string()));
            after
        } else if let Some((literal, after)) = at.literal() {
            match syn::parse_str::<LitStr>(&literal.to_string()) {
                Ok(text) => all.push(Token::Text(text.value())),
                Err(_) => all.push(Token::Name(literal.to_string())),
            }
            after
        } else if let Some((inside, _, _, after)) = at.any_group() {
            let documents = inside.ident().is_some_and(|(name, _)| name == "doc");
            if !documents {
                all.push(Token::Other('('));
                flatten(inside, all);
                all.push(Token::Other(')'));
            }
            after
        } else if let Some((sign, after)) = at.punct() {
            all.push(Token::Other(sign.as_char()));
            after
        } else {
            at.token_tree().expect("it is not the end").1
        };
    }
}

/// What stands up to the bracket that closes, cut at its own commas.
fn arguments(tokens: &[Token]) -> Vec<&[Token]> {
    let (mut depth, mut from) = (0, 0);
    let mut all = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Other('(') => depth += 1,
            Token::Other(')') if depth == 0 => {
                all.push(&tokens[from..at]);
                break;
            }
            Token::Other(')') => depth -= 1,
            Token::Other(',') if depth == 0 => {
                all.push(&tokens[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    all
}

/// Every `say!("key", …)`: its key and the names of its arguments.
fn said(tokens: &[Token]) -> Vec<(String, Names)> {
    let mut all = Vec::new();
    for at in 3..tokens.len() {
        let [Token::Name(say), Token::Other('!'), Token::Other('('), Token::Text(key)] = &tokens[at - 3..=at] else {
            continue;
        };
        if say == "say" {
            let names = arguments(&tokens[at..]).into_iter().skip(1).filter_map(|argument| {
                argument.iter().find_map(|token| if let Token::Name(name) = token { Some(name.clone()) } else { None })
            });
            all.push((key.clone(), names.collect()));
        }
    }
    all
}

/// The keys that are looked up as such: `Message::word("key")`, `locale.word("key")`, `locale.say("key", …)`.
fn looked_up(tokens: &[Token]) -> Vec<&str> {
    let is = |token: &Token, names: &[&str]| matches!(token, Token::Name(n) if names.contains(&n.as_str()));
    let calls = tokens.windows(6).filter_map(|call| match call {
        [Token::Other(':'), Token::Other(':'), said, Token::Other('('), Token::Text(key), Token::Other(')')] => {
            is(said, &["word"]).then_some(&**key)
        }
        [on, Token::Other('.'), said, Token::Other('('), Token::Text(key), Token::Other(end)] => {
            let whose = is(on, &["l", "locale", "self"]) && (is(said, &["say"]) || *end == ')');
            (whose && is(said, &["say", "word"])).then_some(&**key)
        }
        _ => None,
    });
    calls.collect()
}

/// Whether the key is put together by a format string, every hole of which is filled with one of the texts.
fn is_made_by(key: &str, format: &str, texts: &BTreeSet<String>) -> bool {
    let Some((start, rest)) = format.split_once('{') else { return key == format };
    let (Some(key), Some((_, rest))) = (key.strip_prefix(start), rest.split_once('}')) else { return false };
    let mut ends = (0..=key.len()).filter(|end| key.is_char_boundary(*end));
    ends.any(|end| (end == 0 || texts.contains(&key[..end])) && is_made_by(&key[end..], rest, texts))
}

#[test]
fn every_language_has_every_message() {
    let first: Vec<String> = messages(Language::default()).into_keys().collect();
    assert!(first.len() > 900, "{} messages were found", first.len());
    for language in Language::ALL {
        let keys: Vec<String> = messages(*language).into_keys().collect();
        assert_eq!(keys, first, "{}", language.as_str());
    }
}

#[test]
fn every_file_of_messages_is_a_language() {
    let declared: BTreeSet<String> = Language::ALL.iter().map(|l| l.as_str().to_owned()).collect();
    for (folder, ending) in [("diag/words", ".ftl"), ("diag/words/reference", ".txt")] {
        let files = fs::read_dir(src().join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        let files: BTreeSet<String> =
            files.filter_map(|name| Some(name.to_str()?.strip_suffix(ending)?.to_owned())).collect();
        assert_eq!(files, declared);
    }
}

#[test]
fn what_is_said_has_a_message_and_the_arguments_it_asks_for() {
    let messages = all_messages();
    let mut sites = 0;
    for (path, source) in sources() {
        for (key, given) in said(&tokens(&source)) {
            sites += 1;
            let asked = messages.get(&key).unwrap_or_else(|| panic!("{path}: no message `{key}`"));
            assert_eq!(&given, asked, "{path}: the arguments of `{key}`");
        }
    }
    assert!(sites > 300, "{sites} sites were found");
}

#[test]
fn what_is_looked_up_is_there() {
    let messages = all_messages();
    for (path, source) in sources() {
        for key in looked_up(&tokens(&source)) {
            assert!(messages.contains_key(key), "{path}: no message `{key}`");
        }
    }
}

#[test]
fn every_message_is_said_somewhere() {
    let texts: BTreeSet<String> = sources()
        .iter()
        .flat_map(|(_, source)| tokens(source))
        .filter_map(|token| if let Token::Text(text) = token { Some(text) } else { None })
        .collect();
    let templates = files("j2");
    let named: BTreeSet<&str> = templates.iter().flat_map(|(_, t)| t.split(|c| !is_part_of_a_name(c))).collect();
    let formats: Vec<&String> = texts.iter().filter(|text| text.contains('{')).collect();
    let is_said = |key: &String| {
        texts.contains(key) || named.contains(&**key) || formats.iter().any(|format| is_made_by(key, format, &texts))
    };
    let referred_to = referred_to();
    // Help is looked up by the names of verbs and arguments; a test beside them holds that none is left over.
    let is_help = |key: &String| key.starts_with("help-");
    let unused: Vec<String> =
        all_messages().into_keys().filter(|key| !is_help(key) && !is_said(key) && !referred_to.contains(key)).collect();
    assert_eq!(unused, [""; 0]);
}

#[test]
fn the_scan_sees_what_it_should() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Names>();
    let source = r#"let m = say!("a-b", %unit, count = f(x, '"', "y, z"), ?name, code = %format_args!("{c:04X}"));
        // say!("not-this")
        out += &say(&say!("plain")); word("none"); l.word("one") + locale.say("two", &[]) + Message::word("three")"#;
    let tokens = tokens(source);
    let expected = [("a-b".to_owned(), names(&["unit", "count", "name", "code"])), ("plain".to_owned(), names(&[]))];
    assert_eq!(said(&tokens), expected);
    assert_eq!(looked_up(&tokens), ["one", "two", "three"]);
    let texts = names(&["flow", "-day", "points"]);
    assert!(
        is_made_by("need-flow-day", "need-{stem}{day}", &texts) && is_made_by("need-flow", "need-{stem}{day}", &texts)
    );
    assert!(is_made_by("points-flow", "{stem}-{side}", &texts) && is_made_by("flow", "flow", &texts));
    assert!(!is_made_by("need-more", "need-{stem}{day}", &texts) && !is_made_by("needs-flow", "need-{stem}", &texts));
}
