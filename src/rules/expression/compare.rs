//! Comparing two readings: what is true of all values that they may still have.

use super::super::case::read_day;
use super::super::outcome::Truth;
use super::range::Range;
use super::reading::{Content, Reading};
use super::tree::Compare;
use crate::number::Exact;

/// How two values of like kinds compare.
pub(in crate::rules) fn compared(how: Compare, left: &Reading, right: &Reading) -> Reading {
    let truth = match (&left.content, &right.content) {
        (Content::Number(a), Content::Number(b)) => numbers(how, *a, *b),
        (Content::Date(a), Content::Date(b)) => ordered(how, *a, *b),
        (Content::Date(a), Content::Text(b)) => ordered(how, *a, b.as_deref().and_then(read_day)),
        (Content::Text(a), Content::Date(b)) => ordered(how, a.as_deref().and_then(read_day), *b),
        (Content::Text(a), Content::Text(b)) => ordered(how, a.as_ref(), b.as_ref()),
        (Content::Set(a), Content::Set(b)) => ordered(how, a.as_ref(), b.as_ref()),
        (Content::Truth(a), Content::Truth(b)) => {
            let equal = a.and(*b).or(a.negated().and(b.negated()));
            if how == Compare::Unequal { equal.negated() } else { equal }
        }
        _ => Truth::Unknown,
    };
    Reading::new(Content::Truth(truth), left.missing.clone().and(&right.missing))
}

fn ordered<T: Ord>(how: Compare, left: Option<T>, right: Option<T>) -> Truth {
    let (Some(left), Some(right)) = (left, right) else {
        return Truth::Unknown;
    };
    let holds = match how {
        Compare::Equal => left == right,
        Compare::Unequal => left != right,
        Compare::Less => left < right,
        Compare::AtMost => left <= right,
        Compare::More => left > right,
        Compare::AtLeast => left >= right,
    };
    holds.into()
}

fn numbers(how: Compare, left: Range, right: Range) -> Truth {
    match how {
        Compare::Less => below(left, right),
        Compare::AtLeast => below(left, right).negated(),
        Compare::More => below(right, left),
        Compare::AtMost => below(right, left).negated(),
        Compare::Equal => equal(left, right),
        Compare::Unequal => equal(left, right).negated(),
    }
}

/// Whether every, no or some value on the left is less than every value on the right.
fn below(left: Range, right: Range) -> Truth {
    let ends = |one: Option<Exact>, other: Option<Exact>, holds: fn(&Exact, &Exact) -> bool| {
        one.zip(other).is_some_and(|(one, other)| holds(&one, &other))
    };
    if ends(left.most, right.least, Exact::lt) {
        Truth::True
    } else if ends(left.least, right.most, Exact::ge) {
        Truth::False
    } else {
        Truth::Unknown
    }
}

fn equal(left: Range, right: Range) -> Truth {
    match (left.known(), right.known()) {
        (Some(left), Some(right)) => (left == right).into(),
        _ if below(left, right) == Truth::True || below(right, left) == Truth::True => Truth::False,
        _ => Truth::Unknown,
    }
}

/// Whether a text is a member of a set.
pub(super) fn member_of(first: &Reading, set: &Reading) -> Reading {
    let truth = match (&first.content, &set.content) {
        (Content::Text(Some(text)), Content::Set(Some(set))) => set.contains(text).into(),
        _ => Truth::Unknown,
    };
    Reading::new(Content::Truth(truth), first.missing.clone().and(&set.missing))
}
