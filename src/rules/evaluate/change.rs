//! The smallest change of one number that would alter the result.
//!
//! The number walks outwards from its value. At each place where a condition may turn the case is settled again, and
//! between two such places it is settled with the number anywhere between them, as if that fact were missing: only
//! where this comes to one result is it known that nothing nearer alters it. What moves along with it, as far as
//! conditions ask for that, is missing in the same way ([`Along`]). What cannot be judged so is not said. A total that
//! is held within limits or rounded is moved before that. The total comes first; where no total would alter the result, another single number may.

mod along;
mod ends;
mod reached;
mod turns;
mod walk;

pub(super) use self::along::Along;
use self::along::{Moving, is_entangled};
use self::ends::{fewest, lowest};
use self::reached::{few, nearest_of, reached};
use self::turns::{Follows, turns};
use self::walk::{Number, Step};
use super::super::change::{Change, ChangeOf, Measured, Promise};
use super::super::expression::{Content, Name, Range, Reading};
use super::super::input::InputKind;
use super::super::outcome::Truth;
use super::convert::Converted;
use super::facts::{Given, Instead, View, World};
use super::firing::Detail;
use super::row::Row;
use super::settle::{Settled, Verdict, settle, settle_at};
use super::sheet::Sum;
use super::sums::{limited, not_negative, rounded};
use super::unit::asks;
use crate::number::Exact;

/// The smallest change, for a case whose total and result are known. What depends on all members of a unit cannot be
/// told from one of them.
pub(super) fn smallest(world: &World<'_>, settled: &Settled) -> Option<Change> {
    let now = settled.verdict()?;
    let total = world.sheet.free().range().known()?;
    let most = world.sheet.reach.range().known()?.max(total);
    if asks(world.given.rulebook) {
        return None;
    }
    let least = lowest(world)?;
    let ends = (least.min(total), most);
    let search = Search { world, settled, now, total, ends };
    let number = Number { value: total, within: Range::between(ends.0, ends.1), whole: false };
    let at = |range: Range| {
        let along = Along::points(world, Moving::Total, total, range);
        only(&settle_at(world, search.held(range), Some(&along), Detail::Verdict))
    };
    let follows = |name: &Name| (*name == Name::Total).then(|| moved(total, Exact::ONE));
    let nearest = search.nearest(number, &follows, &at);
    match nearest.and_then(|step| reached(step, total, world, now, &at)) {
        Some(step) => Some(search.change(ChangeOf::Total, step)),
        None => search.other(),
    }
}

struct Search<'w, 'a> {
    world: &'w World<'a>,
    settled: &'w Settled,
    now: Verdict,
    /// Before it is held within limits and rounded, and any gate caps it.
    total: Exact,
    /// Between which it lies.
    ends: (Exact, Exact),
}

impl Search<'_, '_> {
    /// The nearest value of a number that alters the result.
    fn nearest(
        &self,
        number: Number,
        follows: &dyn Fn(&Name) -> Option<Follows>,
        at: &dyn Fn(Range) -> Option<Verdict>,
    ) -> Option<Step> {
        let view = View { world: self.world, total: &self.settled.total, class: self.now.class, along: None };
        number.nearest(&turns(&view, number.value, follows), self.now, at)
    }

    /// A total that lies anywhere in a range before it is held and rounded.
    fn held(&self, range: Range) -> Reading {
        let set = self.world.given.rulebook.set();
        let limits = set.limits.as_ref().map(|limits| &limits.sum);
        rounded(limited(not_negative(anywhere(range)), limits), set.round, "total")
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
            let (own, year) = (Name::Input(input.id.clone()), Name::Year(input.id.clone()));
            let is_own = |name: &Name| *name == own || *name == year;
            let converts = set.times.as_ref().is_some_and(|times| times.tree().mentions(&is_own));
            if !converts && !self.is_asked(&is_own) {
                return None;
            }
            let value = self.known(&own)?;
            let at =
                |range: Range| only(&settle(&self.tried(Instead::Input(&input.id, range)), Detail::Verdict));
            // What earlier meetings said within this period may stand in for it; then it cannot be moved by itself.
            let stands = at(Range::point(value))?;
            if (stands.way, stands.class) != (self.now.way, self.now.class) {
                return None;
            }
            let sum = self.known(&year);
            let follows = |name: &Name| match name {
                _ if *name == own => Some(moved(value, Exact::ONE)),
                _ if *name == year => Some(moved(sum?, Exact::ONE)),
                Name::Total if converts => self.points().map(Follows::Factor),
                _ => None,
            };
            let number = Number { value, within: Range { least: input.least(), most: input.most() }, whole };
            Some((ChangeOf::Input(input.id.clone()), self.nearest(number, &follows, &at)?))
        });
        let criteria = self.world.sheet.rows.iter().filter_map(|row| self.of_criterion(row));
        let sections = self.world.sheet.sections.iter().filter_map(|section| self.of_section(section));
        let zeros = || {
            let value = self.world.sheet.zeros.range().known()?;
            let follows = |name: &Name| (*name == Name::Zeros).then(|| moved(value, Exact::ONE));
            if !self.is_asked(&|name| *name == Name::Zeros) {
                return None;
            }
            let most = Exact::count(self.world.sheet.rows.len());
            let number = Number { value, within: Range::between(Exact::ZERO, most), whole: true };
            let at = |range: Range| {
                let world = self.tried(Instead::Zeros(range));
                let along = Along::zeros(&world, value, range);
                let total = self.held(along.total(self.total, self.ends));
                only(&settle_at(&world, total, Some(&along), Detail::Verdict))
            };
            let step = self.nearest(number, &follows, &at)?;
            Some((ChangeOf::Zeros, step))
        };
        let all = inputs.chain(criteria).chain(sections).chain(zeros());
        // Numbers of different things cannot be compared; what leads to something better is of more use.
        let is_worse = |verdict: Verdict| (verdict.way, verdict.class) > (self.now.way, self.now.class);
        let (of, step) = all.min_by_key(|(_, step)| (is_worse(step.verdict), step.by))?;
        Some(self.change(of, step))
    }

    /// The points of a criterion move its section and the total with them.
    fn of_criterion(&self, row: &Row<'_>) -> Option<(ChangeOf, Step)> {
        let id = &row.criterion.id;
        if row.applies != Truth::True
            || !self.is_asked(&|name| matches!(name, Name::Criterion(other) if other == id))
            // With other points it has another level, and that decides as well.
            || self.is_asked(&|name| matches!(name, Name::Level(other) if other == id))
            || is_entangled(self.world, row)
        {
            return None;
        }
        let (value, most) = (row.known_points()?, row.known_max()?);
        let section = self.world.sheet.sections.iter().find(|section| section.id == row.section)?.result();
        let slope = section.factor.filter(|factor| !factor.is_zero());
        let of_total = slope.and_then(|slope| slope.times(self.slope()?));
        let follows = |name: &Name| match name {
            Name::Criterion(other) if other == id => Some(moved(value, Exact::ONE)),
            Name::Section(other) if *other == section.id => Some(moved(section.points?, slope?)),
            Name::Total => Some(moved(self.total, of_total?)),
            _ => None,
        };
        let number = Number { value, within: Range::between(row.ends.0, most), whole: false };
        let at = |range: Range| {
            let world = self.tried(Instead::Criterion(id, range));
            let along = Along::points(&world, Moving::Criterion(id), value, range);
            only(&settle_at(&world, world.sheet.total.clone(), Some(&along), Detail::Verdict))
        };
        let step = match few(row) {
            Some(values) => nearest_of(values, value, self.now, &at)?,
            None => self.nearest(number, &follows, &at)?,
        };
        Some((ChangeOf::Criterion(id.clone()), step))
    }

    /// The points of a section move the total with them.
    fn of_section(&self, section: &Sum<'_>) -> Option<(ChangeOf, Step)> {
        let id = section.id;
        let mut rows = self.world.sheet.rows.iter().filter(|row| row.section == id);
        if !self.is_asked(&|name| matches!(name, Name::Section(other) if other == id))
            || rows.any(|row| is_entangled(self.world, row))
        {
            return None;
        }
        let result = section.result();
        let (value, most) = (result.points?, result.max?);
        let follows = |name: &Name| match name {
            Name::Section(other) if other == id => Some(moved(value, Exact::ONE)),
            Name::Total => Some(moved(self.total, self.slope()?)),
            _ => None,
        };
        let least = fewest(self.world, self.world.given.rulebook.section(id)?);
        let number = Number { value, within: Range::between(least.min(value), most), whole: false };
        let at = |range: Range| {
            let world = self.tried(Instead::Section(id, range));
            let along = Along::points(&world, Moving::Section(id), value, range);
            only(&settle_at(&world, world.sheet.total.clone(), Some(&along), Detail::Verdict))
        };
        let step = self.nearest(number, &follows, &at)?;
        Some((ChangeOf::Section(id.clone()), step))
    }

    /// How much the total moves with the sum of the sections; none where it does not.
    fn slope(&self) -> Option<Exact> {
        self.world.sheet.converted.as_ref().map_or(Some(Exact::ONE), Converted::slope)
    }

    /// What the factor multiplies, where there is one; none where that is nought, which no factor alters.
    fn points(&self) -> Option<Exact> {
        let points = self.world.sheet.converted.as_ref()?.points.range().known();
        points.filter(|points| !points.is_zero())
    }

    /// Whether a condition asks for such a name.
    fn is_asked(&self, is: &dyn Fn(&Name) -> bool) -> bool {
        self.world.given.rulebook.conditions().any(|when| when.tree().mentions(is))
    }

    fn known(&self, name: &Name) -> Option<Exact> {
        super::super::expression::Facts::read(&self.world.given, name).range().known()
    }

    /// The case with another number in place of its own.
    fn tried<'i>(&'i self, instead: Instead<'i>) -> World<'i> {
        World::new(Given { instead: Some(instead), ..self.world.given })
    }

    /// Whether points of the sheet become others before they count.
    fn measured(&self) -> Measured {
        let as_marked = |row: &Row<'_>| row.factor().range().known() == Some(Exact::ONE);
        let of_sections = |sum: &Sum<'_>| sum.result().factor.is_none_or(|factor| factor == Exact::ONE);
        let sheet = &self.world.sheet;
        let is_marked = sheet.converted.is_none()
            && sheet.rows.iter().all(as_marked)
            && sheet.sections.iter().all(of_sections);
        if is_marked { Measured::Marked } else { Measured::Converted }
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
            promise: Promise::Sure,
            measured: self.measured(),
            class: class.map(|class| class.id.clone()),
        }
    }
}

fn moved(now: Exact, slope: Exact) -> Follows {
    Follows::Line { now, slope }
}

/// A number that lies anywhere in a range.
fn anywhere(range: Range) -> Reading {
    Reading::known(Content::Number(range))
}

/// What a case comes to, if that is one class or standing.
fn only(settled: &Settled) -> Option<Verdict> {
    let first = settled.verdicts.first()?;
    let alike = |other: &Verdict| (other.way, other.class) == (first.way, first.class);
    settled.verdicts.iter().all(alike).then_some(*first)
}
