//! Text that steers a terminal, turns the direction of writing or hides: whichever file or field it comes in by, it gets to
//! no screen, no page for the room, no file and no table.

mod support;

use std::sync::Arc;

use binhxet::domain::{Held, UnitEvent};
use binhxet::input::{Chord, Stroke};
use binhxet::papers::{minutes::minutes, roster};
use binhxet::rules::Rulebook;
use binhxet::store::{Holder, RealDisk, Store};
use binhxet::text::Lang;
use serde_json::Value;
use support::desk::{Session, Setting};
use support::keys;
use support::plain::{cells, plain, runs};

/// A title for the window, a clearing of the screen, a turned direction, what hides, a bell, a deletion, C1 controls, a
/// joined line, and tags.
const HOSTILE: &str =
    "\u{1b}]0;x\u{7}\u{1b}[2J\u{202e}gn\u{200b}\u{2066}ơ\u{feff}\u{7f}\u{9b}31m\u{2028}\u{e0041}\u{ad}";

/// The fields of a criteria set that hold text for people.
const TEXTS: [&str; 8] = ["title", "short", "finding", "text", "note", "reason", "source", "about"];

#[test]
fn no_screen_shows_what_steers_a_terminal_or_hides() {
    let mut session = Session::with_unit(Setting { size: (120, 40), ..Setting::usual() }, unit());
    // From the first screen to the seal, with pastes wherever something is typed.
    let way = [
        "Enter Enter Enter Enter",
        "5 Space",
        "PASTE Enter",
        "Enter Space Enter Enter",
        "F7",
        "PASTE Enter",
        "2 Enter",
        "1 Space Enter",
        "7 Enter Enter",
        "/",
        "PASTE Enter",
        "Esc",
        "Shift+Tab 6",
        "PASTE Enter",
        "PASTE Enter",
        "Esc Esc",
        "F5",
        "4",
        "PASTE Enter",
        "Esc",
        "0 Enter",
        "Enter 9 9",
        "Enter",
        "0",
        "1 Esc",
        "?",
        "Esc",
        "9",
        "9",
        "Enter",
        "Enter",
    ];
    let mut seen = 0;
    for (at, step) in way.into_iter().enumerate() {
        for word in step.split(' ') {
            if word == "PASTE" {
                session.strokes(vec![Stroke::Paste(format!("{HOSTILE}Ý kiến{HOSTILE}"))]);
            } else {
                keys::read(word).expect("keys").into_iter().for_each(|chord: Chord| session.press(chord));
            }
            session.settle();
            is_plain(&format!("step {at}, {step}"), &session);
            seen += usize::from(session.text().contains("Ý kiến"));
        }
    }
    assert!(seen > 3, "what was pasted was to be seen {seen} times");
    let id = session.logs().pop().expect("a meeting");
    let lines = session.lines(&id);
    let entries: Vec<_> = lines.iter().map(|line| serde_json::from_str(line).expect("an entry")).collect();
    let held = Held::replay(id, &entries).expect("a sound log");
    for lang in Lang::ALL {
        let written = minutes(held.proceedings(), lang).words();
        assert!(written.lines().all(plain), "{written}");
        assert!(written.contains("Ý kiến"), "the note stands in the minutes: {written}");
    }
    for line in &lines {
        let value: Value = serde_json::from_str(line).expect("JSON");
        strings(&value, &mut |text| assert!(plain(text), "{text:?} was recorded"));
    }
}

#[test]
fn no_table_that_is_given_out_runs_or_steers() {
    let mut seen = 0;
    for event in unit() {
        let UnitEvent::RosterAdopted(taken) = event else { continue };
        let written = roster::write(&taken);
        for cell in cells(&written) {
            assert!(plain(&cell) && !runs(&cell), "{cell:?}");
            seen += usize::from(cell.starts_with("'="));
        }
    }
    assert!(seen > 3, "formulas were given out defused {seen} times");
}

#[test]
fn a_set_with_such_text_is_refused_and_every_place_is_named() {
    let mut set: Value =
        serde_json::from_str(include_str!("../fixtures/units/phuong/phieu.json")).expect("JSON");
    let mut count = 0;
    spoil(&mut set, &mut count);
    assert!(count > 8, "{count} texts of the set were spoilt");
    let faults = Rulebook::read(&set.to_string()).expect_err("none of them is a text");
    assert_eq!(faults.len(), count);
    for sentence in faults.iter().flat_map(|fault| Lang::ALL.map(|lang| fault.sentence(lang))) {
        assert!(plain(&sentence), "{sentence:?}");
    }
}

/// The unit of a folder of samples, with such text in every cell of its roster.
fn unit() -> Vec<UnitEvent> {
    let table = include_str!("../fixtures/units/phuong/roster.csv");
    let spoilt = table.lines().enumerate().map(|(at, line)| match at {
        0 => format!("{line}{HOSTILE}"),
        1 => format!("{line};Ghi chú"),
        _ => {
            let mut cells: Vec<String> = line.split(';').map(str::to_owned).collect();
            for cell in &mut cells[1..] {
                *cell = cell.chars().map(|c| format!("{c}\u{200b}\u{202e}")).collect();
            }
            format!("{};\"=1+1{}\"", cells.join(";"), HOSTILE.replace('\u{2028}', ""))
        }
    });
    let table: Vec<String> = spoilt.collect();
    let roster = roster::read(table.join("\n").as_bytes()).expect("a roster that is cleaned");
    let rulebook = Rulebook::read(include_str!("../fixtures/units/phuong/phieu.json")).expect("a sound set");
    vec![UnitEvent::RosterAdopted(roster), UnitEvent::CriteriaAdopted(Box::new(rulebook))]
}

/// Puts such text into every text of a criteria set.
fn spoil(value: &mut Value, count: &mut usize) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(text) if TEXTS.contains(&key.as_str()) => {
                        text.push_str(HOSTILE);
                        *count += 1;
                    }
                    value => spoil(value, count),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| spoil(value, count)),
        _ => {}
    }
}

/// Every text in a value, the names of its fields among them.
fn strings(value: &Value, look: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => look(text),
        Value::Array(values) => values.iter().for_each(|value| strings(value, look)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            look(key);
            strings(value, look);
        }),
        _ => {}
    }
}

/// Nothing on the screen, and nothing on the page for the room, steers or hides.
fn is_plain(step: &str, session: &Session) {
    for cell in &session.screen().content {
        assert!(plain(cell.symbol()), "{:?} after {step}:\n{}", cell.symbol(), session.text());
    }
    if let Some(page) = session.published() {
        let page = serde_json::to_value(page).expect("a page");
        strings(&page, &mut |text| assert!(plain(text), "{text:?} for the room after {step}"));
    }
}

#[test]
fn who_holds_the_data_and_where_it_lies_can_be_said_whatever_they_are_called() {
    let dir = tempfile::tempdir().expect("a folder");
    let holder = Holder { who: format!("Lan{HOSTILE}"), pid: 7, since: format!("08:00{HOSTILE}") };
    let data = dir.path().join("data");
    let _first = Store::open(&data, Arc::new(RealDisk), &holder).expect("opens");
    let second = Store::open(&data, Arc::new(RealDisk), &holder).err().expect("it is held");
    let file = dir.path().join(HOSTILE.replace('\u{2028}', "x"));
    std::fs::write(&file, "no folder").expect("is written");
    let nowhere = Store::open(&file, Arc::new(RealDisk), &holder).err().expect("no folder");
    for (fault, lang) in [second, nowhere].iter().flat_map(|fault| Lang::ALL.map(|lang| (fault, lang))) {
        let sentence = fault.sentence(lang);
        assert!(plain(&sentence), "{sentence:?}");
        assert!(sentence.contains("Lan") || sentence.contains(dir.path().to_str().expect("a path")));
    }
}
