//! Where expressions get their values: the case, and what has been worked out of it so far.

use super::super::bound::Denominator;
use super::super::case::{Ballots, Case, Field, PeriodDates, Value};
use super::super::expression::{Content, Facts, Gaps, Name, Range, Reading};
use super::super::id::{BallotId, CriterionId, EventId, InputId, SectionId};
use super::super::input::{Input, InputKind, Source};
use super::super::outcome::{Missing, Truth};
use super::super::rulebook::Rulebook;
use super::change::Along;
use super::exempt::Counting;
use super::past::{past, year, year_begins, year_happened};
use super::row::Row;
use super::sheet::Sheet;
use super::unit::UnitFacts;
use super::ways::Supposed;
use crate::number::Exact;

/// The facts about the member, before any points.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    pub(super) rulebook: &'a Rulebook,
    pub(super) case: &'a Case,
    pub(super) unit: &'a UnitFacts,
    /// A number that is tried instead of its own value.
    pub(super) instead: Option<Instead<'a>>,
    /// What is supposed of conditions of which nobody knows whether they hold.
    pub(super) supposed: Option<&'a Supposed<'a>>,
}

/// A number that is tried instead of its own value: it lies anywhere in the range.
#[derive(Clone, Copy)]
pub(super) enum Instead<'a> {
    Input(&'a InputId, Range),
    Criterion(&'a CriterionId, Range),
    Section(&'a SectionId, Range),
    Zeros(Range),
}

/// The facts and the sheet.
pub(super) struct World<'a> {
    pub(super) given: Given<'a>,
    pub(super) sheet: Sheet<'a>,
}

/// A world with a total, and perhaps a class, as a condition sees them.
pub(super) struct View<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) total: &'a Reading,
    pub(super) class: Option<usize>,
    /// What moves along while points are tried that the case does not have.
    pub(super) along: Option<&'a Along<'a>>,
}

impl<'a> World<'a> {
    pub(super) fn new(given: Given<'a>) -> Self {
        Self { given, sheet: Sheet::new(given) }
    }
}

impl<'a> Given<'a> {
    /// The case in a unit of which so much is known.
    pub(super) fn new(rulebook: &'a Rulebook, case: &'a Case, unit: &'a UnitFacts) -> Self {
        Self { rulebook, case, unit, instead: None, supposed: None }
    }

    fn input(&self, id: &InputId) -> Reading {
        let Some(input) = self.rulebook.input(id) else {
            return unheard(Missing::Input(id.clone()));
        };
        if let Some(tried) = self.tried(id) {
            return tried;
        }
        let said = self.case.inputs.get(id).filter(|value| input.kind.admits(value));
        let known = match (&input.from, &self.case.history) {
            (Source::Earlier, _) if said.is_some() => said,
            // Nobody knows what an earlier meeting said, so no default may stand in for it.
            (Source::Earlier, None) => None,
            (Source::Earlier, Some(history)) => {
                let latest = history.latest.get(id).filter(|value| input.kind.admits(value));
                latest.or(input.default.as_ref())
            }
            (Source::Typed | Source::Roster(_), _) => said.or(input.default.as_ref()),
        };
        // A slip such as 9800% is nothing that anybody knows, whatever the default is.
        match known.filter(|value| !input.is_outside(value)) {
            Some(value) => Reading::of(value),
            None => Reading::unknown(input.anything(), Missing::Input(id.clone())),
        }
    }

    /// The input as it is tried instead of its own value.
    pub(super) fn tried(&self, id: &InputId) -> Option<Reading> {
        match self.instead {
            Some(Instead::Input(other, range)) if other == id => Some(Reading::known(Content::Number(range))),
            _ => None,
        }
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

    fn day(&self, which: fn(&PeriodDates) -> Option<jiff::civil::Date>) -> Reading {
        match self.case.period.as_ref().and_then(which) {
            Some(day) => Reading::known(Content::Date(Some(day))),
            None => Reading::unknown(Content::Date(None), Missing::Period),
        }
    }

    /// A part of the day on which the period ends.
    fn ends(&self, part: fn(jiff::civil::Date) -> i64, anything: Range) -> Reading {
        match &self.case.period {
            Some(period) => Reading::number(Exact::whole(part(period.end))),
            None => Reading::unknown(Content::Number(anything), Missing::Period),
        }
    }

    fn happened(&self, criterion: &CriterionId, event: &EventId) -> Reading {
        Reading::number(Exact::from(self.counted(criterion, event).map_or(0, |counting| counting.counts())))
    }

    fn exempted(&self, criterion: &CriterionId, event: &EventId) -> Reading {
        Reading::number(Exact::from(self.counted(criterion, event).map_or(0, |counting| counting.excused)))
    }

    /// The occurrences of an event in this period.
    pub(super) fn counted(&self, criterion: &CriterionId, event: &EventId) -> Option<Counting<'a>> {
        let criterion = self.rulebook.criterion(criterion)?;
        Some(Counting::of(criterion, criterion.event(event)?, self.case))
    }

    /// The share of the votes that a class or a title has; between none and all while there was no ballot on it.
    fn ballot(&self, id: &BallotId) -> Reading {
        let share = self.case.ballots.as_ref().and_then(|ballots| self.votes(ballots, id));
        match share {
            Some(share) => Reading::number(share),
            None => {
                let any = Content::Number(Range::between(Exact::ZERO, Exact::ONE));
                Reading::unknown(any, Missing::Ballot)
            }
        }
    }

    fn votes(&self, ballots: &Ballots, id: &BallotId) -> Option<Exact> {
        let set = self.rulebook.set();
        let title = set.titles.iter().find(|title| title.id.as_str() == id.as_str());
        let apart = title.and_then(|title| ballots.apart.get(&title.id));
        let (votes, threshold) = match title {
            Some(title) => (*ballots.titles.get(&title.id)?, title.votes.or(set.voting.classes)),
            None if ballots.classes.is_empty() => return None,
            None => {
                let votes = ballots.classes.iter().find(|(class, _)| class.as_str() == id.as_str());
                (votes.map_or(0, |(_, votes)| *votes), set.voting.classes)
            }
        };
        let of = threshold.map_or(Denominator::Valid, |threshold| threshold.of);
        Exact::from(votes).over(apart.unwrap_or(&ballots.voters).of(of).into())
    }
}

impl Facts for Given<'_> {
    fn read(&self, name: &Name) -> Reading {
        match name {
            Name::Input(id) => self.input(id),
            Name::Member(field) => self.field(*field),
            Name::PeriodStart => self.day(|period| Some(period.start)),
            Name::PeriodEnd => self.day(|period| Some(period.end)),
            Name::PeriodNext => self.day(|period| period.end.tomorrow().ok()),
            Name::PeriodMonth => {
                self.ends(|day| day.month().into(), Range::between(Exact::ONE, Exact::whole(12)))
            }
            Name::PeriodYear => self.ends(|day| day.year().into(), Range::ANY),
            Name::YearStart => year_begins(self),
            Name::Finding(id) => match self.case.findings.get(id) {
                Some(found) => Reading::truth(*found),
                None => Reading::unknown(Content::Truth(Truth::Unknown), Missing::Finding(id.clone())),
            },
            Name::Happened(criterion, event) => self.happened(criterion, event),
            Name::Exempted(criterion, event) => self.exempted(criterion, event),
            Name::Year(id) => year(self, id),
            Name::YearHappened(criterion, event) => year_happened(self, criterion, event),
            Name::Past(earlier) => past(self, earlier),
            Name::UnitMeanTotal => match self.unit.mean_total {
                Some(mean) => Reading::number(mean),
                None => unheard(Missing::Unit),
            },
            Name::UnitMembers => match self.unit.members {
                Some(members) => Reading::number(Exact::count(members)),
                None => Reading::unknown(Content::Number(AT_LEAST_NONE), Missing::Unit),
            },
            Name::UnitClass => match &self.unit.class {
                Some(class) => Reading::known(Content::Text(Some(class.clone()))),
                None => Reading::unknown(Content::Text(None), Missing::UnitClass),
            },
            Name::Ballot(id) => self.ballot(id),
            Name::Total
            | Name::MaxTotal
            | Name::Zeros
            | Name::Below(_)
            | Name::Class
            | Name::Criterion(_)
            | Name::Level(_)
            | Name::Section(_) => unheard(Missing::Overflow(name.spelling())),
        }
    }
}

impl Facts for View<'_> {
    fn read(&self, name: &Name) -> Reading {
        let sheet = &self.world.sheet;
        let unheard = || unheard(Missing::Overflow(name.spelling()));
        if let Some(moved) = self.along.and_then(|along| along.read(name)) {
            return moved;
        }
        match name {
            Name::Total => self.total.clone(),
            Name::MaxTotal => sheet.max_total.clone(),
            Name::Zeros => sheet.zeros.clone(),
            Name::Below(share) => sheet.below(*share, self.world.given.rulebook),
            Name::Criterion(id) => {
                let row = sheet.rows.iter().find(|row| row.criterion.id == *id);
                row.map_or_else(unheard, Row::asked)
            }
            Name::Level(id) => {
                let row = sheet.rows.iter().find(|row| row.criterion.id == *id);
                row.map_or_else(unheard, |row| row.level(self.world.given.case.marks.get(id)))
            }
            Name::Section(id) => {
                let section = sheet.sections.iter().find(|section| *section.id == *id);
                section.map_or_else(unheard, |section| section.asked.clone())
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

/// Nought or more: all that is known of a count nobody has said.
pub(super) const AT_LEAST_NONE: Range = Range { least: Some(Exact::ZERO), most: None };

impl Input {
    /// All that is known of an input while nobody has said what it is.
    fn anything(&self) -> Content {
        match self.kind.anything() {
            Content::Number(_) => Content::Number(Range { least: self.least(), most: self.most() }),
            content => content,
        }
    }
}

impl InputKind {
    /// All that is known of an input of this kind while nobody has said what it is.
    pub(super) fn anything(&self) -> Content {
        match self {
            Self::Count(_) => Content::Number(AT_LEAST_NONE),
            Self::Number | Self::Percent => Content::Number(Range::ANY),
            Self::Flag => Content::Truth(Truth::Unknown),
            Self::Choice(_) => Content::Text(None),
            Self::Set(_) => Content::Set(None),
            Self::Date => Content::Date(None),
        }
    }
}

/// A name that a checked expression never asks for here.
pub(super) fn unheard(missing: Missing) -> Reading {
    Reading::new(Content::Number(Range::ANY), Gaps::one(missing))
}
