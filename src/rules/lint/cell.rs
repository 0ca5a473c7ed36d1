//! Cells: the values of one fact, cut where a condition of the set can tell them apart.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::case::Value;
use super::super::expression::{Content, Range};
use super::super::outcome::Truth;
use crate::number::Exact;
use crate::text::Lang;

/// Values of one fact that no condition about this fact alone can tell apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Exactly this number.
    Point(Exact),
    /// The numbers strictly between two others, open ends without bound; `inner` is one of them.
    Gap { low: Option<Exact>, high: Option<Exact>, inner: Exact },
    /// Yes or no.
    Truth(bool),
    /// A text. A text that no condition names stands for all others.
    Text(String),
    /// Some of a set's members.
    Set(BTreeSet<String>),
    /// A day; it may stand for the days around it.
    Day(Date),
}

/// The numbers between two ends that a run of cells covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The lower end and whether it belongs to the span.
    pub(super) low: Option<(Exact, bool)>,
    /// The upper end and whether it belongs to the span.
    pub(super) high: Option<(Exact, bool)>,
}

impl Cell {
    /// One value of the cell, as a fact of a case.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Point(number) | Self::Gap { inner: number, .. } => Value::Number(*number),
            Self::Truth(truth) => Value::Flag(*truth),
            Self::Text(text) => Value::Text(text.clone()),
            Self::Set(set) => Value::Set(set.clone()),
            Self::Day(day) => Value::Date(*day),
        }
    }

    /// One number of the cell, if it holds numbers.
    pub(super) fn number(&self) -> Option<Exact> {
        match self {
            Self::Point(number) | Self::Gap { inner: number, .. } => Some(*number),
            _ => None,
        }
    }
}

/// What a run of cells reads as, for conditions that were asked when the cells were cut.
pub(super) fn content(cells: &[Cell]) -> Content {
    let first = cells.first();
    let only = first.filter(|_| cells.len() == 1);
    match first {
        Some(Cell::Truth(truth)) => Content::Truth(only.map_or(Truth::Unknown, |_| (*truth).into())),
        Some(Cell::Text(text)) => Content::Text(only.map(|_| text.clone())),
        Some(Cell::Set(set)) => Content::Set(only.map(|_| set.clone())),
        Some(Cell::Day(day)) => Content::Date(only.map(|_| *day)),
        Some(Cell::Point(_) | Cell::Gap { .. }) | None => Content::Number(Range {
            least: first.and_then(Cell::number),
            most: cells.last().and_then(Cell::number),
        }),
    }
}

/// All numbers of a run of cells, for arithmetic that the cells were not cut for.
pub(super) fn whole(cells: &[Cell]) -> Content {
    match cells.first() {
        Some(Cell::Point(_) | Cell::Gap { .. }) => {
            let span = Span::of(cells);
            let end = |end: Option<(Exact, bool)>| end.map(|(end, _)| end);
            Content::Number(Range { least: end(span.low), most: end(span.high) })
        }
        // A single day may stand for others, so it is not known.
        Some(Cell::Day(_)) => Content::Date(None),
        _ => content(cells),
    }
}

/// Cuts numbers at bounds. With a step only its multiples occur.
pub(super) fn numbers(span: Span, bounds: &BTreeSet<Exact>, step: Option<Exact>) -> Vec<Cell> {
    let fits = |bound: &Exact| step.is_none_or(|step| bound.is_multiple_of(step));
    let mut points: BTreeSet<Exact> = bounds.iter().copied().filter(|bound| span.holds(*bound)).collect();
    let closed = |end: Option<(Exact, bool)>| end.filter(|(_, within)| *within).map(|(end, _)| end);
    points.extend([closed(span.low), closed(span.high)].into_iter().flatten());
    let mut cells = Vec::new();
    let mut below = span.low.map(|(low, _)| low);
    for point in &points {
        if below != Some(*point) {
            cells.extend(gap(below, Some(*point), step));
        }
        if fits(point) {
            cells.push(Cell::Point(*point));
        }
        below = Some(*point);
    }
    if below.is_none() || below != span.high.map(|(high, _)| high) {
        cells.extend(gap(below, span.high.map(|(high, _)| high), step));
    }
    cells
}

/// The gap between two numbers, unless it holds none.
fn gap(low: Option<Exact>, high: Option<Exact>, step: Option<Exact>) -> Option<Cell> {
    let one = step.unwrap_or(Exact::ONE);
    let inner = match (low, high) {
        (None, None) => Exact::ZERO,
        (Some(low), None) => multiple_above(low, one)?,
        (None, Some(high)) => multiple_above(high.negated()?, one)?.negated()?,
        (Some(low), Some(high)) => match step {
            Some(step) => multiple_above(low, step)?,
            None => {
                let above = multiple_above(low, Exact::ONE)?;
                if above < high { above } else { low.plus(high)?.over(Exact::whole(2))? }
            }
        },
    };
    high.is_none_or(|high| inner < high).then_some(Cell::Gap { low, high, inner })
}

/// The least multiple of a step that is greater than a number.
fn multiple_above(number: Exact, step: Exact) -> Option<Exact> {
    let steps = number.over(step)?.rounded(0, crate::number::Rounding::Floor)?;
    steps.plus(Exact::ONE)?.times(step)
}

impl Span {
    /// Nought and everything above.
    pub(super) const FROM_ZERO: Self = Self { low: Some((Exact::ZERO, true)), high: None };
    /// Every number.
    pub(super) const ALL: Self = Self { low: None, high: None };

    /// From a number up to nought, ends included.
    pub(super) fn down_to(least: Exact) -> Self {
        Self { low: Some((least, true)), high: Some((Exact::ZERO, true)) }
    }

    /// From nought to a number, ends included.
    pub(super) fn up_to(most: Exact) -> Self {
        Self { high: Some((most, true)), ..Self::FROM_ZERO }
    }

    /// The numbers that a run of cells covers.
    pub(super) fn of(cells: &[Cell]) -> Self {
        let low = match cells.first() {
            Some(Cell::Point(point)) => Some((*point, true)),
            Some(Cell::Gap { low, .. }) => low.map(|low| (low, false)),
            _ => None,
        };
        let high = match cells.last() {
            Some(Cell::Point(point)) => Some((*point, true)),
            Some(Cell::Gap { high, .. }) => high.map(|high| (high, false)),
            _ => None,
        };
        Self { low, high }
    }

    /// The span of the numbers with the other sign.
    pub(super) fn mirrored(self) -> Self {
        let turned =
            |end: Option<(Exact, bool)>| end.and_then(|(end, within)| Some((end.negated()?, within)));
        Self { low: turned(self.high), high: turned(self.low) }
    }

    /// The span moved up by a number; every number where that grows too large.
    pub(super) fn shifted(self, by: Exact) -> Self {
        let moved = |end: Option<(Exact, bool)>| end.and_then(|(end, within)| Some((end.plus(by)?, within)));
        Self { low: moved(self.low), high: moved(self.high) }
    }

    /// The span in words.
    pub(super) fn words(self, lang: Lang) -> String {
        if let (Some((low, true)), Some((high, true))) = (self.low, self.high)
            && low == high
        {
            return low.shown(lang);
        }
        let low = self.low.map(|(low, within)| {
            if within { lang.lint_from(low.shown(lang)) } else { lang.lint_above(low.shown(lang)) }
        });
        let high = self.high.map(|(high, within)| {
            if within { lang.lint_up_to(high.shown(lang)) } else { lang.lint_below(high.shown(lang)) }
        });
        let ends: Vec<String> = low.into_iter().chain(high).collect();
        if ends.is_empty() { lang.lint_any_total().to_owned() } else { ends.join(" ") }
    }

    /// Whether a number lies in it.
    pub(super) fn holds(self, number: Exact) -> bool {
        self.low.is_none_or(|(low, within)| number > low || within && number == low)
            && self.high.is_none_or(|(high, within)| number < high || within && number == high)
    }

    /// Whether some number strictly between two others lies in it.
    pub(super) fn meets_gap(self, low: Exact, high: Exact) -> bool {
        self.low.is_none_or(|(end, _)| high > end) && self.high.is_none_or(|(end, _)| low < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(numbers: &[i64]) -> BTreeSet<Exact> {
        numbers.iter().map(|number| Exact::whole(*number)).collect()
    }

    #[test]
    fn numbers_are_cut_at_each_bound_and_between_them() {
        let cells = numbers(Span::up_to(Exact::whole(10)), &set(&[5, 70]), None);
        let inner: Vec<Exact> = cells.iter().filter_map(Cell::number).collect();
        assert_eq!(inner, [0, 1, 5, 6, 10].map(Exact::whole));
        assert!(Span::of(&cells[1..2]).holds("0.001".parse().expect("a number")));
        assert!(!Span::of(&cells[1..2]).holds(Exact::whole(5)));
    }

    #[test]
    fn whole_numbers_have_no_gap_without_a_whole_number() {
        let cells = numbers(Span::FROM_ZERO, &set(&[1, 2, 4]), Some(Exact::ONE));
        let inner: Vec<Exact> = cells.iter().filter_map(Cell::number).collect();
        assert_eq!(inner, [0, 1, 2, 3, 4, 5].map(Exact::whole));
        let halves: BTreeSet<Exact> = ["2.5".parse().expect("a number")].into();
        let cells = numbers(Span::FROM_ZERO, &halves, Some(Exact::ONE));
        assert_eq!(cells.len(), 3, "0; 1 and 2; 3 and more");
    }

    #[test]
    fn a_single_day_may_stand_for_others() {
        let day = Cell::Day(Date::constant(2026, 3, 1));
        assert_eq!(content(std::slice::from_ref(&day)), Content::Date(Some(Date::constant(2026, 3, 1))));
        assert_eq!(whole(&[day]), Content::Date(None));
        let text = Cell::Text("x".to_owned());
        assert_eq!(whole(&[text]), Content::Text(Some("x".to_owned())));
    }

    #[test]
    fn arithmetic_sees_all_numbers_of_a_gap() {
        let cells = numbers(Span::up_to(Exact::whole(10)), &set(&[5]), None);
        let between = |least, most| {
            Content::Number(Range { least: Some(Exact::whole(least)), most: Some(Exact::whole(most)) })
        };
        assert_eq!(whole(&cells[1..2]), between(0, 5));
        assert_eq!(whole(&cells[2..4]), between(5, 10));
        let open = numbers(Span::ALL, &set(&[3]), None);
        assert_eq!(whole(&open), Content::Number(Range::ANY));
    }

    #[test]
    fn open_ends_reach_beyond_the_last_bound() {
        let cells = numbers(Span::ALL, &set(&[3]), None);
        assert_eq!(cells.len(), 3);
        assert!(Span::of(&cells[2..]).holds(Exact::whole(1000)));
        assert_eq!(numbers(Span::ALL, &set(&[]), None).len(), 1);
    }
}
