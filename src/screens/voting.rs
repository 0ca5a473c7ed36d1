//! Putting a question to the vote, in whichever form it is held, or asking for the chair's vote where that is owed.

use super::ask::Ask;
use super::dialog;
use crate::domain::{Command, Item, Meeting, MemberId};
use crate::text::Lang;

/// Asks for the next step of the vote about an item.
pub fn put(meeting: &Meeting, member: MemberId, item: Item, lang: Lang) -> Ask {
    if meeting.sheet(&member).is_some_and(|sheet| sheet.awaits_chair(&item)) {
        Ask::Open(dialog::chair_decides(meeting, &member, &item, lang))
    } else {
        Ask::Do(Command::OpenBallot { member, item })
    }
}
