//! What one criterion can earn: every start with every event that may happen, as cells of a grid.

use super::super::criterion::{Criterion, Effect, EventKind, GroupRule, Start};
use super::super::voting::MarksRule;
use super::grid::Grid;
use super::reach::Bits;
use crate::number::Exact;

/// The cells that a criterion can earn where it applies. It may name more than there are, never fewer. `formula` is what
/// its formula can come to.
pub(super) fn earned(criterion: &Criterion, marks: MarksRule, grid: Grid, formula: (Exact, Exact)) -> Bits {
    let top = grid.cell(criterion.max);
    let start = start(criterion, marks, grid, formula);
    let (lost, won) = (moved(criterion, grid, true), moved(criterion, grid, false));
    let nothing = |bits: &Bits| bits.all().eq([0]);
    let mut earned = Bits::none(grid.length);
    if !nothing(&lost) && !nothing(&won) {
        let open = [&start, &lost, &won].iter().any(|bits| bits.all().any(|cell| cell % 2 == 1));
        (0..=top).step_by(if open { 1 } else { 2 }).for_each(|cell| earned.set(cell));
        earned.set(top);
        return earned;
    }
    for start in start.all() {
        for lost in lost.all() {
            let spread = usize::from(start % 2 == 1 && lost % 2 == 1);
            let low = start.saturating_sub(lost + spread);
            let high = (start + spread).saturating_sub(lost);
            (low..=high).for_each(|cell| earned.set(cell));
        }
        for won in won.all() {
            let spread = usize::from(start % 2 == 1 && won % 2 == 1);
            let sum = start + won;
            (sum - spread..=sum + spread).for_each(|cell| earned.set(cell.min(top)));
        }
    }
    if criterion.events.iter().any(|event| event.effect == Effect::All) {
        earned.set(0);
    }
    earned
}

/// The cells that a criterion can take away where it applies, in a section that does nothing else. `formula` is what
/// its formula can take.
pub(super) fn taken(criterion: &Criterion, grid: Grid, formula: (Exact, Exact)) -> Bits {
    let top = grid.cell(criterion.max);
    let (low, high) = (grid.cell(formula.0).min(top), grid.cell(formula.1).min(top));
    let mut start = Bits::none(grid.length);
    (low..=high).for_each(|cell| start.set(cell));
    let mut taken = sums(&start, &moved(criterion, grid, true), top);
    if criterion.events.iter().any(|event| event.effect == Effect::All) {
        taken.set(top);
    }
    taken
}

/// Where the points can start.
fn start(criterion: &Criterion, marks: MarksRule, grid: Grid, formula: (Exact, Exact)) -> Bits {
    let mut cells = Bits::none(grid.length);
    let top = grid.cell(criterion.max);
    match &criterion.start {
        Start::Check => [0, top].into_iter().for_each(|cell| cells.set(cell)),
        Start::Full => cells.set(top),
        Start::Empty => cells.set(0),
        Start::Points(scale) => {
            let cell = |mark: Exact| scale.points(mark).map_or(top, |points| grid.cell(points).min(top));
            let step = cell(scale.step);
            // A step is more than nought, so its cell is not the first.
            let is_stepped = step.is_multiple_of(2) && (marks == MarksRule::Majority || scale.has_levels());
            let by = if is_stepped { step } else { 1 };
            let ranges: Vec<(usize, usize)> = match scale.has_levels() {
                true => scale.levels.iter().map(|level| (cell(level.from), cell(level.to))).collect(),
                false => vec![(0, top)],
            };
            let all = ranges.into_iter().flat_map(|(from, to)| (from..=to).step_by(by));
            all.for_each(|cell| cells.set(cell));
        }
        Start::Levels(levels) => {
            levels.iter().for_each(|level| cells.set(grid.cell(level.points.min(criterion.max))));
        }
        Start::Formula(_) => {
            let (low, high) = (grid.cell(formula.0), grid.cell(formula.1.min(criterion.max)));
            (low.min(high)..=high).for_each(|cell| cells.set(cell));
        }
    }
    cells
}

/// All that events can take from the points, or add to them, up to the maximum.
fn moved(criterion: &Criterion, grid: Grid, down: bool) -> Bits {
    let top = grid.cell(criterion.max);
    let mut all = Bits::none(grid.length);
    all.set(0);
    let events: Vec<Moves<'_>> =
        criterion.events.iter().filter_map(|event| Moves::of(event, grid, down)).collect();
    let grouped = |event: &EventKind| criterion.groups.iter().any(|group| group.events.contains(&event.id));
    for moves in events.iter().filter(|moves| !grouped(moves.event)) {
        all = sums(&all, &moves.often(grid, top), top);
    }
    for group in &criterion.groups {
        let mut any = Bits::none(grid.length);
        any.set(0);
        for moves in events.iter().filter(|moves| group.events.contains(&moves.event.id)) {
            match group.counts {
                GroupRule::Best => any.join(&moves.often(grid, top)),
                GroupRule::One => {
                    moves.each.iter().for_each(|one| any.join(&limited(moves.event, one, grid)))
                }
            }
        }
        all = sums(&all, &any, top);
    }
    all
}

/// What an event takes or adds, without its sign.
struct Moves<'a> {
    event: &'a EventKind,
    /// What the first occurrence brings, the second, and so on; all beyond bring what the last one does.
    each: Vec<Bits>,
}

impl<'a> Moves<'a> {
    /// The moves of an event; none where it does nothing in that direction.
    fn of(event: &'a EventKind, grid: Grid, down: bool) -> Option<Self> {
        let sized = |points: Exact| if down { points.negated() } else { Some(points) };
        let (low, high) = event.effect.ends()?;
        if sized(low)?.max(sized(high)?) <= Exact::ZERO {
            return None;
        }
        let between = |one: Exact, other: Exact| {
            let mut cells = Bits::none(grid.length);
            (grid.cell(one.min(other))..=grid.cell(one.max(other))).for_each(|cell| cells.set(cell));
            cells
        };
        let each = match &event.effect {
            Effect::Steps(steps) => {
                let sizes: Option<Vec<Exact>> = steps.points().iter().map(|points| sized(*points)).collect();
                sizes?.into_iter().map(|size| between(size, size)).collect()
            }
            _ => vec![between(sized(low)?, sized(high)?)],
        };
        Some(Self { event, each })
    }

    /// What any number of occurrences takes or adds, none among them.
    fn often(&self, grid: Grid, top: usize) -> Bits {
        let mut so_far = Bits::none(grid.length);
        so_far.set(0);
        let mut all = so_far.clone();
        let Some((last, before)) = self.each.split_last() else { return all };
        for one in before {
            so_far = sums(&so_far, one, top);
            all.join(&so_far);
        }
        loop {
            let mut more = sums(&so_far, last, top);
            more.join(&so_far);
            if more == so_far {
                all.join(&so_far);
                return limited(self.event, &all, grid);
            }
            so_far = more;
        }
    }
}

fn limited(event: &EventKind, cells: &Bits, grid: Grid) -> Bits {
    let Some(limit) = event.limit.map(|limit| limit.max(limit.negated().unwrap_or(limit))) else {
        return cells.clone();
    };
    let limit = grid.cell(limit);
    let mut within = Bits::none(grid.length);
    cells.all().for_each(|cell| within.set(cell.min(limit)));
    within
}

/// The sums of two sets of cells, held at the top.
fn sums(one: &Bits, other: &Bits, top: usize) -> Bits {
    let mut sums = one.emptied();
    for a in one.all() {
        for b in other.all() {
            let spread = usize::from(a % 2 == 1 && b % 2 == 1);
            (a + b - spread..=a + b + spread).for_each(|cell| sums.set(cell.min(top)));
        }
    }
    sums
}

#[cfg(test)]
mod tests;
