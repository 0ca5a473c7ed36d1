//! How the focus of the walkthrough moves: by a row's number, from row to row, from member to member.

use super::Walkthrough;
use crate::domain::{Meeting, MemberId};
use crate::screens::ask::Ask;
use crate::screens::sheet::rows;

impl Walkthrough {
    /// A digit of a row's number: the second one where both make a number that there is.
    pub(super) fn type_digit(&mut self, meeting: &Meeting, typed: Option<usize>, digit: u8) -> Ask {
        let digit = usize::from(digit);
        let rows = self.numbered(meeting);
        let number =
            typed.map(|typed| typed * 10 + digit).filter(|number| *number <= rows.len()).unwrap_or(digit);
        if let Some(row) = number.checked_sub(1).and_then(|at| rows.get(at)) {
            self.row = Some(row.clone());
            self.typed = Some(number);
        }
        Ask::Nothing
    }

    /// Moves the focus up or down the rows; behind the last comes the first.
    pub(super) fn step_row(&mut self, meeting: &Meeting, step: fn(usize, usize) -> usize) -> Ask {
        let Some(member) = &self.member else { return Ask::Nothing };
        let rows = rows(meeting, member);
        let at = self.row.as_ref().and_then(|row| rows.iter().position(|other| other == row)).unwrap_or(0);
        if let Some(row) = rows.get(step(at, rows.len())) {
            self.row = Some(row.clone());
        }
        Ask::Nothing
    }

    /// Moves to another member; the focus is then on the first row.
    pub(super) fn step_member(&mut self, meeting: &Meeting, step: fn(usize, usize) -> usize) -> Ask {
        let members = meeting.members();
        let at = self.member.as_ref().and_then(|member| members.iter().position(|other| other == member));
        let next = step(at.unwrap_or(0), members.len().saturating_sub(1));
        if let Some(member) = members.get(next).filter(|_| Some(next) != at) {
            self.show(meeting, member.clone());
        }
        Ask::Nothing
    }

    /// Goes to the next member whose sheet is not done, from the start again after the last.
    pub(super) fn next_open(&mut self, meeting: &Meeting) -> Ask {
        let members = meeting.members();
        let at = self.member.as_ref().and_then(|member| members.iter().position(|other| other == member));
        let after = at.map_or(0, |at| at + 1);
        let (before, behind) = members.split_at(after.min(members.len()));
        let is_open = |member: &&MemberId| meeting.sheet(member).is_some_and(|sheet| !sheet.is_done());
        if let Some(member) = behind.iter().chain(before).find(is_open) {
            self.show(meeting, member.clone());
        }
        Ask::Nothing
    }
}
