//! Titles that nobody wins in this meeting though nothing stands against it: no vote was held on them before the results were
//! announced, or their quota leaves them open.

use std::sync::Arc;

use super::Proceedings;
use crate::domain::MemberId;
use crate::domain::sheet::Sheet;
use crate::rules::{
    Award, LeftOpen, Outcome, Rulebook, Standing, Title, TitleId, TitlePlace, TitleResult, Within,
};
use crate::text::Name;

/// A title that its quota leaves open.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenTitle<'a> {
    /// The title.
    pub title: &'a Title,
    /// For whom.
    pub members: Vec<MemberId>,
    /// Why.
    pub left: LeftOpen,
    /// The set, and within it the group that the quota is counted in.
    scope: (usize, Option<&'a Name>),
}

impl Proceedings {
    /// The titles that their quotas leave open once the classes are worked out, the lowest first, each with those for whom it is
    /// open for one reason. Who stands otherwise is left aside: how the quotas came out then was not recorded.
    pub fn open_titles(&self) -> Vec<OpenTitle<'_>> {
        let mut open: Vec<OpenTitle<'_>> = Vec::new();
        for (number, set) in self.opening.sets.iter().enumerate() {
            for title in &set.rulebook.set().titles {
                for member in self.order.iter().filter(|member| self.set_of.get(*member) == Some(&number)) {
                    let Some(left) = self.leaves_open(member, title) else { continue };
                    let scope = (number, self.counted_in(member, title));
                    let same = |known: &&mut OpenTitle<'_>| {
                        (&known.title.id, known.left, known.scope) == (&title.id, left, scope)
                    };
                    match open.iter_mut().find(same) {
                        Some(known) => known.members.push(member.clone()),
                        None => open.push(OpenTitle { title, members: vec![member.clone()], left, scope }),
                    }
                }
            }
        }
        open
    }

    /// Why a title's quota leaves a member to the committee, if it does, whatever that has decided.
    pub fn left_by_quota(&self, member: &MemberId, title: &Title) -> Option<LeftOpen> {
        self.title_result(member, &title.id)?.left_by_quota(title)
    }

    /// Whether a title's quota leaves it open for a member, and nothing is decided on it yet.
    pub fn is_open_title(&self, member: &MemberId, title: &Title) -> bool {
        self.leaves_open(member, title).is_some()
    }

    fn leaves_open(&self, member: &MemberId, title: &Title) -> Option<LeftOpen> {
        self.title_result(member, &title.id)?.left_open(title)
    }

    /// How a title came out, where the result stands as this program works it out.
    fn title_result(&self, member: &MemberId, title: &TitleId) -> Option<&TitleResult> {
        let outcome = self.outcome(member).filter(|_| !self.is_otherwise(member))?;
        outcome.titles.iter().find(|result| result.id == *title)
    }

    /// The place of a member that the quota of a title leaves to the committee, as this program works it out.
    pub(super) fn left_to_committee(&self, member: &MemberId, title: &TitleId) -> Option<TitlePlace> {
        let declared = self.rules_of(member).title(title)?;
        let result = self.outcome(member)?.titles.iter().find(|result| result.id == *title)?;
        result.place.filter(|_| result.left_by_quota(declared).is_some())
    }

    /// Drops the decisions on the lowest title of which some are about other places than there are now; answers whether
    /// there were any.
    pub(super) fn drop_outdated_titles(&mut self) -> bool {
        let outdated = |sheet: &Sheet| -> Vec<TitleId> {
            sheet.outdated_titles(|title| self.left_to_committee(&sheet.member, title))
        };
        let all: Vec<(MemberId, TitleId)> = self
            .sheets()
            .flat_map(|sheet| outdated(sheet).into_iter().map(|title| (sheet.member.clone(), title)))
            .collect();
        let level = |(member, title): &(MemberId, TitleId)| {
            self.rules_of(member).set().titles.iter().position(|other| other.id == *title)
        };
        let Some(lowest) = all.iter().map(level).min() else { return false };
        let lowest: Vec<_> = all.iter().filter(|one| level(one) == lowest).cloned().collect();
        for (member, title) in lowest {
            if let Some(sheet) = self.sheet_mut(&member) {
                sheet.undecide_title(&title);
            }
            self.fallen.push((member, title));
        }
        true
    }

    /// The group in which a title's quota counts a member, where it counts in groups.
    fn counted_in(&self, member: &MemberId, title: &Title) -> Option<&Name> {
        let person = self.person(member)?;
        match title.quota.as_ref()?.within {
            Within::Unit => None,
            Within::Group => person.group.as_ref(),
            Within::Duty => person.duty.as_ref(),
        }
    }

    /// The titles that members could win by a vote that was not held, the lowest first. Once the results are announced it is
    /// no longer held.
    pub fn titles_without_vote(&self) -> Vec<(&Title, Vec<MemberId>)> {
        let mut titles: Vec<&Title> = Vec::new();
        for title in self.opening.sets.iter().flat_map(|set| &set.rulebook.set().titles) {
            if titles.iter().all(|known| known.id != title.id) {
                titles.push(title);
            }
        }
        let waits = |member: &&MemberId, title: &TitleId| {
            let stands = self.result(member);
            stands.is_some_and(|result| result.is_ranked() && !result.titles.contains(title))
                && self
                    .outcome(member)
                    .is_some_and(|outcome| waits_for_vote(outcome, title, self.rules_of(member)))
        };
        let members = |title: &Title| -> Vec<MemberId> {
            self.order.iter().filter(|member| waits(member, &title.id)).cloned().collect()
        };
        let all = titles.into_iter().map(|title| (title, members(title)));
        all.filter(|(_, members)| !members.is_empty()).collect()
    }

    /// Says of the titles that still wait for a vote that there was none, and of those that need one of them that it is not there.
    pub(super) fn leave_titles_out(&mut self) {
        let before = self.clone();
        for (member, reached) in Arc::make_mut(&mut self.worked) {
            let rules = before.rules_of(member);
            let outcome = &reached.outcome;
            if outcome.titles.iter().any(|result| waits_for_vote(outcome, &result.id, rules)) {
                let outcome = &mut Arc::make_mut(reached).outcome;
                rules.set().titles.iter().for_each(|title| leave_out(outcome, title, rules));
            }
        }
    }
}

fn leave_out(outcome: &mut Outcome, title: &Title, rules: &Rulebook) {
    let award =
        |id: &TitleId| outcome.titles.iter().find(|result| result.id == *id).map(|result| &result.award);
    let is_out = |id: &&TitleId| matches!(award(id), Some(Award::LeftOut | Award::Without(_)));
    let after = match title.needs.iter().find(is_out) {
        Some(needed) if award(&title.id) == Some(&Award::Open) => Award::Without(needed.clone()),
        _ if waits_for_vote(outcome, &title.id, rules) => Award::LeftOut,
        _ => return,
    };
    if let Some(result) = outcome.titles.iter_mut().find(|result| result.id == title.id) {
        result.award = after;
    }
}

/// Whether a title could be won by a vote that was not held: a member without a class wins none.
fn waits_for_vote(outcome: &Outcome, title: &TitleId, rules: &Rulebook) -> bool {
    let takes_votes = rules.title(title).is_some_and(|title| title.votes.is_some());
    let result = outcome.titles.iter().find(|result| result.id == *title);
    let is_open = |award: &Award| matches!(award, Award::Open | Award::LeftOut);
    let without = result.is_some_and(|result| result.votes.is_none() && is_open(&result.award));
    takes_votes && without && outcome.standing == Standing::Ranked
}
