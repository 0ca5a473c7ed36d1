//! Where expressions get their values: the case, and what has been worked out of it so far.

use std::collections::BTreeSet;

use super::super::case::{Case, Field, Value};
use super::super::expression::{Content, Facts, Measure, Name, Range, Reading};
use super::super::input::InputKind;
use super::super::outcome::{Missing, Truth};
use super::super::rulebook::Rulebook;
use super::sheet::Sheet;
use crate::number::Exact;

/// The facts about the member, before any points.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    pub(super) rulebook: &'a Rulebook,
    pub(super) case: &'a Case,
}

/// The facts and the sheet.
pub(super) struct World<'a> {
    pub(super) given: Given<'a>,
    pub(super) sheet: Sheet,
}

/// A world with a total, and perhaps a class, as a condition sees them.
pub(super) struct View<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) total: Reading,
    pub(super) class: Option<usize>,
}

impl<'a> World<'a> {
    pub(super) fn new(rulebook: &'a Rulebook, case: &'a Case) -> Self {
        let given = Given { rulebook, case };
        Self { given, sheet: Sheet::new(given) }
    }
}

impl Given<'_> {
    fn input(&self, id: &super::super::InputId) -> Reading {
        let Some(input) = self.rulebook.set().inputs.iter().find(|input| input.id == *id) else {
            return unheard(Missing::Input(id.clone()));
        };
        let said = self.case.inputs.get(id).filter(|value| input.kind.admits(value));
        if let Some(value) = said.or(input.default.as_ref()) {
            return Reading::of(value);
        }
        let content = match input.kind {
            InputKind::Count(_) => Content::Number(Range { least: Some(Exact::ZERO), most: None }),
            InputKind::Number => Content::Number(Range::ANY),
            InputKind::Flag => Content::Truth(Truth::Unknown),
            InputKind::Choice(_) => Content::Text(None),
            InputKind::Set(_) => Content::Set(None),
            InputKind::Date => Content::Date(None),
        };
        Reading::unknown(content, Missing::Input(id.clone()))
    }

    fn field(&self, field: Field) -> Reading {
        let is_day = matches!(field, Field::Birth | Field::Joined);
        match self.case.fields.get(&field) {
            Some(value @ Value::Date(_)) if is_day => Reading::of(value),
            Some(value @ Value::Text(_)) if !is_day => Reading::of(value),
            _ if is_day => Reading::unknown(Content::Date(None), Missing::Field(field)),
            _ => Reading::unknown(Content::Text(None), Missing::Field(field)),
        }
    }

    fn day(&self, which: fn(&super::super::PeriodDates) -> jiff::civil::Date) -> Reading {
        match &self.case.period {
            Some(period) => Reading::known(Content::Date(Some(which(period)))),
            None => Reading::unknown(Content::Date(None), Missing::Period),
        }
    }
}

impl Facts for Given<'_> {
    fn read(&self, name: &Name) -> Reading {
        match name {
            Name::Input(id) => self.input(id),
            Name::Member(field) => self.field(*field),
            Name::PeriodStart => self.day(|period| period.start),
            Name::PeriodEnd => self.day(|period| period.end),
            Name::Finding(id) => match self.case.findings.get(id) {
                Some(found) => Reading::truth(*found),
                None => Reading::unknown(Content::Truth(Truth::Unknown), Missing::Finding(id.clone())),
            },
            Name::Year(id) => match self.input(id).content {
                Content::Truth(_) => {
                    Reading::unknown(Content::Truth(Truth::Unknown), Missing::Year(id.clone()))
                }
                Content::Set(_) => Reading::unknown(Content::Set(None), Missing::Year(id.clone())),
                _ => unheard(Missing::Year(id.clone())),
            },
            Name::Past(_, Measure::Last(_)) => Reading::unknown(Content::Date(None), Missing::Past),
            Name::Past(..) => unheard(Missing::Past),
            Name::UnitMeanTotal | Name::UnitMembers => unheard(Missing::Unit),
            Name::UnitClass => Reading::unknown(Content::Text(None), Missing::UnitClass),
            Name::Ballot(_) => unheard(Missing::Ballot),
            Name::Total
            | Name::MaxTotal
            | Name::Zeros
            | Name::Class
            | Name::Criterion(_)
            | Name::Section(_)
            | Name::Happened(..) => unheard(Missing::Overflow(name.spelling())),
        }
    }
}

impl Facts for View<'_> {
    fn read(&self, name: &Name) -> Reading {
        let sheet = &self.world.sheet;
        let unheard = || unheard(Missing::Overflow(name.spelling()));
        match name {
            Name::Total => self.total.clone(),
            Name::MaxTotal => sheet.max_total.clone(),
            Name::Zeros => sheet.zeros.clone(),
            Name::Criterion(id) => {
                let found = sheet.points.iter().find(|(criterion, _)| criterion == id);
                found.map_or_else(unheard, |(_, points)| points.clone())
            }
            Name::Section(id) => {
                let section = sheet.sections.iter().find(|section| section.id == *id);
                section.map_or_else(unheard, |section| section.points.clone())
            }
            Name::Class => {
                let classes = &self.world.given.rulebook.set().classes;
                let class = self.class.and_then(|index| classes.get(index));
                Reading::known(Content::Text(Some(
                    class.map(|class| class.id.to_string()).unwrap_or_default(),
                )))
            }
            _ => self.world.given.read(name),
        }
    }
}

/// A name that a checked expression never asks for here.
fn unheard(missing: Missing) -> Reading {
    Reading::new(Content::Number(Range::ANY), BTreeSet::from([missing]))
}
