//! The criteria sets of a marks file: one for everybody, or one for each audience.

use std::collections::BTreeMap;

use crate::rules::{FirstMonth, Rulebook};

/// The audience that means everybody without a set of their own.
const EVERYBODY: &str = "*";

/// The criteria sets of a marks file.
#[derive(Clone, Debug)]
pub struct Sets {
    /// By audience; none is the one set for everybody.
    sets: Vec<(Option<String>, Rulebook)>,
}

impl Sets {
    /// One set for everybody.
    pub fn one(rulebook: Rulebook) -> Self {
        Self { sets: vec![(None, rulebook)] }
    }

    /// One set for each audience; `*` is for everybody else.
    pub fn by_audience(sets: BTreeMap<String, Rulebook>) -> Self {
        Self { sets: sets.into_iter().map(|(audience, rulebook)| (Some(audience), rulebook)).collect() }
    }

    /// The sets with their audiences; none is everybody.
    pub fn iter(&self) -> impl Iterator<Item = (Option<&str>, &Rulebook)> {
        self.sets.iter().map(|(audience, rulebook)| (audience.as_deref(), rulebook))
    }

    /// Which set is for members of an audience.
    pub(super) fn of(&self, audience: Option<&str>) -> Option<usize> {
        let at = |wanted: Option<&str>| self.sets.iter().position(|(own, _)| own.as_deref() == wanted);
        at(None).or_else(|| audience.and_then(|audience| at(Some(audience)))).or_else(|| at(Some(EVERYBODY)))
    }

    /// The month in which the unit's year begins; it is the first set that says so.
    pub(super) fn first_month(&self) -> FirstMonth {
        self.get(0).map_or(FirstMonth::JANUARY, |rulebook| rulebook.set().first_month)
    }

    /// A set by its place.
    pub(super) fn get(&self, at: usize) -> Option<&Rulebook> {
        self.sets.get(at).map(|(_, rulebook)| rulebook)
    }
}
