//! The space bar on a row of a sheet: disputing, taking that back, raising a finding, correcting.

use super::Walkthrough;
use crate::domain::{Command, Item, Meeting, MemberId};
use crate::screens::ask::Ask;
use crate::screens::dialog;
use crate::screens::sheet::{item_short, item_title, items_of, row_title};
use crate::text::Lang;

impl Walkthrough {
    /// Whether the member at hand begins in a class and can be moved away from it.
    pub(super) fn has_default(&self, meeting: &Meeting) -> bool {
        self.member.as_ref().is_some_and(|member| meeting.rules_of(member).set().default.is_some())
    }

    /// The space bar: what it means depends on what the row stands for and what came of it.
    pub(super) fn dispute(&self, meeting: &Meeting, lang: Lang) -> Ask {
        let (Some(member), Some(row)) = (self.member.clone(), self.row.clone()) else { return Ask::Nothing };
        let Some(sheet) = meeting.sheet(&member) else { return Ask::Nothing };
        let rules = meeting.rules_of(&member);
        let mut items = items_of(rules, &row);
        if sheet.is_done() {
            items.retain(|item| sheet.question(item).is_some());
        }
        match items.as_slice() {
            [] => {
                let title = lang.correct_sheet(meeting.name(&member));
                Ask::Open(dialog::correction(title, meeting, member, None, lang))
            }
            [item] => Self::dispute_item(meeting, &member, item, lang),
            items => {
                let answer = |item: &Item| {
                    let state = match sheet.question(item) {
                        None => None,
                        Some(question) if question.is_open() => Some(lang.which_withdraw()),
                        Some(_) => Some(lang.which_correct()),
                    };
                    let title = match item {
                        Item::Mark(_) => lang.which_mark().to_owned(),
                        item => item_short(rules, item, lang),
                    };
                    let label = state.map_or(title.clone(), |state| format!("{title} ({state})"));
                    (label, Self::dispute_item(meeting, &member, item, lang))
                };
                Ask::Open(dialog::which(row_title(rules, &row, lang), items.iter().map(answer), lang))
            }
        }
    }

    /// Disputes an item, takes that back, raises a finding, or corrects what was decided.
    fn dispute_item(meeting: &Meeting, member: &MemberId, item: &Item, lang: Lang) -> Ask {
        let (member, item) = (member.clone(), item.clone());
        match meeting.sheet(&member).and_then(|sheet| sheet.question(&item)) {
            Some(question) if question.is_open() => Ask::Do(Command::WithdrawDispute { member, item }),
            Some(_) => {
                let title = lang
                    .correct_item(item_title(meeting.rules_of(&member), &item, lang), meeting.name(&member));
                Ask::Open(dialog::correction(title, meeting, member, Some(item), lang))
            }
            None if item.wants_evidence(meeting.rules_of(&member)) => {
                Ask::Open(dialog::evidence(meeting, member, item, lang))
            }
            None => Ask::Do(Command::Dispute { member, item }),
        }
    }
}
