//! The grid on which points are counted: its unit, and which cell a number falls in.

use super::super::rulebook::Rulebook;
use super::super::set::Limits;
use super::cell::Span;
use crate::number::{Exact, Rounding};

/// More cells than this are never counted; a coarser grid stands in, with gaps for the numbers between.
const MOST_CELLS: i64 = 4_096;

/// A grid of numbers from nought up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) unit: Exact,
    /// How many cells there are.
    pub(super) length: usize,
}

impl Grid {
    /// The coarsest grid on which all these numbers lie, up to a sum of `most`; coarser still where that is too fine.
    pub(super) fn of(numbers: impl Iterator<Item = Exact>, most: Exact) -> Option<Self> {
        let unit = numbers.filter(|number| !number.is_zero()).try_fold(Exact::ZERO, Exact::common);
        let fine = unit.filter(|unit| !unit.is_zero()).and_then(|unit| Self::with(unit, most));
        fine.or_else(|| Self::with(most.over(Exact::whole(MOST_CELLS / 4))?, most))
    }

    fn with(unit: Exact, most: Exact) -> Option<Self> {
        if unit <= Exact::ZERO {
            return None;
        }
        let steps = most.over(unit)?.rounded(0, Rounding::Ceil)?.as_whole()?;
        let length = usize::try_from(steps.checked_mul(2)?.checked_add(2)?).ok()?;
        (steps * 2 < MOST_CELLS).then_some(Self { unit, length })
    }

    /// The cell of a number. Below nought is nought, beyond the grid its last cell.
    pub(super) fn cell(self, number: Exact) -> usize {
        let steps = number.over(self.unit);
        let below = steps.and_then(|steps| steps.rounded(0, Rounding::Floor)).and_then(Exact::as_whole);
        let Some(below) = below.and_then(|below| usize::try_from(below).ok()) else {
            return if number.is_negative() { 0 } else { self.length - 1 };
        };
        let between = steps.is_some_and(|steps| steps != Exact::count(below));
        (below * 2 + usize::from(between)).min(self.length - 1)
    }

    /// Whether a number lies beyond the grid, in its last cell.
    pub(super) fn is_beyond(self, number: Exact) -> bool {
        self.cell(number) + 1 == self.length
    }

    /// The number at the lower end of a cell, which for an even cell is its only one.
    pub(super) fn low(self, cell: usize) -> Exact {
        Exact::count(cell / 2).times(self.unit).unwrap_or_default()
    }

    /// The number at the upper end of a cell.
    pub(super) fn high(self, cell: usize) -> Exact {
        Exact::count(cell.div_ceil(2)).times(self.unit).unwrap_or_default()
    }

    /// Whether some number of a cell lies in a span.
    pub(super) fn meets(self, span: Span, cell: usize) -> bool {
        if cell.is_multiple_of(2) {
            span.holds(self.low(cell))
        } else {
            span.meets_gap(self.low(cell), self.high(cell))
        }
    }

    /// The cells that a rising function leads to from one cell. One that is `smooth` (it holds and multiplies, but does
    /// not round) and leaves both ends in place leaves everything between in place.
    pub(super) fn image(self, cell: usize, smooth: bool, rising: impl Fn(Exact) -> Exact) -> (usize, usize) {
        let (low, high) = (rising(self.low(cell)), rising(self.high(cell)));
        let kept = smooth && low == self.low(cell) && high == self.high(cell);
        if kept { (cell, cell) } else { (self.cell(low), self.cell(high)) }
    }
}

/// A grid on which all fixed points of a set lie.
pub(super) fn grid(rulebook: &Rulebook) -> Option<Grid> {
    let mut numbers: Vec<Exact> = Vec::new();
    let mut most = Exact::ZERO;
    for section in rulebook.sections() {
        most = most.plus(section.sum()?)?;
        numbers.extend(section.bonus.as_ref().map(|bonus| bonus.cap));
        numbers.extend(section.penalty.as_ref().map(|penalty| penalty.cap));
        numbers.extend(section.limits.iter().flat_map(|limits| [limits.sum.min, limits.sum.max]).flatten());
        for criterion in &section.criteria {
            numbers.extend(criterion.amounts()?);
        }
    }
    let limits = rulebook.set().limits.as_ref();
    numbers.extend(limits.into_iter().flat_map(|limits| [limits.sum.min, limits.sum.max]).flatten());
    let least = numbers.iter().copied().max()?;
    // Room for what limits may raise a sum to.
    let most = most.max(least).times(Exact::whole(2))?;
    Grid::of(numbers.into_iter(), most)
}

/// A number held within limits.
pub(super) fn held(number: Exact, limits: Option<&Limits>) -> Exact {
    let most = limits.and_then(|limits| limits.max);
    let least = limits.and_then(|limits| limits.min);
    let number = most.map_or(number, |most| number.min(most));
    least.map_or(number, |least| number.max(least))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().expect("a number")
    }

    #[test]
    fn the_unit_divides_every_number() {
        let grid = |numbers: &[&str]| {
            Grid::of(numbers.iter().map(|number| exact(number)), Exact::whole(10)).expect("a grid")
        };
        assert_eq!(grid(&["8", "0.5", "2.5"]).unit, exact("0.5"));
        assert_eq!(grid(&["1", "1/3", "0.25"]).unit, exact("1/12"));
        assert!(grid(&["1", "0.00001"]).unit > exact("0.001"), "too fine to be counted");
    }

    #[test]
    fn no_more_cells_are_counted_than_the_most() {
        let unit = |most: i64| Grid::of([Exact::ONE].into_iter(), Exact::whole(most)).expect("a grid").unit;
        let half = MOST_CELLS / 2;
        assert_eq!([unit(1), unit(half - 1)], [Exact::ONE; 2]);
        assert!(unit(half) > Exact::ONE && unit(half * 3) > Exact::ONE, "a coarser grid stands in");
    }

    #[test]
    fn what_lies_beyond_the_grid_falls_in_its_last_cell() {
        let grid = Grid::of([exact("0.5")].into_iter(), Exact::whole(10)).expect("a grid");
        assert_eq!(grid.length, 42);
        let beyond = ["10.25", "11", "1000", "99999999999999999999999999999"].map(exact);
        assert_eq!(beyond.map(|number| grid.cell(number)), [41; 4]);
        assert_eq!(["-0.5", "-99999999999999999999999999999"].map(|n| grid.cell(exact(n))), [0; 2]);
    }

    #[test]
    fn numbers_between_fall_in_gaps() {
        let grid = Grid::of([exact("0.5")].into_iter(), Exact::whole(10)).expect("a grid");
        assert_eq!(
            [exact("0"), exact("0.25"), exact("0.5"), exact("10")].map(|n| grid.cell(n)),
            [0, 1, 2, 40]
        );
        assert_eq!(grid.image(1, true, |n| n.min(exact("0.25"))), (0, 1));
        assert_eq!(grid.image(3, true, |n| n), (3, 3));
        let to_whole = |n: Exact| n.rounded(0, Rounding::HalfUp).expect("small");
        let wide = Grid { unit: Exact::ONE, ..grid };
        assert_eq!(wide.image(1, false, to_whole), (0, 2));
    }
}
