//! Where Enter and Esc lead while hands are counted.

use super::entry::Entry;
use super::{Check, Hands, Side};
use crate::domain::{Ballot, Command, Count, Meeting, Missing};
use crate::papers::words::ruling_words;
use crate::screens::ask::Ask;
use crate::screens::ballot::Asking;
use crate::screens::dialog;
use crate::screens::projector::Sight;
use crate::screens::sheet::item_title;
use crate::text::Lang;

impl Hands {
    /// Enter: the next row, another answer, the comparison of two counts, the record, the close.
    pub(super) fn go_on(&mut self, meeting: &Meeting, ballot: &Ballot, (lang, sight): (Lang, Sight)) -> Ask {
        let answers = self.entry().rows();
        if self.row >= answers {
            return self.another(meeting, ballot, lang);
        }
        if self.is_recorded(ballot) {
            return close(meeting, ballot, lang, sight);
        }
        if !self.is_whole(ballot) && self.row + 1 < answers {
            self.row += 1;
            return Ask::Nothing;
        }
        if self.entry().sum() == 0 {
            return Ask::Refuse(lang.refuse_nobody_voted().into());
        }
        match self.check.clone() {
            Check::None => self.record(ballot, lang),
            Check::Typing(second) | Check::Compared(second, _) => {
                let differ = self.first.differences(&second);
                if differ == 0 {
                    let is_anew = ballot.count().is_some();
                    return Ask::Open(dialog::checked_by(meeting, self.count(), is_anew, lang));
                }
                let side = match self.check {
                    Check::Compared(_, side) => side,
                    _ => Side::Second,
                };
                self.check = Check::Compared(second, side);
                Ask::Refuse(lang.hands_differ(differ))
            }
        }
    }

    /// What is recorded: a first count at once, another one with a reason.
    fn record(&self, ballot: &Ballot, lang: Lang) -> Ask {
        dialog::counted(self.count(), None, ballot.count().is_some(), lang)
    }

    pub(super) fn count(&self) -> Count {
        self.first.count(&self.answers)
    }

    /// Asks for an answer that is not listed; it gets a row of its own.
    fn another(&self, meeting: &Meeting, ballot: &Ballot, lang: Lang) -> Ask {
        let rules = meeting.rules_of(&ballot.member);
        let title = item_title(rules, &ballot.item, lang);
        let then = Box::new(Ask::Answer);
        Asking { title, rules: rules.clone(), item: ballot.item.clone(), lang, then }.ask()
    }

    /// Esc: back to one count, to what is recorded, or out of the vote.
    pub(super) fn leave(&mut self, meeting: &Meeting, ballot: &Ballot, lang: Lang) -> Ask {
        if self.check != Check::None {
            (self.check, self.row) = (Check::None, 0);
            return Ask::Nothing;
        }
        if self.is_begun(ballot) {
            (self.first, self.row) = (Entry::blank(self.answers.len()), 0);
            self.take_up(ballot);
            return Ask::Nothing;
        }
        if ballot.is_untouched() {
            return Ask::Do(Command::CancelBallot { reason: None });
        }
        let title = item_title(meeting.rules_of(&ballot.member), &ballot.item, lang);
        Ask::Open(dialog::leave_ballot(title, lang))
    }
}

/// Closes the vote; where somebody was not counted, only after a question.
fn close(meeting: &Meeting, ballot: &Ballot, lang: Lang, sight: Sight) -> Ask {
    if ballot.missing() == 0 {
        return Ask::Do(Command::CloseBallot { missing: Missing::Refuse });
    }
    let (ruling, tally) = meeting.ruling_of(ballot);
    let result = ruling_words(meeting, ballot, &ruling, tally, lang);
    Ask::Open(dialog::close_incomplete(ballot, sight.of(result), lang))
}
