//! Everybody's result: what stands, and how this program works it out.
//!
//! Until results are recorded both are the same. What was recorded stands afterwards, also where the rules have come to mean
//! something else since ([`Evaluation`]); nobody's class becomes another one because the program was renewed.

use std::sync::Arc;

use super::{Phase, Proceedings};
use crate::domain::MemberId;
use crate::domain::event::Event;
use crate::domain::outcome::Placed;
use crate::number::Exact;
use crate::rules::{Case, Classified, Evaluation, Outcome, QuotaResult, UnitFacts, evaluate_in};

/// What a member comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reached {
    /// The result that stands.
    pub result: Placed,
    /// How this program works it out.
    pub outcome: Outcome,
}

impl Reached {
    fn new(member: &MemberId, outcome: Outcome) -> Arc<Self> {
        Arc::new(Self { result: Placed::of(member.clone(), &outcome), outcome })
    }
}

impl Proceedings {
    /// A member's result: the recorded one once results are recorded, until then what the sheet comes to now. This is
    /// what is shown, told and handed on.
    pub fn result(&self, member: &MemberId) -> Option<&Placed> {
        self.worked.get(member).map(|reached| &reached.result)
    }

    /// Whether anything is counted in points on the sheet of any member.
    pub fn has_points(&self) -> bool {
        self.opening.sets.iter().any(|set| set.rulebook.has_points())
    }

    /// The points of a member's result; none while they are not known, and on a sheet without points.
    pub fn points(&self, member: &MemberId) -> Option<Exact> {
        let result = self.result(member).filter(|_| self.rules_of(member).has_points());
        result.and_then(|result| result.total)
    }

    /// How this program works a member's result out from the sheet: the explanation of the result, unless that stands
    /// [otherwise](Self::is_otherwise).
    pub fn outcome(&self, member: &MemberId) -> Option<&Outcome> {
        self.worked.get(member).map(|reached| &reached.outcome)
    }

    /// The same with the smallest changes that would alter it, which are looked for now: for one member who is explained.
    pub fn explained(&self, member: &MemberId) -> Option<Outcome> {
        let mut outcome = self.outcome(member)?.clone();
        // What would change another result changes nothing here.
        if !self.is_otherwise(member) {
            let rules = self.rules_of(member);
            outcome.look_for_changes(rules, &self.case(member), &self.unit());
            outcome.heed_quotas(self.common_quotas(), rules);
        }
        Some(outcome)
    }

    /// What is known of the unit before everybody's results are.
    fn unit(&self) -> UnitFacts {
        UnitFacts { class: self.opening.unit_class.clone(), ..UnitFacts::UNKNOWN }
    }

    /// The results, once they are recorded, in the order of the members.
    pub fn outcomes(&self) -> Vec<&Placed> {
        if self.phase < Phase::Tallied {
            return Vec::new();
        }
        self.order.iter().filter_map(|member| self.result(member)).collect()
    }

    /// Whether this program works a member's result out otherwise than it stands.
    pub fn is_otherwise(&self, member: &MemberId) -> bool {
        self.worked.get(member).is_some_and(|reached| !reached.result.is_of(&reached.outcome))
    }

    /// Those whose results this program works out otherwise than they stand, in the order of the members.
    pub fn otherwise(&self) -> impl Iterator<Item = &MemberId> {
        self.order.iter().filter(|member| self.is_otherwise(member))
    }

    /// The same as if results had been recorded as this program works them out.
    pub(in crate::domain) fn as_worked_out(&self) -> Self {
        let mut state = self.clone();
        for member in self.otherwise() {
            if let Some(reached) = Arc::make_mut(&mut state.worked).get_mut(member) {
                *reached = Reached::new(member, reached.outcome.clone());
            }
        }
        state
    }

    /// By which evaluation of the rules the latest results were recorded; before there are any, the one by which the meeting
    /// was prepared. Whatever was decided on the strength of rules since was decided by this one or a later one.
    pub fn evaluation(&self) -> Evaluation {
        self.evaluation
    }

    /// The quotas as they came out, once the classes are worked out, in the order in which they acted. None where results
    /// stand that this program works out otherwise: how the quotas came out then was not recorded.
    pub fn quotas(&self) -> &[QuotaResult] {
        &self.quotas
    }

    /// Takes the quotas into the results, once every sheet is done. Decisions on titles that these are not about any more are
    /// dropped, the lowest first: what is won of a lower title bears on those above it.
    pub(super) fn work_out_quotas(&mut self) {
        self.settle_quotas();
        while self.drop_outdated_titles() {
            self.settle_quotas();
        }
    }

    fn settle_quotas(&mut self) {
        let Classified { outcomes, quotas, .. } = self.classified();
        let reached =
            |(member, outcome): (&MemberId, Outcome)| (member.clone(), Reached::new(member, outcome));
        self.worked = Arc::new(self.order.iter().zip(outcomes).map(reached).collect());
        self.quotas = Arc::new(quotas);
    }

    /// Works every result out without quotas, which apply to finished sheets only.
    pub(super) fn work_out_all(&mut self) {
        for member in Arc::clone(&self.order).iter() {
            self.work_out(member);
        }
    }

    /// Works a member's result out anew; kept, so that drawing a list of members evaluates nothing.
    pub(super) fn work_out(&mut self, member: &MemberId) {
        let outcome = self.evaluated(member, &self.case(member));
        Arc::make_mut(&mut self.worked).insert(member.clone(), Reached::new(member, outcome));
    }

    /// What a member's case comes to without quotas.
    pub(super) fn evaluated(&self, member: &MemberId, case: &Case) -> Outcome {
        evaluate_in(self.rules_of(member), case, &self.unit())
    }

    /// Lets the results stand that an event records; none where they are not everybody's, or by an evaluation before
    /// that of earlier ones.
    pub(super) fn record(&mut self, event: &Event) -> Option<()> {
        let Some((evaluation, results)) = event.results() else { return Some(()) };
        if self.phase < Phase::Tallied {
            return results.is_empty().then_some(());
        }
        if evaluation < self.evaluation || !results.iter().map(|result| &result.member).eq(self.order.iter())
        {
            return None;
        }
        self.evaluation = evaluation;
        let worked = Arc::make_mut(&mut self.worked);
        for result in results {
            let reached = worked.get_mut(&result.member)?;
            if reached.result != *result {
                Arc::make_mut(reached).result = result.clone();
            }
        }
        if self.otherwise().next().is_some() {
            self.quotas = Arc::default();
        }
        Some(())
    }
}
