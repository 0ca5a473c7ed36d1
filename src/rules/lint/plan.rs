//! A plan: what every criterion must bring so that a sheet comes to a wanted total.

use super::cell::Span;
use super::grid::Grid;
use super::reach::{Gives, Sums};
use crate::number::Exact;

/// What a sheet offers and what is wanted of it.
pub(super) struct Plan<'a> {
    pub(super) sections: Vec<Part<'a>>,
    /// What becomes of the sum of all sections.
    pub(super) after: Box<dyn Fn(Exact) -> Exact + 'a>,
    pub(super) total: Span,
    /// How many noughts are told apart, and which numbers of them are wanted.
    pub(super) zeros: usize,
    pub(super) zeros_fit: Box<dyn Fn(usize) -> bool + 'a>,
}

/// One section of a plan.
pub(super) struct Part<'a> {
    /// For each criterion what it can bring, the best first.
    pub(super) criteria: Vec<Vec<Brings>>,
    /// What becomes of their sum.
    pub(super) after: Box<dyn Fn(Exact) -> Exact + 'a>,
    pub(super) wanted: Span,
}

/// One thing that a criterion can bring.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brings {
    pub(super) points: Exact,
    pub(super) zero: bool,
}

/// A section's sums, criterion by criterion, and after its limits.
struct Stage {
    gives: Vec<Vec<Gives>>,
    sums: Vec<Sums>,
    after: Sums,
}

impl Plan<'_> {
    /// For each section and criterion which of its offers to take; the greatest total that is wanted.
    pub(super) fn solve(&self) -> Option<Vec<Vec<usize>>> {
        let grid = self.grid()?;
        let stages: Vec<Stage> = self.sections.iter().map(|part| stage(part, grid, self.zeros)).collect();
        let mut totals = vec![Sums::nothing(self.zeros, grid.length)];
        for stage in &stages {
            totals.push(totals.last()?.plus(&stage.after));
        }
        let wanted = |zeros: usize, cell: usize| {
            (self.zeros_fit)(zeros) && self.total.holds((self.after)(grid.low(cell)))
        };
        let whole = totals.last()?.keep(wanted);
        let ends = whole.rows.iter().enumerate();
        let (mut zeros, mut cell) =
            ends.filter_map(|(zeros, row)| Some((zeros, row.all().last()?))).max_by_key(|(_, cell)| *cell)?;
        let mut taken = Vec::new();
        for ((stage, part), before) in stages.iter().zip(&self.sections).zip(&totals).rev() {
            let (own, rest) = divided(before, &stage.after, (zeros, cell), self.zeros)?;
            taken.push(stage.take(part, own, grid, self.zeros)?);
            (zeros, cell) = rest;
        }
        taken.reverse();
        Some(taken)
    }

    fn grid(&self) -> Option<Grid> {
        let offers = self.sections.iter().flat_map(|part| part.criteria.iter().flatten());
        let most =
            self.sections.iter().flat_map(|part| &part.criteria).try_fold(Exact::ONE, |sum, offers| {
                sum.plus(offers.iter().map(|offer| offer.points).max().unwrap_or_default())
            })?;
        let limits = self.sections.iter().flat_map(|part| {
            [Exact::ZERO, most].into_iter().map(|end| (part.after)(end)).filter(|end| *end <= most)
        });
        Grid::of(offers.map(|offer| offer.points).chain(limits), most)
    }
}

impl Stage {
    /// Which offers come to a sum with so many noughts after the limits.
    fn take(&self, part: &Part<'_>, own: (usize, usize), grid: Grid, most: usize) -> Option<Vec<usize>> {
        let (zeros, wanted) = own;
        let last = self.sums.last()?;
        let comes = |cell: &usize| grid.cell((part.after)(grid.low(*cell))) == wanted;
        let mut at = (zeros, last.rows.get(zeros)?.all().filter(comes).last()?);
        let mut taken = Vec::new();
        for (gives, before) in self.gives.iter().zip(&self.sums).rev() {
            let fits = |offer: &Gives| {
                let cell = at.1.checked_sub(offer.cell)?;
                let before_zeros = zeros_before(at.0, usize::from(offer.zero), most);
                before_zeros.into_iter().find(|zeros| before.has(*zeros, cell)).map(|zeros| (zeros, cell))
            };
            let (index, next) =
                gives.iter().enumerate().find_map(|(index, offer)| Some((index, fits(offer)?)))?;
            taken.push(index);
            at = next;
        }
        taken.reverse();
        Some(taken)
    }
}

fn stage(part: &Part<'_>, grid: Grid, zeros: usize) -> Stage {
    let mut sums = vec![Sums::nothing(zeros, grid.length)];
    let mut all = Vec::new();
    for offers in &part.criteria {
        let gives = offers.iter().map(|offer| Gives { cell: grid.cell(offer.points), zero: offer.zero });
        let gives: Vec<Gives> = gives.collect();
        if let Some(last) = sums.last() {
            sums.push(last.with(&gives));
        }
        all.push(gives);
    }
    let nothing = Sums::nothing(zeros, grid.length);
    let after = sums.last().unwrap_or(&nothing).moved(|cell| {
        let cell = grid.cell((part.after)(grid.low(cell)));
        (cell, cell)
    });
    let after = after.only(|cell| part.wanted.holds(grid.low(cell)));
    Stage { gives: all, sums, after }
}

/// A cell of a section and a cell before it that together come to a cell.
fn divided(
    before: &Sums,
    own: &Sums,
    (zeros, cell): (usize, usize),
    most: usize,
) -> Option<((usize, usize), (usize, usize))> {
    own.rows.iter().enumerate().find_map(|(own_zeros, row)| {
        let cells: Vec<usize> = row.all().filter(|own| *own <= cell).collect();
        cells.into_iter().rev().find_map(|own_cell| {
            let rest = cell - own_cell;
            let mut others = zeros_before(zeros, own_zeros, most).into_iter();
            let other = others.find(|other| before.has(*other, rest))?;
            Some(((own_zeros, own_cell), (other, rest)))
        })
    })
}

/// How many noughts there can have been before some were added, where `most` also stands for more.
fn zeros_before(after: usize, added: usize, most: usize) -> Vec<usize> {
    if after < most {
        after.checked_sub(added).into_iter().collect()
    } else {
        (after.saturating_sub(added)..=most).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_number_of_noughts_also_stands_for_more() {
        assert_eq!(zeros_before(1, 0, 3), [1]);
        assert_eq!(zeros_before(1, 1, 3), [0]);
        assert_eq!(zeros_before(0, 1, 3), Vec::<usize>::new());
        assert_eq!(zeros_before(3, 1, 3), [2, 3]);
        assert_eq!(zeros_before(3, 2, 3), [1, 2, 3]);
        assert_eq!(zeros_before(0, 0, 0), [0]);
    }

    fn exact(text: &str) -> Exact {
        text.parse().expect("a number")
    }

    /// What each criterion of one section brings so that its sum, held at a limit, comes to a total.
    fn taken(offers: &[&[&str]], limit: &str, total: &str) -> Option<Vec<String>> {
        let brings = |points: &&str| Brings { points: exact(points), zero: *points == "0" };
        let criteria: Vec<Vec<Brings>> =
            offers.iter().map(|offers| offers.iter().map(brings).collect()).collect();
        let limit = exact(limit);
        let part = Part { criteria, after: Box::new(move |sum: Exact| sum.min(limit)), wanted: Span::ALL };
        let total = Some((exact(total), true));
        let plan = Plan {
            sections: vec![part],
            after: Box::new(|sum| sum),
            total: Span { low: total, high: total },
            zeros: 0,
            zeros_fit: Box::new(|_| true),
        };
        let taken = plan.solve()?.remove(0);
        Some(taken.iter().zip(offers).map(|(index, offers)| offers[*index].to_owned()).collect())
    }

    #[test]
    fn a_wanted_total_is_made_of_the_best_offers_that_come_to_it() {
        let offers: &[&[&str]] = &[&["6", "3", "0"], &["4", "0"]];
        assert_eq!(taken(offers, "10", "7"), Some(vec!["3".to_owned(), "4".to_owned()]));
        assert_eq!(taken(offers, "10", "10"), Some(vec!["6".to_owned(), "4".to_owned()]));
        assert_eq!(taken(offers, "10", "8"), None);
        // A limit between the steps makes the grid finer, so that it can be hit.
        assert_eq!(taken(offers, "9.5", "9.5"), Some(vec!["6".to_owned(), "4".to_owned()]));
        assert_eq!(taken(offers, "9.5", "9"), None);
    }
}
