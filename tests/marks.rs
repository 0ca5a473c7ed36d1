//! Marks files: what each comes to stands beside it under `fixtures/marks`, and so does what is wrong with a faulty one.

use std::cell::Cell;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use binhxet::papers::marks::{Faults, Progress, Request, Scratch, Trouble, classify};
use binhxet::store::Why;
use binhxet::text::Lang;
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/marks")
}

/// The files of a folder with one of these endings, by name.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let ends_so = |path: &PathBuf| {
        path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| endings.contains(&ending))
    };
    let entries = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry").path()).filter(ends_so).collect();
    files.sort();
    files
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of text")
}

/// What a text comes to, or what is wrong with it; nothing is written then.
fn answered(marks: &str, why: Option<Lang>) -> Result<String, Faults> {
    answered_in(Lang::En, marks, why)
}

fn answered_in(lang: Lang, marks: &str, why: Option<Lang>) -> Result<String, Faults> {
    let mut output = Vec::new();
    let request = Request {
        sets: None,
        why,
        beside: &|name| fs::read_to_string(folder().join(name)).map_err(|why| Why::from(why).said(lang)),
        scratch: &|| Ok(Box::new(Cursor::new(Vec::new())) as Box<dyn Scratch>),
        progress: &|_| {},
    };
    match classify(Cursor::new(marks), &mut output, &request) {
        Ok(()) => Ok(String::from_utf8(output).expect("text")),
        Err(trouble) => {
            assert!(output.is_empty(), "nothing is written of a faulty file");
            let faults = match trouble {
                Trouble::Unsound(faults) => Some(faults),
                Trouble::NotRead(_) | Trouble::NotWritten(_) | Trouble::Changed => None,
            };
            Err(faults.expect("a file that can be read"))
        }
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The members of an answer, each as it is written.
fn members(answer: &str) -> Vec<String> {
    json(answer)["members"].as_array().expect("a list").iter().map(Value::to_string).collect()
}

/// A document as JSON lines.
fn in_lines(document: &str) -> String {
    let mut head = json(document);
    let members = head["members"].take();
    head.as_object_mut().expect("an object").remove("members");
    let lines = members.as_array().expect("a list").iter().map(Value::to_string);
    [head.to_string()].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_file_comes_to_what_stands_beside_it() {
    let all = files(&folder(), &["json"]);
    assert!(all.len() > 20, "{}", all.len());
    for path in all {
        let expected = text(&folder().join("expected").join(path.file_name().expect("a name")));
        let answer = answered(&text(&path), None).unwrap_or_else(|faults| panic!("{path:?}: {faults:?}"));
        assert_eq!(answer, expected, "{}", path.display());
    }
}

#[test]
fn every_fault_is_named_in_both_languages_with_its_line_and_path() {
    for path in files(&folder().join("faulty"), &["json", "jsonl"]) {
        for (lang, ending) in [(Lang::Vi, "vi.txt"), (Lang::En, "en.txt")] {
            let faults = answered_in(lang, &text(&path), None).expect_err("is faulty");
            let told: Vec<String> = faults.listed().iter().map(|fault| fault.sentence(lang)).collect();
            assert_eq!(told.join("\n"), text(&path.with_extension(ending)).trim_end(), "{}", path.display());
        }
    }
}

#[test]
fn lines_come_to_the_same_as_a_document() {
    for path in files(&folder(), &["json"]) {
        let document = text(&path);
        let answer = answered(&document, None).expect("is sound");
        let lines = answered(&in_lines(&document), None).expect("is sound");
        let mut lines = lines.lines();
        let mut head = json(&answer);
        head.as_object_mut().expect("an object").remove("members");
        assert_eq!(json(lines.next().unwrap_or_default()), head, "{}", path.display());
        let lines: Vec<String> = lines.map(|line| json(line).to_string()).collect();
        assert_eq!(lines, members(&answer), "{}", path.display());
    }
}

#[test]
fn the_order_of_the_members_changes_only_the_order_of_the_answer() {
    for path in files(&folder(), &["json"]) {
        let document = text(&path);
        let mut turned = json(&document);
        turned["members"].as_array_mut().expect("a list").reverse();
        let mut back = members(&answered(&turned.to_string(), None).expect("is sound"));
        back.reverse();
        assert_eq!(back, members(&answered(&document, None).expect("is sound")), "{}", path.display());
    }
}

#[test]
fn the_members_may_stand_before_the_rest_of_the_document() {
    let document = text(&folder().join("audiences.json"));
    let value = json(&document);
    let mut fields: Vec<String> = value
        .as_object()
        .expect("an object")
        .iter()
        .filter(|(key, _)| *key != "members")
        .map(|(key, value)| format!("{}: {value}", json(&format!("{key:?}"))))
        .collect();
    fields.insert(0, format!("\"members\": {}", value["members"]));
    let turned = format!("\u{feff}{{{}}}", fields.join(",\r\n"));
    let expected = members(&answered(&document, None).expect("is sound"));
    assert_eq!(members(&answered(&turned, None).expect("is sound")), expected);
}

#[test]
fn with_why_each_member_has_the_arithmetic_and_its_sentences() {
    let document = text(&folder().join("gates.json"));
    let answer = json(&answered(&document, Some(Lang::En)).expect("is sound"));
    let why = &answer["members"][2]["why"];
    assert_eq!(why["trace"]["standing"], "not_ranked");
    let lines = why["lines"].as_array().expect("lines");
    assert!(lines.iter().any(|line| line.as_str().is_some_and(|line| line.contains("100"))), "{lines:?}");
    assert_eq!(answer["members"].as_array().map(Vec::len), Some(4));
}

#[test]
fn of_very_many_faults_the_first_are_listed() {
    let head = r#"{"format": "binhxet.marks/1", "criteria": "sets/full.json"}"#;
    let lines: Vec<String> = (0..450).map(|n| format!(r#"{{"id": "m{}", "x": {n}}}"#, n % 400)).collect();
    let faults = answered(&format!("{head}\n{}", lines.join("\n")), None).expect_err("is faulty");
    assert_eq!((faults.listed().len(), faults.count()), (100, 500));
}

#[test]
fn a_member_that_is_too_long_is_refused_unread_and_the_others_are_still_checked() {
    let head = r#"{"format": "binhxet.marks/1", "criteria": "sets/full.json"}"#;
    let long = format!(r#"{{"id": "m1", "name": "{}"}}"#, "x".repeat(1 << 20));
    let faults = answered(&format!("{head}\n{long}\n{{\"id\": 3}}\n"), None).expect_err("is faulty");
    let told: Vec<String> = faults.listed().iter().map(|fault| fault.sentence(Lang::En)).collect();
    assert_eq!(
        told,
        [
            "Line 2, members[0]: This is longer than 1 MB and was not read.",
            "Line 3, members[1].id: This must be a text in quotation marks."
        ]
    );
}

#[test]
fn a_file_that_changes_in_the_meantime_is_noticed() {
    /// A file whose second half reads otherwise once it has been gone through.
    struct Changing {
        file: Cursor<Vec<u8>>,
        rewound: Cell<usize>,
    }
    impl std::io::Read for Changing {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            self.file.read(into)
        }
    }
    impl std::io::Seek for Changing {
        fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
            self.rewound.set(self.rewound.get() + 1);
            if self.rewound.get() == 4 {
                let text = String::from_utf8_lossy(self.file.get_ref()).replace("7.5", "7.0");
                *self.file.get_mut() = text.into_bytes();
            }
            self.file.seek(to)
        }
    }
    let marks = "{\"format\": \"binhxet.marks/1\", \"criteria\": \"sets/workshop.json\"}\n{\"id\": \"m\", \"marks\": {\"hours\": 7.5}}\n";
    let file = Changing { file: Cursor::new(marks.into()), rewound: Cell::new(0) };
    let steps = Cell::new(None);
    let request = Request {
        sets: None,
        why: None,
        beside: &|name| fs::read_to_string(folder().join(name)).map_err(|why| why.kind().to_string()),
        scratch: &|| Ok(Box::new(Cursor::new(Vec::new())) as Box<dyn Scratch>),
        progress: &|progress| steps.set(Some(progress)),
    };
    let answer = classify(file, &mut Vec::new(), &request);
    assert!(matches!(answer, Err(Trouble::Changed)), "{answer:?}");
    let all = 2 * marks.len() as u64;
    assert_eq!(steps.get(), Some(Progress { done: all, of: all }));
}

#[test]
fn a_class_of_the_unit_that_no_rule_names_is_refused_with_the_nearest() {
    let told = |marks: &str| answered(marks, None).err().map(|faults| faults.listed()[0].sentence(Lang::En));
    let tables = text(&folder().join("unit-wide.json"));
    let of = |class: &str| told(&tables.replace(r#""class": "tot""#, &format!(r#""class": "{class}""#)));
    assert_eq!(of("tot"), None);
    for (class, said) in [
        ("Tốt", "unit.class: No rule names a unit in “Tốt”. Did you mean “tot”?"),
        ("kha", "unit.class: No rule names a unit in “kha”; the rules name: tot, xuat_sac."),
    ] {
        let sentence = of(class).expect("a fault");
        assert!(sentence.ends_with(said), "{sentence}");
    }
    let gates =
        text(&folder().join("gates.json")).replace("total >= 60", "total >= 60 and unit.class != 'yeu'");
    let of = |class: &str| {
        told(&gates.replace(r#""unraised""#, &format!(r#""unit": {{"class": "{class}"}}, "unraised""#)))
    };
    assert!(of("Yếu").expect("a fault").ends_with("Did you mean “yeu”?"));
    assert_eq!(of("xuat_sac"), None, "conditions need not name every class there is");
}

#[test]
fn votes_for_classes_are_said_not_to_be_used() {
    let marks = text(&folder().join("gates.json"));
    let marks = marks.replace(r#""unraised""#, r#""committee": {"members": 5}, "unraised""#);
    let marks = marks.replace(r#"{"id": "M1","#, r#"{"id": "M1", "ballots": {"b": 4},"#);
    let lines = |marks: &str, member: usize| {
        let answer = json(&answered(marks, Some(Lang::En)).expect("a sound file"));
        answer["members"][member]["why"]["lines"].to_string()
    };
    let said = "The votes for the classes are not used here";
    assert!(lines(&marks, 0).contains(said) && !lines(&marks, 1).contains(said));
    let asked = marks.replace("total >= 75", "total >= 75 and ballot.a < 1");
    let asked = asked.replace(r#""tie""#, r#""classes": {"more_than": "1/2", "of": "committee"}, "tie""#);
    assert!(!lines(&asked, 0).contains(said));
}

#[test]
fn a_decision_is_said_not_to_be_used_where_nothing_is_referred() {
    let decided = r#""decision": {"class": "kh", "reason": "Đã họp"},"#;
    let marks = text(&folder().join("no-class-fits.json"));
    let classes = |marks: &str, member: usize| {
        let answer = json(&answered(marks, Some(Lang::En)).expect("a sound file"));
        let lines = answer["members"][member]["why"]["lines"].to_string();
        (answer["members"][member]["class"].clone(), lines.contains("decision is not used here"))
    };
    let referred = json(&marks)["members"].as_array().expect("a list").len();
    assert!(referred > 0);
    for member in 0..referred {
        let id = json(&marks)["members"][member]["id"].as_str().expect("a code").to_owned();
        let with = marks.replace(&format!(r#""id": "{id}","#), &format!(r#""id": "{id}", {decided}"#));
        let (before, _) = classes(&marks, member);
        let (class, unused) = classes(&with, member);
        let state = json(&answered(&marks, None).expect("a sound file"))["members"][member]["state"].clone();
        assert_eq!(unused, state != "referred", "{id} is {state}");
        assert_eq!(class == before, unused, "{id}");
    }
}

#[test]
fn what_the_committee_decided_on_an_open_title_counts_and_nothing_else_does() {
    let set = r#"{"format": "binhxet.criteria/1", "id": "dh", "edition": 1, "title": "Danh hiệu", "period": "month",
        "sections": [{"id": "s", "code": "I", "title": "I", "criteria": [
            {"id": "c", "code": "I.1", "title": "Việc", "max": 10, "start": {"points": {"step": 1}}}]}],
        "classes": [{"id": "a", "title": "A"}], "otherwise": {"class": "a"},
        "titles": [{"id": "t", "title": "T", "quota": {"at_most": {"count": 2}, "within": "unit", "over": "rank"}}],
        "voting": {"quorum": {"at_least": "2/3"}, "marks": "mean", "findings": {"more_than": "1/2", "of": "present"},
            "tie": "fails", "rounds": 2}}"#;
    let marks = |decisions: [&str; 4]| {
        let member = |(at, decision): (usize, &str)| {
            let points = if at == 0 { 10 } else { 9 };
            format!(r#"{{"id": "M{at}", "marks": {{"c": {points}}}, "title_decisions": {{{decision}}}}}"#)
        };
        let members: Vec<String> = decisions.into_iter().enumerate().map(member).collect();
        let members = members.join(", ");
        format!(r#"{{"format": "binhxet.marks/1", "criteria": {set}, "members": [{members}]}}"#)
    };
    let decided = |granted: bool| format!(r#""t": {{"granted": {granted}, "reason": "Bốc thăm"}}"#);
    let (yes, no) = (decided(true), decided(false));
    let answer = json(&answered(&marks([&no, &yes, &no, ""]), Some(Lang::En)).expect("a sound file"));
    let title = |at: usize| answer["members"][at]["titles"]["t"].clone();
    let awards = [0, 1, 2, 3].map(|at| title(at)["award"].clone());
    assert_eq!(
        awards,
        ["won", "won", "refused", "over_quota"].map(Value::from),
        "the first needs no decision"
    );
    let reasons = [0, 1, 2, 3].map(|at| title(at)["decided"].clone());
    assert_eq!(reasons, [Value::Null, "Bốc thăm".into(), "Bốc thăm".into(), Value::Null]);
    let unused =
        |at: usize| answer["members"][at]["why"]["lines"].to_string().contains("decision is not used here");
    assert_eq!([0, 1, 2, 3].map(unused), [true, false, false, false]);
    let faults = |decision: &str| {
        let faults = answered(&marks([decision, "", "", ""]), None).expect_err("a fault");
        faults.listed().iter().map(|fault| fault.sentence(Lang::En)).collect::<Vec<_>>().join(" ")
    };
    assert!(faults(r#""u": {"granted": true, "reason": "Bốc thăm"}"#).contains("“u”"));
    assert!(faults(r#""t": {"granted": true}"#).contains("reason"));
}

/// A set that looks at earlier rounds and months, with one member whose earlier meetings are these.
fn after(period: &str, earlier: &[&str]) -> Result<String, Vec<String>> {
    let set = r#"{"format": "binhxet.criteria/1", "id": "dot", "edition": 1, "title": "Đợt", "period": "round",
        "sections": [{"id": "s", "code": "I", "title": "I", "criteria": [
            {"id": "c", "code": "I.1", "title": "Việc", "max": 10, "start": "full"}]}],
        "classes": [{"id": "a", "title": "A", "when": "past.round.last_total >= 8 and past.round.run.a >= 1"},
            {"id": "b", "title": "B", "when": "past.month.meetings >= 1"}, {"id": "z", "title": "Z"}],
        "otherwise": {"class": "z"},
        "voting": {"quorum": {"at_least": "2/3"}, "marks": "mean", "findings": {"more_than": "1/2", "of": "present"},
            "tie": "fails", "rounds": 2}}"#;
    let past = earlier.join(", ");
    let marks = format!(
        r#"{{"format": "binhxet.marks/1", "criteria": {set}, "period": {period}, "members": [
            {{"id": "M1", "history": {{"past": [{past}]}}}}]}}"#
    );
    match answered(&marks, None) {
        Ok(answer) => Ok(json(&answer)["members"][0]["class"].as_str().unwrap_or_default().to_owned()),
        Err(faults) => Err(faults.listed().iter().map(|fault| fault.sentence(Lang::En)).collect()),
    }
}

#[test]
fn rounds_of_a_year_follow_one_another_by_their_numbers() {
    let good = r#"{"period": "2026-R2", "class": "a", "total": 9}"#;
    let poor = r#"{"period": "2026-R1", "class": "z", "total": 2}"#;
    assert_eq!(after(r#""2026-R3""#, &[poor, good]).as_deref(), Ok("a"));
    assert_eq!(after(r#""2026-R3""#, &[good, poor]).as_deref(), Ok("a"));
    let dated = r#"{"kind": "round", "start": "2026-06-01", "end": "2026-06-30"}"#;
    let spring = r#"{"period": {"kind": "round", "start": "2026-03-01", "end": "2026-05-31"}, "class": "a", "total": 9}"#;
    assert_eq!(after(dated, &[spring]).as_deref(), Ok("a"));
}

#[test]
fn an_earlier_meeting_has_a_period_of_its_own_before_this_one() {
    let with =
        |period: &str, class: &str| format!(r#"{{"period": {period}, "class": "{class}", "total": 9}}"#);
    let twice = after(r#""2026-R3""#, &[&with(r#""2026-R2""#, "a"), &with(r#""2026-R2""#, "z")]);
    let told = twice.expect_err("one period twice");
    assert!(told.len() == 1 && told[0].contains("members[0].history.past[1].period"), "{told:?}");
    assert!(told[0].contains("stands in the list already"), "{told:?}");
    let june = r#"{"kind": "round", "start": "2026-06-01", "end": "2026-06-30"}"#;
    for (own, other) in [
        (r#""2026-R3""#, r#""2026-R3""#),
        (r#""2026-R3""#, r#""2026-R4""#),
        (r#""2026-R3""#, r#""2027-01""#),
        (june, r#""2026-R1""#),
        (june, r#""2026-07""#),
        (june, r#"{"kind": "round", "start": "2026-05-20", "end": "2026-06-01"}"#),
    ] {
        let told = after(own, &[&with(other, "a")]).expect_err("not before it");
        assert!(told.len() == 1 && told[0].contains("does not lie before"), "{own} {other}: {told:?}");
        let is_named = [own, other].iter().any(|period| period.contains("-R"));
        assert_eq!(told[0].contains("a round without days"), is_named, "{own} {other}: {told:?}");
    }
    assert_eq!(after(june, &[&with(r#""2026-06""#, "a")]).as_deref(), Ok("b"), "of another kind, within it");
}
