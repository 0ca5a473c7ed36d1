//! What the fuzzers of logs try: that of a meeting, and that of the unit.

use std::sync::LazyLock;

use binhxet::domain::{Entry, Held, MeetingId, Unit, UnitEntry, Unsound};
use binhxet::papers::bundle;
use serde_json::Value;

use super::files::{can_be_said, verdict};
use super::mend::chance;
use super::plain::plain;

const BEGINNING: &str = include_str!("beginning.jsonl");

/// The longest log that is worth trying.
const LONGEST: usize = 8 * 1024;

/// A meeting that has begun, and the entries that it came from.
static BEGUN: LazyLock<(Vec<Entry>, Held)> = LazyLock::new(|| {
    let entries: Vec<Entry> =
        BEGINNING.lines().map(|line| serde_json::from_str(line).expect("an entry")).collect();
    let held = Held::replay(id(), &entries).expect("a sound beginning");
    (entries, held)
});

fn id() -> MeetingId {
    "2026-11".parse().expect("a key")
}

/// The bytes are what was recorded after the beginning of a meeting, the body of an entry a line.
///
/// The log is replayed, or refused with a sentence; what is replayed holds nothing that steers a terminal or hides, and is
/// written as it was read. Of some a bundle is made, whatever they are, and verified or not.
pub fn log(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if text.len() > LONGEST {
        return;
    }
    let (beginning, held) = &*BEGUN;
    let numbered = (beginning.len() as u64 + 1..).zip(text.lines());
    let lines: Vec<String> = numbered
        .map(|(seq, body)| {
            format!(r#"{{"body":{body},"salt":"{}","schema":1,"seq":{seq}}}"#, "0f".repeat(16))
        })
        .collect();
    let entries: Result<Vec<Entry>, _> = lines.iter().map(|line| serde_json::from_str(line)).collect();
    if let Ok(entries) = entries {
        for entry in &entries {
            let line = entry.line().expect("what is read prints");
            assert_eq!(serde_json::from_str::<Entry>(&line).expect(&line), *entry);
        }
        match entries.iter().try_fold(held.clone(), take) {
            Ok(held) => {
                assert_eq!(held.proceedings().chain().entries(), (beginning.len() + entries.len()) as u64);
                entries.iter().for_each(texts_are_plain);
                if chance(bytes) < 8 {
                    let whole: Vec<Entry> = beginning.iter().chain(&entries).cloned().collect();
                    assert_eq!(Held::replay(id(), &whole), Ok(held), "step by step as at once");
                }
            }
            Err(unsound) => {
                can_be_said(|lang| unsound.fault.sentence(lang));
            }
        }
    }
    if chance(bytes) < 4 {
        let lines: Vec<String> = BEGINNING.lines().map(str::to_owned).chain(lines).collect();
        if let Ok(written) = bundle::write(bundle::PROGRAM, &id(), &lines) {
            verdict(written.as_bytes());
        }
    }
}

fn take(held: Held, entry: &Entry) -> Result<Held, Unsound> {
    match held {
        Held::Meeting(meeting) => meeting.take(entry),
        Held::Record(record) => record.take(entry),
    }
}

fn texts_are_plain(entry: &Entry) {
    texts(&serde_json::to_value(entry).expect("what is read prints"));
}

/// Every text in a value can be shown.
fn texts(value: &Value) {
    match value {
        Value::String(text) => assert!(plain(text), "{text:?}"),
        Value::Array(values) => values.iter().for_each(texts),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            assert!(plain(name), "{name:?}");
            texts(value);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The bytes are what was recorded of the unit, an event a line.
///
/// The log is replayed, or refused with a sentence; what is replayed can be shown, is written as it was read, and answers
/// whatever is asked of a unit.
pub fn unit(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if text.len() > LONGEST {
        return;
    }
    let read = |(seq, event): (usize, &str)| {
        let entry = format!(r#"{{"at":"2026-11-24T08:00:00+07:00","event":{event},"schema":1,"seq":{seq}}}"#);
        serde_json::from_str::<UnitEntry>(&entry)
    };
    let Ok(entries) = (1..).zip(text.lines()).map(read).collect::<Result<Vec<UnitEntry>, _>>() else {
        return;
    };
    for entry in &entries {
        let line = serde_json::to_string(entry).expect("what is read prints");
        assert_eq!(serde_json::from_str::<UnitEntry>(&line).expect(&line), *entry);
        texts(&serde_json::from_str(&line).expect("JSON"));
    }
    match Unit::replay(&entries) {
        Err((seq, fault)) => {
            assert!(1 <= seq && seq <= entries.len() as u64);
            can_be_said(|lang| fault.sentence(lang));
        }
        Ok(unit) => {
            let today = jiff::civil::date(2026, 11, 24);
            assert!(unit.sets().is_empty() || unit.usual_set(&[]) < unit.sets().len());
            assert!(unit.pins().all(|(officer, pin)| unit.pin(officer) == Some(pin)));
            for set in unit.sets() {
                let period = unit.next_period(set, &[], today);
                let _ = unit.days_of_round(set, period, &[], today);
                let _ = unit.proposals(period);
                assert!(unit.fitting_sets(set).iter().all(|at| *at < unit.sets().len()));
                let audiences = unit.roster().map(|roster| roster.audiences()).unwrap_or_default();
                for audience in audiences {
                    let _ = unit.usual_rules(&[], set, Some(audience));
                }
            }
        }
    }
}
