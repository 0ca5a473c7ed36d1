//! The sheet: who gives points to whom, section sums with their scaling and limits, the total.

use std::collections::BTreeSet;

use super::super::criterion::{NotApplied, Recipient};
use super::super::expression::{Content, Range, Reading};
use super::super::id::{CriterionId, SectionId};
use super::super::outcome::{CriterionResult, Missing, SectionResult, Truth};
use super::super::set::{Limits, Section};
use super::facts::Given;
use super::row::{Row, times};
use crate::number::Exact;

/// The whole sheet of one case.
pub(super) struct Sheet {
    pub(super) criteria: Vec<CriterionResult>,
    pub(super) points: Vec<(CriterionId, Reading)>,
    pub(super) sections: Vec<Sum>,
    pub(super) total: Reading,
    /// The most that can be reached without bonus.
    pub(super) max_total: Reading,
    /// The most that can be reached, bonus included.
    pub(super) reach: Reading,
    /// How many criteria that apply stand at nought, bonus sections aside.
    pub(super) zeros: Reading,
}

/// A section's sum with all the values it may still have.
pub(super) struct Sum {
    pub(super) id: SectionId,
    pub(super) points: Reading,
    sum: Reading,
    factor: Reading,
    max: Reading,
}

impl Sheet {
    pub(super) fn new(given: Given<'_>) -> Self {
        let mut rows: Vec<Row<'_>> = (given.rulebook.sections())
            .flat_map(|section| section.criteria.iter().map(move |criterion| (criterion, &section.id)))
            .map(|(criterion, section)| Row::new(criterion, section, given))
            .collect();
        share(&mut rows);
        let limits = given.rulebook.set().limits.as_ref().map(|limits| &limits.sum);
        let (mut total, mut max_total, mut reach) = (zero(), zero(), zero());
        let mut sections = Vec::new();
        let mut counted: Vec<&Row<'_>> = Vec::new();
        let mut rest = rows.as_slice();
        for section in given.rulebook.sections() {
            let (own, others) = rest.split_at(section.criteria.len().min(rest.len()));
            rest = others;
            let sum = Sum::new(section, own);
            total = added(total, &sum.points, "total");
            reach = added(reach, &sum.max, "max_total");
            if section.bonus.is_none() {
                max_total = added(max_total, &sum.max, "max_total");
                counted.extend(own);
            }
            sections.push(sum);
        }
        let zeros = zeros(&counted);
        Self {
            criteria: rows.iter().map(Row::result).collect(),
            points: rows.iter().map(|row| (row.criterion.id.clone(), row.points())).collect(),
            sections,
            total: limited(total, limits),
            max_total: at_most(max_total, limits),
            reach: at_most(reach, limits),
            zeros,
        }
    }
}

impl Sum {
    /// Adds up, scales up for what does not apply, then limits.
    fn new(section: &Section, rows: &[Row<'_>]) -> Self {
        let name = section.id.as_str();
        let all = |of: &dyn Fn(&Row<'_>) -> Reading| {
            rows.iter().fold(zero(), |sum, row| added(sum, &of(row), name))
        };
        let sum = all(&|row| row.points());
        let max = all(&|row| row.max());
        let factor = ratio(&max, &all(&|row| absent(row)), name);
        let mut points = times(&sum, &factor, name);
        let mut max = times(&max, &factor, name);
        if let Some(limits) = &section.limits {
            let beyond = |added: bool, limit: Exact| {
                let moved = times(&all(&|row| row.moved(added)), &factor, name);
                let over = moved.range().minus(Range::point(limit));
                let over = over.map(|over| over.greater(Range::point(Exact::ZERO)));
                Reading::worked(over, moved.missing, name)
            };
            if let Some(limit) = limits.deductions {
                points = added(points, &beyond(false, limit), name);
            }
            if let Some(limit) = limits.additions {
                let over = beyond(true, limit);
                let turned = Reading::worked(over.range().negated(), over.missing, name);
                points = added(points, &turned, name);
            }
            points = limited(points, Some(&limits.sum));
            max = at_most(max, Some(&limits.sum));
        }
        if let Some(bonus) = &section.bonus {
            let cap = Limits { min: None, max: Some(bonus.cap) };
            points = at_most(points, Some(&cap));
            max = at_most(max, Some(&cap));
        }
        Self { id: section.id.clone(), points, sum, factor, max }
    }

    pub(super) fn result(&self) -> SectionResult {
        SectionResult {
            id: self.id.clone(),
            sum: self.sum.range().known(),
            factor: self.factor.range().known(),
            unrounded: None,
            points: self.points.range().known(),
            max: self.max.range().known(),
        }
    }
}

/// A sum, with the facts that either side misses.
pub(super) fn added(sum: Reading, reading: &Reading, name: &str) -> Reading {
    let worked = sum.range().plus(reading.range());
    let mut missing = sum.missing;
    missing.extend(reading.missing.iter().cloned());
    Reading::worked(worked, missing, name)
}

fn zero() -> Reading {
    Reading::number(Exact::ZERO)
}

/// Gives the points of criteria that do not apply to those that are named for it, in proportion to their original
/// maxima: each of them then earns by so much more. Where nobody is left to receive them, they leave the sheet.
fn share(rows: &mut [Row<'_>]) {
    let mut factors: Vec<Reading> = rows.iter().map(|row| row.factor.clone()).collect();
    let mut alone = Vec::new();
    for (giver, row) in rows.iter().enumerate() {
        let NotApplied::Share(recipients) = &row.way else { continue };
        if row.applies == Truth::True {
            continue;
        }
        let named: Vec<usize> = (0..rows.len())
            .filter(|index| {
                *index != giver && recipients.iter().any(|recipient| receives(&rows[*index], recipient))
            })
            .collect();
        let name = row.criterion.id.as_str();
        let base = named.iter().fold(zero(), |sum, index| added(sum, &rows[*index].remaining(), name));
        if base.range().known() == Some(Exact::ZERO) {
            alone.push(giver);
        }
        let more = ratio(&base, &given_away(row), name);
        let more = added(more, &Reading::number(Exact::whole(-1)), name);
        for index in named {
            factors[index] = added(factors[index].clone(), &more, name);
        }
    }
    for (row, factor) in rows.iter_mut().zip(factors) {
        row.factor = factor;
    }
    for giver in alone {
        rows[giver].way = NotApplied::Excluded;
    }
}

fn receives(row: &Row<'_>, recipient: &Recipient) -> bool {
    match recipient {
        Recipient::Criterion(id) => row.criterion.id == *id,
        Recipient::Section(id) => row.section == id,
    }
}

/// The maximum of a criterion that does not apply; a range where that is not known.
fn given_away(row: &Row<'_>) -> Reading {
    let max = row.criterion.max;
    match row.applies {
        Truth::True => zero(),
        Truth::False => Reading::number(max),
        Truth::Unknown => {
            Reading::new(Content::Number(Range::between(Exact::ZERO, max)), row.unclear.clone())
        }
    }
}

/// What a section must be scaled up for.
fn absent(row: &Row<'_>) -> Reading {
    if row.way == NotApplied::Rescale { given_away(row) } else { zero() }
}

/// `(base + more) / base`; one where there is no base to scale.
fn ratio(base: &Reading, more: &Reading, name: &str) -> Reading {
    let nought = Some(Exact::ZERO);
    if more.range().known() == nought || base.range().known() == nought {
        return Reading::number(Exact::ONE);
    }
    let missing: BTreeSet<Missing> = base.missing.union(&more.missing).cloned().collect();
    if base.range().least.is_none_or(|least| least <= Exact::ZERO) {
        let open = Range { least: Some(Exact::ONE), most: None };
        return Reading::new(Content::Number(open), missing);
    }
    let part = more.range().over(base.range());
    Reading::worked(part.and_then(|part| part.plus(Range::point(Exact::ONE))), missing, name)
}

fn limited(points: Reading, limits: Option<&Limits>) -> Reading {
    let points = at_most(points, limits);
    match limits.and_then(|limits| limits.min) {
        Some(min) => Reading::new(Content::Number(points.range().greater(Range::point(min))), points.missing),
        None => points,
    }
}

fn at_most(points: Reading, limits: Option<&Limits>) -> Reading {
    match limits.and_then(|limits| limits.max) {
        Some(max) => Reading::new(Content::Number(points.range().lesser(Range::point(max))), points.missing),
        None => points,
    }
}

fn zeros(rows: &[&Row<'_>]) -> Reading {
    let mut missing = BTreeSet::new();
    let (mut sure, mut open) = (0, 0);
    for row in rows {
        let (zero, unclear) = row.is_zero();
        match zero {
            Truth::True => sure += 1,
            Truth::False => {}
            Truth::Unknown => {
                open += 1;
                missing.extend(unclear);
            }
        }
    }
    let range = Range::between(Exact::count(sure), Exact::count(sure + open));
    Reading::new(Content::Number(range), missing)
}
