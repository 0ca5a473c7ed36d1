//! Logs that were written by earlier versions: every event that the first one knew, and what came later. They are read as they
//! always were, they would be written as they were to the byte, and what they decided comes out the same. A log is never
//! written anew here.

use std::collections::BTreeSet;
use std::path::PathBuf;

use binhxet::domain::{Entry, Held, MeetingId, Placed, Proceedings};
use binhxet::rules::Evaluation;

/// The logs of whole or half meetings in `fixtures/logs`, with the head of the chain over all their entries,
/// worked out by another program from the definition.
const LOGS: [(&str, &str); 5] = [
    ("called-off", "600c00e9691feec27cdb313c0b6ecb45c4c187976fd6b3d6829c0af80333d9fb"),
    ("corrections", "c12f65838adfc6dc24932040e1e6a4f54e6df5c9a296835a51a554748fec9166"),
    ("duties", "f4c2500f0217a6041038915d21be92f66f0a9dab86385b298d46549659941547"),
    ("findings", "d9fba5d5b832eee5a4f199ad994615a48b8caa6e849ad3d905663d017da7454f"),
    ("sample", "6392de30f3dcfc05b547a7db596b558eaf78ac2f9d3fe8fd0efc7bf5bf8941cc"),
];

/// Logs that later versions wrote, likewise: a meeting that was opened again behind its seal and sealed anew; and the sample
/// as it would be if rules that have changed since had come to other results for two.
const LATER: [(&str, &str); 2] = [
    ("reopened", "e3c99c112ba0de4200e5aada5a95231600e5f6afb3cb0f85f593550fb69dea88"),
    ("earlier", "35dd104b21ba6b4d7a49ec62c49ad4d5c728fa4687270143cfbea3f5f2dd4a46"),
];

/// Every event of schema 1 as the first version wrote it.
const EVENTS: [&str; 17] = [
    "ballot_cancelled",
    "ballot_closed",
    "ballot_opened",
    "confirmed",
    "corrected",
    "dispute_withdrawn",
    "disputed",
    "duty_taken",
    "finding_raised",
    "opened",
    "prepared",
    "roll_answered",
    "sealed",
    "sheets_accepted",
    "tallied",
    "vote_cast",
    "vote_changed",
];

fn lines(name: &str) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/logs").join(format!("{name}.jsonl"));
    let text = std::fs::read_to_string(path).expect("the log can be read");
    text.lines().map(str::to_owned).collect()
}

fn replayed(name: &str) -> Held {
    let entries: Vec<Entry> =
        lines(name).iter().map(|line| serde_json::from_str(line).expect("an entry")).collect();
    let id: MeetingId =
        if ["sample", "earlier"].contains(&name) { "2026-10" } else { "2026-11" }.parse().expect("an id");
    Held::replay(id, &entries).expect("the log is sound")
}

#[test]
fn every_line_would_be_written_as_it_was() {
    for (name, _) in LOGS.into_iter().chain(LATER) {
        for line in lines(name) {
            let entry: Entry = serde_json::from_str(&line).expect("an entry");
            assert_eq!(entry.line().expect("is written"), line, "{name}");
        }
    }
}

#[test]
fn every_log_leads_to_the_chain_that_it_led_to() {
    for (name, head) in LOGS.into_iter().chain(LATER) {
        assert_eq!(replayed(name).proceedings().chain().head().to_string(), head, "{name}");
    }
}

#[test]
fn what_was_decided_comes_out_the_same() {
    for name in ["sample", "corrections", "reopened"] {
        let held = replayed(name);
        let state = held.proceedings();
        assert!(matches!(held, Held::Record(_)), "{name} is sealed");
        let now: Vec<Placed> = state.members().iter().filter_map(|member| placed(state, member)).collect();
        assert_eq!(state.outcomes(), now.iter().collect::<Vec<_>>(), "{name}");
        assert_eq!(state.otherwise().count(), 0, "{name}");
    }
}

#[test]
fn what_an_earlier_evaluation_decided_stands() {
    let held = replayed("earlier");
    let state = held.proceedings();
    assert_eq!(state.evaluation(), Evaluation::FIRST);
    let otherwise: Vec<&str> = state.otherwise().map(|member| member.as_str()).collect();
    assert_eq!(otherwise, ["M17", "M05"]);
    let totals = |member: &str| {
        let id = binhxet::domain::MemberId::new(member).expect("a code");
        (state.result(&id).and_then(|one| one.total), state.outcome(&id).and_then(|one| one.total))
    };
    assert_eq!(totals("M17"), (Some(72.into()), Some(67.into())));
    let summary = binhxet::domain::Summary::of(state);
    assert_eq!((summary.classes[2].1, summary.not_ranked), (2, 2), "{summary:?}");
}

fn placed(state: &Proceedings, member: &binhxet::domain::MemberId) -> Option<Placed> {
    Some(Placed::of(member.clone(), state.outcome(member)?))
}

#[test]
fn a_meeting_that_was_opened_again_has_both_its_seals() {
    let held = replayed("reopened");
    let state = held.proceedings();
    assert_eq!((state.seals().len(), state.reopenings().len()), (2, 1));
    assert_eq!(state.seal(), state.seals().last().copied());
    assert_eq!(state.minutes().votes.len(), 3, "rejected, adopted, and adopted anew");
}

#[test]
fn the_logs_have_every_event_that_there_was() {
    let mut seen = BTreeSet::new();
    for (name, _) in LOGS {
        for line in lines(name) {
            let entry: serde_json::Value = serde_json::from_str(&line).expect("JSON");
            let event = &entry["body"]["event"];
            let word = event.as_str().or_else(|| event.as_object()?.keys().next().map(String::as_str));
            seen.insert(word.expect("an event").to_owned());
        }
    }
    assert_eq!(seen.iter().map(String::as_str).collect::<Vec<_>>(), EVENTS);
}
