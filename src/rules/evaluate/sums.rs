//! Sums, products, limits and rounding of values that may still be ranges.

use super::super::expression::{Content, Range, Reading};
use super::super::rounding::Round;
use super::super::set::Limits;
use crate::number::Exact;

pub(super) fn zero() -> Reading {
    Reading::number(Exact::ZERO)
}

/// A sum, with the facts that either side misses.
pub(super) fn added(sum: Reading, reading: &Reading, name: &str) -> Reading {
    let worked = sum.range().plus(reading.range());
    Reading::worked(worked, sum.missing.and(&reading.missing), name)
}

/// The sum of a list whose values are known, or else of its readings, with the facts that any of them misses.
pub(super) fn sum(
    known: impl Iterator<Item = Option<Exact>>,
    readings: impl Iterator<Item = Reading>,
    name: &str,
) -> Reading {
    match Exact::sum(known) {
        Some(sum) => Reading::number(sum),
        None => readings.fold(zero(), |sum, reading| added(sum, &reading, name)),
    }
}

/// A difference, with the facts that either side misses.
pub(super) fn less(from: &Reading, reading: &Reading, name: &str) -> Reading {
    let worked = from.range().minus(reading.range());
    Reading::worked(worked, from.missing.clone().and(&reading.missing), name)
}

/// A product, with the facts that either side misses.
pub(super) fn times(one: &Reading, other: &Reading, name: &str) -> Reading {
    if other.range().known() == Some(Exact::ONE) {
        return one.clone();
    }
    Reading::worked(one.range().times(other.range()), one.missing.clone().and(&other.missing), name)
}

/// The value, or nought where that is more.
pub(super) fn not_negative(reading: Reading) -> Reading {
    Reading::new(Content::Number(reading.range().greater(Range::point(Exact::ZERO))), reading.missing)
}

/// The lesser of a value and a bound.
pub(super) fn no_more_than(reading: Reading, most: Option<Exact>) -> Reading {
    match most {
        Some(most) => {
            Reading::new(Content::Number(reading.range().lesser(Range::point(most))), reading.missing)
        }
        None => reading,
    }
}

/// The lesser of two values, with the facts that either misses.
pub(super) fn no_more_than_reading(reading: Reading, most: &Reading) -> Reading {
    let range = reading.range().lesser(most.range());
    Reading::new(Content::Number(range), reading.missing.and(&most.missing))
}

/// The greater of a value and a bound.
pub(super) fn no_less_than(reading: Reading, least: Option<Exact>) -> Reading {
    match least {
        Some(least) => {
            Reading::new(Content::Number(reading.range().greater(Range::point(least))), reading.missing)
        }
        None => reading,
    }
}

/// The value held within limits; the lower one wins where they cross.
pub(super) fn limited(points: Reading, limits: Option<&Limits>) -> Reading {
    let points = no_more_than(points, limits.and_then(|limits| limits.max));
    match limits.and_then(|limits| limits.min) {
        Some(min) => Reading::new(Content::Number(points.range().greater(Range::point(min))), points.missing),
        None => points,
    }
}

/// The value as the set rounds it.
pub(super) fn rounded(reading: Reading, round: Option<Round>, name: &str) -> Reading {
    match round {
        Some(round) => Reading::worked(reading.range().raised(|end| round.of(end)), reading.missing, name),
        None => reading,
    }
}
