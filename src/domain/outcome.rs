//! A member's result as the minutes keep it, and the events that record one for everybody.

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::event::Event;
use crate::number::Exact;
use crate::rules::{Award, ClassId, Evaluation, Outcome, Standing, TitleId};

/// Where a member was placed. This stands, whatever later versions of the program would come to; the explanation is worked out
/// anew from the frozen set and the votes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placed {
    /// Who.
    pub member: MemberId,
    /// Ranked, barred, or not decided.
    pub standing: Standing,
    /// The class after gates, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassId>,
    /// The points, where they are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Exact>,
    /// The most points there were for this member, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_total: Option<Exact>,
    /// The score where a gate set it to a class's floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Exact>,
    /// The emulation titles won, lowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<TitleId>,
}

impl Placed {
    /// Whether the member has a class.
    pub fn is_ranked(&self) -> bool {
        self.standing == Standing::Ranked
    }

    /// The result in short.
    pub fn of(member: MemberId, outcome: &Outcome) -> Self {
        Self {
            member,
            standing: outcome.standing.clone(),
            class: outcome.class.clone(),
            total: outcome.total,
            max_total: outcome.max_total,
            score: outcome.score,
            titles: won(outcome).cloned().collect(),
        }
    }

    /// Whether it is what an outcome comes to.
    pub(super) fn is_of(&self, outcome: &Outcome) -> bool {
        let Self { member: _, standing, class, total, max_total, score, titles } = self;
        (standing, class) == (&outcome.standing, &outcome.class)
            && (total, max_total, score) == (&outcome.total, &outcome.max_total, &outcome.score)
            && titles.iter().eq(won(outcome))
    }
}

fn won(outcome: &Outcome) -> impl Iterator<Item = &TitleId> {
    outcome.titles.iter().filter(|title| title.award == Award::Won).map(|title| &title.id)
}

impl Event {
    /// Where it records everybody's results: those, and by which evaluation of the rules they were worked out. None are in a vote
    /// that ends while the sheets are gone through.
    pub fn results(&self) -> Option<(Evaluation, &[Placed])> {
        match self {
            Self::BallotClosed { outcomes, evaluation, .. }
            | Self::ChairDecided { outcomes, evaluation, .. }
            | Self::SlipClosed { outcomes, evaluation, .. }
            | Self::ReferralDecided { outcomes, evaluation, .. }
            | Self::TitleDecided { outcomes, evaluation, .. }
            | Self::Tallied { outcomes, evaluation } => Some((*evaluation, outcomes)),
            _ => None,
        }
    }

    /// The same event with these results.
    pub(crate) fn with_results(mut self, by: Evaluation, results: Vec<Placed>) -> Self {
        if let Self::BallotClosed { outcomes, evaluation, .. }
        | Self::ChairDecided { outcomes, evaluation, .. }
        | Self::SlipClosed { outcomes, evaluation, .. }
        | Self::ReferralDecided { outcomes, evaluation, .. }
        | Self::TitleDecided { outcomes, evaluation, .. }
        | Self::Tallied { outcomes, evaluation } = &mut self
        {
            (*outcomes, *evaluation) = (results, by);
        }
        self
    }
}
