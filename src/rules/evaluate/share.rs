//! Criteria that do not apply and give their points to others, or have their section scaled up in their place.

use super::super::criterion::{NotApplied, Recipient};
use super::super::expression::{Content, Range, Reading};
use super::super::outcome::Truth;
use super::row::Row;
use super::sums::{added, zero};
use crate::number::Exact;

/// Gives the points of criteria that do not apply to those that are named for it, in proportion to their original
/// maxima: each of them then earns by so much more. Where nobody is left to receive them, they leave the sheet.
pub(super) fn share(rows: &mut [Row<'_>]) {
    let gives = |row: &Row<'_>| matches!(row.way, NotApplied::Share(_)) && row.applies != Truth::True;
    if !rows.iter().any(gives) {
        return;
    }
    let mut factors: Vec<Reading> = rows.iter().map(|row| row.factor()).collect();
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
        row.take(factor);
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

/// What a section's sum is multiplied with, because some of its criteria left it.
pub(super) fn scaling(rows: &[Row<'_>], max: &Reading, name: &str) -> Reading {
    let left = rows.iter().filter(|row| row.way == NotApplied::Rescale);
    let missed = left.fold(zero(), |sum, row| added(sum, &given_away(row), name));
    ratio(max, &missed, name)
}

/// `(base + more) / base`; one where there is no base to scale.
fn ratio(base: &Reading, more: &Reading, name: &str) -> Reading {
    let nought = Some(Exact::ZERO);
    if more.range().known() == nought || base.range().known() == nought {
        return Reading::number(Exact::ONE);
    }
    let missing = base.missing.clone().and(&more.missing);
    if base.range().least.is_none_or(|least| least <= Exact::ZERO) {
        let open = Range { least: Some(Exact::ONE), most: None };
        return Reading::new(Content::Number(open), missing);
    }
    let part = more.range().over(base.range());
    Reading::worked(part.and_then(|part| part.plus(Range::point(Exact::ONE))), missing, name)
}
