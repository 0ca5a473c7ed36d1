//! What the invented member brings along from earlier meetings, and what is known of the unit.

use std::collections::{BTreeMap, BTreeSet};

use super::tried::Tried;
use crate::domain::Period;
use crate::number::Exact;
use crate::rules::{ClassId, CriterionId, EventId, GateId, GateScope, InputId, InputKind, TitleId, Value};
use crate::text::Lang;

/// A share of the votes is told in percent: of so many voters.
pub(super) const VOTERS: u32 = 100;

/// What was said about earlier meetings and the unit. What is not said has not been: no meeting, nothing that happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Before {
    pub(super) meetings: BTreeMap<Period, Held>,
    pub(super) years: BTreeMap<InputId, Value>,
    pub(super) happened: BTreeMap<(CriterionId, EventId), u32>,
    pub(super) fired: BTreeMap<GateId, Period>,
    pub(super) unit_class: Option<String>,
    pub(super) unit_mean: Option<Exact>,
    pub(super) unit_members: Option<u32>,
    pub(super) votes: BTreeMap<String, u32>,
}

/// What an earlier meeting came to. What was said of it is kept while it is said that there was none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Held {
    pub(super) class: Option<ClassId>,
    pub(super) total: Option<Exact>,
    pub(super) titles: BTreeSet<TitleId>,
    pub(super) inputs: BTreeMap<InputId, Value>,
}

/// Something that can be said about earlier meetings or the unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// The class that the meeting about this period came to, if there was one.
    Meeting(Period),
    /// Its total.
    Total(Period),
    /// Whether a title was won in it.
    Won(Period, TitleId),
    /// A fact that it knew.
    Known(Period, InputId),
    /// What a fact has come to in the year before this period.
    Year(InputId),
    /// How often something happened in the year before this period.
    Happened(CriterionId, EventId),
    /// In which earlier meeting a gate fired that may still count.
    Fired(GateId),
    /// The unit's own class.
    UnitClass,
    /// The unit's mean.
    UnitMean,
    /// How many are ranked in the unit.
    UnitMembers,
    /// The share of the votes for a class or a title.
    Votes(String),
}

impl Before {
    /// Everything that can be said under a set whose expressions stand in `text`, with its depth and what it is called. Of
    /// earlier meetings there is one more than were said.
    pub fn items(&self, tried: Tried<'_>, text: &str, lang: Lang) -> Vec<(u16, String, Said)> {
        let mut items = Vec::new();
        let needs = tried.rulebook.needs();
        let title = |id: &InputId| {
            tried.rulebook.input(id).map_or_else(|| id.to_string(), |input| input.title.clone())
        };
        for id in &needs.years {
            items.push((0, lang.trial_year_before(title(id)), Said::Year(id.clone())));
        }
        for (criterion, event) in &needs.happened {
            let kind = tried.rulebook.criterion(criterion).and_then(|one| one.event(event));
            let title = kind.map_or(event.as_str(), |kind| &kind.title);
            items.push((
                0,
                lang.trial_happened_before(title),
                Said::Happened(criterion.clone(), event.clone()),
            ));
        }
        if !tried.own_before().is_empty() {
            let lasting = tried.rulebook.gates().filter(|gate| gate.scope != GateScope::Period);
            items.extend(lasting.map(|gate| {
                let label = lang.trial_fired_before(&gate.title);
                (0, label, Said::Fired(gate.id.clone()))
            }));
        }
        for kind in &needs.kinds {
            let earlier = tried.earlier(*kind);
            let said = earlier.iter().rposition(|period| self.held(*period).is_some());
            for period in earlier.iter().take(said.map_or(1, |said| said + 2)) {
                items.push((0, lang.trial_meeting(period.title(lang)), Said::Meeting(*period)));
                if self.held(*period).is_none() {
                    continue;
                }
                if needs.totals.contains(kind) {
                    items.push((1, lang.edit_points().to_owned(), Said::Total(*period)));
                }
                items.extend(tried.titles().map(|(id, title)| (1, title, Said::Won(*period, id))));
                items.extend(needs.sums.iter().map(|id| (1, title(id), Said::Known(*period, id.clone()))));
            }
        }
        if text.contains("unit.class") || !tried.rulebook.tabled_unit_classes().is_empty() {
            items.push((0, lang.trial_unit_class().to_owned(), Said::UnitClass));
        }
        if text.contains("unit.mean_total") {
            items.push((0, lang.trial_unit_mean().to_owned(), Said::UnitMean));
        }
        if text.contains("unit.members") {
            items.push((0, lang.trial_unit_members().to_owned(), Said::UnitMembers));
        }
        for (id, title) in tried.voted(text) {
            items.push((0, lang.trial_votes(title), Said::Votes(id)));
        }
        items
    }

    pub(super) fn held(&self, period: Period) -> Option<&Held> {
        self.meetings.get(&period).filter(|held| held.class.is_some())
    }

    /// What can be chosen, in words; empty where a number is typed.
    pub fn options(tried: Tried<'_>, said: &Said, lang: Lang) -> Vec<String> {
        let yes_no = || vec![lang.edit_yes().to_owned(), lang.edit_no().to_owned()];
        match said {
            Said::Meeting(_) => {
                let classes = tried.classes().into_iter().map(|(_, title)| title);
                std::iter::once(lang.trial_no_meeting().to_owned()).chain(classes).collect()
            }
            Said::Won(..) => yes_no(),
            Said::Fired(_) => {
                let periods = tried.own_before().into_iter().map(|period| period.title(lang));
                std::iter::once(lang.edit_no().to_owned()).chain(periods).collect()
            }
            Said::Known(_, id) | Said::Year(id) if tried.is_flag(id) => yes_no(),
            Said::UnitClass => {
                let classes = tried.unit_classes().into_iter().map(|(_, title)| title);
                std::iter::once(lang.edit_unknown().to_owned()).chain(classes).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Which of the options is said.
    pub fn at(&self, tried: Tried<'_>, said: &Said) -> Option<usize> {
        let flag = |value: Option<&Value>| Some(usize::from(value != Some(&Value::Flag(true))));
        match said {
            Said::Meeting(period) => {
                let Some(class) = self.held(*period).and_then(|held| held.class.as_ref()) else {
                    return Some(0);
                };
                tried.classes().iter().position(|(id, _)| id == class).map(|at| at + 1)
            }
            Said::Won(period, title) => {
                let won = self.meetings.get(period).is_some_and(|held| held.titles.contains(title));
                Some(usize::from(!won))
            }
            Said::Fired(gate) => match self.fired.get(gate) {
                None => Some(0),
                Some(fired) => tried.own_before().iter().position(|period| period == fired).map(|at| at + 1),
            },
            Said::Known(period, id) if tried.is_flag(id) => {
                flag(self.meetings.get(period).and_then(|held| held.inputs.get(id)))
            }
            Said::Year(id) if tried.is_flag(id) => flag(self.years.get(id)),
            Said::UnitClass => match &self.unit_class {
                None => Some(0),
                Some(class) => tried.unit_classes().iter().position(|(id, _)| id == class).map(|at| at + 1),
            },
            _ => None,
        }
    }

    /// Chooses an option; says whether there is one.
    pub fn choose(&mut self, tried: Tried<'_>, said: &Said, at: usize) -> bool {
        match said {
            Said::Meeting(period) => {
                let class = tried.classes().into_iter().map(|(id, _)| Some(id));
                let Some(class) = std::iter::once(None).chain(class).nth(at) else { return false };
                self.meetings.entry(*period).or_default().class = class;
            }
            Said::Won(period, title) if at < 2 => {
                let titles = &mut self.meetings.entry(*period).or_default().titles;
                if at == 0 {
                    titles.insert(title.clone());
                } else {
                    titles.remove(title);
                }
            }
            Said::Fired(gate) => match at.checked_sub(1) {
                None => drop(self.fired.remove(gate)),
                Some(at) => match tried.own_before().get(at) {
                    Some(period) => drop(self.fired.insert(gate.clone(), *period)),
                    None => return false,
                },
            },
            Said::Known(period, id) if at < 2 && tried.is_flag(id) => {
                let inputs = &mut self.meetings.entry(*period).or_default().inputs;
                inputs.insert(id.clone(), Value::Flag(at == 0));
            }
            Said::Year(id) if at < 2 && tried.is_flag(id) => {
                self.years.insert(id.clone(), Value::Flag(at == 0));
            }
            Said::UnitClass => {
                let classes = tried.unit_classes().into_iter().map(|(id, _)| Some(id));
                let Some(class) = std::iter::once(None).chain(classes).nth(at) else { return false };
                self.unit_class = class;
            }
            _ => return false,
        }
        true
    }

    /// The number that is said, where one is; whatever nobody said about a total or votes stands at its best.
    pub fn number(&self, tried: Tried<'_>, said: &Said) -> Option<Exact> {
        let typed = |id: &InputId, value: Option<&Value>| match value {
            Some(Value::Number(number)) => tried.rulebook.input(id)?.kind.typed(*number),
            None => Some(Exact::ZERO),
            Some(_) => None,
        };
        match said {
            Said::Total(period) => {
                let total = self.meetings.get(period).and_then(|held| held.total);
                total.or_else(|| tried.rulebook.max_total())
            }
            Said::Known(period, id) => {
                typed(id, self.meetings.get(period).and_then(|held| held.inputs.get(id)))
            }
            Said::Year(id) => typed(id, self.years.get(id)),
            Said::Happened(criterion, event) => {
                let key = (criterion.clone(), event.clone());
                Some(self.happened.get(&key).copied().unwrap_or(0).into())
            }
            Said::UnitMean => self.unit_mean,
            Said::UnitMembers => self.unit_members.map(Exact::from),
            Said::Votes(id) => Some(self.votes.get(id).copied().unwrap_or(VOTERS).into()),
            Said::Meeting(_) | Said::Won(..) | Said::Fired(_) | Said::UnitClass => None,
        }
    }

    /// What is said where it is none of some options.
    pub fn words(&self, tried: Tried<'_>, said: &Said, lang: Lang) -> String {
        let set = |value: Option<&Value>| match value {
            Some(Value::Set(set)) => Some(set.iter().cloned().collect::<Vec<_>>().join(", ")),
            _ => None,
        };
        let is_set = |id: &InputId| {
            tried.rulebook.input(id).is_some_and(|input| matches!(input.kind, InputKind::Set(_)))
        };
        match said {
            Said::Year(id) if is_set(id) => {
                set(self.years.get(id)).unwrap_or_else(|| lang.edit_none_of_them().to_owned())
            }
            said => match self.number(tried, said) {
                Some(number) => number.shown(lang),
                None => lang.edit_unknown().to_owned(),
            },
        }
    }

    /// Takes what was typed, if it fits; says whether it did.
    pub fn type_in(&mut self, tried: Tried<'_>, said: &Said, typed: &str) -> bool {
        let number = || typed.replace(',', ".").trim_end_matches('%').trim().parse::<Exact>().ok();
        let count = || number().and_then(Exact::as_whole).and_then(|whole| u32::try_from(whole).ok());
        let value = |id: &InputId| {
            let kind = &tried.rulebook.input(id)?.kind;
            let value = match kind {
                InputKind::Set(_) => {
                    let words = typed.split(',').map(|word| word.trim().to_owned());
                    Value::Set(words.filter(|word| !word.is_empty()).collect())
                }
                InputKind::Flag | InputKind::Choice(_) | InputKind::Date => return None,
                InputKind::Count(_) | InputKind::Number | InputKind::Percent => {
                    Value::Number(kind.meant(number()?)?)
                }
            };
            kind.admits(&value).then_some(value)
        };
        match said {
            Said::Total(period) => {
                let Some(total) = number() else { return false };
                self.meetings.entry(*period).or_default().total = Some(total);
            }
            Said::Known(period, id) => {
                let Some(value) = value(id) else { return false };
                self.meetings.entry(*period).or_default().inputs.insert(id.clone(), value);
            }
            Said::Year(id) => {
                let Some(value) = value(id) else { return false };
                self.years.insert(id.clone(), value);
            }
            Said::Happened(criterion, event) => {
                let Some(count) = count() else { return false };
                self.happened.insert((criterion.clone(), event.clone()), count);
            }
            Said::UnitMean => match number() {
                Some(mean) => self.unit_mean = Some(mean),
                None => return false,
            },
            Said::UnitMembers => match count() {
                Some(count) => self.unit_members = Some(count),
                None => return false,
            },
            Said::Votes(id) => {
                let Some(votes) = count().filter(|votes| *votes <= VOTERS) else { return false };
                self.votes.insert(id.clone(), votes);
            }
            Said::Meeting(_) | Said::Won(..) | Said::Fired(_) | Said::UnitClass => return false,
        }
        true
    }

    /// Whether nothing is said yet of what a result may be waiting for.
    pub fn is_open(&self, said: &Said) -> bool {
        match said {
            Said::Meeting(period) => self.held(*period).is_none(),
            Said::UnitClass => self.unit_class.is_none(),
            Said::UnitMean => self.unit_mean.is_none(),
            Said::UnitMembers => self.unit_members.is_none(),
            _ => false,
        }
    }
}
