//! What is known about a member, and from where.

use super::Proceedings;
use crate::domain::MemberId;
use crate::domain::fact::{Entered, Known, Origin};
use crate::rules::{History, Input, InputId, Missing, Source, Standing, Value};

impl Proceedings {
    /// What a member's sheet asks for beside marks.
    pub fn inputs(&self, member: &MemberId) -> &[Input] {
        &self.rules_of(member).set().inputs
    }

    /// Whether any sheet asks for facts.
    pub fn asks_facts(&self) -> bool {
        self.opening.sets.iter().any(|set| !set.rulebook.set().inputs.is_empty())
    }

    /// A fact about a member as it counts now, and where it comes from; none where nobody knows it.
    pub fn fact(&self, member: &MemberId, input: &InputId) -> Option<(Value, Origin)> {
        if let Some(said) = self.said_fact(member, input) {
            return Some(said);
        }
        let declared = self.inputs(member).iter().find(|declared| declared.id == *input)?;
        let earlier = match declared.from {
            Source::Earlier => self.history(member).and_then(|history| history.latest.get(input)),
            Source::Typed | Source::Roster(_) => None,
        };
        let earlier = earlier.filter(|value| declared.kind.admits(value));
        let default = declared.default.as_ref().map(|value| (value.clone(), Origin::Default));
        let known = earlier.map(|value| (value.clone(), Origin::Earlier)).or(default);
        known.filter(|(value, _)| !declared.is_outside(value))
    }

    /// A fact that this meeting knew in the end.
    pub fn known_fact(&self, member: &MemberId, input: &InputId) -> Option<Value> {
        self.fact(member, input).map(|(value, _)| value)
    }

    /// A fact that was entered, or that the roster says.
    pub(super) fn said_fact(&self, member: &MemberId, input: &InputId) -> Option<(Value, Origin)> {
        let entered = self.sheet(member).and_then(|sheet| sheet.entered(input).last());
        if let Some(Entered { value: Some(value), at, .. }) = entered {
            return Some((value.clone(), Origin::Typed(*at)));
        }
        let known = self.facts.get(member).and_then(|facts| facts.get(input));
        let origin = if self.opening.supplements.is_some() { Origin::Earlier } else { Origin::Roster };
        known.map(|value| (value.clone(), origin))
    }

    /// The facts about a member that were entered or that the roster says.
    pub(in crate::domain) fn facts_said(&self, member: &MemberId) -> Vec<Known> {
        let known = |input: &Input| {
            let (value, _) = self.said_fact(member, &input.id)?;
            Some(Known { member: member.clone(), input: input.id.clone(), value })
        };
        self.inputs(member).iter().filter_map(known).collect()
    }

    /// What earlier meetings left about a member.
    pub fn history(&self, member: &MemberId) -> Option<&History> {
        self.opening.earlier.as_ref()?.members.get(member)
    }

    /// The facts of a sheet that matter and that nobody has entered.
    pub fn facts_missing(&self, member: &MemberId) -> Vec<&Input> {
        let Some(Standing::Incomplete(missing)) = self.outcome(member).map(|outcome| &outcome.standing)
        else {
            return Vec::new();
        };
        let is_missing = |input: &&Input| missing.contains(&Missing::Input(input.id.clone()));
        self.inputs(member).iter().filter(is_missing).collect()
    }

    /// Whether a member's result is certain and the total is not.
    pub fn lacks_total(&self, member: &MemberId) -> bool {
        let outcome = self.outcome(member).filter(|_| !self.is_otherwise(member));
        outcome.is_some_and(|outcome| {
            outcome.total.is_none() && !matches!(outcome.standing, Standing::Incomplete(_))
        })
    }

    /// The facts of a sheet that nobody has entered and that do not matter for the result, but for the total.
    pub fn facts_for_total(&self, member: &MemberId) -> Vec<&Input> {
        let Some(outcome) = self.outcome(member).filter(|_| self.lacks_total(member)) else {
            return Vec::new();
        };
        let is_missing = |input: &&Input| outcome.total_open.contains(&Missing::Input(input.id.clone()));
        self.inputs(member).iter().filter(is_missing).collect()
    }

    /// What the rules would need to know about members and nobody can bring to this meeting: what the roster of the
    /// meeting does not say, what was frozen with it and is not there (the period's days, earlier meetings, the unit's
    /// own class), and the votes for a title where a class depends on them, because titles come after the classes.
    pub fn unbringable(&self) -> Vec<(MemberId, Missing)> {
        let mut missing: Vec<(MemberId, Missing)> = Vec::new();
        let is_out_of_reach = |fact: &Missing| is_out_of_reach(fact) || self.is_removed(fact);
        for member in self.members() {
            if self.rules_of(member).awaits_title_votes() {
                missing.push((member.clone(), Missing::Ballot));
                continue;
            }
            if let Some(Standing::Incomplete(facts)) = self.outcome(member).map(|outcome| &outcome.standing) {
                for fact in facts {
                    if is_out_of_reach(fact) {
                        missing.push((member.clone(), fact.clone()));
                    }
                }
            }
        }
        missing
    }

    /// Whether only meetings could tell it whose personal data were removed.
    fn is_removed(&self, fact: &Missing) -> bool {
        let removed = self.opening.earlier.as_ref().is_some_and(|earlier| !earlier.removed.is_empty());
        removed && matches!(fact, Missing::Year(_) | Missing::Happened(..))
    }
}

fn is_out_of_reach(fact: &Missing) -> bool {
    match fact {
        Missing::Field(_)
        | Missing::Period
        | Missing::Past
        | Missing::NoneEarlier
        | Missing::TooFewEarlier { .. }
        | Missing::LeftOpen { .. }
        | Missing::UnitClass
        | Missing::NotInTable(_) => true,
        Missing::Mark(_)
        | Missing::Ballot
        | Missing::Points(..)
        | Missing::Input(_)
        | Missing::Finding(_)
        | Missing::Year(_)
        | Missing::Happened(..)
        | Missing::Unit
        | Missing::Division(_)
        | Missing::Overflow(_) => false,
    }
}
