//! Bundles for tests: sound ones from the logs in `fixtures/logs`, and what a careless or a careful forger makes of them.
#![allow(dead_code, reason = "each test program that includes this uses a part of it")]

pub mod forms;
pub mod meetings;
pub mod tampers;

use std::path::PathBuf;

use binhxet::domain::{Chain, Digest, MeetingId, Salt, commitment};
use binhxet::papers::bundle;
use binhxet::rules::Evaluation;
use serde_json::Value;

/// What the samples say wrote them.
pub const PROGRAM: &str = "binhxet 0.1.0";

/// The logs of earlier versions, whole and half meetings.
pub const LOGS: [&str; 7] =
    ["called-off", "corrections", "duties", "earlier", "findings", "reopened", "sample"];

/// A file of the repository.
pub fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A sample bundle.
pub fn sample(name: &str) -> String {
    std::fs::read_to_string(path(&format!("fixtures/bundles/{name}.json"))).expect("a sample bundle")
}

/// The lines of a log.
pub fn lines(log: &str) -> Vec<String> {
    let text = std::fs::read_to_string(path(&format!("fixtures/logs/{log}.jsonl"))).expect("a log");
    text.lines().map(str::to_owned).collect()
}

/// The bundle of a log.
pub fn of_log(log: &str) -> String {
    let id: MeetingId =
        if ["sample", "earlier"].contains(&log) { "2026-10" } else { "2026-11" }.parse().expect("an id");
    bundle::write(PROGRAM, &id, &lines(log)).expect("the log can be exported")
}

/// A bundle taken apart, to be changed.
#[derive(Clone)]
pub struct Opened {
    pub value: Value,
}

impl Opened {
    pub fn of(text: &str) -> Self {
        Self { value: serde_json::from_str(text).expect("JSON") }
    }

    pub fn text(&self) -> String {
        self.value.to_string()
    }

    pub fn log(&mut self) -> &mut Vec<Value> {
        self.value["log"].as_array_mut().expect("a log")
    }

    /// The place of the nth entry whose text contains some words, from 1.
    pub fn entry_with(&mut self, words: &str, nth: usize) -> usize {
        let says = |entry: &Value| entry["body"].as_str().is_some_and(|body| body.contains(words));
        let found = self.log().iter().enumerate().filter(|(_, entry)| says(entry)).map(|(at, _)| at + 1);
        found.into_iter().nth(nth).expect("an entry says these words")
    }

    /// Changes the text of an entry and nothing else.
    pub fn rewrite(&mut self, entry: usize, from: &str, to: &str) -> &mut Self {
        let body = &mut self.log()[entry - 1]["body"];
        let text = body.as_str().expect("a text");
        assert!(text.contains(from), "entry {entry} says {from}: {text}");
        *body = text.replacen(from, to, 1).into();
        self
    }

    /// Changes every event of the log.
    pub fn change_events(&mut self, change: impl Fn(&mut Value)) -> &mut Self {
        for entry in self.log() {
            let text = entry["body"].as_str().expect("a text");
            let mut body: Value = serde_json::from_str(text).expect("JSON");
            change(&mut body["event"]);
            entry["body"] = body.to_string().into();
        }
        self
    }

    /// Removes the text of an entry, as retention does.
    pub fn redact(&mut self, entry: usize) -> &mut Self {
        let held = self.log()[entry - 1].as_object_mut().expect("an entry");
        held.remove("body");
        held.remove("salt");
        self
    }

    /// Lets the results be worked out by the evaluation of the rules that this program has.
    pub fn by_this_evaluation(&mut self) -> &mut Self {
        let tally = self.entry_with("\"tallied\"", 0);
        let named = format!("\"tallied\":{{\"evaluation\":{},", Evaluation::NOW);
        self.rewrite(tally, "\"tallied\":{", &named)
    }

    /// Works commitments, chain and seal out anew, as somebody does who has read the format; the copies stay.
    pub fn forge(&mut self) -> &mut Self {
        let meeting = self.value["meeting"].as_str().expect("an id").to_owned();
        let mut chain = Chain::start(&meeting);
        for (at, entry) in self.log().iter_mut().enumerate() {
            entry["seq"] = (at + 1).into();
            if let Some(body) = entry.get("body").and_then(Value::as_str) {
                let mut body: Value = serde_json::from_str(body).expect("JSON");
                if let Some(sealed) = body["event"].get_mut("sealed") {
                    sealed["head"] = chain.head().to_string().into();
                    sealed["entries"] = chain.entries().into();
                }
                let salt: Salt = serde_json::from_value(entry["salt"].clone()).expect("a salt");
                entry["commitment"] = commitment(salt, &body.to_string()).to_string().into();
                entry["body"] = body.to_string().into();
            }
            let commitment: Digest = serde_json::from_value(entry["commitment"].clone()).expect("a digest");
            chain
                .add(u32::try_from(entry["schema"].as_u64().expect("a version")).expect("small"), commitment);
            entry["head"] = chain.head().to_string().into();
        }
        self
    }

    /// Takes the copies above the log from what a sound reader would make of it.
    pub fn copy_anew(&mut self) -> &mut Self {
        let meeting: MeetingId = self.value["meeting"].as_str().expect("an id").parse().expect("an id");
        let lines: Vec<String> = self
            .log()
            .iter()
            .map(|entry| {
                let body: Value =
                    serde_json::from_str(entry["body"].as_str().expect("a text")).expect("JSON");
                let line = serde_json::json!({
                    "seq": entry["seq"], "schema": entry["schema"], "salt": entry["salt"], "body": body,
                });
                line.to_string()
            })
            .collect();
        let text = bundle::write(PROGRAM, &meeting, &lines).expect("is written");
        self.value["about"] = Self::of(&text).value["about"].clone();
        self
    }
}

/// The sealed sample with everything removed that names a person or a vote: what retention leaves.
pub fn redacted(text: &str) -> String {
    let mut bundle = Opened::of(text);
    let kept = ["\"opened\"", "tallied", "confirmed", "sealed"];
    for entry in 1..=bundle.log().len() {
        let body = bundle.log()[entry - 1]["body"].as_str().expect("a text").to_owned();
        if !kept.iter().any(|word| body.contains(word)) || body.contains("ballot_opened") {
            bundle.redact(entry);
        }
    }
    let about = &mut bundle.value["about"];
    for gone in ["period", "unit", "opening"] {
        about[gone] = Value::Null;
    }
    about["committee"] = Value::Array(Vec::new());
    written(&bundle.value)
}

/// A bundle written as the program writes it, an entry a line.
fn written(bundle: &Value) -> String {
    let log: Vec<String> = bundle["log"].as_array().expect("a log").iter().map(Value::to_string).collect();
    let [format, program, meeting, about] =
        ["format", "program", "meeting", "about"].map(|key| format!("\"{key}\":{}", bundle[key]));
    format!("{{{format},\n{program},\n{meeting},\n{about},\n\"log\":[\n{}\n]}}\n", log.join(",\n"))
}
