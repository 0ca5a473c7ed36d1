//! A vote in words: what can be an answer, how many votes are needed, what came of it and by which arithmetic.

use std::collections::BTreeMap;

use crate::domain::{
    Ballot, Choice, Closed, Duty, Item, Meeting, MemberId, Proceedings, Ruling, Tally, Undecided, Value,
    needed,
};
use crate::number::Exact;
use crate::papers::words::{scale, side_words, value_words};
use crate::rules::{Denominator, Effect, Mark, MarksRule, Rulebook, Scale, Start, Threshold, Voting};
use crate::text::Lang;

/// Which numbers can be an answer.
pub fn bounds_words(rules: &Rulebook, item: &Item, lang: Lang) -> String {
    match item {
        Item::Mark(id) => match rules.criterion(id).map(|criterion| (&criterion.start, criterion.max)) {
            Some((Start::Points(scale), max)) => {
                lang.bounds_points(scale.top(max).shown(lang), scale.terms(lang))
            }
            Some((_, max)) => lang.bounds_max(max.shown(lang)),
            None => String::new(),
        },
        Item::Occurrence { criterion, event } => {
            match rules
                .criterion(criterion)
                .and_then(|c| c.event(event))
                .map(|kind| (&kind.effect, &kind.unit))
            {
                Some((Effect::Each(points), unit)) => lang.bounds_each(points.shown(lang), unit),
                Some((Effect::Steps(steps), _)) => steps.words(lang),
                Some((Effect::Between(one, other), _)) => {
                    lang.bounds_between(one.min(other).shown(lang), one.max(other).shown(lang))
                }
                Some((Effect::All, unit)) => lang.bounds_all(unit),
                Some((Effect::Nothing, unit)) => lang.bounds_noted(unit),
                None => String::new(),
            }
        }
        Item::Finding(_) | Item::Class | Item::Title(_) => String::new(),
    }
}

/// How the votes are put together and how many are needed.
pub fn needed_words(meeting: &Meeting, ballot: &Ballot, lang: Lang) -> String {
    let (_, tally) = meeting.ruling_of(ballot);
    let rules = meeting.rules_of(&ballot.member);
    if let Some(threshold) = threshold(rules, &ballot.item) {
        let (needed, of) = needed(threshold, tally);
        let whom = threshold.of.words(lang);
        // While votes come in, nobody knows yet how many these will be.
        if let Denominator::Cast | Denominator::Valid = threshold.of {
            let share = threshold.bound.words(lang);
            return match ballot.item {
                Item::Finding(_) => lang.ballot_share(share, whom),
                Item::Class => lang.ballot_share_class(share, whom),
                Item::Title(_) => lang.ballot_share_title(share, whom),
                _ => lang.ballot_share_met(share, whom),
            };
        }
        return match ballot.item {
            Item::Finding(_) => lang.ballot_needed(needed, of, whom),
            Item::Class => lang.ballot_needed_class(needed, of, whom),
            Item::Title(_) => lang.ballot_needed_title(needed, of, whom),
            _ => lang.ballot_needed_met(needed, of, whom),
        };
    }
    lang.ballot_rule(rule_words(rules, &ballot.item, lang), tally.present)
}

/// How the votes on an item without a threshold of its own are put together.
pub fn rule_words(rules: &Rulebook, item: &Item, lang: Lang) -> &'static str {
    let voting = &rules.set().voting;
    match voting.marks {
        MarksRule::Majority => lang.rule_majority(),
        _ if matches!(item, Item::Occurrence { .. }) => lang.rule_middle_count(),
        _ => match start(rules, item) {
            Some(Start::Points(scale)) if !scale.has_levels() => rule_of_points(voting, lang),
            Some(Start::Points(_)) => lang.rule_middle_mark(),
            Some(Start::Levels(_)) => lang.rule_middle(),
            _ => lang.rule_majority(),
        },
    }
}

fn rule_of_points(voting: &Voting, lang: Lang) -> &'static str {
    match voting.marks {
        MarksRule::Majority => lang.rule_majority(),
        MarksRule::Mean => lang.rule_mean(),
        MarksRule::Median => lang.rule_median(),
        MarksRule::TrimmedMean => lang.rule_trimmed(),
    }
}

/// The votes for yes that an item needs by a threshold of its own, if it has one.
pub fn threshold(rules: &Rulebook, item: &Item) -> Option<Threshold> {
    let voting = &rules.set().voting;
    match (item, start(rules, item)) {
        (Item::Finding(_), _) => Some(voting.findings),
        (Item::Class, _) => voting.classes,
        (Item::Title(title), _) => rules.title(title).and_then(|title| title.votes),
        (_, Some(Start::Check)) => voting.checks,
        _ => None,
    }
}

fn start<'a>(rules: &'a Rulebook, item: &Item) -> Option<&'a Start> {
    match item {
        Item::Mark(id) => rules.criterion(id).map(|criterion| &criterion.start),
        _ => None,
    }
}

/// What an officer said.
pub fn choice_words(rules: &Rulebook, item: &Item, choice: &Choice, lang: Lang) -> String {
    match choice {
        Choice::For(value) => side_words(rules, item, value, lang),
        Choice::Abstain => lang.word_abstain().into(),
    }
}

/// What came of a vote that is over.
pub fn closed_words(state: &Proceedings, closed: &Closed, lang: Lang) -> String {
    let Closed { ballot, ruling, tally, chair, chaired_by, .. } = closed;
    match (ruling, chair) {
        (Ruling::Chair(why), Some(value)) => {
            let value = value_words(state.rules_of(&ballot.member), &ballot.item, value, lang);
            lang.ruling_chair_chose(value, why_words(state, ballot, *why, *tally, lang))
        }
        _ => told(state, ballot, (ruling, *tally, chaired_by), lang),
    }
}

/// What would come of an open vote, with the arithmetic that leads there: `(8,5×4 + 10×2) / 6 = 9`.
pub fn ruling_words(
    state: &Proceedings,
    ballot: &Ballot,
    ruling: &Ruling,
    tally: Tally,
    lang: Lang,
) -> String {
    told(state, ballot, (ruling, tally, state.holder(Duty::Chair)), lang)
}

/// The same, of a vote in which somebody chairs.
fn told(
    state: &Proceedings,
    ballot: &Ballot,
    (ruling, tally, chair): (&Ruling, Tally, &MemberId),
    lang: Lang,
) -> String {
    let rules = state.rules_of(&ballot.member);
    let sides = per_side(ballot);
    let counts = || {
        let side = |(value, count): &(&Value, u32)| {
            format!("{} ×{count}", side_words(rules, &ballot.item, value, lang))
        };
        let abstained = ballot.cast() - ballot.sides().count();
        let rest = (abstained > 0).then(|| format!("{} ×{abstained}", lang.word_abstain()));
        sides.iter().map(side).chain(rest).collect::<Vec<_>>().join(" · ")
    };
    if let (Ruling::Decided(value), Some(why)) = (ruling, state.settled_by_chair(ballot, tally, ruling)) {
        let why = why_words(state, ballot, why, tally, lang);
        let value = value_words(rules, &ballot.item, value, lang);
        return lang.ruling_by_chair(counts(), why, state.name(chair), value);
    }
    let words = |why| why_words(state, ballot, why, tally, lang);
    match (ruling, threshold(rules, &ballot.item)) {
        (Ruling::Decided(value), Some(threshold)) => {
            let is_counted = |side: &Value| match value {
                Value::Class(_) => side == value,
                _ => {
                    matches!(side, Value::Found(true) | Value::Granted(true) | Value::Mark(Mark::Check(true)))
                }
            };
            let yes = sides.iter().find(|(side, _)| is_counted(side)).map_or(0, |(_, count)| *count);
            let (needed, _) = needed(threshold, tally);
            let verdict = value_words(rules, &ballot.item, value, lang);
            match value {
                Value::Found(_) => lang.ruling_found(yes, needed, verdict),
                Value::Class(_) => lang.ruling_class(yes, needed, verdict),
                Value::Granted(true) => lang.ruling_title_won(yes, needed),
                Value::Granted(false) => lang.ruling_title_lost(yes, needed),
                _ => lang.ruling_met(yes, needed, verdict),
            }
        }
        (Ruling::Decided(Value::Mark(Mark::Points(points))), None) => {
            let scale = scale(rules, &ballot.item);
            let leveled = scale.is_some_and(Scale::has_levels);
            let mean = rules.set().voting.marks == MarksRule::Mean && !leveled;
            let told = value_words(rules, &ballot.item, &Value::Mark(Mark::Points(*points)), lang);
            match mean.then(|| arithmetic(&sides, tally.valid, *points, lang)).flatten() {
                Some(sum) if scale.and_then(Scale::factor).is_some() => format!("{sum}; {told}"),
                Some(sum) => sum,
                None => lang.ruling_decided(told, counts()),
            }
        }
        (Ruling::Decided(value), None) => {
            lang.ruling_decided(value_words(rules, &ballot.item, value, lang), counts())
        }
        (Ruling::Stands(why), _) => lang.ruling_stands(words(*why)),
        (Ruling::Again(why), _) => lang.ruling_again(words(*why)),
        (Ruling::Chair(why), _) => lang.ruling_chair(words(*why)),
    }
}

/// Why the votes settled nothing: how many answers were level, or what none of them reached.
fn why_words(state: &Proceedings, ballot: &Ballot, why: Undecided, tally: Tally, lang: Lang) -> String {
    match why {
        Undecided::NoVotes => lang.undecided_no_votes().to_owned(),
        Undecided::Tie => {
            let sides = per_side(ballot);
            let most = sides.first().map(|(_, count)| *count);
            let level = sides.iter().filter(|(_, count)| Some(*count) == most).count();
            match (level, sides.len()) {
                (2, 2) => lang.undecided_tie().to_owned(),
                (level, all) if level == all => lang.undecided_level(level),
                (level, _) => lang.undecided_level_at_the_top(level),
            }
        }
        Undecided::NoMajority => match threshold(state.rules_of(&ballot.member), &ballot.item) {
            Some(threshold) => lang.undecided_too_few(needed(threshold, tally).0),
            None => lang.undecided_no_majority().to_owned(),
        },
    }
}

fn per_side(ballot: &Ballot) -> Vec<(&Value, u32)> {
    let mut sides: BTreeMap<&Value, u32> = BTreeMap::new();
    for value in ballot.sides() {
        *sides.entry(value).or_insert(0) += 1;
    }
    let mut sides: Vec<(&Value, u32)> = sides.into_iter().collect();
    sides.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sides
}

/// The mean as an equation; none where a side is no number.
fn arithmetic(sides: &[(&Value, u32)], valid: u32, mean: Exact, lang: Lang) -> Option<String> {
    let term = |(value, count): &(&Value, u32)| match value {
        Value::Mark(Mark::Points(points)) if *count == 1 => Some(points.shown(lang)),
        Value::Mark(Mark::Points(points)) => Some(format!("{}×{count}", points.shown(lang))),
        _ => None,
    };
    let terms: Vec<String> = sides.iter().map(term).collect::<Option<_>>()?;
    Some(format!("({}) / {valid} = {}", terms.join(" + "), mean.shown(lang)))
}

/// What a vote about a member needs, said before it is held: "cần ít nhất 9/11 phiếu, tính trên tổng số ủy viên".
pub fn share_words(meeting: &Meeting, member: &MemberId, threshold: Threshold, lang: Lang) -> String {
    let whom = threshold.of.words(lang);
    let committee = meeting.committee();
    let of = match threshold.of {
        Denominator::Committee => Some(committee.len()),
        Denominator::Summoned => {
            Some(committee.iter().filter(|officer| !meeting.is_recused(&officer.id, member)).count())
        }
        Denominator::Present => Some(meeting.deciding(member).len()),
        Denominator::Cast | Denominator::Valid => None,
    };
    if let Some(of) = of.and_then(|of| u32::try_from(of).ok()) {
        return lang.share_of_known(threshold.needed(of), of, whom);
    }
    lang.share_of(threshold.bound.words(lang), whom)
}
