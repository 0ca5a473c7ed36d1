//! What moves along while points are gained or lost.
//!
//! Points are never gained by themselves: some criterion earns more, something happened less often, a fact is another
//! one. Whatever conditions ask of these may then be anything between what it is and what it could become; nothing gets
//! worse while points are gained, nor better while they are lost. Whom a criterion applies to, findings, and what earlier
//! meetings left stay as they are.

use super::super::super::criterion::{Criterion, Effect, Start};
use super::super::super::expression::{Content, Expression, Facts, Name, Range, Reading};
use super::super::super::id::{CriterionId, EventId, SectionId};
use super::super::super::outcome::Truth;
use super::super::super::set::Section;
use super::super::facts::{AT_LEAST_NONE, World};
use super::super::row::Row;
use crate::number::Exact;

/// What conditions see while points are gained or lost.
pub(in super::super) struct Along<'a> {
    world: &'a World<'a>,
    moving: Moving<'a>,
    way: Way,
    /// How far it moves at most; none where that is not known.
    by: Option<Exact>,
    /// Whether nothing can move further than what moves.
    steady: bool,
    /// Whether a criterion is worked out at all.
    has_formulas: bool,
    /// Whether things happen as often as they did, so that points come by other means.
    deeds_stay: bool,
}

/// What it is that moves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Moving<'a> {
    Total,
    Section(&'a SectionId),
    Criterion(&'a CriterionId),
    Zeros,
}

/// Whether points are gained or lost.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl<'a> Along<'a> {
    /// Points move from here to somewhere in a range that lies on one side.
    pub(super) fn points(world: &'a World<'a>, moving: Moving<'a>, from: Exact, to: Range) -> Self {
        let by = match to.least {
            Some(least) if least >= from => (Way::Up, to.most.and_then(|most| most.minus(from))),
            _ => (Way::Down, to.least.and_then(|least| from.minus(least))),
        };
        let set = world.given.rulebook.set();
        let takes = |section: &Section| section.penalty.is_some();
        let has_formulas = world.has_formulas();
        let steady = set.limits.is_none()
            && set.times.is_none()
            && !set.sections.iter().any(takes)
            && !(has_formulas && world.sheet.rows.iter().any(|row| is_entangled(world, row)));
        Self { world, moving, way: by.0, by: by.1, steady, has_formulas, deeds_stay: false }
    }

    /// The same while things happen as often as they did.
    pub(super) fn with_deeds_as_they_are(self) -> Self {
        Self { deeds_stay: true, ..self }
    }

    /// Criteria leave nought, or come to it.
    pub(super) fn zeros(world: &'a World<'a>, from: Exact, to: Range) -> Self {
        let way = if to.least.is_some_and(|least| least >= from) { Way::Down } else { Way::Up };
        let has_formulas = world.has_formulas();
        Self { world, moving: Moving::Zeros, way, by: None, steady: false, has_formulas, deeds_stay: false }
    }

    /// Where the total then lies.
    pub(super) fn total(&self, now: Exact, ends: (Exact, Exact)) -> Range {
        match self.way {
            Way::Up => Range::between(now, ends.1.max(now)),
            Way::Down => Range::between(ends.0.min(now), now),
        }
    }

    /// What a name stands for where that moves along.
    pub(in super::super) fn read(&self, name: &Name) -> Option<Reading> {
        match name {
            Name::Criterion(id) => {
                let row = self.world.sheet.rows.iter().find(|row| row.criterion.id == *id)?;
                if matches!(self.moving, Moving::Criterion(_)) || !self.moves(row) {
                    return None;
                }
                Some(number(self.points_of(row)?))
            }
            Name::Section(id) if matches!(self.moving, Moving::Total | Moving::Zeros) => {
                let section = self.world.given.rulebook.section(id)?;
                let sum = self.world.sheet.sections.iter().find(|sum| sum.id == id)?.result();
                let ends = (section.lowest(), sum.max?);
                Some(number(self.spread(sum.points?, ends, self.steady)))
            }
            Name::Zeros if matches!(self.moving, Moving::Total | Moving::Section(_)) => {
                self.counted(&|row, points| row.applies == Truth::True && points.is_zero())
            }
            Name::Below(share) if !matches!(self.moving, Moving::Criterion(_)) => {
                self.counted(&|row, points| {
                    let most = row.known_max().and_then(|max| max.times(*share));
                    row.applies == Truth::True && most.is_some_and(|most| points < most)
                })
            }
            Name::Input(_) | Name::Year(_) => {
                let is_own = |other: &Name| is_same_fact(name, other);
                let times = self.world.given.rulebook.set().times.as_ref();
                let times = times.filter(|_| self.moving == Moving::Total);
                let mut formulas = self.rows().filter_map(|row| formula(row.criterion)).chain(times);
                formulas.any(|formula| formula.tree().mentions(&is_own)).then(|| self.anything(name))
            }
            Name::Level(id) => {
                let moved = self.rows().any(|row| row.criterion.id == *id);
                moved.then(|| Reading::known(Content::Text(None)))
            }
            Name::Happened(criterion, event) => self.happened(name, criterion, event),
            Name::YearHappened(criterion, event) => self.happened(name, criterion, event),
            Name::Exempted(criterion, event) => {
                self.happened(name, criterion, event).map(|_| number(AT_LEAST_NONE))
            }
            Name::Total
            | Name::MaxTotal
            | Name::Zeros
            | Name::Below(_)
            | Name::Section(_)
            | Name::Class
            | Name::PeriodStart
            | Name::PeriodEnd
            | Name::PeriodNext
            | Name::PeriodMonth
            | Name::PeriodYear
            | Name::Member(_)
            | Name::Finding(_)
            | Name::YearStart
            | Name::Past(_)
            | Name::UnitMeanTotal
            | Name::UnitMembers
            | Name::UnitClass
            | Name::Ballot(_) => None,
        }
    }

    /// The rows whose points may move.
    fn rows(&self) -> impl Iterator<Item = &Row<'a>> {
        self.world.sheet.rows.iter().filter(|row| self.moves(row))
    }

    fn moves(&self, row: &Row<'_>) -> bool {
        let within = match self.moving {
            Moving::Total | Moving::Zeros => true,
            Moving::Section(id) => row.section == id,
            Moving::Criterion(id) => row.criterion.id == *id,
        };
        within && row.applies == Truth::True
    }

    /// Between which points a row lies.
    fn points_of(&self, row: &Row<'_>) -> Option<Range> {
        let (now, most) = (row.known_points()?, row.known_max()?);
        let ends = (row.ends.0.min(now), most.max(now));
        if self.has_formulas && is_entangled(self.world, row) {
            return Some(Range::between(ends.0, ends.1));
        }
        let section = self.world.given.rulebook.section(row.section)?;
        let shows = section.limits.is_none() && section.bonus.is_none() && section.round.is_none();
        Some(self.spread(now, ends, self.steady && shows))
    }

    /// Where a number lies that moves the same way, between its ends and, if it is steady, no further than that.
    fn spread(&self, now: Exact, (lowest, most): (Exact, Exact), is_steady: bool) -> Range {
        let by = self.by.filter(|_| is_steady);
        match self.way {
            Way::Up => {
                let far = by.and_then(|by| now.plus(by)).map_or(most, |far| far.min(most));
                Range::between(now, far.max(now))
            }
            Way::Down => {
                let far = by.and_then(|by| now.minus(by)).map_or(lowest, |far| far.max(lowest));
                Range::between(far.min(now), now)
            }
        }
    }

    /// How many criteria are so, of those that are counted; fewer points make it so rather than more.
    fn counted(&self, is: &dyn Fn(&Row<'_>, Exact) -> bool) -> Option<Reading> {
        let rulebook = self.world.given.rulebook;
        let (mut sure, mut perhaps) = (0, 0);
        let counts = |row: &&Row<'_>| rulebook.section(row.section).is_some_and(Section::counts);
        for row in self.world.sheet.rows.iter().filter(counts) {
            let range =
                if self.moves(row) { self.points_of(row)? } else { Range::point(row.known_points()?) };
            sure += usize::from(is(row, range.most?));
            perhaps += usize::from(is(row, range.least?));
        }
        Some(number(Range::between(Exact::count(sure), Exact::count(perhaps))))
    }

    /// How often something happened that took points or gave some.
    fn happened(&self, name: &Name, criterion: &CriterionId, event: &EventId) -> Option<Reading> {
        if self.deeds_stay {
            return None;
        }
        let row = self.rows().find(|row| row.criterion.id == *criterion)?;
        let kind = row.criterion.event(event)?;
        let worse = match (&kind.effect, kind.effect.ends()) {
            (Effect::All, _) => Some(Way::Down),
            // What takes never gives as well.
            (_, Some((least, _))) => Some(if least.is_negative() { Way::Down } else { Way::Up }),
            (_, None) => None,
        };
        let in_formula = |row: &Row<'_>| {
            let own = |other: &Name| is_same_fact(name, other);
            formula(row.criterion).is_some_and(|formula| formula.tree().mentions(&own))
        };
        if self.world.sheet.rows.iter().any(in_formula) {
            return Some(number(AT_LEAST_NONE));
        }
        let now = self.world.given.read(name).range();
        Some(number(match worse? == self.way {
            true => Range { least: now.least, most: None },
            false => Range { least: Some(Exact::ZERO), most: now.most },
        }))
    }

    /// Whatever else a fact may be.
    fn anything(&self, name: &Name) -> Reading {
        Reading::known(match self.world.given.read(name).content {
            Content::Number(_) => Content::Number(match name {
                Name::Input(id) => {
                    let input = self.world.given.rulebook.input(id);
                    input.map_or(Range::ANY, |input| Range { least: input.least(), most: input.most() })
                }
                _ => Range::ANY,
            }),
            Content::Truth(_) => Content::Truth(Truth::Unknown),
            Content::Text(_) => Content::Text(None),
            Content::Set(_) => Content::Set(None),
            Content::Date(_) => Content::Date(None),
        })
    }
}

impl World<'_> {
    fn has_formulas(&self) -> bool {
        self.sheet.rows.iter().any(|row| formula(row.criterion).is_some())
    }
}

/// Whether other points of a criterion come from a fact that moves other criteria, or the factor of the total, as well.
pub(super) fn is_entangled(world: &World<'_>, row: &Row<'_>) -> bool {
    let others = || world.sheet.rows.iter().filter(|other| other.criterion.id != row.criterion.id);
    let asks = |other: &Row<'_>, is: &dyn Fn(&Name) -> bool| {
        formula(other.criterion).is_some_and(|formula| formula.tree().mentions(&is))
    };
    let of_own_event = |name: &Name| is_of_event(name, &row.criterion.id);
    if others().any(|other| asks(other, &of_own_event)) {
        return true;
    }
    let Some(own) = formula(row.criterion) else { return false };
    let times = world.given.rulebook.set().times.as_ref();
    own.tree().names().into_iter().any(|name| {
        let of_event = matches!(name, Name::Happened(..) | Name::YearHappened(..) | Name::Exempted(..));
        let is_own = |asked: &Name| is_same_fact(name, asked);
        of_event
            || others().any(|other| asks(other, &is_own))
            || times.is_some_and(|times| times.tree().mentions(&is_own))
    })
}

fn formula(criterion: &Criterion) -> Option<&Expression> {
    match &criterion.start {
        Start::Formula(formula) => Some(formula),
        _ => None,
    }
}

fn is_of_event(name: &Name, criterion: &CriterionId) -> bool {
    match name {
        Name::Happened(of, _) | Name::YearHappened(of, _) | Name::Exempted(of, _) => of == criterion,
        _ => false,
    }
}

/// Whether two names move together: the same fact, in this period or over the year.
fn is_same_fact(one: &Name, other: &Name) -> bool {
    let input = |name: &Name| match name {
        Name::Input(id) | Name::Year(id) => Some(id.clone()),
        _ => None,
    };
    let event = |name: &Name| match name {
        Name::Happened(criterion, event)
        | Name::YearHappened(criterion, event)
        | Name::Exempted(criterion, event) => Some((criterion.clone(), event.clone())),
        _ => None,
    };
    input(one).is_some_and(|id| input(other) == Some(id))
        || event(one).is_some_and(|id| event(other) == Some(id))
}

fn number(range: Range) -> Reading {
    Reading::known(Content::Number(range))
}
