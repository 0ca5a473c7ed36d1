//! Entering a fact: each kind as quickly as it can be, a reason where the sheet has been accepted.

use std::collections::BTreeSet;

use super::Facts;
use crate::domain::{Command, Meeting, Origin};
use crate::number::Exact;
use crate::papers::facts;
use crate::rules::{Input, InputKind, Value};
use crate::screens::ask::Ask;
use crate::screens::dialog;
use crate::text::Lang;

/// The most options that have a digit of their own.
const MOST_OPTIONS: usize = 9;

/// Which numbers can be typed, in a sentence.
pub(super) fn number_prompt(input: &Input, lang: Lang) -> String {
    let prompt = match &input.kind {
        InputKind::Count(unit) => lang.facts_count_prompt(unit),
        InputKind::Percent => lang.facts_percent_prompt().into(),
        _ => lang.facts_number_prompt().into(),
    };
    // What every count or percentage keeps to need not be said.
    match input.bounds(lang) {
        Some(bounds) if input.min.or(input.max).is_some() => lang.facts_prompt_bounds(prompt, bounds),
        _ => prompt,
    }
}

impl Facts {
    /// Asks for the fact in focus, or takes the digit for it.
    pub(super) fn enter(&self, meeting: &Meeting, digit: Option<u8>, lang: Lang) -> Ask {
        let (Some(member), Some(input)) = (self.member(meeting), self.asked(meeting)) else {
            return Ask::Refuse(lang.facts_not_asked().into());
        };
        let title = format!("{} · {}", meeting.called(member), input.title);
        let then = self.recorder(meeting, input, lang);
        match (&input.kind, digit) {
            (InputKind::Count(_) | InputKind::Number | InputKind::Percent, digit) => {
                let prompt = number_prompt(input, lang);
                let asked = input.clone();
                let then = move |typed: Exact| {
                    let value = asked.kind.meant(typed).map(Value::Number);
                    let Some(value) = value.filter(|value| asked.kind.admits(value)) else {
                        return Err(lang.number_not_a_count().into());
                    };
                    if asked.is_outside(&value) {
                        return Err(asked.refusal(lang));
                    }
                    Ok(then(value))
                };
                Ask::Open(dialog::begun_number(title, prompt, digit, Box::new(then)))
            }
            (InputKind::Flag, Some(digit @ (0 | 1))) => then(Value::Flag(digit == 1)),
            (InputKind::Flag, None) => {
                let answers = [(lang.fact_yes(), true), (lang.fact_no(), false)];
                let answers = answers.map(|(words, value)| (words.to_owned(), then(Value::Flag(value))));
                Ask::Open(dialog::which_fact(title, answers.into_iter(), lang))
            }
            (InputKind::Choice(choices), Some(digit)) => {
                match usize::from(digit).checked_sub(1).and_then(|at| choices.get(at).cloned()) {
                    Some(option) => then(Value::Text(option)),
                    None => Ask::Refuse(lang.facts_choose(choices.len())),
                }
            }
            (InputKind::Choice(choices), None) if choices.len() <= MOST_OPTIONS => {
                let answers = choices.iter().cloned();
                let answers = answers.map(|option| (option.clone(), then(Value::Text(option))));
                Ask::Open(dialog::which_fact(title, answers, lang))
            }
            (InputKind::Set(choices), Some(digit)) => {
                let known = self.member(meeting).and_then(|member| meeting.fact(member, &input.id));
                let mut chosen = match known {
                    Some((Value::Set(chosen), _)) => chosen,
                    _ => BTreeSet::new(),
                };
                match usize::from(digit).checked_sub(1) {
                    None => chosen.clear(),
                    Some(at) => match choices.get(at).cloned() {
                        Some(option) if chosen.contains(&option) => {
                            chosen.remove(&option);
                        }
                        Some(option) => {
                            chosen.insert(option);
                        }
                        None => return Ask::Refuse(lang.facts_choose(choices.len())),
                    },
                }
                then(Value::Set(chosen))
            }
            (InputKind::Flag, Some(_)) => Ask::Refuse(lang.facts_yes_or_no().into()),
            (InputKind::Choice(choices) | InputKind::Set(choices), None) => {
                let prompt = lang.facts_options_prompt(choices.join(", "));
                self.written(title, prompt, input, then, lang)
            }
            (InputKind::Date, _) => self.written(title, lang.facts_date_prompt().into(), input, then, lang),
        }
    }

    /// Asks for a fact in writing.
    fn written(
        &self,
        title: String,
        prompt: String,
        input: &Input,
        then: impl Fn(Value) -> Ask + 'static,
        lang: Lang,
    ) -> Ask {
        let asked = input.clone();
        let then = move |line: crate::text::Line| match facts::stated(line.as_str(), &asked) {
            Ok(value) => then(value),
            Err(wrong) => Ask::Refuse(wrong.sentence(lang)),
        };
        Ask::Open(dialog::written_fact(title, prompt, Box::new(then)))
    }

    /// Takes back what was entered.
    pub(super) fn clear(&self, meeting: &Meeting, lang: Lang) -> Ask {
        let (Some(member), Some(input)) = (self.member(meeting), self.asked(meeting)) else {
            return Ask::Refuse(lang.facts_not_asked().into());
        };
        match meeting.fact(member, &input.id) {
            Some((_, Origin::Typed(_))) => self.record(meeting, input, lang)(None),
            _ => Ask::Refuse(lang.facts_nothing_typed().into()),
        }
    }

    /// What is asked for once a fact is known.
    fn recorder(
        &self,
        meeting: &Meeting,
        input: &Input,
        lang: Lang,
    ) -> impl Fn(Value) -> Ask + Clone + 'static {
        let record = self.record(meeting, input, lang);
        move |value| record(Some(value))
    }

    /// Records a fact, or first asks why it is changed.
    fn record(
        &self,
        meeting: &Meeting,
        input: &Input,
        lang: Lang,
    ) -> impl Fn(Option<Value>) -> Ask + Clone + 'static {
        let member = self.member(meeting).cloned();
        let input = input.clone();
        let done =
            member.as_ref().and_then(|member| meeting.sheet(member)).is_some_and(|sheet| sheet.is_done());
        let called = member.as_ref().map(|member| meeting.called(member)).unwrap_or_default();
        move |value| {
            let Some(member) = member.clone() else { return Ask::Nothing };
            let input_id = input.id.clone();
            if !done {
                return Ask::Do(Command::EnterFact { member, input: input_id, value, reason: None });
            }
            let title = lang.facts_change_title(&called, &input.title);
            Ask::Open(dialog::fact_reason(title, member, input_id, value, lang))
        }
    }
}
