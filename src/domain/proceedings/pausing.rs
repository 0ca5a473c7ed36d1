//! Steps taken back, notes for the minutes, breaks: what changes nothing that was decided, or takes it back.

use super::Proceedings;
use crate::domain::event::Event;
use crate::domain::moment::Moment;
use crate::domain::note::{Break, Note};

impl Proceedings {
    /// Lets such an event happen; none where it does not fit or is about something else.
    pub(super) fn pause(&mut self, event: &Event, at: Moment) -> Option<()> {
        match event {
            Event::VoteTakenBack { officer, reason } => {
                let ballot = self.ballot.as_mut()?;
                let place = ballot.votes.iter().position(|vote| vote.officer == *officer)?;
                let vote = ballot.votes.remove(place);
                ballot.taken_back.push((vote, reason.clone()));
            }
            Event::AcceptanceTakenBack { members, reason } => {
                for member in members {
                    let by = self.secretary.clone();
                    self.sheet_mut(member)?.correct(None, reason.clone(), by, at);
                }
                members.iter().for_each(|member| self.go_back(member));
            }
            Event::TallyTakenBack { .. } => self.drop_results(),
            Event::NoteTaken { member, item, text } => {
                let note = Note { member: member.clone(), item: item.clone(), text: text.clone(), at };
                self.notes.push(note);
            }
            Event::Adjourned { reason } => {
                self.breaks.push(Break { reason: reason.clone(), at, resumed: None });
                self.roll.call_anew();
                self.everybody_comes_back(at);
            }
            Event::Resumed => self.breaks.last_mut()?.resumed = Some(at),
            _ => return None,
        }
        Some(())
    }

    /// What was said and taken down, oldest first.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// When the meeting broke off and was taken up again, oldest first.
    pub fn breaks(&self) -> &[Break] {
        &self.breaks
    }

    /// Whether it has broken off and waits for another day.
    pub fn is_adjourned(&self) -> bool {
        self.breaks.last().is_some_and(|last| last.resumed.is_none())
    }
}
