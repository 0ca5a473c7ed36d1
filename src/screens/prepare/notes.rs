//! What the meeting will be about, so that a wrong choice shows before it begins.

use super::{Prepare, officers};
use crate::domain::Kind;
use crate::screens::desk::Desk;
use crate::ui::{Line, Role};

impl Prepare {
    /// The notes below the choices.
    pub(super) fn notes(&self, desk: &Desk) -> Vec<Line> {
        let lang = desk.lang;
        if let Some(missing) = desk.missing_for_meeting() {
            return vec![Line::new(Role::Warn, missing)];
        }
        let mut notes = Vec::new();
        if let Some(roster) = desk.unit.roster() {
            let committee = roster.committee().len();
            notes.push(Line::new(Role::Plain, lang.prepare_counts(roster.members().count(), committee)));
        }
        if let Some(rulebook) = self.rulebook(desk) {
            let committee = u32::try_from(officers(desk).len()).unwrap_or(u32::MAX);
            let needed = rulebook.set().voting.quorum.needed(committee);
            notes.push(Line::new(Role::Plain, lang.prepare_quorum(needed, committee)));
        }
        let proposals = self.period.map_or(0, |period| desk.unit.proposals(period).len());
        notes.push(Line::new(
            Role::Dim,
            if proposals > 0 {
                lang.prepare_proposals(proposals)
            } else {
                lang.prepare_no_proposals().into()
            },
        ));
        let today = desk.now.date();
        let first = self.rulebook(desk).map(|rulebook| rulebook.set().first_month);
        let days = self.period.zip(first).and_then(|(period, first)| period.days(first));
        let is_round = self.period.is_some_and(|period| period.kind() == Kind::Round);
        if !is_round && days.is_some_and(|days| days.start > today) {
            notes.push(Line::new(Role::Warn, lang.prepare_not_due()));
        }
        if desk.meetings.iter().any(|meeting| Some(meeting.period) == self.period) {
            notes.push(Line::new(Role::Warn, lang.prepare_held_already()));
        }
        notes
    }
}
