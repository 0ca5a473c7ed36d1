//! A member's sheet as rows: sections, criteria, what happened, gates. The walkthrough and the review show it.

mod level;
mod lines;
mod mark;
mod shown;

pub use lines::{SheetLine, draw, lines};
pub use shown::{member_mark, placed, placed_in_list, row_title};

use super::spot::Row;
use crate::domain::{Item, MemberId, Proceedings, Value};
use crate::number::Exact;
pub use crate::papers::words::{
    class_title, fact_words, item_question, item_short, item_title, mark_words, proposal_words, side_words,
    value_words, way_words,
};
use crate::rules::Rulebook;

/// The rows of a sheet that can have the focus, in the printed order. Things that happened have a row of their own once
/// they count or are in question.
pub fn rows(state: &Proceedings, member: &MemberId) -> Vec<Row> {
    let mut rows = Vec::new();
    let rules = state.rules_of(member);
    for criterion in rules.criteria() {
        rows.push(Row::Criterion(criterion.id.clone()));
        rows.extend(criterion.events.iter().filter_map(|event| {
            let item = Item::Occurrence { criterion: criterion.id.clone(), event: event.id.clone() };
            Row::of(&item).filter(|_| event_shows(state, member, &item))
        }));
    }
    let gates = rules.gates().filter(|gate| gate.question().is_some());
    rows.extend(gates.map(|gate| Row::Gate(gate.id.clone())));
    rows
}

/// The rows that are numbered, in order: criteria, then gates. The number is the place in this list, from 1.
pub fn numbered(rules: &Rulebook) -> Vec<Row> {
    let criteria = rules.criteria().map(|criterion| Row::Criterion(criterion.id.clone()));
    let gates = rules.gates().filter(|gate| gate.question().is_some());
    criteria.chain(gates.map(|gate| Row::Gate(gate.id.clone()))).collect()
}

/// The items that a row stands for; a criterion stands for its mark, if it has one, and everything that can happen there.
pub fn items_of(rules: &Rulebook, row: &Row) -> Vec<Item> {
    match row {
        Row::Gate(gate) => vec![Item::Finding(gate.clone())],
        Row::Event(criterion, event) => {
            vec![Item::Occurrence { criterion: criterion.clone(), event: event.clone() }]
        }
        Row::Criterion(id) => {
            let Some(criterion) = rules.criterion(id) else { return Vec::new() };
            let mark = criterion.is_marked().then(|| Item::Mark(id.clone()));
            let events = criterion
                .events
                .iter()
                .map(|event| Item::Occurrence { criterion: id.clone(), event: event.id.clone() });
            mark.into_iter().chain(events).collect()
        }
    }
}

/// Whether something that can happen has a row of its own.
fn event_shows(state: &Proceedings, member: &MemberId, item: &Item) -> bool {
    let asked = state.sheet(member).is_some_and(|sheet| sheet.question(item).is_some());
    let counts = match state.standing(member, item) {
        Some(Value::Count(count)) => count > 0,
        Some(Value::Amount(points)) => points != Exact::ZERO,
        Some(Value::Amounts(_) | Value::Excused { .. }) => true,
        _ => false,
    };
    asked || counts
}
