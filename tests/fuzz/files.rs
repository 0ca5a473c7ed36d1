//! What the fuzzers of files that people bring try: tables and bundles.

use std::sync::LazyLock;

use binhxet::domain::Roster;
use binhxet::papers::bundle;
use binhxet::papers::{Fault, facts, proposals, roster};
use binhxet::rules::Rulebook;
use binhxet::text::Lang;

use super::plain::{cells, plain, runs};

const ROSTER: &[u8] = include_bytes!("../../fixtures/units/phuong/roster.csv");
const CRITERIA: &str = include_str!("../../fixtures/units/phuong/phieu.json");

/// A unit that is sound.
static UNIT: LazyLock<(Roster, Rulebook)> = LazyLock::new(|| {
    (roster::read(ROSTER).expect("a sound roster"), Rulebook::read(CRITERIA).expect("a sound set"))
});

/// The longest file that is worth trying.
const LONGEST: usize = 16 * 1024;

/// The first byte says which table, the others are its bytes.
///
/// It is taken or refused with faults that can be shown; a roster that is taken is written and read as itself.
pub fn tables(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    if bytes.len() > LONGEST {
        return;
    }
    match which % 3 {
        0 => match roster::read(bytes) {
            Ok(roster) => {
                for person in roster.people() {
                    assert!(plain(person.name.as_str()), "{:?}", person.name);
                }
                let written = roster::write(&roster);
                for cell in cells(&written) {
                    assert!(plain(&cell) && !runs(&cell), "{cell:?}");
                }
                assert_eq!(roster::read(written.as_bytes()).as_ref(), Ok(&roster), "{written}");
            }
            Err(faults) => can_be_shown(&faults),
        },
        1 => proposals::read(bytes, &UNIT.0).map_or_else(|faults| can_be_shown(&faults), drop),
        _ => facts::balances(bytes, &UNIT.0, std::iter::once(&UNIT.1))
            .map_or_else(|faults| can_be_shown(&faults), drop),
    }
}

/// The bytes are a bundle.
///
/// There is a verdict, or a sentence that says why there is none.
pub fn bundles(bytes: &[u8]) {
    if bytes.len() <= 8 * LONGEST {
        verdict(bytes);
    }
}

pub fn verdict(bytes: &[u8]) {
    let verdict = bundle::verify(bytes, None);
    for lang in Lang::ALL {
        match &verdict {
            Ok(verdict) => {
                for sentence in verdict.sentences(lang).iter().flat_map(|sentence| sentence.lines()) {
                    assert!(plain(sentence), "{sentence:?}");
                }
                assert!(verdict.json(lang).is_object());
            }
            Err(refused) => assert!(plain(&refused.sentence(lang)), "{:?}", refused.sentence(lang)),
        }
    }
}

fn can_be_shown(faults: &[Fault]) {
    assert!(!faults.is_empty(), "a refusal says why");
    faults.iter().for_each(|fault| can_be_said(|lang| fault.sentence(lang)));
}

/// In each language there is a sentence, and one that can be shown.
pub fn can_be_said(said: impl Fn(Lang) -> String) {
    for sentence in Lang::ALL.map(said) {
        assert!(!sentence.is_empty() && plain(&sentence), "{sentence:?}");
    }
}
