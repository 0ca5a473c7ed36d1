//! How answers, items and results are put into words.

use std::collections::BTreeMap;

use crate::domain::{Item, MemberId, Proceedings, Value, Way};
use crate::number::Exact;
use crate::rules::{ClassId, ExemptionId, Input, InputKind, Mark, Rulebook, Scale, Standing, Value as Fact};
use crate::text::Lang;

/// An answer in a word or a number: "8,5", "đạt", "Tốt", "2 lần", "có".
pub fn value_words(rules: &Rulebook, item: &Item, value: &Value, lang: Lang) -> String {
    match (value, item) {
        (Value::Amount(points), _) if points.is_zero() => lang.word_did_not_happen().into(),
        (Value::Mark(Mark::Points(mark)), item) => match scale(rules, item) {
            Some(scale) => scale.told(*mark, lang),
            None => mark.shown(lang),
        },
        (Value::Amount(points), _) => points.shown(lang),
        (Value::Amounts(each), _) => added_up(each, lang),
        (Value::Mark(Mark::Check(true)), _) => lang.word_met().into(),
        (Value::Mark(Mark::Check(false)), _) => lang.word_not_met().into(),
        (Value::Mark(Mark::Level(level)), Item::Mark(criterion)) => rules
            .criterion(criterion)
            .and_then(|criterion| criterion.level(level))
            .map_or_else(|| level.to_string(), |level| level.title.clone()),
        (Value::Mark(Mark::Level(level)), _) => level.to_string(),
        (Value::Count(count), Item::Occurrence { criterion, event }) => {
            let kind = rules.criterion(criterion).and_then(|criterion| criterion.event(event));
            kind.map_or_else(|| count.to_string(), |kind| format!("{count} {}", kind.unit))
        }
        (Value::Count(count), _) => count.to_string(),
        (Value::Excused { count, exempt }, item) => excused_words(rules, item, *count, exempt, lang),
        (Value::Found(true), _) => lang.word_found().into(),
        (Value::Found(false), _) => lang.word_not_found().into(),
        (Value::Class(class), _) => class_title(rules, Some(class)),
        (Value::Granted(true), _) => lang.word_in_favour().into(),
        (Value::Granted(false), _) => lang.word_against().into(),
    }
}

/// An answer where more stands beside it, such as the votes for it: of a mark only the level that it belongs to.
pub fn side_words(rules: &Rulebook, item: &Item, value: &Value, lang: Lang) -> String {
    match (value, scale(rules, item)) {
        (Value::Mark(Mark::Points(mark)), Some(scale)) => scale.named(*mark, lang),
        _ => value_words(rules, item, value, lang),
    }
}

/// The scale on which an item is marked.
pub fn scale<'r>(rules: &'r Rulebook, item: &Item) -> Option<&'r Scale> {
    match item {
        Item::Mark(id) => rules.criterion(id)?.scale(),
        _ => None,
    }
}

/// The points of each of several occurrences, and what they come to: "−4 − 3 = −7".
pub fn added_up(each: &[Exact], lang: Lang) -> String {
    let mut terms = String::new();
    for points in each {
        match points.negated().filter(|_| points.is_negative() && !terms.is_empty()) {
            Some(taken) => terms.push_str(&format!(" − {}", taken.shown(lang))),
            None if terms.is_empty() => terms.push_str(&points.shown(lang)),
            None => terms.push_str(&format!(" + {}", points.shown(lang))),
        }
    }
    match Exact::sum(each.iter().map(Some)) {
        Some(sum) => format!("{terms} = {}", sum.shown(lang)),
        None => terms,
    }
}

/// What happened with what a reason excuses: "1 lần, 2 thai sản". What goes beyond a reason's limit counts like the rest.
fn excused_words(
    rules: &Rulebook,
    item: &Item,
    count: u32,
    exempt: &BTreeMap<ExemptionId, u32>,
    lang: Lang,
) -> String {
    let exemption = |reason: &ExemptionId| match item {
        Item::Occurrence { criterion, event } => rules.criterion(criterion)?.exemption(event, reason),
        _ => None,
    };
    let (mut beyond, mut excused) = (count, Vec::new());
    for (reason, count) in exempt {
        let exemption = exemption(reason);
        let within = exemption.and_then(|exemption| exemption.most).map_or(*count, |most| most.min(*count));
        beyond = beyond.saturating_add(count - within);
        let title = exemption.map_or(reason.as_str(), |exemption| exemption.title.as_str());
        excused.extend((within > 0).then(|| lang.word_excused(within, title)));
    }
    let counted = (beyond > 0).then(|| value_words(rules, item, &Value::Count(beyond), lang));
    counted.into_iter().chain(excused).collect::<Vec<_>>().join(", ")
}

/// What an item is called: "II.4 Hoàn thành đúng hạn", with what happened behind its criterion.
pub fn item_title(rules: &Rulebook, item: &Item, lang: Lang) -> String {
    match item {
        Item::Mark(id) => rules
            .criterion(id)
            .map_or_else(|| id.to_string(), |criterion| format!("{} {}", criterion.code, criterion.title)),
        Item::Occurrence { criterion: id, event } => rules.criterion(id).map_or_else(
            || id.to_string(),
            |criterion| {
                let kind = criterion.event(event).map_or(event.as_str(), |kind| kind.title.as_str());
                format!("{} {}: {kind}", criterion.code, criterion.title)
            },
        ),
        Item::Finding(id) => rules.gate(id).map_or_else(|| id.to_string(), |gate| gate.title.clone()),
        Item::Class => lang.item_class().into(),
        Item::Title(id) => rules.title(id).map_or_else(|| id.to_string(), |title| title.title.clone()),
    }
}

/// What an item is called in a sentence: "II.4 Trễ hạn hồ sơ", with the criterion's code only before what happened.
pub fn item_short(rules: &Rulebook, item: &Item, lang: Lang) -> String {
    match item {
        Item::Occurrence { criterion: id, event } => rules.criterion(id).map_or_else(
            || id.to_string(),
            |criterion| {
                let kind = criterion.event(event).map_or(event.as_str(), |kind| kind.title.as_str());
                format!("{} {kind}", criterion.code)
            },
        ),
        item => item_title(rules, item, lang),
    }
}

/// What is asked about an item, as the head of a vote says it: a gate's question, else what the item is called.
pub fn item_question(rules: &Rulebook, item: &Item, lang: Lang) -> String {
    match item {
        Item::Finding(id) => rules
            .gate(id)
            .and_then(|gate| gate.question())
            .map_or_else(|| item_title(rules, item, lang), str::to_owned),
        item => item_title(rules, item, lang),
    }
}

/// The mark that stands for an item, where points or a level follow from it that are told besides: "8 × 3 = 24".
pub fn mark_words(state: &Proceedings, member: &MemberId, item: &Item, lang: Lang) -> Option<String> {
    let rules = state.rules_of(member);
    scale(rules, item).filter(|scale| scale.has_levels() || scale.factor().is_some())?;
    Some(value_words(rules, item, &state.standing(member, item)?, lang))
}

/// The proposals for an item: "tổ 8,5 · tự chấm 10"; none where nobody proposed anything.
pub fn proposal_words(state: &Proceedings, member: &MemberId, item: &Item, lang: Lang) -> Option<String> {
    let proposed = state.proposed(member, item)?;
    let words = |value: &Value| side_words(state.rules_of(member), item, value, lang);
    let parts = [
        proposed.group.as_ref().map(|value| lang.proposal_group(words(value))),
        proposed.own.as_ref().map(|value| lang.proposal_own(words(value))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What stands beside the proposals for an item, or that evidence is asked of it and nothing stands there.
pub fn noted_words(state: &Proceedings, member: &MemberId, item: &Item, lang: Lang) -> Option<String> {
    if state.lacks_evidence(member, item) {
        return Some(lang.proposal_without_evidence().into());
    }
    state.proposed(member, item)?.note.as_ref().map(|note| lang.proposal_note(note))
}

/// What an item rests on: the evidence that was named in the meeting, else what stands beside the proposals.
pub fn grounds_words(state: &Proceedings, member: &MemberId, item: &Item, lang: Lang) -> Option<String> {
    let question = state.sheet(member).and_then(|sheet| sheet.question(item));
    match question.and_then(|question| question.evidence.as_ref()) {
        Some(evidence) => Some(lang.ballot_evidence(evidence)),
        None => noted_words(state, member, item, lang),
    }
}

/// A fact in words: "3 buổi", "có", "05/01/1990".
pub fn fact_words(value: &Fact, asked: Option<&Input>, lang: Lang) -> String {
    match value {
        Fact::Number(number) => match asked.map(|asked| &asked.kind) {
            Some(InputKind::Count(unit)) => format!("{} {unit}", number.shown(lang)),
            Some(kind) => kind.shown(*number, lang),
            None => number.shown(lang),
        },
        Fact::Flag(true) => lang.fact_yes().into(),
        Fact::Flag(false) => lang.fact_no().into(),
        Fact::Text(text) => text.clone(),
        Fact::Set(set) if set.is_empty() => lang.fact_none_of_them().into(),
        Fact::Set(set) => match asked.map(|asked| &asked.kind) {
            Some(InputKind::Set(options)) => {
                let chosen = options.iter().filter(|option| set.contains(*option));
                chosen.cloned().collect::<Vec<_>>().join(", ")
            }
            _ => set.iter().cloned().collect::<Vec<_>>().join(", "),
        },
        Fact::Date(day) => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
    }
}

/// What a class is called; by its id where the set does not have it.
pub fn class_title(rules: &Rulebook, class: Option<&ClassId>) -> String {
    let Some(class) = class else { return String::new() };
    rules.class(class).map_or_else(|| class.to_string(), |known| known.short_title().to_owned())
}

/// What becomes of a waived criterion.
pub fn way_words(way: Way, lang: Lang) -> &'static str {
    match way {
        Way::Excluded => lang.way_excluded(),
        Way::Full => lang.way_full(),
        Way::Rescale => lang.way_rescale(),
    }
}

/// A result in a word or two: the class's short title, or why there is none.
pub fn standing_words(rules: &Rulebook, standing: &Standing, class: Option<&ClassId>, lang: Lang) -> String {
    match standing {
        Standing::Ranked => class_title(rules, class),
        Standing::NotRanked => lang.standing_not_ranked().into(),
        Standing::Suspended => lang.standing_suspended().into(),
        Standing::Referred => lang.standing_referred().into(),
        Standing::Incomplete(_) => lang.standing_incomplete().into(),
    }
}
