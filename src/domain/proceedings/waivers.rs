//! Waivers, and what they do to sheets that were accepted: what was agreed to was the sheet as it stood.

use super::Proceedings;
use crate::domain::MemberId;
use crate::domain::event::Event;
use crate::domain::item::Item;
use crate::domain::moment::Moment;
use crate::domain::outcome::Placed;
use crate::domain::waiver::{Waiver, Waiving, Way};
use crate::rules::{CriterionId, SetId, Waived};
use crate::text::Line;

/// The procedure from which on a waiver takes acceptances back.
const PROCEDURE: u32 = 4;

impl Proceedings {
    /// The decision to set a criterion of a set aside, if there is one.
    pub fn waiver(&self, set: &SetId, criterion: &CriterionId) -> Option<&Waiver> {
        self.waivers.get(&(set.clone(), criterion.clone()))
    }

    /// The decision to set aside the criterion that an item of a member's sheet is about, if there is one.
    pub fn waived(&self, member: &MemberId, item: &Item) -> Option<&Waiver> {
        match item {
            Item::Mark(id) | Item::Occurrence { criterion: id, .. } => {
                self.waiver(&self.rules_of(member).set().id, id)
            }
            Item::Finding(_) | Item::Class | Item::Title(_) => None,
        }
    }

    /// Whose accepted sheets would come to other points, another maximum or another class if a criterion were waived like
    /// this, or counted again; in the order of the members. None where the meeting is held as before that was asked.
    pub fn changed_by_waiving(
        &self,
        set: &SetId,
        criterion: &CriterionId,
        way: Option<Way>,
    ) -> Vec<MemberId> {
        if self.opening.procedure < PROCEDURE {
            return Vec::new();
        }
        let changes = |member: &&MemberId| {
            let mut case = self.case(member);
            match way {
                Some(way) => {
                    let waived = Waived { way: way.as_rule(), reason: String::new() };
                    case.waived.insert(criterion.clone(), waived)
                }
                None => case.waived.remove(criterion),
            };
            let after = Placed::of((*member).clone(), &self.evaluated(member, &case));
            self.result(member) != Some(&after)
        };
        let accepted = self.sheets().filter(|sheet| sheet.is_done()).map(|sheet| &sheet.member);
        let with_set = accepted.filter(|member| self.rules_of(member).set().id == *set);
        with_set.filter(changes).cloned().collect()
    }

    /// Sets a criterion aside, or lets it count again; none where it was not waived, or where the event is about something else.
    pub(super) fn waive(&mut self, event: &Event, at: Moment) -> Option<()> {
        match event {
            Event::Waived { set, criterion, way, reason, open_again } => {
                let waiver = Waiver { way: *way, reason: reason.clone(), at };
                self.waivers.insert((set.clone(), criterion.clone()), waiver);
                let waiving = Waiving { criterion: criterion.clone(), way: Some(*way) };
                self.open_again(open_again, &waiving, reason, at)?;
            }
            Event::WaiverLifted { set, criterion, reason, open_again } => {
                self.waivers.remove(&(set.clone(), criterion.clone()))?;
                let waiving = Waiving { criterion: criterion.clone(), way: None };
                self.open_again(open_again, &waiving, reason, at)?;
            }
            _ => return None,
        }
        self.work_out_all();
        Some(())
    }

    fn open_again(
        &mut self,
        members: &[MemberId],
        waiving: &Waiving,
        reason: &Line,
        at: Moment,
    ) -> Option<()> {
        for member in members {
            let by = self.secretary.clone();
            self.sheet_mut(member)?.open_again(waiving.clone(), reason.clone(), by, at);
        }
        Some(())
    }
}
