//! What is missing about whom, in few words.

use crate::domain::MemberId;
use crate::domain::period::Period;
use crate::domain::proceedings::Proceedings;
use crate::rules::{Missing, Rulebook};
use crate::text::Lang;

/// What is missing about some members, so that their results cannot be worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    missing: Vec<Missing>,
    names: Vec<String>,
    everybody: bool,
    /// The periods of the meetings that could have told it, had their personal data not been removed.
    removed: Vec<Period>,
}

impl Shortfall {
    /// How much of each is said.
    const SAID: usize = 3;

    /// What is missing, and about whom.
    pub(in crate::domain) fn of(state: &Proceedings, pairs: &[(MemberId, Missing)]) -> Self {
        let (mut missing, mut members) = (Vec::new(), Vec::new());
        for (member, fact) in pairs {
            if !missing.contains(fact) {
                missing.push(fact.clone());
            }
            if !members.contains(member) {
                members.push(member.clone());
            }
        }
        let everybody = members.len() == state.members().len() && members.len() > Self::SAID;
        let removed = state.opening().earlier.iter().flat_map(|earlier| &earlier.removed);
        let removed = removed.map(|gone| gone.period).collect();
        let names = members.iter().map(|member| state.called(member)).collect();
        Self { missing, names, everybody, removed }
    }

    /// That results cannot be worked out yet.
    pub(super) fn incomplete(&self, rules: &Rulebook, lang: Lang) -> String {
        lang.refuse_incomplete(self.names(lang), self.facts(rules, lang))
    }

    /// That no meeting can be held, and what helps.
    pub(super) fn unbringable(&self, rules: &Rulebook, lang: Lang) -> String {
        lang.refuse_facts_missing(self.facts(rules, lang), self.names(lang), self.advice(rules, lang))
    }

    fn names(&self, lang: Lang) -> String {
        if self.everybody {
            return lang.refuse_missing_everybody().into();
        }
        let said = self.names.iter().take(Self::SAID).map(String::as_str).collect::<Vec<_>>().join(", ");
        match self.names.len().saturating_sub(Self::SAID) {
            0 => said,
            more => lang.refuse_missing_and_more(said, more),
        }
    }

    fn facts(&self, rules: &Rulebook, lang: Lang) -> String {
        let facts = self.missing.iter().take(Self::SAID).map(|fact| fact.sentence(rules, lang));
        facts.collect::<Vec<_>>().join(" ")
    }

    /// What is to be done so that the meeting can be held.
    fn advice(&self, rules: &Rulebook, lang: Lang) -> String {
        let needs = |fact: &Missing| self.missing.contains(fact);
        let of_earlier =
            |fact: &Missing| matches!(fact, Missing::Past | Missing::Year(_) | Missing::Happened(..));
        let too_few = |fact: &Missing| matches!(fact, Missing::NoneEarlier | Missing::TooFewEarlier { .. });
        let periods: Vec<String> =
            self.removed.iter().take(Self::SAID).map(|period| period.title(lang)).collect();
        if !periods.is_empty() && self.missing.iter().any(of_earlier) {
            return lang.refuse_advice_removed(periods.join(", "));
        }
        let left_open = self.left_open(rules, lang);
        if !needs(&Missing::Ballot) && !left_open.is_empty() {
            return lang.refuse_advice_reopen(left_open.join(", "));
        }
        let advice = if needs(&Missing::Ballot) {
            lang.refuse_advice_ballot()
        } else if needs(&Missing::Past) || self.missing.iter().any(too_few) {
            lang.refuse_advice_past()
        } else if needs(&Missing::Period) {
            lang.refuse_advice_period()
        } else if needs(&Missing::UnitClass) {
            lang.refuse_advice_unit_class()
        } else if self.missing.iter().any(|fact| matches!(fact, Missing::NotInTable(_))) {
            lang.refuse_advice_table()
        } else {
            lang.refuse_advice_roster()
        };
        advice.into()
    }

    /// The periods of meetings that were sealed without what is missing.
    fn left_open(&self, rules: &Rulebook, lang: Lang) -> Vec<String> {
        let mut periods = Vec::new();
        for fact in &self.missing {
            if let Missing::LeftOpen { kind, days, .. } = fact {
                let period = kind.of_days(*days, rules.set().first_month, lang);
                if !periods.contains(&period) {
                    periods.push(period);
                }
            }
        }
        periods
    }
}
