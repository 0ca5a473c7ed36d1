//! Taking a set off the list of those in use. It is not lost: it stands at the end of the list, and meetings keep their own.

use crate::rules::{Rulebook, SetId};
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::screens::dialog::{Choice, Dialog, Enter, Question};
use crate::text::Lang;

/// Whether a meeting that still goes on uses the set. One of which that is not known is taken to use every set.
pub(super) fn is_needed(id: &SetId, desk: &Desk) -> bool {
    let mut open = desk.meetings.iter().filter(|meeting| meeting.is_open());
    open.any(|meeting| meeting.sheets.is_empty() || meeting.sheets.iter().any(|(used, _)| used == id))
}

/// Whether a set shall be put away.
pub(super) fn put_away_asks(rulebook: &Rulebook, lang: Lang) -> Dialog {
    let set = rulebook.set();
    Dialog::Question(Question {
        title: lang.criteria_put_away().into(),
        body: vec![lang.criteria_put_away_asks(&set.title)],
        choices: vec![Choice {
            digit: 9,
            label: lang.criteria_put_away_do().into(),
            ask: Ask::PutAway(set.id.clone()),
        }],
        enter: Enter::Nothing,
    })
}
