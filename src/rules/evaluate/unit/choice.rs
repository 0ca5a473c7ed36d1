//! Choices: what members say of their group, where a quota's share depends on it.

use super::super::super::expression::{Content, Facts, Name};
use super::super::super::quota::{InputShares, Unsettled};
use super::super::facts::Given;
use super::entrant::Place;
use super::plan::Rule;
use super::quota::Scope;
use super::ranking::Ranking;
use crate::number::Exact;

/// What a member says, as its place in the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Choice {
    /// It is not known.
    #[default]
    Unknown,
    /// The table has no share for it.
    NotInTable,
    /// The share of that number.
    At(u16),
}

impl Choice {
    /// What a member says about the input of a table.
    pub(super) fn of(by: &InputShares, given: &Given<'_>) -> Self {
        let Content::Text(Some(said)) = given.read(&Name::Input(by.input.clone())).content else {
            return Self::Unknown;
        };
        let at = by.shares.keys().position(|option| *option == said);
        at.and_then(|at| u16::try_from(at).ok()).map_or(Self::NotInTable, Self::At)
    }
}

impl Ranking<'_> {
    /// The share that all who are ranked in a scope agree on; none where nobody is ranked, so that nobody can be over it.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) fn agreed(
        &self,
        rule: &Rule<'_>,
        by: &InputShares,
        scope: &Scope,
    ) -> Result<Option<Exact>, Unsettled> {
        let choice = |member: u32| {
            let at = member as usize * self.plan.choices + rule.choice_at;
            self.choices.get(at).copied().unwrap_or_default()
        };
        let ranked = scope.members.iter().filter(|member| self.at(**member).place == Place::Ranked);
        let mut said = ranked.map(|member| choice(*member));
        let Some(first) = said.next() else { return Ok(None) };
        let mut differ = false;
        for other in said {
            if other == Choice::Unknown {
                return Err(Unsettled::Unknown(by.input.clone()));
            }
            differ |= other != first;
        }
        match first {
            Choice::Unknown => Err(Unsettled::Unknown(by.input.clone())),
            _ if differ => Err(Unsettled::Differing(by.input.clone())),
            Choice::NotInTable => Err(Unsettled::NotInTable(by.input.clone())),
            Choice::At(at) => Ok(by.shares.values().nth(usize::from(at)).copied()),
        }
    }
}
