//! What limits made of a sum, one after the other, so that each step can be checked.

use super::super::criterion::Criterion;
use super::super::outcome::{Counted, CriterionResult, EventWeight, Outcome};
use super::super::rulebook::Rulebook;
use super::super::set::{Limits, Section, SumLimits};
use super::nearly;
use crate::number::Exact;
use crate::text::Lang;

/// A sum on its way through limits.
pub(super) struct Limiting {
    /// What was told before any limit.
    before: String,
    text: String,
    sum: Exact,
    lang: Lang,
}

/// What events took and added; neither is below nought.
#[derive(Default)]
pub(super) struct Moved {
    taken: Sum,
    given: Sum,
}

/// What events come to, and out of what: points, and the factors that they count with.
#[derive(Default)]
struct Sum {
    points: Exact,
    parts: Vec<(Exact, Exact)>,
}

impl Sum {
    /// Takes in points that count with a factor.
    fn add(&mut self, points: Exact, factor: Exact) -> Option<()> {
        self.points = self.points.plus(points.times(factor)?)?;
        match self.parts.iter_mut().find(|(_, own)| *own == factor) {
            Some((own, _)) => *own = own.plus(points)?,
            None => self.parts.push((points, factor)),
        }
        Some(())
    }

    /// Takes in as many points of another as are left of it.
    fn join(&mut self, other: &Self, left: Exact) -> Option<()> {
        if left != other.points {
            return self.add(left, Exact::ONE);
        }
        other.parts.iter().try_for_each(|(points, factor)| self.add(*points, *factor))
    }

    /// The same after a factor.
    fn times(self, factor: Exact) -> Option<Self> {
        let parts = self.parts.into_iter().map(|(points, own)| Some((points, own.times(factor)?)));
        Some(Self { points: self.points.times(factor)?, parts: parts.collect::<Option<_>>()? })
    }

    /// `4 × 2 + 3 = 11`, or the sum alone where there is no factor.
    fn told(&self, lang: Lang) -> String {
        let counting = self.parts.iter().filter(|(points, _)| !points.is_zero());
        let parts: Vec<String> = counting
            .map(|(points, factor)| match *factor == Exact::ONE {
                true => points.put_in(lang),
                false => format!("{} × {}", points.put_in(lang), factor.put_in(lang)),
            })
            .collect();
        let sum = self.points.shown(lang);
        let parts = parts.join(" + ");
        if parts.contains(['×', '+']) { nearly(&format!("{parts} = {sum}")) } else { sum }
    }
}

/// Between which points a section lies by its criteria alone.
fn ends(section: &Section, outcome: &Outcome) -> Option<(Exact, Exact)> {
    let result = outcome.sections.iter().find(|result| result.id == section.id)?;
    let own = |criterion: &Criterion| outcome.criteria.iter().find(|result| result.id == criterion.id)?.max;
    let most = Exact::sum(section.criteria.iter().map(own))?.times(result.factor?)?;
    Some((section.lowest(), most))
}

impl Limiting {
    pub(super) fn new(text: String, sum: Exact, lang: Lang) -> Self {
        Self { before: text.clone(), text, sum, lang }
    }

    /// What events may take and add at most.
    pub(super) fn of_events(mut self, moved: Moved, limits: Option<&SumLimits>) -> Self {
        let most = limits.and_then(|limits| limits.deductions).filter(|most| *most < moved.taken.points);
        if let Some((most, sum)) =
            most.and_then(|most| Some((most, self.sum.plus(moved.taken.points)?.minus(most)?)))
        {
            let taken = moved.taken.told(self.lang);
            let [most, left] = [most, sum].map(|number| number.shown(self.lang));
            (self.text, self.sum) = (self.lang.why_limited_taken(self.text, taken, most, left), sum);
        }
        let most = limits.and_then(|limits| limits.additions).filter(|most| *most < moved.given.points);
        if let Some((most, sum)) =
            most.and_then(|most| Some((most, self.sum.minus(moved.given.points)?.plus(most)?)))
        {
            let given = moved.given.told(self.lang);
            let [most, left] = [most, sum].map(|number| number.shown(self.lang));
            (self.text, self.sum) = (self.lang.why_limited_given(self.text, given, most, left), sum);
        }
        self
    }

    /// What is left of events that do not all count stays between the ends of the section's criteria.
    pub(super) fn within_ends(self, section: &Section, outcome: &Outcome) -> Self {
        let limits = section.limits.as_ref();
        let limited = limits.is_some_and(|limits| limits.deductions.is_some() || limits.additions.is_some());
        match ends(section, outcome).filter(|_| limited) {
            Some((lowest, highest)) => self.at_most(Some(highest)).at_least(Some(lowest)),
            None => self,
        }
    }

    /// Between which numbers the sum has to lie.
    pub(super) fn within(self, limits: Option<&Limits>) -> Self {
        let (most, least) = (limits.and_then(|limits| limits.max), limits.and_then(|limits| limits.min));
        self.at_most(most).at_least(least)
    }

    pub(super) fn at_most(mut self, most: Option<Exact>) -> Self {
        if let Some(most) = most.filter(|most| *most < self.sum) {
            (self.text, self.sum) = (self.lang.why_above_most(self.text, most.shown(self.lang)), most);
        }
        self
    }

    pub(super) fn at_least(mut self, least: Option<Exact>) -> Self {
        if let Some(least) = least.filter(|least| self.sum < *least) {
            self.text = match least.is_zero() {
                true => self.lang.why_below_nought(self.text),
                false => self.lang.why_below_least(self.text, least.shown(self.lang)),
            };
            self.sum = least;
        }
        self
    }

    /// The most that a section that only takes away may take; how much that is stands on its line anyway.
    pub(super) fn taking_at_most(mut self, section: &Section) -> Self {
        if section.penalty.is_some() && self.sum < section.lowest() {
            self.sum = section.lowest();
            self.text = self.lang.why_counts(self.text, self.sum.shown(self.lang));
        }
        self
    }

    /// The steps, where they lead to what counts; else that alone.
    pub(super) fn told(self, counts: Exact) -> String {
        if self.sum == counts {
            self.text
        } else {
            self.lang.why_limited(self.before, counts.shown(self.lang))
        }
    }
}

impl Moved {
    /// What events did to a section after its own factor, before any of its limits.
    pub(super) fn in_section(section: &Section, outcome: &Outcome) -> Option<Self> {
        let factor = outcome.sections.iter().find(|result| result.id == section.id)?.factor?;
        let mut moved = Self::default();
        for criterion in &section.criteria {
            let result = outcome.criteria.iter().find(|result| result.id == criterion.id)?;
            if result.counted != Counted::Applies {
                continue;
            }
            let (taken, given) = Self::in_criterion(section.ends(criterion), result)?;
            moved.taken.add(taken, result.factor?)?;
            moved.given.add(given, result.factor?)?;
        }
        Some(Self { taken: moved.taken.times(factor)?, given: moved.given.times(factor)? })
    }

    /// What events did to a criterion: all of them together, less what left its ends that way. Where it stands at an end
    /// all the same, nothing was moved away from there.
    fn in_criterion((lowest, highest): (Exact, Exact), result: &CriterionResult) -> Option<(Exact, Exact)> {
        let points = || result.events.iter().filter_map(|event| event.points);
        let all = |takes: bool| Exact::sum(points().filter(|own| own.is_negative() == takes).map(Some));
        let (free, raw) = (result.start?, result.raw?);
        // What starts beyond an end comes back to it first.
        let start = free.clamp(lowest, highest);
        let beyond = |above: Exact, below: Exact| Some(above.minus(below)?.max(Exact::ZERO));
        let taken = beyond(all(true)?.negated()?, beyond(free, start)?)?;
        let given = beyond(all(false)?, beyond(start, free)?)?;
        let raised = start.plus(given)?;
        if result.events.iter().any(|event| event.weight == EventWeight::TookAll) {
            return Some((raised.clamp(lowest, highest).minus(lowest)?, Exact::ZERO));
        }
        let room = highest.plus(taken)?.minus(start)?.max(Exact::ZERO);
        let left = raised.minus(lowest)?.max(Exact::ZERO);
        let unless = |stays: bool, moved: Exact| if stays { Exact::ZERO } else { moved };
        Some((unless(raw >= highest, taken.min(left)), unless(raw <= lowest, given.min(room))))
    }

    /// What events did to the whole sheet, as far as the sections' own limits let them.
    pub(super) fn in_sheet(outcome: &Outcome, rulebook: &Rulebook) -> Option<Self> {
        let mut whole = Self::default();
        for section in rulebook.sections().filter(|section| section.bonus.is_none()) {
            let result = outcome.sections.iter().find(|result| result.id == section.id)?;
            let own = Self::in_section(section, outcome)?;
            let limits = section.limits.as_ref();
            let held = |moved: Exact, most: Option<Exact>| most.map_or(moved, |most| moved.min(most));
            let taken = held(own.taken.points, limits.and_then(|limits| limits.deductions));
            let given = held(own.given.points, limits.and_then(|limits| limits.additions));
            let sum = result.sum?.times(result.factor?)?;
            let sum = sum.plus(own.taken.points.minus(taken)?)?.minus(own.given.points.minus(given)?)?;
            let (lowest, highest) = ends(section, outcome)?;
            let within = |sum: Exact| {
                let sum = sum.min(highest).max(lowest);
                let limits = limits.map(|limits| &limits.sum);
                let sum = limits.and_then(|limits| limits.max).map_or(sum, |most| sum.min(most));
                let sum = limits.and_then(|limits| limits.min).map_or(sum, |least| sum.max(least));
                if section.penalty.is_some() { sum.max(section.lowest()) } else { sum }
            };
            let (points, undone, without) =
                (within(sum), within(sum.plus(taken)?), within(sum.minus(given)?));
            whole.taken.join(&own.taken, undone.minus(points)?)?;
            whole.given.join(&own.given, points.minus(without)?)?;
        }
        Some(whole)
    }
}
