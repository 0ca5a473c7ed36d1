//! What the fuzzers try: each takes bytes, reads them as its subject and holds what must hold whatever they are.

#![allow(dead_code, reason = "each fuzzer uses one of these, the test of the seeds uses all")]

use std::io::Cursor;

use binhxet::number::Exact;
use binhxet::papers::marks::{Request, Trouble, classify};
use binhxet::rules::{
    Case, Effect, Fault, Field, InputKind, Mark, Occurrence, Rulebook, Standing, Start, Value, evaluate,
};
use binhxet::text::Lang;

/// The longest text that is worth trying.
const LONGEST: usize = 16 * 1024;

/// The bytes are a criteria set, and behind a NUL the draws for a case.
///
/// Every text is read or refused with faults that can be shown; what is read prints and reads as itself; what the rules
/// say early, with facts missing, is what they say late.
pub fn criteria(bytes: &[u8]) {
    let split = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (text, draws) = bytes.split_at(split);
    let Ok(text) = std::str::from_utf8(text) else { return };
    if text.len() > LONGEST {
        return;
    }
    match Rulebook::read(text) {
        Err(faults) => faults_can_be_shown(text, &faults),
        Ok(rulebook) => {
            let again = Rulebook::read(&rulebook.canonical());
            assert_eq!(again.as_ref(), Ok(&rulebook), "what is read prints and reads as itself");
            decides(&rulebook, draws);
        }
    }
}

/// The first byte says where the expression stands, the bytes behind a NUL are the draws for a case.
pub fn expression(bytes: &[u8]) {
    let Some((place, rest)) = bytes.split_first() else { return };
    let split = rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
    let (text, draws) = rest.split_at(split);
    let Ok(text) = std::str::from_utf8(text) else { return };
    if text.len() > LONGEST {
        return;
    }
    let text = serde_json::to_string(text).expect("a text prints");
    let places = ["CLASS", "GATE", "BAR", "CAP", "FORMULA", "APPLIES", "TIE", "TITLE"];
    let here = places[usize::from(*place) % places.len()];
    let mut set = include_str!("template.json").to_owned();
    for (name, usual) in
        places.into_iter().zip(["true", "false", "false", "false", "1", "true", "total", "true"])
    {
        let usual = format!("\"{usual}\"");
        set = set.replace(&format!("\"{name}\""), if name == here { &text } else { &usual });
    }
    match Rulebook::read(&set) {
        Err(faults) => faults_can_be_shown(&set, &faults),
        Ok(rulebook) => decides(&rulebook, draws),
    }
}

/// The bytes are a marks file.
///
/// It is answered with JSON, or refused with faults that can be shown and without a word of an answer.
pub fn marks(bytes: &[u8]) {
    if bytes.len() > LONGEST {
        return;
    }
    let request = Request {
        sets: None,
        why: bytes.first().filter(|byte| **byte == b' ').map(|_| Lang::En),
        beside: &|_| Ok(include_str!("../../fixtures/sample/criteria.json").to_owned()),
        scratch: &|| Ok(Box::new(Cursor::new(Vec::new()))),
        progress: &|_| {},
    };
    let mut answer = Vec::new();
    match classify(Cursor::new(bytes), &mut answer, &request) {
        Ok(()) => {
            let answer = std::str::from_utf8(&answer).expect("an answer is a text");
            for value in serde_json::Deserializer::from_str(answer).into_iter::<serde_json::Value>() {
                assert!(value.is_ok(), "an answer is JSON: {answer}");
            }
        }
        Err(Trouble::Unsound(faults)) => {
            assert!(answer.is_empty(), "a refusal answers nothing");
            assert!(!faults.listed().is_empty(), "a refusal says why");
            for (fault, lang) in faults.listed().iter().flat_map(|fault| Lang::ALL.map(|lang| (fault, lang)))
            {
                assert!(plain(&fault.sentence(lang)), "{}", fault.sentence(lang));
                assert!(plain(&fault.path), "{}", fault.path);
            }
        }
        Err(trouble) => assert!(matches!(trouble, Trouble::NotRead(_)), "{trouble}"),
    }
}

fn faults_can_be_shown(text: &str, faults: &[Fault]) {
    assert!(!faults.is_empty(), "a refusal says why");
    for fault in faults {
        assert!(fault.line >= 1 && fault.line <= text.matches('\n').count() + 1);
        assert!(fault.column >= 1);
        for lang in Lang::ALL {
            assert!(plain(&fault.sentence(lang)), "{}", fault.sentence(lang));
        }
        assert!(plain(&fault.place));
        assert!(fault.excerpt.lines().all(plain));
    }
}

/// Nothing that steers a terminal.
fn plain(text: &str) -> bool {
    !text.chars().any(char::is_control)
}

/// With every fact known a case has a result; with some missing it has the same or none.
fn decides(rulebook: &Rulebook, draws: &[u8]) {
    let mut draws = Draws { bytes: draws, at: 0 };
    let whole = case(rulebook, &mut draws);
    let late = evaluate(rulebook, &whole);
    let mut part = whole;
    part.marks.retain(|_, _| draws.below(4) > 0);
    part.inputs.retain(|_, _| draws.below(4) > 0);
    part.fields.retain(|_, _| draws.below(4) > 0);
    part.findings.retain(|_, _| draws.below(4) > 0);
    let early = evaluate(rulebook, &part);
    match &early.standing {
        Standing::Incomplete(missing) => assert!(!missing.is_empty(), "what is missing is named"),
        standing => {
            assert_eq!(standing, &late.standing);
            assert_eq!(early.class, late.class);
        }
    }
    if early.total.is_some() {
        assert_eq!(early.total, late.total);
    }
    // Telling takes as long as all the rest, so it is tried on some.
    let told = if draws.below(8) == 0 { Lang::ALL.as_slice() } else { &[] };
    for lang in told {
        for line in late.lines(rulebook, *lang) {
            assert!(plain(&line.text), "{}", line.text);
        }
    }
}

/// Endless small numbers from some bytes.
struct Draws<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Draws<'_> {
    fn below(&mut self, bound: u8) -> u8 {
        let byte = if self.bytes.is_empty() { 0 } else { self.bytes[self.at % self.bytes.len()] };
        self.at += 1;
        byte.wrapping_add(self.at.to_le_bytes()[1]) % bound
    }
}

/// A case in which every fact of its own is known.
fn case(rulebook: &Rulebook, draws: &mut Draws<'_>) -> Case {
    let mut case = Case::default();
    for criterion in rulebook.criteria() {
        let mark = match &criterion.start {
            Start::Check => Some(Mark::Check(draws.below(2) == 0)),
            Start::Levels(levels) => {
                let at = usize::from(draws.below(8)) % levels.len();
                Some(Mark::Level(levels[at].id.clone()))
            }
            Start::Points { .. } => {
                let share = Exact::from(u32::from(draws.below(5))).over(Exact::whole(4));
                share.and_then(|share| criterion.max.times(share)).map(Mark::Points)
            }
            Start::Full | Start::Empty | Start::Formula(_) => None,
        };
        if let Some(mark) = mark {
            case.marks.insert(criterion.id.clone(), mark);
        }
        for event in &criterion.events {
            let count = u32::from(draws.below(4));
            if count > 0 {
                let points = match event.effect {
                    Effect::Between(one, other) => Some(if draws.below(2) == 0 { one } else { other }),
                    _ => None,
                };
                let exempt = event.exempt.first().filter(|_| draws.below(3) == 0);
                case.occurrences.push(Occurrence {
                    criterion: criterion.id.clone(),
                    event: event.id.clone(),
                    count,
                    points,
                    exempt: exempt.map(|exemption| exemption.id.clone()),
                    note: String::new(),
                });
            }
        }
    }
    for gate in rulebook.gates() {
        case.findings.insert(gate.id.clone(), draws.below(3) == 0);
    }
    for field in Field::ALL {
        let value = match field {
            Field::Birth | Field::Joined => Value::Date(day()),
            _ => Value::Text("a".to_owned()),
        };
        case.fields.insert(field, value);
    }
    for input in &rulebook.set().inputs {
        let value = match &input.kind {
            InputKind::Flag => Value::Flag(draws.below(2) == 0),
            InputKind::Count(_) | InputKind::Number => Value::Number(u32::from(draws.below(20)).into()),
            InputKind::Choice(options) => {
                let at = usize::from(draws.below(8)) % options.len();
                Value::Text(options.iter().nth(at).cloned().unwrap_or_default())
            }
            InputKind::Set(options) => {
                Value::Set(options.iter().filter(|_| draws.below(2) == 0).cloned().collect())
            }
            InputKind::Date => Value::Date(day()),
        };
        case.inputs.insert(input.id.clone(), value);
    }
    case
}

fn day() -> jiff::civil::Date {
    jiff::civil::date(2020, 2, 29)
}
