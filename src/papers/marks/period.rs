//! Periods: `"2026-11"`, or a kind with its first and last day.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::fault::Wrong;
use super::reader::Reader;
use crate::domain;
use crate::rules::{FirstMonth, Period as Kind, PeriodDates};
use crate::text::json::{Content, Node};
use crate::text::nearest;

/// A period: how long it is, and its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) kind: Kind,
    pub(super) days: PeriodDates,
    /// The round that was named without its days, which are then those of its whole year.
    round: Option<domain::Period>,
}

impl Stretch {
    /// By what periods are put in their order: by their last day, the longer first; rounds of a year by their numbers.
    pub(super) fn order(self) -> (Date, Reverse<Date>, Option<domain::Period>) {
        (self.days.end, Reverse(self.days.start), self.round)
    }

    /// Whether it is a round that was named without its days.
    pub(super) fn is_without_days(self) -> bool {
        self.round.is_some()
    }

    /// Whether a meeting about this period was held before one about the other: before it began, or within it where it is
    /// of another kind.
    pub(super) fn is_before(self, other: Self) -> bool {
        match (self.round, other.round) {
            (Some(own), Some(others)) => own < others,
            _ if self.kind == other.kind => self.days.end < other.days.start,
            _ => self.days.end <= other.days.end,
        }
    }
}

/// One of the words for how long a period is.
fn kind(node: &Node, reader: &mut Reader) -> Option<Kind> {
    let text = reader.text(node)?;
    let found = Kind::WORDS.into_iter().find(|(word, _)| *word == text);
    if found.is_none() {
        let near = Kind::meant(text).map(str::to_owned);
        let near = near.or_else(|| nearest(text, Kind::WORDS.iter().map(|(word, _)| *word)));
        reader.note(node.start, Wrong::UnknownWord(text.to_owned(), near));
    }
    found.map(|(_, kind)| kind)
}

/// Reads a period of a unit whose year begins with this month.
pub(super) fn period(node: &Node, first: FirstMonth, reader: &mut Reader) -> Option<Stretch> {
    match &node.content {
        Content::Text(text) => {
            let read = text.parse().ok().and_then(|period| named(period, first));
            if read.is_none() {
                reader.note(node.start, Wrong::NotAPeriod);
            }
            read
        }
        Content::Object(_) => {
            let mut fields = reader.fields(node)?;
            let kind = fields.need("kind", reader).and_then(|node| kind(node, reader));
            let start = fields.need("start", reader).and_then(|node| reader.day(node));
            let last = fields.need("end", reader);
            let end = last.and_then(|node| reader.day(node));
            fields.finish(reader);
            let (start, end) = (start?, end?);
            if end < start {
                return reader.refuse(last.unwrap_or(node), Wrong::EndsFirst);
            }
            Some(Stretch { kind: kind?, days: PeriodDates { start, end }, round: None })
        }
        _ => reader.refuse(node, Wrong::NotAPeriod),
    }
}

fn named(period: domain::Period, first: FirstMonth) -> Option<Stretch> {
    let round = (period.kind() == Kind::Round).then_some(period);
    Some(Stretch { kind: period.kind(), days: period.days(first)?, round })
}
