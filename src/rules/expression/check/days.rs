//! Days that are written out in an expression, rightly or not.

use jiff::civil::Date;

use super::super::super::case::read_day;
use super::super::super::fault::Trouble;
use super::super::tree::{Arithmetic, Part, Tree};
use super::{Checker, Kind};
use crate::text::day;

impl Checker<'_, '_, '_> {
    /// A day, or a text that spells one.
    pub(super) fn wants_day(&mut self, tree: &Tree) {
        match &tree.part {
            Part::Text(text) => self.spells_day(tree, text),
            _ if self.bare_day(tree) => {}
            _ => self.wants(tree, Kind::Date),
        }
    }

    pub(super) fn spells_day(&mut self, tree: &Tree, text: &str) {
        if read_day(text).is_none() {
            let meant = day::read(text).ok().map(spelt);
            self.fault::<()>(tree, Trouble::NotADate(text.to_owned(), meant));
        }
    }

    /// Notes a day that stands where one is wanted without quotation marks; answers whether there is one.
    pub(super) fn bare_day(&mut self, tree: &Tree) -> bool {
        let day = meant(tree);
        if let Some(day) = day {
            self.fault::<()>(tree, Trouble::BareDay(spelt(day)));
        }
        day.is_some()
    }
}

/// A day as expressions spell it.
fn spelt(day: Date) -> String {
    format!("'{day}'")
}

/// The day that is meant by whole numbers divided by, or taken away from, one another: `1/3/2026` or `2026-3-1`.
fn meant(tree: &Tree) -> Option<Date> {
    let Part::Arithmetic(how, front, last) = &tree.part else { return None };
    let Part::Arithmetic(before, first, month) = &front.part else { return None };
    let whole = |tree: &Tree| match &tree.part {
        Part::Number(number) => number.as_whole(),
        _ => None,
    };
    let [first, month, last] = [whole(first)?, whole(month)?, whole(last)?];
    let written = match (before, how) {
        (Arithmetic::Over, Arithmetic::Over) => format!("{first}/{month}/{last}"),
        (Arithmetic::Minus, Arithmetic::Minus) => format!("{first}-{month}-{last}"),
        _ => return None,
    };
    day::read(&written).ok()
}
