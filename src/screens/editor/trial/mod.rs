//! An invented member, on whom a set is tried: what is marked, what happened, and what comes of it.

mod before;
mod left;
mod options;
mod outcome;
mod tried;
mod typed;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use self::before::{Before, Said};
use self::options::{asked, field_words, fields_used};
pub use self::outcome::{missing, verdict};
use self::tried::Tried;
use crate::domain::Period;
use crate::number::Exact;
use crate::papers::date;
use crate::papers::words::added_up;
use crate::rules::{
    Criterion, CriterionId, Effect, EventId, Field, GateId, GateTest, Input, InputId, InputKind, Mark,
    Rulebook, Start, Value,
};
use crate::text::Lang;

/// What was said about the invented member. What is not said stands at its best.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    marks: BTreeMap<CriterionId, Mark>,
    counts: BTreeMap<(CriterionId, EventId), u32>,
    /// The points of each case, the lowest first; none of them is nought.
    amounts: BTreeMap<(CriterionId, EventId), Vec<Exact>>,
    inputs: BTreeMap<InputId, Value>,
    findings: BTreeSet<GateId>,
    fields: BTreeMap<Field, Value>,
    before: Before,
    /// The day on which the set is tried.
    day: Date,
}

/// Something that can be said about the member.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// What a criterion is marked with.
    Mark(CriterionId),
    /// How often something happened.
    Count(CriterionId, EventId),
    /// What something that happened does.
    Amount(CriterionId, EventId),
    /// A fact.
    Input(InputId),
    /// What the committee found.
    Finding(GateId),
    /// What the roster says.
    Field(Field),
    /// What earlier meetings left, or what is known of the unit.
    Before(Said),
}

/// A row of the trial.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialRow {
    /// What it is called.
    pub label: String,
    /// How far it is set in.
    pub depth: u16,
    /// What it is about.
    pub item: Item,
    /// What is said now.
    pub value: String,
    /// What can be chosen by digit, in words; none where a number or text is typed.
    pub options: Vec<String>,
}

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The one before, or less.
    Back,
    /// The next, or more.
    On,
}

impl Trial {
    /// Nothing is said yet; the set is tried on this day.
    pub fn on(day: Date) -> Self {
        Self { day, ..Self::default() }
    }

    fn tried<'r>(&self, rulebook: &'r Rulebook) -> Tried<'r> {
        Tried { rulebook, day: self.day }
    }

    /// The period that the member is tried in.
    pub fn period(&self, rulebook: &Rulebook) -> Period {
        self.tried(rulebook).period()
    }

    /// Everything that can be said under a set.
    pub fn rows(&self, rulebook: &Rulebook, lang: Lang) -> Vec<TrialRow> {
        let mut rows = Vec::new();
        for criterion in rulebook.criteria() {
            let label = format!("{} {}", criterion.code, criterion.title);
            if criterion.is_marked() {
                rows.push(self.row(rulebook, 0, label.clone(), Item::Mark(criterion.id.clone()), lang));
            }
            for event in &criterion.events {
                let (id, event_id) = (criterion.id.clone(), event.id.clone());
                let item = match event.effect {
                    Effect::Between(..) => Item::Amount(id, event_id),
                    Effect::Each(_) | Effect::Steps(_) | Effect::All | Effect::Nothing => {
                        Item::Count(id, event_id)
                    }
                };
                rows.push(self.row(rulebook, 0, format!("{} {}", criterion.code, event.title), item, lang));
            }
        }
        for input in &rulebook.set().inputs {
            rows.push(self.row(rulebook, 0, input.title.clone(), Item::Input(input.id.clone()), lang));
        }
        for gate in rulebook.gates().filter(|gate| matches!(gate.test, GateTest::Finding(_))) {
            rows.push(self.row(rulebook, 0, gate.title.clone(), Item::Finding(gate.id.clone()), lang));
        }
        let asked = asked(rulebook);
        for field in fields_used(&asked) {
            rows.push(self.row(rulebook, 0, field.words(lang).to_owned(), Item::Field(field), lang));
        }
        for (depth, label, said) in self.before.items(self.tried(rulebook), &asked, lang) {
            rows.push(self.row(rulebook, depth, label, Item::Before(said), lang));
        }
        rows
    }

    fn row(&self, rulebook: &Rulebook, depth: u16, label: String, item: Item, lang: Lang) -> TrialRow {
        let options = self.options(rulebook, &item, lang);
        let value = match self.at(rulebook, &item) {
            Some(at) => options.get(at).cloned().unwrap_or_default(),
            None => self.words(rulebook, &item, lang),
        };
        TrialRow { label, depth, item, value, options }
    }

    /// Which of its options an item has.
    fn at(&self, rulebook: &Rulebook, item: &Item) -> Option<usize> {
        match item {
            Item::Finding(gate) => Some(usize::from(!self.findings.contains(gate))),
            Item::Mark(id) => match (self.mark(rulebook, id)?, &rulebook.criterion(id)?.start) {
                (Mark::Check(met), _) => Some(usize::from(!met)),
                (Mark::Level(level), Start::Levels(levels)) => levels.iter().position(|one| one.id == level),
                _ => None,
            },
            Item::Input(id) => match (self.input(rulebook, id), &rulebook.input(id)?.kind) {
                (Some(Value::Flag(flag)), InputKind::Flag) => Some(usize::from(!flag)),
                (Some(Value::Text(text)), InputKind::Choice(options)) => {
                    options.iter().position(|one| *one == text)
                }
                _ => None,
            },
            Item::Field(field) => {
                let words = field_words(rulebook, *field);
                match self.fields.get(field) {
                    None => (!words.is_empty()).then_some(0),
                    Some(Value::Text(text)) => match words.iter().position(|word| word == text) {
                        Some(at) => Some(at + 1),
                        None => (!words.is_empty()).then_some(words.len() + 1),
                    },
                    Some(_) => None,
                }
            }
            Item::Before(said) => self.before.at(self.tried(rulebook), said),
            Item::Count(..) | Item::Amount(..) => None,
        }
    }

    fn words(&self, rulebook: &Rulebook, item: &Item, lang: Lang) -> String {
        let unknown = || lang.edit_unknown().to_owned();
        let value = |value: Option<Value>, asked: Option<&Input>| match value {
            Some(Value::Number(number)) => {
                asked.map_or_else(|| number.shown(lang), |asked| asked.kind.shown(number, lang))
            }
            Some(Value::Text(text)) => text,
            Some(Value::Date(day)) => date::written(day),
            Some(Value::Set(set)) => set.into_iter().collect::<Vec<_>>().join(", "),
            Some(Value::Flag(_)) | None => unknown(),
        };
        match item {
            Item::Mark(id) => match self.mark(rulebook, id) {
                Some(Mark::Points(mark)) => match rulebook.criterion(id).and_then(Criterion::scale) {
                    Some(scale) => scale.told(mark, lang),
                    None => mark.shown(lang),
                },
                _ => unknown(),
            },
            Item::Count(criterion, event) => {
                self.counts.get(&(criterion.clone(), event.clone())).copied().unwrap_or(0).to_string()
            }
            Item::Amount(criterion, event) => match self.each_amount(criterion, event) {
                [] => Exact::ZERO.shown(lang),
                [points] => points.shown(lang),
                several => added_up(several, lang),
            },
            Item::Input(id) => value(self.input(rulebook, id), rulebook.input(id)),
            Item::Field(field) => value(self.fields.get(field).cloned(), None),
            Item::Before(said) => self.before.words(self.tried(rulebook), said, lang),
            Item::Finding(_) => String::new(),
        }
    }

    /// The mark that counts: the one that was given, where the set still allows it, else what a meeting starts from.
    fn mark(&self, rulebook: &Rulebook, id: &CriterionId) -> Option<Mark> {
        let given = self.marks.get(id).filter(|mark| rulebook.allows(id, mark).is_ok());
        given.cloned().or_else(|| rulebook.first_mark(id))
    }

    fn input(&self, rulebook: &Rulebook, id: &InputId) -> Option<Value> {
        let input = rulebook.input(id)?;
        self.inputs.get(id).filter(|value| input.admits(value)).cloned().or_else(|| input.default.clone())
    }

    /// Chooses an option, from 0; says whether there is one.
    pub fn choose(&mut self, rulebook: &Rulebook, item: &Item, at: usize) -> bool {
        match item {
            Item::Finding(gate) if at < 2 => {
                if at == 0 {
                    self.findings.insert(gate.clone());
                } else {
                    self.findings.remove(gate);
                }
            }
            Item::Mark(id) => {
                let mark = match rulebook.criterion(id).map(|criterion| &criterion.start) {
                    Some(Start::Check) if at < 2 => Mark::Check(at == 0),
                    Some(Start::Levels(levels)) => match levels.get(at) {
                        Some(level) => Mark::Level(level.id.clone()),
                        None => return false,
                    },
                    _ => return false,
                };
                self.marks.insert(id.clone(), mark);
            }
            Item::Input(id) => {
                let value = match rulebook.input(id).map(|input| &input.kind) {
                    Some(InputKind::Flag) if at < 2 => Value::Flag(at == 0),
                    Some(InputKind::Choice(options)) => match options.get(at) {
                        Some(option) => Value::Text(option.clone()),
                        None => return false,
                    },
                    _ => return false,
                };
                self.inputs.insert(id.clone(), value);
            }
            Item::Field(field) => {
                let words = field_words(rulebook, *field);
                match at.checked_sub(1) {
                    None if words.is_empty() => return false,
                    None => {
                        self.fields.remove(field);
                    }
                    Some(at) => {
                        // Whatever the set compares it with, another text is none of them.
                        let other = (*field != Field::Sex && at == words.len()).then(String::new);
                        let Some(word) = words.into_iter().nth(at).or(other) else { return false };
                        self.fields.insert(*field, Value::Text(word));
                    }
                }
            }
            Item::Before(said) => return self.before.choose(Tried { rulebook, day: self.day }, said, at),
            _ => return false,
        }
        true
    }

    /// Takes the value before or after the one that stands; says whether it moved.
    pub fn step(&mut self, rulebook: &Rulebook, item: &Item, way: Way) -> bool {
        let before = self.clone();
        let count = self.options(rulebook, item, Lang::En).len();
        if count > 0 {
            let next = match (self.at(rulebook, item), way) {
                (Some(at), Way::On) => (at + 1) % count,
                (None, Way::On) => 0,
                (at, Way::Back) => (at.unwrap_or(0) + count - 1) % count,
            };
            return self.choose(rulebook, item, next);
        }
        let now = match item {
            Item::Mark(id) => {
                if let Some(next) = self.next_mark(rulebook, id, way) {
                    self.marks.insert(id.clone(), next);
                }
                None
            }
            Item::Count(id, event) => {
                Some(self.counts.get(&(id.clone(), event.clone())).copied().unwrap_or(0).into())
            }
            Item::Amount(id, event) => {
                self.step_amount(rulebook, (id, event), way);
                None
            }
            Item::Input(id) => match self.input(rulebook, id) {
                Some(Value::Number(number)) => rulebook.input(id).and_then(|input| input.kind.typed(number)),
                _ => Some(Exact::ZERO),
            },
            Item::Before(said) => {
                let tried = self.tried(rulebook);
                Some(self.before.number(tried, said).unwrap_or(Exact::ZERO))
            }
            Item::Finding(_) | Item::Field(_) => None,
        };
        let next =
            now.and_then(|now| if way == Way::On { now.plus(Exact::ONE) } else { now.minus(Exact::ONE) });
        if let Some(next) = next {
            self.type_in(rulebook, item, &next.to_string());
        }
        *self != before
    }
}
