//! Ways: what a sheet comes to whatever turns out to be so of which nobody knows.
//!
//! The parts of a sheet hang together: what a criterion gives away where it does not apply, others win. Taken each by itself they
//! may leave a total open that is the same either way. So the sheet is worked out anew for every answer to a question that has few:
//! a yes or no, a choice, whether a condition holds that says to whom a criterion applies. What is the same in all of them is known.

use super::super::case::Value;
use super::super::expression::{Content, Expression, Range, Reading};
use super::super::id::InputId;
use super::super::input::{InputKind, Source};
use super::super::outcome::{Missing, Truth};
use super::facts::Given;
use super::sheet::Sheet;

/// In how many ways a sheet is worked out at most. What would take more is taken part by part.
const MOST: usize = 16;

/// A condition of which nobody knows whether it holds, and what is supposed of it; others before it.
pub(super) struct Supposed<'a> {
    condition: &'a Expression,
    holds: bool,
    others: Option<&'a Supposed<'a>>,
}

/// A question that has few answers.
enum Open<'a> {
    Fact(InputId, Vec<Value>),
    Condition(&'a Expression),
}

impl Supposed<'_> {
    /// Whether a condition is supposed to hold. Conditions that are written alike hold alike.
    pub(super) fn truth(&self, condition: &Expression) -> Option<bool> {
        match self.condition.text() == condition.text() {
            true => Some(self.holds),
            false => self.others.and_then(|others| others.truth(condition)),
        }
    }
}

impl<'a> Sheet<'a> {
    /// The sheet of a case.
    pub(super) fn new(given: Given<'a>) -> Self {
        in_ways(given, MOST)
    }

    /// A question that has no more answers than there may be.
    fn question(&self, given: Given<'a>, most: usize) -> Option<Open<'a>> {
        let rows = || self.rows.iter().filter(|row| row.applies == Truth::Unknown);
        let gaps = [&self.total.missing, &self.max_total.missing].into_iter();
        let mut facts = gaps.chain(rows().map(|row| &row.unclear)).flat_map(|gaps| gaps.iter());
        let fact = facts.find_map(|fact| match fact {
            Missing::Input(id) => Some((id.clone(), answers(given, id).filter(|all| all.len() <= most)?)),
            _ => None,
        });
        let conditions = || rows().find_map(|row| row.criterion.applies.as_ref());
        match fact {
            Some((id, answers)) => Some(Open::Fact(id, answers)),
            None if most >= 2 => conditions().map(|applies| Open::Condition(&applies.when)),
            None => None,
        }
    }

    /// Narrows what is unknown to what it comes to in one of these ways. A way may know less than its parts together: 0 points
    /// times what nobody knows are unknown, for the factor might have no value.
    fn narrow(&mut self, mut ways: Vec<Sheet<'_>>) {
        let mut ways: Vec<_> = ways.iter_mut().map(Sheet::readings).collect();
        for own in self.readings() {
            let ranges = ways.iter_mut().filter_map(|way| way.next().map(|reading| reading.range()));
            if let Some(range) = ranges.reduce(Range::hull) {
                *own = Reading::new(Content::Number(own.range().common(range)), own.missing.clone());
            }
        }
    }
}

/// The sheet of a case, worked out in so many ways at most.
fn in_ways<'a>(given: Given<'a>, most: usize) -> Sheet<'a> {
    let mut sheet = Sheet::of_parts(given);
    match sheet.question(given, most) {
        Some(Open::Fact(id, answers)) => {
            let most = most / answers.len();
            let cases = answers.into_iter().map(|answer| {
                let mut case = given.case.clone();
                case.inputs.insert(id.clone(), answer);
                case
            });
            let cases: Vec<_> = cases.collect();
            sheet.narrow(cases.iter().map(|case| in_ways(Given { case, ..given }, most)).collect());
        }
        Some(Open::Condition(condition)) => {
            let ways = [true, false].map(|holds| Supposed { condition, holds, others: given.supposed });
            let way = |supposed| in_ways(Given { supposed: Some(supposed), ..given }, most / 2);
            sheet.narrow(ways.iter().map(way).collect());
        }
        None => {}
    }
    sheet
}

/// All that a fact can be of which nobody knows what it is, where that is little.
fn answers(given: Given<'_>, id: &InputId) -> Option<Vec<Value>> {
    let input = given.rulebook.input(id)?;
    // Where nobody knows what an earlier meeting said, nobody knows what it left for the year either, and both are one fact.
    if input.from == Source::Earlier && given.case.history.is_none() {
        return None;
    }
    match &input.kind {
        InputKind::Flag => Some(vec![Value::Flag(true), Value::Flag(false)]),
        InputKind::Choice(words) => Some(words.iter().cloned().map(Value::Text).collect()),
        _ => None,
    }
}
