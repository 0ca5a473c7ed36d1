//! One thing that was said about a member said otherwise, and all else as it is: what the case then comes to.

use super::super::super::case::Case;
use super::super::super::change::{ChangeOf, ChangeStep};
use super::super::super::expression::{Compare, Reading, compared};
use super::super::super::outcome::Truth;
use super::super::facts::{Given, World};
use super::super::firing::Detail;
use super::super::settle::{Verdict, settle};
use super::walk::Step;
use super::{Found, Points, Search, deeds, facts, marks, only};
use crate::number::Exact;

/// What kind of thing is said otherwise: only within a kind are changes told to be smaller or greater. In this order they
/// are listed where they are equally near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A mark or a fact that says yes or no.
    YesOrNo,
    /// What the committee found.
    Finding,
    /// A level, or a choice among some.
    OneOfSome,
    /// A number that was marked or stated.
    Number,
    /// How often something happened.
    Event,
}

/// A change of one thing, and what it leads to.
pub(super) struct Single {
    pub(super) kind: Kind,
    pub(super) found: Found,
    /// How many steps it is away, by the measure of its kind.
    pub(super) steps: Exact,
    /// Whether the change of points that leads the same way says it already: it comes to that many points.
    pub(super) is_of_points: bool,
}

/// What a case comes to with a change.
pub(super) struct Tried {
    pub(super) verdict: Verdict,
    /// The points whose change leads the same way, if they are reached.
    is_of_points: Option<ChangeOf>,
}

/// How something would be said otherwise.
pub(super) struct Otherwise {
    pub(super) kind: Kind,
    pub(super) of: ChangeOf,
    pub(super) step: ChangeStep,
    pub(super) bound: Exact,
    pub(super) by: Exact,
    pub(super) steps: Exact,
}

/// All changes of one thing that were tried, those of a kind in printed order; many lead to nothing else.
pub(super) fn singles(search: &Search<'_, '_>, points: &Points) -> Vec<Single> {
    let mut singles = Singles { search, points, found: Vec::new() };
    facts::try_all(&mut singles);
    marks::try_all(&mut singles);
    deeds::try_all(&mut singles);
    singles.found
}

/// Those that were found so far.
pub(super) struct Singles<'s, 'w, 'a> {
    pub(super) search: &'s Search<'w, 'a>,
    points: &'s Points,
    pub(super) found: Vec<Single>,
}

impl<'a> Singles<'_, '_, 'a> {
    pub(super) fn given(&self) -> Given<'a> {
        self.search.world.given
    }

    /// What another case comes to; none where that cannot be told.
    pub(super) fn tried(&self, case: &Case) -> Option<Tried> {
        self.tried_with(&Given { case, ..self.given() })
    }

    /// What the case comes to with other facts given.
    pub(super) fn tried_with(&self, given: &Given<'_>) -> Option<Tried> {
        let world = World::new(*given);
        let verdict = only(&settle(&world, Detail::Verdict))?;
        let is_better = verdict.rank() < self.search.now.rank();
        let line = if is_better { &self.points.better } else { &self.points.worse };
        let is_of_points =
            line.as_ref().filter(|line| line.is_reached_in(&world)).map(|line| line.of.clone());
        Some(Tried { verdict, is_of_points })
    }

    /// Keeps a change, and what it leads to.
    pub(super) fn keep(&mut self, otherwise: Otherwise, tried: Tried) {
        let Tried { verdict, is_of_points } = tried;
        let Otherwise { kind, of, step, bound, by, steps } = otherwise;
        // What happens less or more often is not what other means are.
        let is_other = kind == Kind::Event && is_of_points == Some(ChangeOf::TotalByOtherMeans);
        let is_of_points = is_of_points.is_some() && !is_other;
        let found = Found { of, step: Step { step, bound, by, verdict } };
        self.found.push(Single { kind, found, steps, is_of_points });
    }

    /// Tries a case in which something that says yes or no was turned.
    pub(super) fn turned(&mut self, kind: Kind, of: ChangeOf, to: bool, case: &Case) {
        let (step, bound) = match to {
            true => (ChangeStep::UpTo, Exact::ONE),
            false => (ChangeStep::DownTo, Exact::ZERO),
        };
        if let Some(tried) = self.tried(case) {
            let one = Exact::ONE;
            self.keep(Otherwise { kind, of, step, bound, by: one, steps: one }, tried);
        }
    }
}

impl Found {
    /// Whether the number that it is a change of is at its bound, or beyond, in another case.
    fn is_reached_in(&self, world: &World<'_>) -> bool {
        let sheet = &world.sheet;
        let number = match &self.of {
            ChangeOf::Total | ChangeOf::TotalByOtherMeans => Some(sheet.free()),
            ChangeOf::Zeros => Some(sheet.zeros.clone()),
            ChangeOf::Criterion(id) => {
                sheet.rows.iter().find(|row| row.criterion.id == *id).map(super::Row::points)
            }
            ChangeOf::Section(id) => {
                let section = sheet.sections.iter().find(|section| section.id == id);
                section.map(|section| section.points.clone())
            }
            _ => None,
        };
        let Some(number) = number else { return false };
        let how = match self.step.step {
            ChangeStep::UpTo => Compare::AtLeast,
            ChangeStep::Above => Compare::More,
            ChangeStep::DownTo => Compare::AtMost,
            ChangeStep::Below => Compare::Less,
        };
        compared(how, &number, &Reading::number(self.step.bound)).as_truth() == Truth::True
    }
}
