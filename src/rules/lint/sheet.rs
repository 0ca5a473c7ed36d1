//! The sheet over a whole block of cases: which criteria apply, what the maximum is, which totals can occur.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::criterion::{NotApplied, Start};
use super::super::expression::{Name, Range};
use super::super::outcome::Truth;
use super::super::rounding::Round;
use super::super::rulebook::Rulebook;
use super::cell::{Cell, Span};
use super::earned::{earned, taken};
use super::grid::{Grid, grid, held};
use super::penalty::lessened;
use super::reach::{Bits, Gives, Sums};
use super::row::{Row, section_factor};
use super::space::{Block, Space};
use super::view::{View, Way};
use crate::number::Exact;

/// So many different sheets are counted at most; after that every total counts as possible.
const MOST_SHEETS: usize = 160;

/// Counts the totals of blocks.
pub(super) struct Sheets<'a> {
    pub(super) rulebook: &'a Rulebook,
    pub(super) grid: Option<Grid>,
    /// What each criterion without a formula can earn, or take away where its section does nothing else.
    pub(super) earned: Vec<Option<Bits>>,
    /// How many noughts are told apart; more count as so many.
    pub(super) zeros: usize,
    counted: RefCell<BTreeMap<String, Option<Rc<Sums>>>>,
    /// The axes that decide which criteria apply, and the maximum for each of their runs.
    applicability: Vec<usize>,
    maxima: RefCell<BTreeMap<Runs, Range>>,
    /// The totals of blocks, whatever these say of the total and the noughts.
    seen: RefCell<BTreeMap<Runs, Option<Rc<Sums>>>>,
}

/// Runs of cells, axis by axis.
type Runs = Vec<(usize, usize)>;

impl<'a> Sheets<'a> {
    pub(super) fn new(space: &Space<'a>) -> Self {
        let rulebook = space.rulebook;
        let grid = grid(rulebook);
        let marks = rulebook.set().voting.marks;
        let none = (Exact::ZERO, Exact::ZERO);
        let criteria =
            rulebook.sections().flat_map(|section| section.criteria.iter().map(move |one| (section, one)));
        let earned = criteria.map(|(section, criterion)| match (&criterion.start, grid) {
            (Start::Formula(_), _) | (_, None) => None,
            (_, Some(grid)) if section.penalty.is_some() => Some(taken(criterion, grid, none)),
            (_, Some(grid)) => Some(earned(criterion, marks, grid, none)),
        });
        let earned = earned.collect();
        let zeros = space.axis(&Name::Zeros).map_or(0, |axis| {
            let points = space.axes[axis].cells.iter().rev().skip(1);
            let mut points = points.filter_map(|cell| match cell {
                Cell::Point(point) => point.as_whole(),
                _ => None,
            });
            points.next().and_then(|most| usize::try_from(most + 1).ok()).unwrap_or(1)
        });
        let mut applicability = space.applicability();
        applicability.sort_unstable();
        applicability.dedup();
        Self {
            rulebook,
            grid,
            earned,
            zeros,
            counted: RefCell::default(),
            applicability,
            maxima: RefCell::default(),
            seen: RefCell::default(),
        }
    }

    /// What the maximum may be in a block.
    pub(super) fn max_total(&self, space: &Space<'_>, block: &Block) -> Range {
        let runs: Runs = self.applicability.iter().map(|axis| block.0[*axis]).collect();
        if let Some(known) = self.maxima.borrow().get(&runs) {
            return *known;
        }
        let range = self.work_out_max_total(space, block);
        self.maxima.borrow_mut().insert(runs, range);
        range
    }

    fn work_out_max_total(&self, space: &Space<'_>, block: &Block) -> Range {
        let open = Range { least: Some(Exact::ZERO), most: self.rulebook.max_total() };
        let Some(rows) = self.rows(space, block).filter(|rows| rows.iter().all(Row::is_known)) else {
            return open;
        };
        let mut total = Some(Exact::ZERO);
        for section in self.rulebook.sections().filter(|section| section.counts()) {
            let own = || rows.iter().filter(|row| row.section.id == section.id);
            let max = own().try_fold(Exact::ZERO, |max, row| max.plus(row.remaining().times(row.factor)?));
            let max = max.zip(section_factor(&rows, section)).and_then(|(max, factor)| max.times(factor));
            let limit = section.limits.as_ref().and_then(|limits| limits.sum.max);
            let max = max.map(|max| limit.map_or(max, |limit| max.min(limit)));
            total = total.zip(max).and_then(|(total, max)| total.plus(max));
        }
        let limit = self.rulebook.set().limits.as_ref().and_then(|limits| limits.sum.max);
        let total = total.map(|total| limit.map_or(total, |limit| total.min(limit)));
        total.map_or(open, Range::point)
    }

    /// Whether a total within the block can occur there at all, together with its noughts, criteria and sections. Yes
    /// where that could not be counted.
    pub(super) fn can_occur(&self, space: &Space<'_>, block: &Block) -> bool {
        let span = |name: &Name| space.axis(name).map(|axis| Span::of(space.run(axis, block)));
        let total = span(&Name::Total).unwrap_or(Span::ALL);
        let zeros = span(&Name::Zeros);
        let (Some(grid), Some(sums)) = (self.grid, self.sums(space, block)) else { return true };
        let rows = sums.rows.iter().enumerate().filter(|(count, _)| self.zeros_fit(zeros, *count));
        rows.into_iter().any(|(_, row)| row.all().any(|cell| grid.meets(total, cell)))
    }

    /// Whether so many noughts lie in a span; the greatest number told apart also stands for more.
    pub(super) fn zeros_fit(&self, zeros: Option<Span>, count: usize) -> bool {
        zeros.is_none_or(|zeros| {
            let beyond = zeros.high.is_none_or(|(high, _)| high >= Exact::count(count));
            zeros.holds(Exact::count(count)) || count == self.zeros && beyond
        })
    }

    /// Every total that the block's sheet can come to, whatever the block says of the total itself.
    fn sums(&self, space: &Space<'_>, block: &Block) -> Option<Rc<Sums>> {
        let mut runs = block.0.clone();
        for axis in [Name::Total, Name::Zeros].iter().filter_map(|name| space.axis(name)) {
            runs[axis] = (0, 0);
        }
        if let Some(seen) = self.seen.borrow().get(&runs) {
            return seen.clone();
        }
        let sums = self.sums_by_rows(space, block);
        self.seen.borrow_mut().insert(runs, sums.clone());
        sums
    }

    fn sums_by_rows(&self, space: &Space<'_>, block: &Block) -> Option<Rc<Sums>> {
        let rows = self.rows(space, block)?;
        let key = self.key(space, block, &rows);
        if let Some(counted) = self.counted.borrow().get(&key) {
            return counted.clone();
        }
        if self.counted.borrow().len() >= MOST_SHEETS {
            return None;
        }
        let sums = self.count(space, block, &rows).map(Rc::new);
        self.counted.borrow_mut().insert(key, sums.clone());
        sums
    }

    fn count(&self, space: &Space<'_>, block: &Block, rows: &[Row<'_>]) -> Option<Sums> {
        let grid = self.grid?;
        let mut total = Sums::nothing(self.zeros, grid.length);
        let mut penalties = Vec::new();
        for section in self.rulebook.sections() {
            let mut sum = Sums::nothing(self.zeros, grid.length);
            for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.section.id == section.id) {
                let gives = match section.penalty {
                    Some(_) => self.takes(space, block, index, row)?,
                    None => self.gives(space, block, index, row)?,
                };
                sum = sum.with(&gives);
            }
            if let Some(penalty) = &section.penalty {
                let held = |number: Exact| lessened(number.min(penalty.cap), section.round);
                sum = sum.moved(|cell| grid.image(cell, section.round.is_none(), held));
                penalties.push(self.within(space, block, section, rows, sum));
                continue;
            }
            let factor = section_factor(rows, section)?;
            let limits = section.limits.as_ref();
            let cap = section.bonus.as_ref().map(|bonus| bonus.cap);
            let spread = limits.map(|limits| (limits.deductions.is_some(), limits.additions.is_some()));
            sum = spread_out(sum, spread);
            sum = sum.moved(|cell| {
                grid.image(cell, section.round.is_none(), |number| {
                    let number =
                        held(number.times(factor).unwrap_or(number), limits.map(|limits| &limits.sum));
                    rounded(cap.map_or(number, |cap| number.min(cap)), section.round)
                })
            });
            total = total.plus(&self.within(space, block, section, rows, sum));
        }
        let set = self.rulebook.set();
        let limits = set.limits.as_ref();
        let spread = limits.map(|limits| (limits.deductions.is_some(), limits.additions.is_some()));
        for penalty in &penalties {
            total = total.less(penalty);
        }
        total = spread_out(total, spread);
        if set.times.is_some() {
            return self.converted(space, block, grid, &total);
        }
        Some(total.moved(|cell| {
            grid.image(cell, set.round.is_none(), |number| {
                rounded(held(number, limits.map(|limits| &limits.sum)), set.round)
            })
        }))
    }

    /// What one criterion can give where conditions read it as the block says; none where that cannot be counted.
    fn gives(&self, space: &Space<'_>, block: &Block, index: usize, row: &Row<'_>) -> Option<Vec<Gives>> {
        let grid = self.grid?;
        let zeros = row.section.counts();
        let axis = space.axis(&Name::Criterion(row.criterion.id.clone()));
        let asked = axis.map_or(Span::ALL, |axis| Span::of(space.run(axis, block)));
        let mut gives = Vec::new();
        if row.applies != Truth::False {
            for cell in self.earned_in(space, block, index, row.criterion)?.all() {
                let points = |number: Exact| number.times(row.factor).unwrap_or(number);
                let (low, high) = grid.image(cell, row.criterion.round.is_none(), |number| {
                    rounded(points(number), row.criterion.round)
                });
                let read = (low..=high).filter(|cell| grid.meets(asked, *cell));
                gives.extend(read.map(|to| Gives { cell: to, zero: zeros && cell == 0 }));
            }
        }
        if row.applies != Truth::True && space.leaves_best(row.criterion, block) {
            let elsewhere = rounded(row.elsewhere().times(row.factor)?, row.criterion.round);
            // What is off the sheet is read as its whole maximum, though it gives nothing.
            let read = if row.elsewhere().is_zero() { row.criterion.max } else { elsewhere };
            if asked.holds(read) {
                gives.push(Gives { cell: grid.cell(elsewhere), zero: false });
            }
        }
        gives.dedup();
        Some(gives)
    }

    /// Who applies, and what they are multiplied with; none where that differs within the block.
    fn rows(&self, space: &Space<'_>, block: &Block) -> Option<Vec<Row<'a>>> {
        let view = View { space, block, total: None, max_total: Range::ANY, way: Way::Cut };
        let sections = self.rulebook.sections();
        let rows = sections.flat_map(|section| section.criteria.iter().map(move |one| (section, one)));
        let mut rows: Vec<Row<'a>> = rows
            .map(|(section, criterion)| {
                let applies = criterion.applies.as_ref();
                let applies = applies.map_or(Truth::True, |applies| view.truth(&applies.when));
                Row { criterion, section, applies, factor: Exact::ONE }
            })
            .collect();
        let scales = |row: &Row<'_>| matches!(row.way(), Some(NotApplied::Share(_) | NotApplied::Rescale));
        if rows.iter().any(scales) && !rows.iter().all(Row::is_known) {
            return None;
        }
        for giver in 0..rows.len() {
            let Some(NotApplied::Share(recipients)) = rows[giver].way() else { continue };
            if rows[giver].applies == Truth::True {
                continue;
            }
            let receives = |index: &usize| *index != giver && rows[*index].receives(recipients);
            let named: Vec<usize> = (0..rows.len()).filter(receives).collect();
            let base = named.iter().try_fold(Exact::ZERO, |sum, index| sum.plus(rows[*index].remaining()))?;
            if base.is_zero() {
                continue;
            }
            let more = rows[giver].criterion.max.over(base)?;
            for index in named {
                rows[index].factor = rows[index].factor.plus(more)?;
            }
        }
        Some(rows)
    }

    /// What the totals of a block depend on, as a key.
    fn key(&self, space: &Space<'_>, block: &Block, rows: &[Row<'_>]) -> String {
        use std::fmt::Write;
        let mut key = String::new();
        for row in rows {
            key.push(match row.applies {
                Truth::True => 't',
                Truth::False => 'f',
                Truth::Unknown => 'u',
            });
        }
        let formulas = rows.iter().any(|row| matches!(row.criterion.start, Start::Formula(_)))
            || self.rulebook.set().times.is_some();
        for (axis, run) in block.0.iter().enumerate() {
            let bears = match &space.axes[axis].of {
                super::space::AxisOf::Name(Name::Criterion(_) | Name::Level(_) | Name::Section(_)) => true,
                _ => formulas,
            };
            if bears {
                // Writing to a text never fails.
                let _ = write!(key, " {axis}:{}-{}", run.0, run.1);
            }
        }
        key
    }
}

/// Where deductions or additions are limited, the sum may be anything above or below what it would be.
fn spread_out(sums: Sums, limited: Option<(bool, bool)>) -> Sums {
    match limited {
        None | Some((false, false)) => sums,
        Some((up, down)) => {
            sums.moved(|cell| (if down { 0 } else { cell }, if up { usize::MAX } else { cell }))
        }
    }
}

pub(super) fn rounded(number: Exact, round: Option<Round>) -> Exact {
    round.and_then(|round| round.of(number)).unwrap_or(number)
}

#[cfg(test)]
mod tests;
