//! What a member's earlier meetings left to this one, so that what is counted over them can be checked.

use std::collections::BTreeMap;

use super::sheet::class_title;
use crate::domain::{Kind, MemberId, Period, Proceedings};
use crate::number::Exact;
use crate::papers::words::fact_words;
use crate::rules::{Past, PeriodDates, Value};
use crate::text::Lang;

/// A line for each earlier meeting that this one looks at, and one for each sum over the year.
pub fn lines(state: &Proceedings, member: &MemberId, lang: Lang) -> Vec<String> {
    let Some(history) = state.history(member) else { return Vec::new() };
    let called =
        |kind: Kind, days: PeriodDates| Period::of(kind, days.end, state.opening().first_month()).title(lang);
    let past = history
        .past
        .iter()
        .map(|past| lang.earlier_meeting(called(past.kind, past.days), came_to(state, member, past, lang)));
    let removed = history
        .removed
        .iter()
        .map(|removed| lang.earlier_meeting(called(removed.kind, removed.days), lang.earlier_removed()));
    past.chain(removed).chain(sums(state, member, lang)).collect()
}

/// Points, class, titles and gates of an earlier meeting.
fn came_to(state: &Proceedings, member: &MemberId, past: &Past, lang: Lang) -> String {
    let rules = state.rules_of(member);
    // A sheet without points brought nought of nought.
    let points = past.total.filter(|_| past.max_total != Some(Exact::ZERO));
    let points = points.map(|total| match past.max_total {
        Some(max) => lang.earlier_points(total.shown(lang), max.shown(lang)),
        None => lang.earlier_points_alone(total.shown(lang)),
    });
    let class = match &past.class {
        Some(class) => class_title(rules, Some(class)),
        None => lang.earlier_no_class().to_owned(),
    };
    let titles = past.titles.iter().filter_map(|id| rules.title(id)).map(|title| title.title.clone());
    let gates = past.gates.iter().filter_map(|id| rules.gate(id)).map(|gate| gate.title.clone());
    points.into_iter().chain([class]).chain(titles).chain(gates).collect::<Vec<_>>().join(", ")
}

/// What was counted since the year began: how much came from before this period, and how much this meeting adds.
fn sums(state: &Proceedings, member: &MemberId, lang: Lang) -> Vec<String> {
    let (Some(history), Some(days)) = (state.history(member), state.opening().days()) else {
        return Vec::new();
    };
    let Ok(last) = days.start.yesterday() else { return Vec::new() };
    let through = last.strftime("%m/%Y");
    let rules = state.rules_of(member);
    let mut told = Vec::new();
    for (criterion, event, before) in history
        .happened
        .iter()
        .flat_map(|(criterion, events)| events.iter().map(move |(event, before)| (criterion, event, before)))
    {
        let Some(kind) = rules.criterion(criterion).and_then(|criterion| criterion.event(event)) else {
            continue;
        };
        let outcome = state.outcome(member).into_iter().flat_map(|outcome| &outcome.criteria);
        let mut own = outcome.filter(|result| result.id == *criterion).flat_map(|result| &result.events);
        let own = own.find(|own| own.event == *event).map_or((0, 0), |own| (own.count, own.exempt));
        let now = match (own, before.within) {
            ((0, _), Some(within)) => within,
            ((count, exempt), _) => count.saturating_sub(exempt),
        };
        told.push(lang.earlier_sum(&kind.title, before.before, &through, now));
    }
    let case = state.case(member);
    let asked: BTreeMap<_, _> = rules.set().inputs.iter().map(|input| (&input.id, input)).collect();
    for (id, before) in &history.year {
        let (Some(input), Value::Number(_)) = (asked.get(id), &before.before) else { continue };
        let words = |value: Option<&Value>| {
            value.map_or_else(|| "?".to_owned(), |value| fact_words(value, Some(input), lang))
        };
        let now = case.inputs.get(id).or(before.within.as_ref()).or(input.default.as_ref());
        told.push(lang.earlier_sum(&input.title, words(Some(&before.before)), &through, words(now)));
    }
    told
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::*;
    use crate::domain::{Legacy, Opening, RestsOn};
    use crate::papers::words::tests::{SET, member, open};
    use crate::rules::{History, Tally};

    pub(in crate::screens) fn october() -> PeriodDates {
        PeriodDates { start: date(2026, 10, 1), end: date(2026, 10, 31) }
    }

    /// October came to 27 points, a class and a reprimand; four times late before November.
    pub(in crate::screens) fn remembered(within: Option<u32>) -> Proceedings {
        let past = Past {
            kind: Kind::Month,
            days: october(),
            class: Some("tot".parse().expect("an id")),
            total: Some(27_u32.into()),
            max_total: Some(30_u32.into()),
            inputs: BTreeMap::new(),
            gates: [("ky_luat".parse().expect("an id"))].into(),
            titles: Default::default(),
        };
        let late = [("tre".parse().expect("an id"), Tally { before: 4, within })].into();
        let happened = [("c3".parse().expect("an id"), late)].into();
        let history = History { happened, past: vec![past], ..History::default() };
        let seal = open(SET, |opening| opening).chain().head();
        let rests_on = vec![RestsOn { meeting: "2026-10".parse().expect("an id"), seal }];
        let earlier = Legacy { members: [(member("M1"), history)].into(), rests_on, ..Legacy::default() };
        let meeting = open(SET, |opening| Opening { earlier: Some(earlier.clone()), ..opening });
        (*meeting).clone()
    }

    #[test]
    fn what_earlier_meetings_came_to_and_what_is_counted_over_them_is_told() {
        let told = |within, lang| lines(&remembered(within), &member("M1"), lang);
        assert_eq!(
            told(None, Lang::Vi),
            ["tháng 10/2026: 27/30 điểm, Tốt, Kỷ luật", "Đi trễ từ đầu năm: 4 (đến 10/2026) + 0"]
        );
        assert_eq!(told(Some(2), Lang::En)[1], "Đi trễ since the year began: 4 (through 10/2026) + 2");
        assert!(lines(&open(SET, |opening| opening), &member("M1"), Lang::Vi).is_empty(), "nothing is known");
    }

    #[test]
    fn a_meeting_without_points_is_told_without_any() {
        let state = remembered(None);
        let held = &state.history(&member("M1")).expect("a history").past[0];
        let nought = Some(Exact::ZERO);
        let past = Past { total: nought, max_total: nought, ..held.clone() };
        assert_eq!(came_to(&state, &member("M1"), &past, Lang::Vi), "Tốt, Kỷ luật");
    }

    #[test]
    fn a_gate_that_still_counts_says_until_when() {
        let state = remembered(None);
        let outcome = state.outcome(&member("M1")).expect("worked out");
        let told = outcome.lines(state.rules_of(&member("M1")), Lang::Vi).into_iter();
        let told: Vec<String> =
            told.map(|line| line.text).filter(|text| text.starts_with("Kỷ luật")).collect();
        assert_eq!(
            told,
            [
                "Kỷ luật (từ kỳ 01/10/2026–31/10/2026, còn tính cho kỳ bắt đầu đến hết 31/01/2027): có, hạ 1 bậc"
            ]
        );
    }
}
