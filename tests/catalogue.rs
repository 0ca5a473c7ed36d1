//! The messages: each is used, says something in both languages, and says the same.

mod support;

use std::collections::BTreeSet;

use support::source;

/// Messages that are the same in both languages, with the reason.
const SAME: &[(&str, &str)] = &[("home_title", "the program's name")];

/// A message of the catalogue.
struct Message {
    file: String,
    name: String,
    arguments: BTreeSet<String>,
    vi: String,
    en: String,
}

#[test]
fn the_catalogue_can_be_read() {
    let declared: usize = catalogue_files().map(|file| file.text.matches("=> \"").count()).sum();
    assert!(declared > 100, "the catalogue has {declared} messages");
    assert_eq!(messages().len(), declared, "every message is read");
}

#[test]
fn every_message_is_used() {
    let code: Vec<String> = source::all()
        .into_iter()
        .filter(|file| !file.path.starts_with("text/catalogue/"))
        .map(|file| file.text)
        .collect();
    let is_used = |name: &str| {
        let called = [format!(".{name}("), format!("Lang::{name}")];
        code.iter().any(|text| {
            called.iter().any(|call| {
                text.match_indices(call.as_str()).any(|(at, _)| {
                    call.ends_with('(')
                        || !text[at + call.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
                })
            })
        })
    };
    let unused: Vec<String> = messages()
        .into_iter()
        .filter(|message| !is_used(&message.name))
        .map(|message| format!("{}: {}", message.file, message.name))
        .collect();
    assert!(unused.is_empty(), "nobody says these:\n{}", unused.join("\n"));
}

#[test]
fn every_message_says_something_in_both_languages() {
    for Message { file, name, vi, en, .. } in messages() {
        for text in [vi, en] {
            assert!(!text.trim().is_empty(), "{file}: {name} is empty");
            assert_eq!(text.trim(), text, "{file}: {name} has blanks at an end");
            assert!(
                !text.contains("  ") || text.contains(".  ") || text.contains("?  "),
                "{file}: {name}: {text}"
            );
        }
    }
}

#[test]
fn both_languages_take_the_same_things_in() {
    // A message that takes nothing in is no pattern: braces in it are braces.
    for Message { file, name, arguments, vi, en } in
        messages().into_iter().filter(|m| !m.arguments.is_empty())
    {
        assert_eq!(placeholders(&vi), arguments, "{file}: {name} in Vietnamese");
        assert_eq!(placeholders(&en), arguments, "{file}: {name} in English");
    }
}

#[test]
fn english_does_not_stand_for_vietnamese() {
    for Message { file, name, vi, en, .. } in messages() {
        let words = without_placeholders(&vi);
        let has_words = words.chars().any(char::is_alphabetic);
        let is_allowed = SAME.iter().any(|(same, _)| *same == name);
        assert!(vi != en || !has_words || is_allowed, "{file}: {name} is the same in both languages: {vi}");
    }
    for (name, reason) in SAME {
        let still = messages().iter().any(|message| message.name == *name && message.vi == message.en);
        assert!(still, "{name} is no longer the same in both languages ({reason})");
    }
}

#[test]
fn sentences_end_alike_in_both_languages() {
    for Message { file, name, vi, en, .. } in messages() {
        let end = |text: &str| text.chars().last().filter(|c| ".?:…".contains(*c));
        assert_eq!(end(&vi), end(&en), "{file}: {name}: {vi} | {en}");
    }
}

fn catalogue_files() -> impl Iterator<Item = source::Source> {
    let is_area =
        |file: &source::Source| file.path.starts_with("text/catalogue/") && !file.path.ends_with("/mod.rs");
    source::all().into_iter().filter(is_area)
}

/// Every message: `name(arguments) => "Vietnamese", "English";`, on one line or several.
fn messages() -> Vec<Message> {
    let mut messages = Vec::new();
    for file in catalogue_files() {
        let mut rest = file.text.as_str();
        while let Some(arrow) = rest.find("=> \"") {
            let head = rest[..arrow].rsplit([';', '{', '\n']).find(|part| !part.trim().is_empty());
            let head = head.unwrap_or_default().trim();
            let (name, arguments) = head.split_once('(').unwrap_or((head, ")"));
            let arguments = arguments.trim_end_matches(')').split(',').map(|name| name.trim().to_owned());
            let (vi, after) = literal(&rest[arrow + 3..]);
            let (en, after) = literal(after.trim_start_matches([',', ' ', '\n']));
            messages.push(Message {
                file: file.path.clone(),
                name: name.trim().to_owned(),
                arguments: arguments.filter(|name| !name.is_empty()).collect(),
                vi,
                en,
            });
            rest = after;
        }
    }
    messages
}

/// The text between the quotes that stand here, and what comes behind.
fn literal(text: &str) -> (String, &str) {
    let inside = text.strip_prefix('"').expect("a text in quotes");
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            '\\' => escaped = !escaped,
            '"' if !escaped => return (inside[..at].to_owned(), &inside[at + 1..]),
            _ => escaped = false,
        }
    }
    (inside.to_owned(), "")
}

fn placeholders(text: &str) -> BTreeSet<String> {
    let text = text.replace("{{", "").replace("}}", "");
    text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect()
}

fn without_placeholders(text: &str) -> String {
    let (mut words, mut inside) = (String::new(), false);
    for c in text.chars() {
        match c {
            '{' => inside = true,
            '}' => inside = false,
            c if !inside => words.push(c),
            _ => {}
        }
    }
    words
}
