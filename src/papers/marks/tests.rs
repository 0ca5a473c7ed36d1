//! What is written as a marks file comes to what the same cases come to in memory.

use std::io::Cursor;

use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::{Request, Scratch, classify};
use crate::number::Rounding;
use crate::rules::properties::random::{draws, hide, read, whole_case};
use crate::rules::properties::whole::whole_sets;
use crate::rules::{Case, Criterion, InputId, Mark, Outcome, Rulebook, Start, UnitFacts, UnitRules, Value};

/// A case as a member of a marks file.
fn written(id: usize, case: &Case) -> Json {
    let fact = |value: &Value| match value {
        Value::Number(number) => json!(number),
        Value::Flag(flag) => json!(flag),
        Value::Text(text) => json!(text),
        Value::Set(set) => json!(set),
        Value::Date(date) => json!(date.to_string()),
    };
    let mark = |mark: &Mark| match mark {
        Mark::Points(points) => json!(points),
        Mark::Check(met) => json!(met),
        Mark::Level(level) => json!(level),
    };
    let object = |pairs: Vec<(String, Json)>| Json::Object(pairs.into_iter().collect());
    let mut events: Map<String, Json> = Map::new();
    for happened in &case.occurrences {
        let mut one = json!({ "count": happened.count });
        if let Some(points) = happened.points {
            one["points"] = json!(points);
        }
        let of_criterion = events.entry(happened.criterion.to_string()).or_insert_with(|| json!({}));
        match &mut of_criterion[happened.event.as_str()] {
            Json::Array(all) => all.push(one),
            none => *none = json!([one]),
        }
    }
    json!({
        "id": format!("m{id}"),
        "fields": object(case.fields.iter().map(|(field, value)| (field.name().into(), fact(value))).collect()),
        "inputs": object(case.inputs.iter().map(|(id, value)| (id.to_string(), fact(value))).collect()),
        "marks": object(case.marks.iter().map(|(id, given)| (id.to_string(), mark(given))).collect()),
        "events": events,
        "findings": case.findings,
    })
}

/// The case as an officer could have marked it: on the steps, and only what can be marked and found.
fn fitted(rulebook: &Rulebook, mut case: Case) -> Case {
    let on_step = |criterion: &Criterion, mark: &Mark| match (&criterion.start, mark) {
        (Start::Points(scale), Mark::Points(points)) => {
            let steps = points.over(scale.step).and_then(|steps| steps.rounded(0, Rounding::Floor));
            let mark = steps.and_then(|steps| steps.times(scale.step)).map(Mark::Points);
            mark.filter(|mark| rulebook.allows(&criterion.id, mark).is_ok())
        }
        (Start::Check | Start::Levels(_), _) => Some(mark.clone()),
        _ => None,
    };
    case.marks = (case.marks.iter())
        .filter_map(|(id, mark)| Some((id.clone(), on_step(rulebook.criterion(id)?, mark)?)))
        .collect();
    let admits = |id: &InputId, value: &Value| {
        let input = rulebook.set().inputs.iter().find(|input| input.id == *id);
        input.is_some_and(|input| input.kind.admits(value))
    };
    case.inputs.retain(|id, value| admits(id, value));
    case.findings.retain(|id, _| rulebook.gate(id).is_some_and(|gate| gate.question().is_some()));
    case.occurrences.retain(|occurrence| rulebook.allows_occurrence(occurrence).is_ok());
    case
}

/// The traces of an answer.
fn traces(marks: &str) -> Vec<Outcome> {
    let mut output = Vec::new();
    let request = Request {
        sets: None,
        why: Some(crate::text::Lang::En),
        beside: &|_| Err(String::new()),
        scratch: &|| Ok(Box::new(Cursor::new(Vec::new())) as Box<dyn Scratch>),
        progress: &|_| {},
    };
    classify(Cursor::new(marks), &mut output, &request).unwrap_or_else(|why| panic!("{why:?}\n{marks}"));
    let answer: Json = serde_json::from_slice(&output).expect("JSON");
    let members = answer["members"].as_array().cloned().unwrap_or_default();
    members
        .into_iter()
        .map(|mut member| serde_json::from_value(member["why"]["trace"].take()).expect("a trace"))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_written_case_comes_to_what_it_comes_to_in_memory(
        set in whole_sets(),
        many in prop::collection::vec((draws(), draws(), any::<bool>()), 1..6),
        quota in 0_u32..3,
    ) {
        let mut set: Json = serde_json::from_str(&set).expect("JSON");
        if quota > 0 {
            set["quotas"] = json!([{ "id": "q", "class": "k1", "at_most": { "count": quota }, "within": "unit", "over": "rank" }]);
        }
        let rulebook = read(&set.to_string());
        let cases: Vec<Case> = many
            .iter()
            .map(|(facts, hidden, whole)| {
                let case = fitted(&rulebook, whole_case(&rulebook, facts));
                if *whole { case } else { hide(case, hidden) }
            })
            .collect();
        let members: Vec<Json> = cases.iter().enumerate().map(|(id, case)| written(id, case)).collect();
        let marks = json!({ "format": "binhxet.marks/1", "criteria": set, "members": members });
        let rules = UnitRules::new(vec![&rulebook]);
        let entries: Vec<_> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
        let mut expected = crate::rules::classify(&rules, &entries).outcomes;
        for (outcome, case) in expected.iter_mut().zip(&cases) {
            outcome.look_for_changes(&rulebook, case, &UnitFacts::UNKNOWN);
        }
        prop_assert_eq!(traces(&marks.to_string()), expected);
    }

    #[test]
    fn no_text_makes_the_reader_fail(
        parts in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", ":", ",", "\n", "\"", "\"members\"", "\"id\"", "\"m1\"", "\"criteria\"", "\"format\"",
            "\"binhxet.marks/1\"", "\"marks\"", "1", "1e9", "true", "null", "\u{feff}", "\\", "\"history\"", "\"é",
        ]), 0..40),
    ) {
        let text = parts.concat();
        let request = Request {
            sets: None,
            why: None,
            beside: &|_| Err(String::new()),
            scratch: &|| Ok(Box::new(Cursor::new(Vec::new())) as Box<dyn Scratch>),
            progress: &|_| {},
        };
        let answered = classify(Cursor::new(text.as_bytes()), &mut Vec::new(), &request);
        prop_assert!(answered.is_err(), "a file without a sound criteria set has no answer: {}", text);
    }
}
