//! What Enter does: it goes on with the obvious.

use super::{Walkthrough, lacking};
use crate::domain::{Command, Item, Meeting, Phase};
use crate::screens::ask::{Ask, Place};
use crate::screens::sheet::rows;
use crate::screens::spot::Row;
use crate::screens::{slate, voting};
use crate::text::Lang;

impl Walkthrough {
    /// The row that shows an item now.
    pub(super) fn visible_row(&self, meeting: &Meeting, item: &Item) -> Option<Row> {
        let row = Row::of(item)?;
        let visible = self.member.as_ref().is_some_and(|member| rows(meeting, member).contains(&row));
        Some(match row {
            Row::Event(criterion, _) if !visible => Row::Criterion(criterion),
            row => row,
        })
    }

    /// The question that Enter is about: the one of the row in focus, else the first that is open.
    fn next_question(&self, meeting: &Meeting) -> Option<Item> {
        let open: Vec<Item> = meeting.open_items(self.member.as_ref()?);
        let here = self.items(meeting);
        open.iter().find(|item| here.contains(item)).or(open.first()).cloned()
    }

    /// Whether the chair's vote is what comes next.
    pub(super) fn awaits_chair(&self, meeting: &Meeting) -> bool {
        let sheet = self.member.as_ref().and_then(|member| meeting.sheet(member));
        let next = self.next_question(meeting);
        sheet.zip(next).is_some_and(|(sheet, item)| sheet.awaits_chair(&item))
    }

    pub(super) fn go_on(&mut self, meeting: &Meeting, lang: Lang) -> Ask {
        if let Some((ballot, vote)) = meeting.ballot().zip(Place::of_vote(meeting)) {
            self.member = Some(ballot.member.clone());
            self.row = self.visible_row(meeting, &ballot.item);
            return Ask::Go(vote);
        }
        if meeting.slip().is_some() {
            return Ask::Go(Place::Booth);
        }
        if meeting.phase() > Phase::Open {
            return Ask::Turn(Place::Results);
        }
        let Some(member) = self.member.clone() else { return Ask::Nothing };
        let Some(sheet) = meeting.sheet(&member) else { return Ask::Nothing };
        if sheet.is_done() {
            if meeting.done() < meeting.members().len() {
                return self.next_open(meeting);
            }
            let Some(lacking) = lacking(meeting).next() else {
                let ballots = slate::owed(meeting) > 0;
                return if ballots { Ask::Turn(Place::Slate) } else { Ask::Do(Command::Tally) };
            };
            self.show(meeting, lacking.clone());
            return Ask::Go(Place::Facts);
        }
        match self.next_question(meeting) {
            Some(item) => {
                self.row = self.visible_row(meeting, &item);
                voting::put(meeting, member, item, lang)
            }
            None => Ask::Do(Command::AcceptSheet { member }),
        }
    }
}
