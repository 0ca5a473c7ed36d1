//! Which sets a meeting most likely goes by: everybody's, and those of audiences.

use std::collections::BTreeSet;

use super::Unit;
use crate::domain::period::Kind;
use crate::domain::summary::Summary;
use crate::rules::{Rulebook, SetId};
use crate::text::{Name, fold};

impl Unit {
    /// The sets of the last meeting about a period of this kind, with the audiences of each; the first is everybody else's.
    fn latest_sheets<'a>(
        &self,
        kind: Option<Kind>,
        meetings: &'a [Summary],
    ) -> Option<&'a [(SetId, Vec<Name>)]> {
        let is_of_kind = |meeting: &&Summary| kind.is_none_or(|kind| meeting.period.kind() == kind);
        let with_sheets = meetings.iter().filter(is_of_kind).filter(|meeting| !meeting.sheets.is_empty());
        Some(&with_sheets.max_by_key(|meeting| meeting.latest.instant())?.sheets)
    }

    /// The place of everybody's set to begin with: where the roster names audiences that of the last meeting, else the
    /// one adopted last, or where every audience has a sheet of its own, the one that most members have.
    pub fn usual_set(&self, meetings: &[Summary]) -> usize {
        self.usual_of(None, meetings).unwrap_or(0)
    }

    /// The same among the sets for periods of one kind; none where there are none.
    pub fn usual_set_for(&self, kind: Kind, meetings: &[Summary]) -> Option<usize> {
        self.usual_of(Some(kind), meetings)
    }

    /// Everybody's set to begin with for each kind of period that the unit has sets for, the usual one first.
    pub fn usual_sets(&self, meetings: &[Summary]) -> Vec<usize> {
        let usual = self.usual_set(meetings);
        let kind_of = |at: usize| self.sets.get(at).map(|set| set.set().period);
        let kinds: BTreeSet<Kind> = self.sets.iter().map(|set| set.set().period).collect();
        let others = kinds.into_iter().filter(|kind| Some(*kind) != kind_of(usual));
        let others = others.filter_map(|kind| self.usual_set_for(kind, meetings));
        [usual].into_iter().chain(others).collect()
    }

    fn usual_of(&self, kind: Option<Kind>, meetings: &[Summary]) -> Option<usize> {
        let is_of_kind = |set: &Rulebook| kind.is_none_or(|kind| set.set().period == kind);
        let last = self.sets.iter().rposition(is_of_kind)?;
        if self.roster.as_ref().is_none_or(|roster| roster.audiences().is_empty()) {
            return Some(last);
        }
        let known = |id: &SetId| self.sets.iter().position(|set| set.set().id == *id && is_of_kind(set));
        let latest = self.latest_sheets(kind, meetings).and_then(|sheets| known(&sheets.first()?.0));
        Some(latest.unwrap_or_else(|| self.had_beside(last, meetings)))
    }

    /// The place of this set, or where it would be left for nobody without a sheet of their own, of the one that most would have.
    fn had_beside(&self, at: usize, meetings: &[Summary]) -> usize {
        let Some(first) = self.sets.get(at) else { return at };
        let members = self.roster.iter().flat_map(|roster| roster.members());
        let own = members.map(|person| self.usual_sheet(meetings, first, person.audience.as_ref()?));
        let Some(own) = own.collect::<Option<Vec<usize>>>() else { return at };
        let having = |set: usize| own.iter().filter(|other| **other == set).count();
        // Of two that as many have, the one adopted last.
        (0..self.sets.len()).max_by_key(|set| having(*set)).unwrap_or(at)
    }

    /// The places of the sets that can be used beside a first one, itself among them: those of the same kind of period.
    pub fn fitting_sets(&self, first: &Rulebook) -> Vec<usize> {
        let key = |set: &Rulebook| (set.set().period, set.set().first_month);
        self.sets.iter().enumerate().filter(|(_, set)| key(set) == key(first)).map(|(at, _)| at).collect()
    }

    /// The place of an audience's set beside a first one: the one that it had in the last meeting about such a period, else one
    /// whose title names it; none where it has everybody's.
    pub fn usual_sheet(&self, meetings: &[Summary], first: &Rulebook, audience: &Name) -> Option<usize> {
        let fitting = self.fitting_sets(first);
        let latest = self.latest_sheets(Some(first.set().period), meetings).filter(|sheets| sheets.len() > 1);
        match latest {
            Some(sheets) => {
                let (id, _) = sheets.iter().find(|(_, audiences)| audiences.contains(audience))?;
                fitting.into_iter().find(|at| self.sets.get(*at).is_some_and(|set| set.set().id == *id))
            }
            None => {
                let names = |set: &Rulebook| fold(&set.set().title).contains(&fold(audience.as_str()));
                fitting.into_iter().find(|at| self.sets.get(*at).is_some_and(names))
            }
        }
    }

    /// The rules that somebody of an audience will most likely be appraised by, where everybody else's are these.
    pub fn usual_rules<'a>(
        &'a self,
        meetings: &[Summary],
        first: &'a Rulebook,
        audience: Option<&Name>,
    ) -> &'a Rulebook {
        let sheet = audience.and_then(|audience| self.usual_sheet(meetings, first, audience));
        sheet.and_then(|at| self.sets.get(at)).unwrap_or(first)
    }
}
