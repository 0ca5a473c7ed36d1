//! What a bundle says about its meeting above the log: a copy for readers, made from the log and nothing else.

use serde_json::{Value, json};

use super::content::Content;
use crate::domain::Digest;

/// The copy that a log gives: its entries, none where the text was removed, and the chain's value after the last.
pub(super) fn about(log: &[Option<Content>], head: Digest) -> Value {
    let opening = prepared(log);
    let mut phase = "roll_call";
    let mut outcomes = json!([]);
    let mut seals = Vec::new();
    let events = (1_u64..).zip(log).filter_map(|(seq, content)| {
        let content = content.as_ref()?;
        Some((seq, content.at(), content.event()?))
    });
    for (seq, at, (name, held)) in events {
        match name {
            "opened" => phase = "open",
            "tallied" | "referral_decided" | "title_decided" => {
                phase = "tallied";
                outcomes = held.get("outcomes").cloned().unwrap_or_default();
            }
            // A vote after the tally, such as one on a title, changes the results.
            "ballot_closed" | "chair_decided" | "slip_closed" => {
                if let Some(after) = held.get("outcomes") {
                    outcomes = after.clone();
                }
            }
            // A fact is entered with a reason where a sheet that was accepted goes back.
            "corrected" | "fact_entered" if name == "corrected" || held.get("reason").is_some() => {
                phase = "open";
                outcomes = json!([]);
            }
            "reopened" | "acceptance_taken_back" | "tally_taken_back" => {
                phase = "open";
                outcomes = json!([]);
            }
            "confirmed" => phase = "confirmed",
            "sealed" => {
                phase = "sealed";
                let sealed = |key: &str| held.get(key).cloned().unwrap_or_default();
                seals.push(json!({
                    "entry": seq, "at": at, "head": sealed("head"), "entries": sealed("entries"),
                }));
            }
            _ => {}
        }
    }
    json!({
        "period": opening.get("period"),
        "unit": opening.get("roster").and_then(|roster| roster.get("unit")),
        "phase": phase,
        "entries": log.len(),
        "head": head,
        "committee": committee(opening),
        "opening": opening,
        "outcomes": outcomes,
        "seals": seals,
    })
}

/// What the first entry froze; null where it was removed.
fn prepared(log: &[Option<Content>]) -> &Value {
    const NOTHING: &Value = &Value::Null;
    let first = log.first().and_then(Option::as_ref).and_then(Content::event);
    first.filter(|(name, _)| *name == "prepared").map_or(NOTHING, |(_, held)| held)
}

/// The officers' codes: the chair, then deputies, then the others, each in the order of the roster.
fn committee(opening: &Value) -> Vec<&Value> {
    let people = opening.get("roster").and_then(|roster| roster.get("people")).and_then(Value::as_array);
    let seated = |seat: &'static str| {
        people.into_iter().flatten().filter(move |person| {
            person.get("office").and_then(|office| office.get("seat")).is_some_and(|own| own == seat)
        })
    };
    ["chair", "deputy_chair", "officer"].into_iter().flat_map(seated).filter_map(|p| p.get("id")).collect()
}

/// Where two values first differ, as a path: `opening.roster.people[3].name`; none where they are equal.
pub(super) fn difference(one: &Value, other: &Value, path: &str) -> Option<String> {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (one, other) {
        (Value::Object(left), Value::Object(right)) => {
            let keys = left.keys().chain(right.keys().filter(|key| !left.contains_key(*key)));
            keys.filter_map(|key| match (left.get(key), right.get(key)) {
                (Some(one), Some(other)) => difference(one, other, &below(key)),
                _ => Some(below(key)),
            })
            .next()
        }
        (Value::Array(left), Value::Array(right)) => {
            let pairs = (0..).zip(left.iter().zip(right));
            let inside =
                pairs.filter_map(|(at, (one, other))| difference(one, other, &format!("{path}[{at}]")));
            let shorter = left.len().min(right.len());
            inside.chain((left.len() != right.len()).then(|| format!("{path}[{shorter}]"))).next()
        }
        _ => (one != other).then(|| path.to_owned()),
    }
}
