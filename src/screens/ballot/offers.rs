//! The answers that a vote lists beside digits: proposals first, then what is near them.

use std::collections::BTreeMap;

use crate::domain::{Ballot, Item, Meeting, MemberId, Misfit, Proposed, Value};
use crate::number::Exact;
use crate::rules::{Effect, EventKind, Mark, OccurrenceFault, Rulebook, Start};
use crate::screens::sheet::value_words;
use crate::text::Lang;

/// The most answers with a digit of their own; one digit is kept for another number.
const MOST: usize = 7;

/// The most where no other number can be typed.
const MOST_LEVELS: usize = 9;

/// How many times at most something is listed to have happened; fewer where reasons that excuse it are listed too.
const MOST_TIMES: (u32, u32) = (4, 2);

/// An answer with the words beside its digit.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The answer.
    pub value: Value,
    /// "8,5 (tổ)".
    pub words: String,
}

/// The answers to what is voted on, in the order of their digits from 1.
pub fn offers(meeting: &Meeting, ballot: &Ballot, lang: Lang) -> Vec<Offer> {
    answers(meeting, &ballot.member, &ballot.item, lang)
}

/// The same without their words.
pub fn values(meeting: &Meeting, ballot: &Ballot) -> Vec<Value> {
    let rules = meeting.rules_of(&ballot.member);
    candidates(rules, &ballot.item, meeting.proposed(&ballot.member, &ballot.item))
}

/// The answers to an item of a member, in the order of their digits from 1.
pub fn answers(meeting: &Meeting, member: &MemberId, item: &Item, lang: Lang) -> Vec<Offer> {
    let rules = meeting.rules_of(member);
    let proposed = meeting.proposed(member, item);
    let offer = |value: Value| {
        let words = with_points(rules, item, &value, lang);
        let whose = whose(proposed, &value, lang);
        Offer { words: whose.map_or(words.clone(), |whose| format!("{words} ({whose})")), value }
    };
    candidates(rules, item, proposed).into_iter().map(offer).collect()
}

/// Whether a number that is not listed can be an answer.
pub fn takes_numbers(rules: &Rulebook, item: &Item) -> bool {
    match item {
        Item::Mark(id) => rules.criterion(id).is_some_and(|c| matches!(c.start, Start::Points { .. })),
        Item::Occurrence { .. } => true,
        Item::Finding(_) | Item::Class | Item::Title(_) => false,
    }
}

/// What stands beside the digit of an answer that is not listed.
pub fn other_words(rules: &Rulebook, item: &Item, lang: Lang) -> String {
    let ranged = kind_of(rules, item).filter(|_| takes_amounts(rules, item));
    ranged.map_or_else(|| lang.ballot_other_number().into(), |kind| lang.ballot_other_amounts(&kind.unit))
}

/// Typed points as an answer: those of one occurrence, or of each of several.
///
/// # Errors
/// A sentence about why they are none.
pub fn typed_amounts(rules: &Rulebook, item: &Item, each: Vec<Exact>, lang: Lang) -> Result<Value, String> {
    checked(rules, item, Value::of_amounts(each), lang)
}

/// A typed number as an answer.
///
/// # Errors
/// A sentence about why it is none.
pub fn typed(rules: &Rulebook, item: &Item, number: Exact, lang: Lang) -> Result<Value, String> {
    let value = match item {
        Item::Mark(_) => Value::Mark(Mark::Points(number)),
        Item::Occurrence { .. } | Item::Finding(_) | Item::Class | Item::Title(_) => {
            Value::Count(whole(number, lang)?)
        }
    };
    checked(rules, item, value, lang)
}

/// A value that answers an item.
///
/// # Errors
/// A sentence about why it does not.
pub fn checked(rules: &Rulebook, item: &Item, value: Value, lang: Lang) -> Result<Value, String> {
    match item.takes(&value, rules) {
        Ok(()) => Ok(value),
        Err(Misfit::Mark(fault)) => Err(fault.sentence(lang)),
        Err(Misfit::Occurrence(OccurrenceFault::OutOfRange(low, high))) => {
            let unit = kind_of(rules, item).map(|kind| kind.unit.as_str()).unwrap_or_default();
            Err(lang.amount_outside(unit, low.shown(lang), high.shown(lang)))
        }
        Err(_) => Err(lang.number_outside().into()),
    }
}

/// A number of things that happened.
///
/// # Errors
/// A sentence about why it is none.
pub fn whole(number: Exact, lang: Lang) -> Result<u32, String> {
    let count = number.as_whole().and_then(|whole| u32::try_from(whole).ok());
    count.ok_or_else(|| lang.number_not_a_count().to_owned())
}

/// The kind of event that an item is about.
pub fn kind_of<'a>(rules: &'a Rulebook, item: &Item) -> Option<&'a EventKind> {
    match item {
        Item::Occurrence { criterion, event } => rules.criterion(criterion)?.event(event),
        _ => None,
    }
}

/// Whether an item is answered by points within a range.
pub fn takes_amounts(rules: &Rulebook, item: &Item) -> bool {
    kind_of(rules, item).is_some_and(|kind| matches!(kind.effect, Effect::Between(..)))
}

/// The answer in words; a level with its points.
fn with_points(rules: &Rulebook, item: &Item, value: &Value, lang: Lang) -> String {
    let words = value_words(rules, item, value, lang);
    let points = match (item, value) {
        (Item::Mark(id), Value::Mark(Mark::Level(level))) => {
            rules.criterion(id).and_then(|criterion| criterion.level(level)).map(|level| level.points)
        }
        _ => None,
    };
    points.map_or(words.clone(), |points| format!("{words} · {}", points.shown(lang)))
}

fn candidates(rules: &Rulebook, item: &Item, proposed: Option<&Proposed>) -> Vec<Value> {
    let proposals = [proposed.and_then(|p| p.group.clone()), proposed.and_then(|p| p.own.clone())];
    let most = if takes_numbers(rules, item) { MOST } else { MOST_LEVELS };
    let mut list: Vec<Value> = Vec::new();
    let mut add = |value: Value| {
        if list.len() < most && !list.contains(&value) && item.takes(&value, rules).is_ok() {
            list.push(value);
        }
    };
    match item {
        Item::Mark(id) => {
            let Some(criterion) = rules.criterion(id) else { return list };
            match &criterion.start {
                Start::Points(scale) => {
                    proposals.into_iter().flatten().for_each(&mut add);
                    let best = scale.ends(criterion.max).1;
                    let down = std::iter::successors(Some(best), |at| scale.below(*at, criterion.max));
                    let near = scale.levels.iter().map(|level| level.to).chain(down.take(2 * MOST));
                    near.for_each(|mark| add(Value::Mark(Mark::Points(mark))));
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
        Item::Occurrence { .. } => {
            let Some(kind) = kind_of(rules, item) else { return list };
            proposals.into_iter().flatten().for_each(&mut add);
            happened(kind).into_iter().for_each(&mut add);
        }
        Item::Finding(_) => {
            add(Value::Found(true));
            add(Value::Found(false));
        }
        Item::Class => rules.classes().for_each(|class| add(Value::Class(class.id.clone()))),
        Item::Title(_) => {
            add(Value::Granted(true));
            add(Value::Granted(false));
        }
    }
    list
}

/// What can have happened: how often, or with how many points; then once with each reason that excuses it.
fn happened(kind: &EventKind) -> Vec<Value> {
    let most_times = if kind.exempt.is_empty() { MOST_TIMES.0 } else { MOST_TIMES.1 };
    let excused = kind
        .exempt
        .iter()
        .map(|reason| Value::Excused { count: 0, exempt: BTreeMap::from([(reason.id.clone(), 1)]) });
    let excused: Vec<Value> = excused.collect();
    let plain: Vec<Value> = match &kind.effect {
        Effect::Between(one, other) => {
            let (low, high) = (*one.min(other), *one.max(other));
            let whole_steps = std::iter::successors(Some(high), |at| at.minus(Exact::ONE));
            let room = MOST.saturating_sub(1 + excused.len());
            let steps = whole_steps.take_while(|at| *at >= low).take(room.max(1));
            std::iter::once(Exact::ZERO).chain(steps).map(Value::Amount).collect()
        }
        Effect::All => (0..=1).map(Value::Count).collect(),
        Effect::Each(_) | Effect::Steps(_) | Effect::Nothing => (0..=most_times).map(Value::Count).collect(),
    };
    plain.into_iter().chain(excused).collect()
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
