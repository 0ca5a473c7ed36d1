//! The answers that a vote lists beside digits: proposals first, then what is near them.

use crate::domain::{Choice, Item, Meeting, MemberId, Proposed, Refusal, Value};
use crate::number::Exact;
use crate::rules::{Effect, Mark, Start};
use crate::screens::sheet::value_words;
use crate::text::Lang;

/// The most answers with a digit of their own; one digit is kept for another number.
const MOST: usize = 7;

/// The most where no other number can be typed.
const MOST_LEVELS: usize = 9;

/// An answer with the words beside its digit.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The answer.
    pub value: Value,
    /// "8,5 (tổ)".
    pub words: String,
}

/// The answers to an item, in the order of their digits from 1.
pub fn offers(meeting: &Meeting, member: &MemberId, item: &Item, lang: Lang) -> Vec<Offer> {
    let proposed = meeting.proposed(member, item);
    let offer = |value: Value| {
        let words = with_points(meeting, item, &value, lang);
        let whose = whose(proposed, &value, lang);
        Offer { words: whose.map_or(words.clone(), |whose| format!("{words} ({whose})")), value }
    };
    candidates(meeting, item, proposed).into_iter().map(offer).collect()
}

/// Whether a number that is not listed can be an answer.
pub fn takes_numbers(meeting: &Meeting, item: &Item) -> bool {
    match item {
        Item::Mark(id) => {
            meeting.rules().criterion(id).is_some_and(|c| matches!(c.start, Start::Points { .. }))
        }
        Item::Occurrence { .. } => true,
        Item::Finding(_) => false,
    }
}

/// A typed number as an answer.
///
/// # Errors
/// A sentence about why it is none.
pub fn typed(meeting: &Meeting, item: &Item, number: Exact, lang: Lang) -> Result<Choice, String> {
    let value = match item {
        Item::Mark(_) => Value::Mark(Mark::Points(number)),
        Item::Occurrence { .. } if takes_amounts(meeting, item) => Value::Amount(number),
        Item::Occurrence { .. } | Item::Finding(_) => {
            let count = number.as_whole().and_then(|whole| u32::try_from(whole).ok());
            Value::Count(count.ok_or_else(|| lang.number_not_a_count().to_owned())?)
        }
    };
    match meeting.answers(item, &value) {
        Ok(()) => Ok(Choice::For(value)),
        Err(Refusal::Mark(fault)) => Err(fault.sentence(lang)),
        Err(_) => Err(lang.number_outside().into()),
    }
}

/// The answer in words; a level with its points.
fn with_points(meeting: &Meeting, item: &Item, value: &Value, lang: Lang) -> String {
    let words = value_words(meeting, item, value, lang);
    let points = match (item, value) {
        (Item::Mark(id), Value::Mark(Mark::Level(level))) => meeting
            .rules()
            .criterion(id)
            .and_then(|criterion| criterion.level(level))
            .map(|level| level.points),
        _ => None,
    };
    points.map_or(words.clone(), |points| format!("{words} · {}", points.shown(lang)))
}

fn takes_amounts(meeting: &Meeting, item: &Item) -> bool {
    let Item::Occurrence { criterion, event } = item else { return false };
    let kind = meeting.rules().criterion(criterion).and_then(|criterion| criterion.event(event));
    kind.is_some_and(|kind| matches!(kind.effect, Effect::Between(..)))
}

fn candidates(meeting: &Meeting, item: &Item, proposed: Option<&Proposed>) -> Vec<Value> {
    let proposals = [proposed.and_then(|p| p.group.clone()), proposed.and_then(|p| p.own.clone())];
    let mut list: Vec<Value> = Vec::new();
    let levels = !takes_numbers(meeting, item);
    let most = if levels { MOST_LEVELS } else { MOST };
    let mut add = |value: Value| {
        if list.len() < most && !list.contains(&value) && meeting.answers(item, &value).is_ok() {
            list.push(value);
        }
    };
    match item {
        Item::Mark(id) => {
            let Some(criterion) = meeting.rules().criterion(id) else { return list };
            match &criterion.start {
                Start::Points { step } => {
                    proposals.into_iter().flatten().for_each(&mut add);
                    let points = |points: Exact| Value::Mark(Mark::Points(points));
                    let mut near = Some(criterion.max);
                    while let Some(value) = near.filter(|value| !value.is_negative()) {
                        if list.len() >= MOST {
                            break;
                        }
                        let value_here = points(value);
                        if !list.contains(&value_here) {
                            list.push(value_here);
                        }
                        near = value.minus(*step);
                    }
                }
                Start::Check => {
                    add(Value::Mark(Mark::Check(true)));
                    add(Value::Mark(Mark::Check(false)));
                }
                Start::Levels(levels) => {
                    levels.iter().for_each(|level| add(Value::Mark(Mark::Level(level.id.clone()))));
                }
                Start::Full | Start::Empty | Start::Formula(_) => {}
            }
        }
        Item::Occurrence { criterion, event } => {
            let kind = meeting.rules().criterion(criterion).and_then(|criterion| criterion.event(event));
            let Some(kind) = kind else { return list };
            proposals.into_iter().flatten().for_each(&mut add);
            match kind.effect {
                Effect::Between(one, other) => {
                    add(Value::Amount(Exact::ZERO));
                    let (low, high) = (one.min(other), one.max(other));
                    let whole_steps = std::iter::successors(Some(high), |at| at.minus(Exact::ONE));
                    whole_steps.take_while(|at| *at >= low).take(MOST).for_each(|at| add(Value::Amount(at)));
                }
                Effect::All => (0..=1).for_each(|count| add(Value::Count(count))),
                Effect::Each(_) | Effect::Nothing => (0..=4).for_each(|count| add(Value::Count(count))),
            }
        }
        Item::Finding(_) => {
            add(Value::Found(true));
            add(Value::Found(false));
        }
    }
    list
}

/// Who proposed a value.
fn whose(proposed: Option<&Proposed>, value: &Value, lang: Lang) -> Option<String> {
    let proposed = proposed?;
    let by_group = proposed.group.as_ref() == Some(value);
    let by_self = proposed.own.as_ref() == Some(value);
    match (by_group, by_self) {
        (true, true) => Some(format!("{}, {}", lang.word_group(), lang.word_own())),
        (true, false) => Some(lang.word_group().into()),
        (false, true) => Some(lang.word_own().into()),
        (false, false) => None,
    }
}
