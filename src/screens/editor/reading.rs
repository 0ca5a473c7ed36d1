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
    proof: Proof,
}

/// Whether a sound set was proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proof {
    /// What is found is all there is to be said.
    Done,
    /// The set was only read; what is found is what was proven before.
    Waits,
}

/// Something that is wrong, or may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where.
    pub place: Path,
    /// Where else: the other part of the same name.
    pub twin: Option<Path>,
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
    /// A name of which only the beginning was typed so far.
    Unfinished(String),
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
    /// Every place that it is about.
    pub fn places(&self) -> impl Iterator<Item = &Path> {
        std::iter::once(&self.place).chain(&self.twin)
    }

    /// What is wrong, as a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match &self.said {
            Said::Fault(fault) => fault.sentence_in_form(lang),
            Said::Unfinished(name) => lang.editor_name_ends(name),
            Said::Finding(finding) => finding.sentence(lang),
        }
    }

    /// What else is known about it: a case that shows it, and what to do.
    pub fn more(&self, lang: Lang) -> Vec<String> {
        match &self.said {
            Said::Fault(_) | Said::Unfinished(_) => Vec::new(),
            Said::Finding(finding) => {
                let example = finding.example.as_ref().map(|example| example.words(lang));
                example.into_iter().chain([finding.advice_in_form(lang)]).collect()
            }
        }
    }
}

impl Reading {
    /// Reads a tree, and has a sound set proven.
    pub fn of(tree: &Value) -> Self {
        let mut reading = Self::read(tree, None);
        reading.prove(tree);
        reading
    }

    /// Reads a tree that is being typed in. A sound set is proven only once no key comes for a moment, because that takes
    /// longer than a key may; until then what was found before is still shown.
    pub fn while_typing(tree: &Value, before: &Self) -> Self {
        let mut reading = Self::read(tree, Some(before));
        for found in &mut reading.found {
            let name = match &found.said {
                Said::Fault(fault) => fault.name_ends().map(str::to_owned),
                _ => None,
            };
            found.said = name.map_or_else(|| found.said.clone(), Said::Unfinished);
        }
        reading
    }

    fn read(tree: &Value, before: Option<&Self>) -> Self {
        match Rulebook::read(&text(tree)) {
            Ok(rulebook) => {
                let found = before.into_iter().flat_map(|before| before.found.iter());
                let found = found.filter(|found| found.grade != Grade::Unsound).cloned().collect();
                Self { rulebook: Some(Arc::new(rulebook)), found, proof: Proof::Waits }
            }
            Err(faults) => {
                let places = places(tree);
                let found = faults.into_iter().map(|fault| {
                    let place = place(&places, fault.line);
                    let twin = fault.double_id().and_then(|id| twin(tree, &places, &place, id));
                    Found { place, twin, grade: Grade::Unsound, said: Said::Fault(Box::new(fault)) }
                });
                Self { rulebook: None, found: found.collect(), proof: Proof::Done }
            }
        }
    }

    /// Has the set proven, if that still waits; `tree` is what was read.
    pub fn prove(&mut self, tree: &Value) {
        let Some(rulebook) = self.rulebook.as_deref().filter(|_| self.is_waiting()) else { return };
        let (text, places) = (text(tree), places(tree));
        let found = lint(rulebook).into_iter().map(|finding| Found {
            place: place(&places, finding.spot(&text).map_or(0, |spot| spot.line)),
            twin: None,
            grade: match finding.severity {
                Severity::Error => Grade::Wrong,
                Severity::Warning => Grade::Look,
            },
            said: Said::Finding(Box::new(finding)),
        });
        self.found = found.collect();
        self.proof = Proof::Done;
    }

    /// Whether the set was only read and not proven yet.
    pub fn is_waiting(&self) -> bool {
        self.proof == Proof::Waits
    }

    /// How many things are wrong, and how many are only worth a look.
    pub fn counts(&self) -> (usize, usize) {
        let looks = self.found.iter().filter(|found| found.grade == Grade::Look).count();
        (self.found.len() - looks, looks)
    }

    /// How things stand, in a few words with their mark.
    pub fn state(&self, lang: Lang) -> (&'static str, Role, String) {
        if self.is_waiting() {
            return (glyph::OPEN, Role::Dim, lang.editor_proof_waits().to_owned());
        }
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

/// What stands in a line of a draft's text.
fn place(places: &[Path], line: usize) -> Path {
    places.get(line.saturating_sub(1)).cloned().unwrap_or_default()
}

/// The nearest part above one of its sort that has the same name.
fn twin(tree: &Value, places: &[Path], place: &Path, id: &str) -> Option<Path> {
    let is_like = |other: &&Path| other.sort() == place.sort() && other.get(tree) == Some(&Value::from(id));
    places.iter().take_while(|other| *other != place).filter(is_like).last().cloned()
}
