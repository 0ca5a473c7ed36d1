//! The smallest changes that would alter the result: by points, and by one thing that was said about the member.
//!
//! Points walk outwards from their value. At each place where a condition may turn the case is settled again, and
//! between two such places it is settled with the number anywhere between them, as if that fact were missing: only
//! where this comes to one result is it known that nothing nearer alters it. What moves along with it, as far as
//! conditions ask for that, is missing in the same way ([`Along`]). What cannot be judged so is not said. A total that
//! is held within limits or rounded is moved before that. The total comes first; where no total leads to something
//! better, or to something worse, the points of a criterion or a section may.
//!
//! One mark, fact, kind of event or finding ([`single`]) is tried as it would be said, with all else as it is.

mod along;
mod deeds;
mod ends;
mod facts;
mod listed;
mod marks;
mod reached;
mod single;
mod turns;
mod walk;

pub(super) use self::along::Along;
use self::along::{Moving, is_entangled};
use self::ends::{fewest, lowest};
use self::listed::listed;
use self::reached::{has_few_marks, reached};
use self::single::singles;
use self::turns::{Follows, turns};
use self::walk::{Number, Step};
use super::super::change::{Change, ChangeOf, Measured, Promise};
use super::super::expression::{Content, Name, Range, Reading};
use super::super::outcome::Truth;
use super::convert::Converted;
use super::facts::{Given, Instead, View, World};
use super::firing::Detail;
use super::row::Row;
use super::settle::{Settled, Verdict, Way, settle_at};
use super::sheet::Sum;
use super::sums::{limited, not_negative, rounded};
use crate::number::Exact;

/// The smallest changes, for a case whose total and result are known: what leads to something better, the nearest by
/// points first, then what leads to something worse.
pub(super) fn changes(world: &World<'_>, settled: &Settled) -> Vec<Change> {
    let Some(search) = Search::new(world, settled) else { return Vec::new() };
    let points = search.points();
    let singles = singles(&search, &points);
    let found = listed(points, singles, search.now);
    found.into_iter().map(|found| search.change(found)).collect()
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

/// A change that alters the result.
struct Found {
    of: ChangeOf,
    step: Step,
}

/// The nearest changes of points.
struct Points {
    /// That leads to something better.
    better: Option<Found>,
    /// That leads to something worse.
    worse: Option<Found>,
}

impl<'w, 'a> Search<'w, 'a> {
    fn new(world: &'w World<'a>, settled: &'w Settled) -> Option<Self> {
        let now = settled.verdict()?;
        let total = world.sheet.free().range().known()?;
        let most = world.sheet.reach.range().known()?.max(total);
        let least = lowest(world)?;
        Some(Self { world, settled, now, total, ends: (least.min(total), most) })
    }
}

impl Search<'_, '_> {
    /// The nearest changes of points: of the total, else of another number that points make; and upwards else of the total
    /// while nothing happens more or less often than it did. Downwards that would be no help: something that happens is how
    /// points are mostly lost.
    fn points(&self) -> Points {
        let mut points = self.nearest_of(self.of_total(ChangeOf::Total));
        if points.better.is_none() || points.worse.is_none() {
            let other = self.nearest_of(self.others());
            points.better = points.better.or(other.better);
            points.worse = points.worse.or(other.worse);
        }
        if points.better.is_none() {
            points.better = self.nearest_of(self.of_total(ChangeOf::TotalByOtherMeans)).better;
        }
        points
    }

    /// Of some changes the nearest that leads to something better and the nearest that leads to something worse.
    fn nearest_of(&self, found: Vec<Found>) -> Points {
        let (better, rest): (Vec<Found>, Vec<Found>) =
            found.into_iter().partition(|found| found.step.verdict.rank() < self.now.rank());
        let worse = rest.into_iter().filter(|found| found.step.verdict.rank() > self.now.rank()).collect();
        let nearest = |found: Vec<Found>| found.into_iter().min_by_key(|found| found.step.by);
        Points { better: nearest(better), worse: nearest(worse) }
    }

    fn of_total(&self, of: ChangeOf) -> Vec<Found> {
        let (world, total) = (self.world, self.total);
        let number = Number { value: total, within: Range::between(self.ends.0, self.ends.1), whole: false };
        let at = |range: Range| {
            let along = Along::points(world, Moving::Total, total, range);
            let along = if of == ChangeOf::Total { along } else { along.with_deeds_as_they_are() };
            only(&settle_at(world, self.held(range), Some(&along), Detail::Verdict))
        };
        let follows = |name: &Name| (*name == Name::Total).then(|| moved(total, Exact::ONE));
        let steps = self.nearest(number, &follows, &at).into_iter();
        let reached = steps.filter_map(|step| reached(step, total, world, self.now, &at));
        found(of.clone(), reached.collect())
    }

    /// The nearest values of a number on both sides that alter the result, the one above first.
    fn nearest(
        &self,
        number: Number,
        follows: &dyn Fn(&Name) -> Option<Follows>,
        at: &dyn Fn(Range) -> Option<Verdict>,
    ) -> Vec<Step> {
        let view = View { world: self.world, total: &self.settled.total, class: self.now.class, along: None };
        number.nearest(&turns(&view, number.value, follows), self.now, at)
    }

    /// A total that lies anywhere in a range before it is held and rounded.
    fn held(&self, range: Range) -> Reading {
        let set = self.world.given.rulebook.set();
        let limits = set.limits.as_ref().map(|limits| &limits.sum);
        rounded(limited(not_negative(anywhere(range)), limits), set.round, "total")
    }

    /// The changes of numbers other than the total that points make.
    fn others(&self) -> Vec<Found> {
        let criteria = self.world.sheet.rows.iter().filter_map(|row| self.of_criterion(row));
        let sections = self.world.sheet.sections.iter().filter_map(|section| self.of_section(section));
        criteria.chain(sections).flatten().chain(self.of_zeros().unwrap_or_default()).collect()
    }

    fn of_zeros(&self) -> Option<Vec<Found>> {
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
        Some(found(ChangeOf::Zeros, self.nearest(number, &follows, &at)))
    }

    /// The points of a criterion move its section and the total with them.
    fn of_criterion(&self, row: &Row<'_>) -> Option<Vec<Found>> {
        let id = &row.criterion.id;
        if row.applies != Truth::True
            || has_few_marks(row)
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
        Some(found(ChangeOf::Criterion(id.clone()), self.nearest(number, &follows, &at)))
    }

    /// The points of a section move the total with them.
    fn of_section(&self, section: &Sum<'_>) -> Option<Vec<Found>> {
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
        Some(found(ChangeOf::Section(id.clone()), self.nearest(number, &follows, &at)))
    }

    /// How much the total moves with the sum of the sections; none where it does not.
    fn slope(&self) -> Option<Exact> {
        self.world.sheet.converted.as_ref().map_or(Some(Exact::ONE), Converted::slope)
    }

    /// What the factor multiplies, where there is one; none where that is nought, which no factor alters.
    fn points_before_factor(&self) -> Option<Exact> {
        let points = self.world.sheet.converted.as_ref()?.points.range().known();
        points.filter(|points| !points.is_zero())
    }

    /// Whether a condition asks for such a name.
    fn is_asked(&self, is: &dyn Fn(&Name) -> bool) -> bool {
        self.world.given.rulebook.conditions().any(|when| when.tree().mentions(is))
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

    fn change(&self, found: Found) -> Change {
        let Found { of, step: Step { step, bound, by, verdict } } = found;
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

fn found(of: ChangeOf, steps: Vec<Step>) -> Vec<Found> {
    steps.into_iter().map(|step| Found { of: of.clone(), step }).collect()
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
    settled.verdicts.iter().all(|other| other.is_as(*first)).then_some(*first)
}

impl Verdict {
    /// How good it is, the least being the best: a class, then what the committee must decide, then no class, now or at
    /// all.
    fn rank(self) -> (u8, usize) {
        match self.way {
            Way::Ranked => (0, self.class.unwrap_or(usize::MAX)),
            Way::Referred => (1, self.class.unwrap_or(usize::MAX)),
            Way::Suspended | Way::NotRanked => (2, 0),
        }
    }

    fn is_as(self, other: Self) -> bool {
        (self.way, self.class) == (other.way, other.class)
    }
}
