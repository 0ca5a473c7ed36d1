//! The criteria sets that are shipped: each is sound, fits a narrow sheet, and decides its worked cases as they were
//! worked out by hand.
//!
//! Beside `<id>.json` stands `<id>.cases.json`: meetings with the marks of invented members, and for every member what
//! they come to, with a sentence that does the arithmetic.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use binhxet::papers::marks::{self, Request, Trouble, classify};
use binhxet::rules::{Fault, Rulebook, Severity, lint};
use binhxet::text::Lang;
use serde::Deserialize;
use serde_json::Value;

/// A page of worked cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    /// The set's file.
    criteria: String,
    meetings: Vec<Meeting>,
}

/// The marks of one meeting, and what its members come to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meeting {
    /// A document `binhxet.marks/1` without its criteria.
    marks: Value,
    expect: BTreeMap<String, Expected>,
}

/// What a member comes to. Titles, the maximum and the score are compared where the page names them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    total: Option<String>,
    class: Option<String>,
    state: String,
    /// The gates that acted.
    gates: Vec<String>,
    titles: Option<Vec<String>>,
    max: Option<String>,
    score: Option<String>,
    /// What the case shows, with its arithmetic.
    shows: String,
}

/// A shipped set and its worked cases.
struct Shipped {
    rulebook: Rulebook,
    page: Page,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/criteria")
}

fn shipped() -> Vec<Shipped> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .expect("the folder of the sets")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".cases.json"))
        .collect();
    names.sort();
    let text = |name: &str| fs::read_to_string(folder().join(name)).expect(name);
    let ship = |name: &String| {
        let told = |faults: Vec<Fault>| -> Vec<String> {
            let told = |fault: &Fault| {
                format!("{name}: {}: {}\n{}", fault.place, fault.sentence(Lang::En), fault.excerpt)
            };
            faults.iter().map(told).collect()
        };
        let rulebook = Rulebook::read(&text(name)).map_err(told).expect("a sound set");
        let id = &rulebook.set().id;
        assert_eq!(*name, format!("{id}.json"), "a set is kept under its id");
        let page: Page = serde_json::from_str(&text(&format!("{id}.cases.json"))).expect("a page of cases");
        assert_eq!(page.criteria, *name, "the page names its set");
        Shipped { rulebook, page }
    };
    names.iter().map(ship).collect()
}

impl Meeting {
    /// What the members come to, by the same code as `binhxet classify`.
    fn answer(&self, criteria: &str) -> BTreeMap<String, Value> {
        let mut marks = self.marks.clone();
        marks["criteria"] = criteria.into();
        let beside = |name: &str| fs::read_to_string(folder().join(name)).map_err(|error| error.to_string());
        let request = Request {
            sets: None,
            why: Some(Lang::Vi),
            beside: &beside,
            scratch: &|| Ok(Box::new(Cursor::new(Vec::new()))),
            progress: &|_| {},
        };
        let mut output = Vec::new();
        let told = |trouble: Trouble| -> Vec<String> {
            let place =
                |fault: &marks::Fault| format!("{criteria}: {}: {}", fault.path, fault.sentence(Lang::En));
            match trouble {
                Trouble::Unsound(faults) => faults.listed().iter().map(place).collect(),
                other => vec![format!("{criteria}: {other}")],
            }
        };
        classify(Cursor::new(marks.to_string()), &mut output, &request).map_err(told).expect("an answer");
        let answer: Value = serde_json::from_slice(&output).expect("an answer");
        let members = answer["members"].as_array().expect("members").clone();
        members.into_iter().map(|member| (text_of(&member["id"]).expect("an id"), member)).collect()
    }
}

fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(ToOwned::to_owned)
}

impl Expected {
    /// Where an answer differs.
    fn differences(&self, got: &Value) -> Vec<String> {
        let trace = &got["why"]["trace"];
        let ids = |part: &str, counts: &dyn Fn(&Value) -> bool| -> String {
            let all = trace[part].as_array().into_iter().flatten();
            let ids: Vec<String> =
                all.filter(|each| counts(each)).filter_map(|each| text_of(&each["id"])).collect();
            ids.join(", ")
        };
        let acted = ids("gates", &|gate| gate["fired"] == "true" && gate["excluded_by"].is_null());
        let won = ids("titles", &|title| title["award"] == "won");
        let mut differences = Vec::new();
        let mut compare = |what: &str, wanted: String, got: String| {
            if wanted != got {
                differences.push(format!("{what}: {wanted} by hand, {got} by the program"));
            }
        };
        let bare = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
        compare("total", bare(&self.total), bare(&text_of(&got["total"])));
        compare("class", bare(&self.class), bare(&text_of(&got["class"])));
        compare("state", self.state.clone(), bare(&text_of(&got["state"])));
        compare("gates", self.gates.join(", "), acted);
        if let Some(titles) = &self.titles {
            compare("titles", titles.join(", "), won);
        }
        if self.max.is_some() {
            compare("max", bare(&self.max), bare(&text_of(&got["max_total"])));
        }
        compare("score", bare(&self.score), bare(&text_of(&got["score"])));
        differences
    }
}

#[test]
fn every_worked_case_comes_out_as_worked_out_by_hand() {
    let mut wrong = Vec::new();
    for Shipped { page, .. } in shipped() {
        for meeting in &page.meetings {
            let answer = meeting.answer(&page.criteria);
            let members: BTreeSet<&String> = answer.keys().collect();
            assert_eq!(members, meeting.expect.keys().collect(), "{}", page.criteria);
            for (id, expected) in &meeting.expect {
                for difference in expected.differences(&answer[id]) {
                    wrong.push(format!("{} {id}: {difference}\n  {}", page.criteria, expected.shows));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_proven_wrong_with_a_shipped_set() {
    for Shipped { rulebook, page } in shipped() {
        let errors: Vec<String> = lint(&rulebook)
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| format!("{}: {}", finding.place(), finding.sentence(Lang::En)))
            .collect();
        assert!(errors.is_empty(), "{}: {}", page.criteria, errors.join("\n"));
    }
}

#[test]
fn the_worked_cases_show_every_gate_class_and_title() {
    for Shipped { rulebook, page } in shipped() {
        let cases: Vec<&Expected> =
            page.meetings.iter().flat_map(|meeting| meeting.expect.values()).collect();
        assert!(cases.len() >= 10, "{} has {} cases", page.criteria, cases.len());
        assert!(cases.iter().all(|case| !case.shows.trim().is_empty()), "{}", page.criteria);
        for gate in rulebook.gates() {
            let acts = cases.iter().any(|case| case.gates.iter().any(|id| *id == gate.id.as_str()));
            assert!(acts, "{}: the gate {} never acts", page.criteria, gate.id);
        }
        for class in rulebook.classes() {
            let won = |case: &&&Expected| {
                case.state == "ranked" && case.class.as_deref() == Some(class.id.as_str())
            };
            assert!(cases.iter().find(won).is_some(), "{}: nobody is {}", page.criteria, class.id);
        }
        for title in &rulebook.set().titles {
            let has = |case: &&&Expected, wanted: bool| {
                let named = case.titles.as_ref().filter(|_| case.state == "ranked");
                named.is_some_and(|titles| titles.iter().any(|id| *id == title.id.as_str()) == wanted)
            };
            for wanted in [true, false] {
                let shown = cases.iter().find(|case| has(case, wanted)).is_some();
                assert!(shown, "{}: title {}, won: {wanted}", page.criteria, title.id);
            }
        }
    }
}

#[test]
fn the_worked_cases_use_every_event_and_exemption() {
    for Shipped { rulebook, page } in shipped() {
        let members: Vec<&Value> = (page.meetings.iter())
            .flat_map(|meeting| meeting.marks["members"].as_array().expect("members"))
            .collect();
        for criterion in rulebook.criteria() {
            let id = criterion.id.as_str();
            for event in &criterion.events {
                let happened = |member: &&Value| !member["events"][id][event.id.as_str()].is_null();
                let found: Vec<String> = (members.iter().filter(|member| happened(member)))
                    .map(|member| member["events"][id][event.id.as_str()].to_string())
                    .collect();
                assert!(!found.is_empty(), "{}: {id}.{} never happens", page.criteria, event.id);
                for exemption in &event.exempt {
                    let named = format!("\"exempt\":\"{}\"", exemption.id);
                    let used = found.iter().any(|occurrences| occurrences.contains(&named));
                    assert!(used, "{}: {id}.{}: nobody has {}", page.criteria, event.id, exemption.id);
                }
            }
        }
    }
}

#[test]
fn what_is_shipped_fits_a_sheet_of_eighty_columns() {
    for Shipped { rulebook, page } in shipped() {
        let set = rulebook.set();
        let criteria = || rulebook.criteria();
        let titles = (set.inputs.iter().map(|input| &input.title))
            .chain(set.sections.iter().map(|section| &section.title))
            .chain(criteria().map(|criterion| &criterion.title))
            .chain(criteria().flat_map(|criterion| criterion.events.iter().map(|event| &event.title)))
            .chain(set.gates.iter().map(|gate| &gate.title))
            .chain(set.titles.iter().map(|title| &title.title));
        for title in titles {
            assert!(title.chars().count() <= 31, "{}: {title}", page.criteria);
        }
        for class in rulebook.classes() {
            assert!(class.short_title().chars().count() <= 12, "{}: {}", page.criteria, class.title);
        }
    }
}
