//! What a draft says to somebody who reads it as a criteria set: what is wrong with it, and where.

use std::sync::Arc;

use serde_json::Value;

use super::draft::{Path, places, text};
use crate::rules::{Fault, Rulebook};
use crate::text::Lang;

/// A draft as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The set, if it is sound.
    pub rulebook: Option<Arc<Rulebook>>,
    /// What is wrong, in the order of the draft.
    pub found: Vec<Found>,
}

/// Something that is wrong, or may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where.
    pub place: Path,
    /// What.
    pub fault: Fault,
}

impl Found {
    /// What is wrong, as a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        self.fault.sentence(lang)
    }
}

impl Reading {
    /// Reads a tree.
    pub fn of(tree: &Value) -> Self {
        let text = text(tree);
        match Rulebook::read(&text) {
            Ok(rulebook) => Self { rulebook: Some(Arc::new(rulebook)), found: Vec::new() },
            Err(faults) => {
                let places = places(tree);
                let place =
                    |fault: &Fault| places.get(fault.line.saturating_sub(1)).cloned().unwrap_or_default();
                let found = faults.into_iter().map(|fault| Found { place: place(&fault), fault }).collect();
                Self { rulebook: None, found }
            }
        }
    }

    /// What is wrong at a place or within it.
    pub fn within<'r>(&'r self, place: &'r Path) -> impl Iterator<Item = &'r Found> {
        self.found.iter().filter(move |found| found.place.is_within(place))
    }
}
