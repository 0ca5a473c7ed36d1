//! What a draft says to somebody who reads it as a criteria set: what is wrong with it, and where.

use std::sync::Arc;

use serde_json::Value;

use super::draft::{Path, places, text};
use crate::rules::{Fault, Finding, Rulebook, Severity, lint};
use crate::text::Lang;
use crate::ui::{Role, glyph};

/// A draft as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The set, if it is sound.
    pub rulebook: Option<Arc<Rulebook>>,
    /// What is wrong, the gravest first, then in the order of the draft.
    pub found: Vec<Found>,
}

/// Something that is wrong, or may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where.
    pub place: Path,
    /// How grave it is.
    pub grade: Grade,
    said: Said,
}

/// How grave something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// There is no set as long as it stands there.
    Unsound,
    /// There is a set, and it is proven to be wrong.
    Wrong,
    /// It is true, and perhaps meant so.
    Look,
}

#[derive(Clone, Debug, PartialEq)]
enum Said {
    Fault(Box<Fault>),
    Finding(Box<Finding>),
}

impl Grade {
    /// Its mark, and how the mark looks.
    pub fn mark(self) -> (&'static str, Role) {
        match self {
            Self::Unsound => (glyph::FAILED, Role::Bad),
            Self::Wrong => (glyph::DISPUTED, Role::Bad),
            Self::Look => (glyph::OPEN, Role::Warn),
        }
    }
}

impl Found {
    /// What is wrong, as a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match &self.said {
            Said::Fault(fault) => fault.sentence(lang),
            Said::Finding(finding) => finding.sentence(lang),
        }
    }

    /// What else is known about it: a case that shows it, and what to do.
    pub fn more(&self, lang: Lang) -> Vec<String> {
        match &self.said {
            Said::Fault(_) => Vec::new(),
            Said::Finding(finding) => {
                let example = finding.example.as_ref().map(|example| example.words(lang));
                example.into_iter().chain([finding.advice(lang).to_owned()]).collect()
            }
        }
    }
}

impl Reading {
    /// Reads a tree, and has a sound set proven.
    pub fn of(tree: &Value) -> Self {
        let text = text(tree);
        let places = places(tree);
        let place = |line: usize| places.get(line.saturating_sub(1)).cloned().unwrap_or_default();
        match Rulebook::read(&text) {
            Ok(rulebook) => {
                let found = lint(&rulebook).into_iter().map(|finding| Found {
                    place: place(finding.spot(&text).map_or(0, |spot| spot.line)),
                    grade: match finding.severity {
                        Severity::Error => Grade::Wrong,
                        Severity::Warning => Grade::Look,
                    },
                    said: Said::Finding(Box::new(finding)),
                });
                let found = found.collect();
                Self { rulebook: Some(Arc::new(rulebook)), found }
            }
            Err(faults) => {
                let found = faults.into_iter().map(|fault| Found {
                    place: place(fault.line),
                    grade: Grade::Unsound,
                    said: Said::Fault(Box::new(fault)),
                });
                Self { rulebook: None, found: found.collect() }
            }
        }
    }

    /// What is wrong at a place or within it.
    pub fn within<'r>(&'r self, place: &'r Path) -> impl Iterator<Item = &'r Found> {
        self.found.iter().filter(move |found| found.place.is_within(place))
    }

    /// How many things are wrong, and how many are only worth a look.
    pub fn counts(&self) -> (usize, usize) {
        let looks = self.found.iter().filter(|found| found.grade == Grade::Look).count();
        (self.found.len() - looks, looks)
    }

    /// How things stand, in a few words with their mark.
    pub fn state(&self, lang: Lang) -> (&'static str, Role, String) {
        let worst = self.found.iter().map(|found| found.grade).min();
        match (worst.map(Grade::mark), self.counts()) {
            (Some((mark, role)), (0, looks)) => (mark, role, lang.editor_looks(looks)),
            (Some((mark, role)), (faults, 0)) => (mark, role, lang.editor_faults(faults)),
            (Some((mark, role)), (faults, looks)) => {
                (mark, role, format!("{}, {}", lang.editor_faults(faults), lang.editor_looks(looks)))
            }
            (None, _) => (glyph::DONE, Role::Good, lang.editor_sound().to_owned()),
        }
    }
}
