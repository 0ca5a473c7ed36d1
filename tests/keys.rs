//! The keys: `docs/keys.md` says what the tables say, no key means two things, and no step needs a letter.
//!
//! `BLESS=1 cargo test --test keys` writes the file anew.

mod support;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use binhxet::input::{self, Chord};
use binhxet::screens::{EVERYWHERE, KeyRow, KeyTable, tables};
use binhxet::text::Lang;
use support::source;

/// What stands above the tables.
const INTRODUCTION: &str = "\
# Keys

Every step of a meeting can be done with digits, arrows, Space, Tab, Enter and Esc; letters are shortcuts. `?` or F1 shows
the keys of the place. A key that does nothing says so.

Without the function keys of the whole program: the projector by `0` on the roll, and what is masked by `0` on the results; the
lock by the first row of the settings, in the question of the projector, and in the one about quitting.

In a question, the digit beside an answer gives it; Enter gives the first one where that can be taken back easily. Esc
takes the question back. In a field for text or a number, Enter records and Esc takes back.

This file is made from the program's own tables: `BLESS=1 cargo test --test keys`.
";

#[test]
fn the_list_of_keys_is_what_the_tables_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let expected = list();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &expected).expect("docs/keys.md can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == expected, "docs/keys.md is not up to date: BLESS=1 cargo test --test keys");
}

#[test]
fn every_screen_has_its_table_in_the_list() {
    let files = source::all();
    let screens = files.iter().filter(|file| file.path.starts_with("screens/"));
    let screens: usize = screens.map(|file| file.text.matches("impl Screen for ").count()).sum();
    assert_eq!(tables(Lang::Vi).len(), screens);
}

#[test]
fn no_key_stands_twice_in_a_table() {
    for table in tables(Lang::En) {
        let mut known = BTreeSet::new();
        for chord in chords(&table) {
            assert!(known.insert(chord), "{chord} stands twice among the keys of “{}”", table.title);
        }
    }
}

/// Rows whose letters are only the shorter way, with the longer one.
const SHORTER: &[(&str, &str)] = &[("the value beside the letter", "the arrows go through all values")];

#[test]
fn no_step_needs_a_letter() {
    let needs_none = |chord: &Chord| !matches!(chord, Chord::Char(c) if c.is_alphabetic());
    let is_shorter = |row: &&KeyRow| SHORTER.iter().any(|(label, _)| row.hint.label == *label);
    for table in tables(Lang::En) {
        for row in table.rows.iter().filter(|row| !is_shorter(row)) {
            let reached = row.ways.iter().all(|keys| keys.iter().any(needs_none));
            assert!(reached, "“{}” of “{}” needs a letter", row.hint.label, table.title);
        }
    }
}

#[test]
fn the_keys_of_the_whole_program_are_free_everywhere() {
    for table in tables(Lang::En) {
        let everywhere = input::chords(EVERYWHERE);
        let taken = chords(&table).into_iter().find(|chord| everywhere.contains(chord));
        assert_eq!(taken, None, "“{}” takes a key of the whole program", table.title);
    }
}

fn chords(table: &KeyTable) -> Vec<Chord> {
    table.rows.iter().flat_map(|row| row.ways.concat()).collect()
}

fn list() -> String {
    let mut list = INTRODUCTION.to_owned();
    let _ = writeln!(
        list,
        "\n## {} · {}\n\n| | Tiếng Việt | English |\n| --- | --- | --- |",
        Lang::Vi.help_everywhere(),
        Lang::En.help_everywhere()
    );
    for binding in EVERYWHERE {
        let (vi, en) = (binding.full_hint(Lang::Vi), binding.full_hint(Lang::En));
        let _ = writeln!(list, "| `{}` | {} | {} |", vi.keys, vi.label, en.label);
    }
    for (vi, en) in tables(Lang::Vi).into_iter().zip(tables(Lang::En)) {
        let _ = writeln!(
            list,
            "\n## {} · {}\n\n| | Tiếng Việt | English |\n| --- | --- | --- |",
            vi.title, en.title
        );
        for (vi, en) in vi.rows.iter().zip(&en.rows) {
            let _ = writeln!(list, "| `{}` | {} | {} |", vi.hint.keys, vi.hint.label, en.hint.label);
        }
    }
    list
}
