//! The sheet: section sums with their scaling, limits and rounding, then the total.

use super::super::criterion::NotApplied;
use super::super::expression::{Content, Gaps, Range, Reading};
use super::super::id::SectionId;
use super::super::outcome::{SectionResult, Truth};
use super::super::rulebook::Rulebook;
use super::super::set::{Limits, Section};
use super::convert::Converted;
use super::facts::{Given, Instead};
use super::row::Row;
use super::share::{scaling, share};
use super::sums::{
    added, less, limited, no_less_than, no_more_than, no_more_than_reading, not_negative, rounded, sum,
    times, zero,
};
use crate::number::Exact;

/// The whole sheet of one case.
pub(super) struct Sheet<'a> {
    /// Each criterion, in printed order.
    pub(super) rows: Vec<Row<'a>>,
    pub(super) sections: Vec<Sum<'a>>,
    pub(super) total: Reading,
    /// What the sections come to before it is held above nought, multiplied, and held within limits.
    sum: Reading,
    /// How the sections' points became the total, where the set multiplies them.
    pub(super) converted: Option<Converted>,
    /// The total before it was rounded, where the set rounds it.
    pub(super) unrounded: Option<Reading>,
    /// The most that can be reached without bonus; penalties take nothing from it.
    pub(super) max_total: Reading,
    /// The most that can be reached, bonus included, before it is rounded.
    pub(super) reach: Reading,
    /// How many criteria that apply stand at nought, bonus sections aside.
    pub(super) zeros: Reading,
}

/// A section's sum with all the values it may still have.
pub(super) struct Sum<'a> {
    pub(super) id: &'a SectionId,
    pub(super) points: Reading,
    /// Its points as conditions read them. Where none of its criteria is on the sheet nothing is lacking of it, so there
    /// they are the most it can be.
    pub(super) asked: Reading,
    unrounded: Option<Reading>,
    sum: Reading,
    factor: Reading,
    max: Reading,
    /// What events took from it in the end, and what they added; nought unless the whole sheet limits that.
    taken: Reading,
    given: Reading,
}

impl<'a> Sheet<'a> {
    /// The sheet, in which each part that is unknown is taken by itself.
    pub(super) fn of_parts(given: Given<'a>) -> Self {
        let set = given.rulebook.set();
        let marks = given.rulebook.in_printed_order(&given.case.marks);
        let criteria = (set.sections.iter())
            .flat_map(|section| section.criteria.iter().map(move |criterion| (criterion, section)));
        let mut rows: Vec<Row<'a>> = Vec::with_capacity(marks.len());
        rows.extend(
            criteria.zip(marks).map(|((criterion, section), mark)| Row::new(criterion, section, mark, given)),
        );
        share(&mut rows);
        for row in &mut rows {
            row.finish(given);
        }

        let (mut total, mut max_total, mut reach) = (zero(), zero(), zero());
        let (mut taken, mut more) = (zero(), zero());
        let mut zeros = Tally::default();
        let mut sections = Vec::with_capacity(set.sections.len());
        let mut rest = rows.as_slice();
        for section in &set.sections {
            let (own, others) = rest.split_at(section.criteria.len().min(rest.len()));
            rest = others;
            let sum = Sum::new(section, own, given);
            total = added(total, &sum.points, "total");
            reach = added(reach, &sum.max, "max_total");
            if section.counts() {
                max_total = added(max_total, &sum.max, "max_total");
                own.iter().for_each(|row| zeros.take(row.is_zero()));
            }
            if section.bonus.is_none() {
                taken = added(taken, &sum.taken, "total");
                more = added(more, &sum.given, "total");
            }
            sections.push(sum);
        }
        let zeros = match given.instead {
            Some(Instead::Zeros(zeros)) => Reading::known(Content::Number(zeros)),
            _ => zeros.reading(),
        };

        let limits = set.limits.as_ref();
        if let Some(most) = limits.and_then(|limits| limits.deductions) {
            total = added(total, &beyond(&taken, most), "total");
        }
        if let Some(most) = limits.and_then(|limits| limits.additions) {
            total = less(&total, &beyond(&more, most), "total");
        }
        let sum = total.clone();
        // What is taken away never leaves less than nothing.
        if set.sections.iter().any(|section| section.penalty.is_some()) {
            total = not_negative(total);
        }
        let converted =
            set.times.as_ref().map(|times| Converted::new(not_negative(total.clone()), times, given));
        if let Some(converted) = &converted {
            total = converted.total();
            reach = converted.of(&reach);
        }
        let held = limits.map(|limits| &limits.sum);
        let most = held.and_then(|limits| limits.max);
        let total = limited(total, held);
        Self {
            rows,
            sections,
            sum,
            converted,
            unrounded: set.round.map(|_| total.clone()),
            total: rounded(total, set.round, "total"),
            max_total: rounded(no_more_than(max_total, most), set.round, "max_total"),
            reach: no_more_than(reach, most),
            zeros,
        }
    }
}

impl Sheet<'_> {
    /// Whatever is worked out of the rows, in one fixed order.
    pub(super) fn readings(&mut self) -> impl Iterator<Item = &mut Reading> {
        let own = [&mut self.total, &mut self.sum, &mut self.max_total, &mut self.reach, &mut self.zeros];
        let converted = self.converted.iter_mut().flat_map(Converted::readings);
        let sections = self.sections.iter_mut().flat_map(Sum::readings);
        own.into_iter().chain(&mut self.unrounded).chain(converted).chain(sections)
    }

    /// The facts that keep any of its points unknown.
    pub(super) fn open(&self) -> Gaps {
        self.rows.iter().fold(self.total.missing.clone(), |all, row| all.and(&row.missing()))
    }

    /// The total before any limit holds it, with which points can be gained or lost one by one.
    pub(super) fn free(&self) -> Reading {
        self.converted.as_ref().map_or_else(|| self.sum.clone(), |converted| converted.of(&self.sum))
    }

    /// How many criteria that apply stand below a share of their maximum, bonus sections aside.
    pub(super) fn below(&self, share: Exact, rulebook: &Rulebook) -> Reading {
        let mut below = Tally::default();
        let counts = |id: &SectionId| rulebook.section(id).is_some_and(Section::counts);
        let rows = self.rows.iter().filter(|row| counts(row.section));
        rows.for_each(|row| below.take(row.is_below(share)));
        below.reading()
    }
}

/// How many criteria are so, and of how many it is open.
#[derive(Default)]
struct Tally {
    sure: usize,
    open: usize,
    gaps: Gaps,
}

impl Tally {
    fn take(&mut self, (truth, unclear): (Truth, Gaps)) {
        match truth {
            Truth::True => self.sure += 1,
            Truth::False => {}
            Truth::Unknown => {
                self.open += 1;
                self.gaps.add(&unclear);
            }
        }
    }

    fn reading(self) -> Reading {
        let range = Range::between(Exact::count(self.sure), Exact::count(self.sure + self.open));
        Reading::new(Content::Number(range), self.gaps)
    }
}

impl<'a> Sum<'a> {
    /// Adds up, scales up for what does not apply, then limits and rounds.
    fn new(section: &'a Section, rows: &[Row<'_>], given: Given<'_>) -> Self {
        let name = section.id.as_str();
        let points = sum(rows.iter().map(Row::known_points), rows.iter().map(Row::points), name);
        let max = sum(rows.iter().map(Row::known_max), rows.iter().map(Row::max), name);
        let factor = scaling(rows, &max, name);
        let sum = points;
        let mut points = times(&sum, &factor, name);
        let scaled = times(&max, &factor, name);

        let own = section.limits.as_ref();
        let whole = given.rulebook.set().limits.as_ref();
        let moved = |up: bool, own: Option<Exact>, whole: Option<Exact>| {
            if own.is_none() && whole.is_none() {
                return None;
            }
            let moved = rows.iter().fold(zero(), |sum, row| added(sum, &row.moved(up, given), name));
            Some(times(&moved, &factor, name))
        };
        let least = own.and_then(|limits| limits.deductions);
        let most = own.and_then(|limits| limits.additions);
        let down = moved(false, least, whole.and_then(|limits| limits.deductions));
        let up = moved(true, most, whole.and_then(|limits| limits.additions));
        if let (Some(down), Some(least)) = (&down, least) {
            points = added(points, &beyond(down, least), name);
        }
        if let (Some(up), Some(most)) = (&up, most) {
            points = less(&points, &beyond(up, most), name);
        }

        let cap = section.bonus.as_ref().map(|bonus| bonus.cap);
        let sum_limits = own.map(|limits| &limits.sum);
        let least_taken = section.penalty.as_ref().map(|_| section.lowest());
        // Where some of what events added and took does not count, the rest may not leave the ends of the section.
        let bounded = down.is_some() || up.is_some();
        let held = |points: Reading| {
            let points = match bounded {
                true => no_more_than_reading(no_less_than(points, Some(section.lowest())), &scaled),
                false => points,
            };
            no_less_than(no_more_than(limited(points, sum_limits), cap), least_taken)
        };
        let kept = held(points.clone());
        // What the section lost or won in the end, for the limits of the whole sheet.
        let taken = down.map(|down| no_more_than(down, least)).map(|down| {
            let without = held(added(points.clone(), &down, name));
            no_more_than_reading(not_negative(less(&without, &kept, name)), &down)
        });
        let won = up.map(|up| no_more_than(up, most)).map(|up| {
            let without = held(less(&points, &up, name));
            no_more_than_reading(not_negative(less(&kept, &without, name)), &up)
        });
        let best = most_of(scaled.clone(), sum_limits, cap);
        let points = match given.instead {
            Some(Instead::Section(id, points)) if *id == section.id => {
                Reading::known(Content::Number(points))
            }
            _ => rounded(kept.clone(), section.round, name),
        };
        Self {
            id: &section.id,
            asked: asked(section, rows, &points),
            points,
            unrounded: section.round.map(|_| kept),
            sum,
            factor,
            max: rounded(best, section.round, name),
            taken: taken.unwrap_or_else(zero),
            given: won.unwrap_or_else(zero),
        }
    }

    fn readings(&mut self) -> impl Iterator<Item = &mut Reading> {
        let own = [&mut self.points, &mut self.asked, &mut self.sum, &mut self.factor, &mut self.max];
        own.into_iter().chain(&mut self.unrounded)
    }

    pub(super) fn result(&self) -> SectionResult {
        SectionResult {
            id: self.id.clone(),
            sum: self.sum.range().known(),
            factor: self.factor.range().known(),
            unrounded: self.unrounded.as_ref().and_then(|points| points.range().known()),
            points: self.points.range().known(),
            max: self.max.range().known(),
        }
    }
}

/// The section's points as conditions read them.
fn asked(section: &Section, rows: &[Row<'_>], points: &Reading) -> Reading {
    let stays = |row: &Row<'_>| if row.way == NotApplied::Full { Truth::True } else { row.applies };
    let stays = rows.iter().map(stays).fold(Truth::False, Truth::or);
    if stays == Truth::True || rows.is_empty() {
        return points.clone();
    }
    match (section.most().map(Reading::number), stays) {
        (Some(most), Truth::False) => most,
        (Some(most), _) => {
            let range = points.range().hull(most.range());
            let missing = rows.iter().fold(points.missing.clone(), |all, row| all.and(&row.unclear));
            Reading::new(Content::Number(range), missing)
        }
        (None, _) => points.clone(),
    }
}

/// How far a sum is beyond what it may come to.
fn beyond(moved: &Reading, most: Exact) -> Reading {
    not_negative(less(moved, &Reading::number(most), "limit"))
}

/// The most that a section can bring: its upper limits alone.
fn most_of(max: Reading, limits: Option<&Limits>, cap: Option<Exact>) -> Reading {
    no_more_than(no_more_than(max, limits.and_then(|limits| limits.max)), cap)
}
