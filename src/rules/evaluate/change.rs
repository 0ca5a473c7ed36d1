//! The smallest change of one number that would alter the result.
//!
//! Conditions compare numbers with bounds, so only a bound itself and what lies just beside it can make a difference:
//! the case is settled again at each, and the nearest that ends otherwise is the answer. The total comes first; where
//! no total would alter the result, another single number may.

mod bounds;

use std::collections::BTreeSet;

use self::bounds::bounds;
use super::super::case::{Case, Value};
use super::super::change::{Change, ChangeOf, ChangeStep};
use super::super::expression::{Name, Reading};
use super::super::input::InputKind;
use super::super::set::Section;
use super::facts::{Given, Instead, View, World};
use super::firing::Detail;
use super::settle::{Settled, Verdict, settle, settle_at};
use super::unit::asks;
use crate::number::Exact;

/// The smallest change, for a case whose total and result are known. What depends on all members of a unit cannot be
/// told from one of them.
pub(super) fn smallest(world: &World<'_>, settled: &Settled) -> Option<Change> {
    let now = settled.verdict()?;
    let total = world.sheet.total.range().known()?;
    let most = world.sheet.reach.range().known()?;
    if asks(world.given.rulebook) {
        return None;
    }
    let search = Search { world, settled, now };
    let bounds = search.bounds(&|name| *name == Name::Total);
    let number = Number { value: total, least: Exact::ZERO, most: Some(most), whole: false };
    let at_total = |at: Exact| settle_at(world, Reading::number(at), Detail::Verdict).verdict();
    match search.nearest(number, &bounds, at_total) {
        Some(step) => Some(search.change(ChangeOf::Total, step)),
        None => search.other(),
    }
}

/// A number that is tried at other values.
#[derive(Clone, Copy)]
struct Number {
    value: Exact,
    least: Exact,
    most: Option<Exact>,
    /// Whether only whole values make sense.
    whole: bool,
}

/// A step that alters the result.
struct Step {
    step: ChangeStep,
    bound: Exact,
    by: Exact,
    verdict: Verdict,
}

struct Search<'w, 'a> {
    world: &'w World<'a>,
    settled: &'w Settled,
    now: Verdict,
}

impl Search<'_, '_> {
    /// Everything that a number is compared with.
    fn bounds(&self, is: &dyn Fn(&Name) -> bool) -> BTreeSet<Exact> {
        let class = self.now.class;
        bounds(&View { world: self.world, total: &self.settled.total, class }, is)
    }

    /// The nearest value of a number that alters the result.
    fn nearest(
        &self,
        number: Number,
        bounds: &BTreeSet<Exact>,
        at: impl Fn(Exact) -> Option<Verdict>,
    ) -> Option<Step> {
        let altered = |value: Exact| {
            let verdict = at(value)?;
            (verdict.way != self.now.way || verdict.class != self.now.class).then_some(verdict)
        };
        if number.whole {
            return number.whole_steps(bounds).into_iter().find_map(|bound| {
                let step = if bound > number.value { ChangeStep::UpTo } else { ChangeStep::DownTo };
                Some(Step { step, bound, by: number.distance(bound)?, verdict: altered(bound)? })
            });
        }
        let mut up = number.above(bounds).into_iter().peekable();
        let mut down = number.below(bounds).into_iter().peekable();
        // Each side runs outwards, so of the two next ones the nearer is tried; of equals, the one above.
        loop {
            let far = |candidate: &(ChangeStep, Exact, Exact)| number.distance(candidate.1);
            let nearer_below = match (up.peek().map(far), down.peek().map(far)) {
                (Some(up), Some(down)) => down < up,
                (up, _) => up.is_none(),
            };
            let (step, bound, value) = if nearer_below { down.next() } else { up.next() }?;
            if let Some((by, verdict)) = number.distance(bound).zip(altered(value)) {
                return Some(Step { step, bound, by, verdict });
            }
        }
    }

    /// The nearest change of a number other than the total.
    fn other(&self) -> Option<Change> {
        let set = self.world.given.rulebook.set();
        let inputs = set.inputs.iter().filter_map(|input| {
            let whole = match input.kind {
                InputKind::Count(_) => true,
                InputKind::Number | InputKind::Percent => false,
                _ => return None,
            };
            let bounds = self.input_bounds(&Name::Input(input.id.clone()), &Name::Year(input.id.clone()));
            let value = self.known(&Name::Input(input.id.clone())).filter(|_| !bounds.is_empty())?;
            let least = match input.least() {
                Some(least) => least,
                None => bounds.first()?.minus(Exact::ONE)?.min(value),
            };
            let number = Number { value, least, most: input.most(), whole };
            let step = self.nearest(number, &bounds, |at| {
                let mut case: Case = self.world.given.case.clone();
                case.inputs.insert(input.id.clone(), Value::Number(at));
                verdict(Given { case: &case, ..self.world.given })
            })?;
            Some((ChangeOf::Input(input.id.clone()), step))
        });
        let points = |bounds: &BTreeSet<Exact>, value: Option<Exact>, least: Exact, most: Option<Exact>| {
            let value = value.filter(|_| !bounds.is_empty())?;
            Some(Number { value, least, most: Some(most?), whole: false })
        };
        let criteria = self.world.sheet.rows.iter().filter_map(|row| {
            let id = &row.criterion.id;
            let bounds = self.bounds(&|name| matches!(name, Name::Criterion(other) if other == id));
            let number = points(&bounds, row.known_points(), row.ends.0, row.known_max())?;
            let step = self.nearest(number, &bounds, |at| self.instead(Instead::Criterion(id, at)))?;
            Some((ChangeOf::Criterion(id.clone()), step))
        });
        let sections = self.world.sheet.sections.iter().filter_map(|section| {
            let bounds = self.bounds(&|name| matches!(name, Name::Section(id) if id == section.id));
            let result = section.result();
            let declared = self.world.given.rulebook.section(section.id);
            let lowest = declared.map_or(Exact::ZERO, Section::lowest);
            let number = points(&bounds, result.points, lowest, result.max)?;
            let step = self.nearest(number, &bounds, |at| self.instead(Instead::Section(section.id, at)))?;
            Some((ChangeOf::Section(section.id.clone()), step))
        });
        let zeros = || {
            let value = self.world.sheet.zeros.range().known()?;
            let bounds = self.bounds(&|name| *name == Name::Zeros);
            let most = Exact::count(self.world.sheet.rows.len());
            let number = Number { value, least: Exact::ZERO, most: Some(most), whole: true };
            let step = self.nearest(number, &bounds, |at| self.instead(Instead::Zeros(at)))?;
            Some((ChangeOf::Zeros, step))
        };
        let all = inputs.chain(criteria).chain(sections).chain(zeros());
        let (of, step) = all.min_by_key(|(_, step)| step.by)?;
        Some(self.change(of, step))
    }

    /// What an input is compared with, by itself or in the sum of the year.
    fn input_bounds(&self, input: &Name, year: &Name) -> BTreeSet<Exact> {
        let mut bounds = self.bounds(&|name| name == input);
        let before = self.known(year).zip(self.known(input)).and_then(|(year, now)| year.minus(now));
        if let Some(before) = before {
            let of_year = self.bounds(&|name| name == year);
            bounds.extend(of_year.into_iter().filter_map(|bound| bound.minus(before)));
        }
        bounds
    }

    fn known(&self, name: &Name) -> Option<Exact> {
        super::super::expression::Facts::read(&self.world.given, name).range().known()
    }

    fn instead(&self, instead: Instead<'_>) -> Option<Verdict> {
        verdict(Given { instead: Some(instead), ..self.world.given })
    }

    fn change(&self, of: ChangeOf, step: Step) -> Change {
        let Step { step, bound, by, verdict } = step;
        let class = verdict.class.and_then(|index| self.world.given.rulebook.set().classes.get(index));
        Change {
            of,
            step,
            bound,
            by,
            standing: verdict.way.into(),
            class: class.map(|class| class.id.clone()),
        }
    }
}

fn verdict(given: Given<'_>) -> Option<Verdict> {
    settle(&World::new(given), Detail::Verdict).verdict()
}

impl Number {
    fn distance(self, bound: Exact) -> Option<Exact> {
        if bound > self.value { bound.minus(self.value) } else { self.value.minus(bound) }
    }

    fn admits(self, value: Exact) -> bool {
        value >= self.least && self.most.is_none_or(|most| value <= most)
    }

    /// The bounds from the value upwards, each with what lies just beyond it: the step, the bound, the value to try.
    fn above(self, bounds: &BTreeSet<Exact>) -> Vec<(ChangeStep, Exact, Exact)> {
        let above: Vec<Exact> =
            bounds.range(self.value..).copied().filter(|bound| self.admits(*bound)).collect();
        let mut steps = Vec::new();
        for (index, bound) in above.iter().copied().enumerate() {
            if bound > self.value {
                steps.push((ChangeStep::UpTo, bound, bound));
            }
            let next = above.get(index + 1).copied().or_else(|| bound.plus(Exact::ONE));
            let next = next.map(|next| self.most.map_or(next, |most| next.min(most)));
            let beyond = next.and_then(|next| middle(bound, next)).filter(|beyond| *beyond > bound);
            steps.extend(beyond.map(|beyond| (ChangeStep::Above, bound, beyond)));
        }
        steps
    }

    /// The same downwards.
    fn below(self, bounds: &BTreeSet<Exact>) -> Vec<(ChangeStep, Exact, Exact)> {
        let below: Vec<Exact> =
            bounds.range(..=self.value).rev().copied().filter(|bound| self.admits(*bound)).collect();
        let mut steps = Vec::new();
        for (index, bound) in below.iter().copied().enumerate() {
            if bound < self.value {
                steps.push((ChangeStep::DownTo, bound, bound));
            }
            let next = below.get(index + 1).copied().unwrap_or(self.least);
            let beyond = middle(next, bound).filter(|beyond| *beyond < bound);
            steps.extend(beyond.map(|beyond| (ChangeStep::Below, bound, beyond)));
        }
        steps
    }

    /// The whole values at and beside each bound, the nearest first.
    fn whole_steps(self, bounds: &BTreeSet<Exact>) -> Vec<Exact> {
        let mut values: Vec<Exact> = (bounds.iter())
            .filter_map(|bound| bound.rounded(0, crate::number::Rounding::Floor))
            .flat_map(|floor| [floor.minus(Exact::ONE), Some(floor), floor.plus(Exact::ONE)])
            .flatten()
            .filter(|value| self.admits(*value) && *value != self.value)
            .collect();
        values.sort_by_key(|value| (self.distance(*value), *value));
        values.dedup();
        values
    }
}

fn middle(one: Exact, other: Exact) -> Option<Exact> {
    one.plus(other)?.over(Exact::whole(2))
}
