//! Marks given otherwise: met or not, another level, other points in the steps of the scale.

use super::super::super::case::Case;
use super::super::super::change::{ChangeOf, ChangeStep};
use super::super::super::criterion::{Criterion, Level, Start};
use super::super::super::expression::Range;
use super::super::super::id::{CriterionId, LevelId};
use super::super::super::mark::Mark;
use super::super::super::scale::Scale;
use super::super::facts::{Given, Instead, World};
use super::single::{Kind, Otherwise, Singles};
use crate::number::{Exact, Rounding};

/// On a scale of more marks than this no single one is tried: points tell it.
const MANY: i64 = 400;

pub(super) fn try_all(singles: &mut Singles<'_, '_, '_>) {
    let case = singles.given().case;
    for criterion in singles.given().rulebook.criteria() {
        match (&criterion.start, case.marks.get(&criterion.id)) {
            (Start::Check, Some(Mark::Check(met))) => {
                let other = marked(case, &criterion.id, Mark::Check(!met));
                singles.turned(Kind::YesOrNo, ChangeOf::Mark(criterion.id.clone()), !met, &other);
            }
            (Start::Levels(levels), Some(Mark::Level(own))) => levels_of(singles, criterion, levels, own),
            (Start::Points(scale), Some(Mark::Points(own))) => {
                let (above, below) = others(scale, *own, criterion.max);
                for (step, marks) in [(ChangeStep::UpTo, above), (ChangeStep::DownTo, below)] {
                    Scan { singles, criterion, scale, own: *own, step }.all(&marks);
                }
            }
            _ => {}
        }
    }
}

fn marked(case: &Case, criterion: &CriterionId, mark: Mark) -> Case {
    let mut case = case.clone();
    case.marks.insert(criterion.clone(), mark);
    case
}

/// Every level; how far it is away is how many levels one passes.
fn levels_of(singles: &mut Singles<'_, '_, '_>, criterion: &Criterion, levels: &[Level], own: &LevelId) {
    let Some(at) = levels.iter().position(|level| level.id == *own) else { return };
    for (other, level) in levels.iter().enumerate() {
        let case = marked(singles.given().case, &criterion.id, Mark::Level(level.id.clone()));
        if let Some(tried) = singles.tried(&case) {
            let of = ChangeOf::Level(criterion.id.clone(), level.id.clone());
            let by = Exact::count(other.abs_diff(at));
            let (kind, step) = (Kind::OneOfSome, ChangeStep::UpTo);
            singles.keep(Otherwise { kind, of, step, bound: level.points, by, steps: by }, tried);
        }
    }
}

/// The marks above another and those below it, the nearest first; none where there are too many.
fn others(scale: &Scale, own: Exact, max: Exact) -> (Vec<Exact>, Vec<Exact>) {
    let of_step = |number: Exact, how: Rounding| {
        number.over(scale.step).and_then(|steps| steps.rounded(0, how)).and_then(Exact::as_whole)
    };
    let (least, best) = scale.ends(max);
    let ends = of_step(least, Rounding::Ceil).zip(of_step(best, Rounding::Floor));
    let Some((least, best)) = ends.filter(|(least, best)| best - least <= MANY) else {
        return Default::default();
    };
    let marks = (least..=best).filter_map(|steps| scale.step.times(Exact::whole(steps)));
    let marks: Vec<Exact> = marks.filter(|mark| scale.allows(*mark, max).is_ok()).collect();
    let above = marks.iter().copied().filter(|mark| *mark > own).collect();
    (above, marks.into_iter().rev().filter(|mark| *mark < own).collect())
}

/// Going through marks on one side.
struct Scan<'c, 's, 't, 'w, 'a> {
    singles: &'t mut Singles<'s, 'w, 'a>,
    criterion: &'c Criterion,
    scale: &'c Scale,
    own: Exact,
    step: ChangeStep,
}

impl Scan<'_, '_, '_, '_, '_> {
    /// Keeps what these marks come to, the nearest first, up to one that cannot be judged; then the answer is none. Where
    /// all of some marks are known to come to the same, the nearest stands for them.
    fn all(&mut self, marks: &[Exact]) -> Option<()> {
        match marks {
            [] => Some(()),
            [mark] => self.one(*mark),
            [first, .., furthest] if self.are_one(*first, *furthest) => self.one(*first),
            _ => {
                let (nearer, further) = marks.split_at(marks.len() / 2);
                self.all(nearer)?;
                self.all(further)
            }
        }
    }

    fn one(&mut self, mark: Exact) -> Option<()> {
        let tried = self.singles.tried(&self.case(mark))?;
        let by = mark.max(self.own).minus(mark.min(self.own))?;
        let (kind, of) = (Kind::Number, ChangeOf::Mark(self.criterion.id.clone()));
        let steps = by.over(self.scale.step)?;
        self.singles.keep(Otherwise { kind, of, step: self.step, bound: mark, by, steps }, tried);
        Some(())
    }

    /// Whether the case comes to one thing at all marks between two. Levels that follow from the mark are not seen by
    /// that.
    fn are_one(&self, first: Exact, furthest: Exact) -> bool {
        if self.scale.has_levels() {
            return false;
        }
        let points = [first, furthest].map(|mark| {
            let case = self.case(mark);
            let world = World::new(Given { case: &case, ..self.singles.given() });
            let row = world.sheet.rows.iter().find(|row| row.criterion.id == self.criterion.id);
            row.and_then(super::Row::known_points)
        });
        let [Some(one), Some(other)] = points else { return false };
        let range = Range::between(one.min(other), one.max(other));
        let instead = Some(Instead::Criterion(&self.criterion.id, range));
        self.singles.tried_with(&Given { instead, ..self.singles.given() }).is_some()
    }

    fn case(&self, mark: Exact) -> Case {
        marked(self.singles.given().case, &self.criterion.id, Mark::Points(mark))
    }
}
