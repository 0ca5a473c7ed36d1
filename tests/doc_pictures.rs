//! The pictures in the documents: each is what the program draws after the keys that its first line names.
//!
//! A block that begins with `text`, a language, a size and keys (```` ```text vi 78×18 Enter×4 ````) is a picture of the
//! sample unit's screen. `BLESS=1 cargo test --test doc_pictures` draws them anew.

mod support;

use std::path::Path;

use binhxet::text::Lang;
use support::desk::{Session, Setting};
use support::keys;

const DOCUMENTS: [&str; 4] = ["README.md", "docs/criteria.md", "docs/guide.md", "docs/huong-dan.md"];

/// What the program draws for the first line of a block; none where it names no picture.
fn drawn(line: &str) -> Option<String> {
    let (lang, rest) = line.strip_prefix("```text ")?.split_once(' ').expect("a language, then a size");
    let (size, pressed) = rest.split_once(' ').expect("a size, then keys");
    let (columns, rows) = size.split_once('×').expect("columns×rows");
    let lang: Lang = lang.parse().expect("a language");
    let mut session = Session::with_sample(Setting { lang, ..Setting::usual() });
    session.resize(columns.parse().expect("a number"), rows.parse().expect("a number"));
    for key in keys::read(pressed).expect("names of keys") {
        session.press(key);
    }
    Some(session.text().lines().map(|line| format!("{}\n", line.trim_end())).collect())
}

/// A document with its pictures drawn anew, and how many there are.
fn with_pictures(document: &str) -> (String, usize) {
    let (mut page, mut pictures) = (String::new(), 0);
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        page += &format!("{line}\n");
        if let Some(picture) = drawn(line) {
            pictures += 1;
            page += &format!("{picture}```\n");
            lines.by_ref().take_while(|line| *line != "```").for_each(drop);
        }
    }
    (page, pictures)
}

#[test]
fn every_picture_is_what_the_program_draws() {
    let mut pictures = 0;
    for name in DOCUMENTS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let (expected, count) = with_pictures(&std::fs::read_to_string(&path).expect("a document"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &expected).expect("it can be written");
        }
        let written = std::fs::read_to_string(&path).expect("a document");
        assert!(written == expected, "{name}: BLESS=1 cargo test --test doc_pictures");
        pictures += count;
    }
    assert!(pictures >= 5, "{pictures} pictures");
}
