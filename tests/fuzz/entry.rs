//! What the fuzzers try: each takes bytes, reads them as its subject and holds what must hold whatever they are.

#![allow(dead_code, unused_imports, reason = "each fuzzer uses one of these, the test of the seeds uses all")]

use std::io::Cursor;

use binhxet::number::Exact;
use binhxet::papers::marks::{Request, Trouble, classify};
use binhxet::rules::{Award, Fault, Missing, Outcome, Rulebook, Standing, Truth, evaluate};
use binhxet::text::Lang;

use self::draws::Draws;
use self::plain::plain;

mod beside;
mod copies;
mod draws;
mod files;
mod journals;
mod logs;
mod medium;
mod mend;
mod model;
#[path = "../support/plain.rs"]
mod plain;
#[path = "../support/sim_disk/mod.rs"]
mod sim_disk;
mod sound;
mod starts;
mod vaults;

pub use self::beside::beside;
pub use self::copies::backup;
pub use self::files::{bundles, tables};
pub use self::journals::journal;
pub use self::logs::{log, unit};
pub use self::starts::store;
pub use self::vaults::vault;

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
            decides(&rulebook, draws, Numbers::Any);
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
    // A letter brings less than a digit of a product, and 38 digits are exact.
    let numbers = if text.len() <= 32 { Numbers::Small } else { Numbers::Any };
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
        Ok(rulebook) => decides(&rulebook, draws, numbers),
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
                // A fault of a set shows the line of its file, and a mark beneath.
                let sentence = fault.sentence(lang);
                assert!(sentence.lines().count() <= 3 && sentence.lines().all(plain), "{sentence}");
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

/// With every fact known a case has a result; with some missing it has the same or none.
///
/// Late it may have none where it had one early only because the arithmetic of the facts outgrows exact numbers; the
/// numbers of small expressions do not.
fn decides(rulebook: &Rulebook, draws: &[u8], numbers: Numbers) {
    let mut draws = Draws::from(draws);
    let whole = draws.case(rulebook);
    let part = draws.part_of(whole.clone());
    let (early, late) = (evaluate(rulebook, &part), evaluate(rulebook, &whole));
    for outcome in [&early, &late] {
        if let Standing::Incomplete(missing) = &outcome.standing {
            assert!(!missing.is_empty(), "what is missing is named");
        }
    }
    let outgrown = match (numbers, &late.standing) {
        (Numbers::Small, _) => false,
        (Numbers::Any, Standing::Incomplete(missing)) => {
            missing.iter().any(|missing| matches!(missing, Missing::Overflow(_)))
        }
        (Numbers::Any, _) => false,
    };
    if !outgrown && !matches!(early.standing, Standing::Incomplete(_)) {
        assert_eq!(early.standing, late.standing);
        assert_eq!(early.class, late.class);
        assert_eq!(early.score, late.score);
        assert_eq!(early.decided, late.decided);
        for (early, late) in early.titles.iter().zip(&late.titles) {
            let can_tell = [&early.award, &late.award].map(|award| *award != Award::Open);
            assert!(!can_tell[0] || can_tell[1] || numbers == Numbers::Any, "{early:?} {late:?}");
            let won = [&early.award, &late.award].map(|award| *award == Award::Won);
            assert!(!can_tell[0] || !can_tell[1] || won[0] == won[1], "{early:?} {late:?}");
        }
    }
    let stays = |early: Option<Exact>, late: Option<Exact>, what: &str| {
        let lost = late.is_none() && numbers == Numbers::Any;
        assert!(early.is_none() || early == late || lost, "{what}: {early:?}, then {late:?}");
    };
    stays(early.total, late.total, "total");
    stays(early.raw_total, late.raw_total, "raw total");
    stays(early.max_total, late.max_total, "max total");
    for (early, late) in early.sections.iter().zip(&late.sections) {
        stays(early.points, late.points, early.id.as_str());
        stays(early.max, late.max, early.id.as_str());
    }
    for (early, late) in early.criteria.iter().zip(&late.criteria) {
        stays(early.points, late.points, early.id.as_str());
        stays(early.max, late.max, early.id.as_str());
    }
    for early in &early.gates {
        let late = late.gates.iter().find(|late| late.id == early.id).expect("every gate is told");
        let lost = late.fired == Truth::Unknown && numbers == Numbers::Any;
        assert!(early.fired == Truth::Unknown || early.fired == late.fired || lost, "{early:?} {late:?}");
    }
    // Telling takes as long as all the rest, so it is tried on some.
    if draws.below(8) == 0 {
        for outcome in [&early, &late] {
            can_be_told(rulebook, outcome);
        }
    }
}

fn can_be_told(rulebook: &Rulebook, outcome: &Outcome) {
    for lang in Lang::ALL {
        for line in outcome.lines(rulebook, lang) {
            assert!(plain(&line.text), "{}", line.text);
        }
    }
    let kept = serde_json::to_string(outcome).expect("an outcome prints");
    assert_eq!(&serde_json::from_str::<Outcome>(&kept).expect(&kept), outcome, "what is kept can be read");
}

/// How large the numbers of a set may grow.
#[derive(Clone, Copy, PartialEq)]
enum Numbers {
    /// So little that each is exact.
    Small,
    /// As far as the set likes.
    Any,
}
