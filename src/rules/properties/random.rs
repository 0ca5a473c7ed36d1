//! Random criteria sets and cases.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::*;
use crate::number::Exact;

/// A random set in which more points never do harm, as JSON.
pub(crate) fn sets() -> impl Strategy<Value = String> {
    let sections = prop::collection::vec((prop::collection::vec(criteria(), 1..4), limits()), 1..4);
    let gates = prop::collection::vec(
        prop_oneof![5 => (gate_tests(), effects()), 1 => (upward_tests(), raises())],
        0..5,
    );
    let bounds = (0_u32..40, 0_u32..40, 0_u32..40, any::<bool>(), any::<bool>());
    (sections, gates, bounds, factors()).prop_map(|(sections, gates, (a, b, c, zeros, refer), factor)| {
        let mut next = 0;
        let sections: Vec<String> = sections
            .iter()
            .enumerate()
            .map(|(index, (criteria, limits))| {
                let criteria: Vec<String> = criteria
                    .iter()
                    .map(|criterion| {
                        next += 1;
                        format!(r#"{{"id": "c{next}", "code": "{next}", "title": "Tiêu chí {next}", {criterion}}}"#)
                    })
                    .collect();
                let criteria = criteria.join(", ");
                format!(r#"{{"id": "s{index}", "code": "{index}", "title": "Mục", {limits}"criteria": [{criteria}]}}"#)
            })
            .collect();
        let criteria: Vec<&str> = sections.iter().flat_map(|section| section.split("{\"id\": \"c").skip(1)).collect();
        let leveled = criteria.iter().position(|criterion| criterion.contains("\"levels\"")).map(|at| at + 1);
        let gates: Vec<String> = gates
            .iter()
            .enumerate()
            .map(|(index, (test, effect))| {
                let test = match leveled {
                    Some(number) => test.replace("level.?", &format!("level.c{number}")),
                    None => test.replace("level.? = 'lo'", "false").replace("level.? in ('hi', 'hi')", "true"),
                };
                format!(r#"{{"id": "g{index}", "title": "Điều kiện {index}", {test}, "effect": {effect}}}"#)
            })
            .collect();
        let upper = if zeros { " and zeros = 0" } else { "" };
        let otherwise = if refer { r#""refer""# } else { r#"{"class": "k4"}"# };
        let bound = [a + b + c, a + b, a];
        format!(
            r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",{factor}
            "inputs": [{{"id": "clean", "title": "Sạch", "kind": "flag"}},
                {{"id": "leave", "title": "Nghỉ", "kind": {{"count": "ngày"}}}},
                {{"id": "dept", "title": "Phòng", "kind": {{"choice": ["A", "B"]}}}}],
            "sections": [{}], "gates": [{}],
            "classes": [{{"id": "k1", "title": "1", "when": "total >= {} and input.clean{upper}"}},
                {{"id": "k2", "title": "2", "when": "total >= {} and (input.clean or input.leave < 3)"}},
                {{"id": "k3", "title": "3", "when": "total >= {}"}}, {{"id": "k4", "title": "4"}}],
            "otherwise": {otherwise},
            "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean",
                "findings": {{"more_than": "1/2", "of": "present"}}, "tie": "fails", "rounds": 2, "recusal": "self"}}}}"#,
            sections.join(", "), gates.join(", "), bound[0], bound[1], bound[2],
        )
    })
}

/// What the total is multiplied with; mostly nothing.
fn factors() -> impl Strategy<Value = &'static str> {
    select(vec![
        "",
        "",
        "",
        r#" "times": "(input.leave + 2) / 4","#,
        r#" "times": "if(input.clean, 1, 1/3)","#,
        r#" "times": "min(input.leave, 2) - 1","#,
    ])
}

pub(super) fn limits() -> impl Strategy<Value = &'static str> {
    select(vec![
        "",
        "",
        r#""bonus": {"cap": 5}, "#,
        r#""limits": {"min": 1, "max": 9}, "#,
        r#""limits": {"deductions": 2}, "#,
        r#""limits": {"additions": 1, "max": 12}, "#,
    ])
}

pub(super) fn criteria() -> impl Strategy<Value = String> {
    let start = select(vec![
        r#""check""#,
        r#""full""#,
        r#""empty""#,
        r#"{"points": {"step": 0.5}}"#,
        r#"{"points": {"step": 0.5, "weight": 0.5}}"#,
        r#"{"points": {"step": 1, "weight": "1/3", "levels": [{"id": "lo", "title": "Thấp", "from": 2, "to": 5},
            {"id": "hi", "title": "Cao", "from": 7, "to": 12}]}}"#,
        r#"{"levels": [{"id": "hi", "title": "Cao", "points": 4}, {"id": "lo", "title": "Thấp", "points": 1}]}"#,
        r#"{"formula": "clamp(10 - input.leave, 0, 8) / 3"}"#,
        r#"{"formula": "if(input.leave > 2 and input.clean, ceil(input.leave / 3), floor(10 / (input.leave + 1), 1))"}"#,
    ]);
    let events = select(vec![
        "",
        r#", "events": [{"id": "e1", "title": "Muộn", "unit": "lần", "effect": {"each": -0.5}, "limit": -2}]"#,
        r#", "events": [{"id": "e1", "title": "Bỏ", "unit": "lần", "effect": "all"},
            {"id": "e2", "title": "Sai", "unit": "lỗi", "effect": {"between": [-3, -1]}}]"#,
        r#", "events": [{"id": "e1", "title": "Chậm", "unit": "lần", "effect": {"each": -1}},
            {"id": "e2", "title": "Sai", "unit": "lỗi", "effect": {"between": [-3, -1]}}],
            "groups": [{"events": ["e1", "e2"], "counts": "best"}]"#,
        r#", "events": [{"id": "e1", "title": "Dự", "unit": "lần", "effect": {"each": 1}},
            {"id": "e2", "title": "Tổ chức", "unit": "lần", "effect": {"each": 2}, "limit": 3}],
            "groups": [{"events": ["e1", "e2"], "counts": "one"}]"#,
        r#", "events": [{"id": "e1", "title": "Thưởng", "unit": "lần", "effect": {"each": "1/3"}}]"#,
        r#", "events": [{"id": "e1", "title": "Muộn", "unit": "lần", "effect": {"steps": [0, -0.5, -2]}, "limit": -4}]"#,
        r#", "events": [{"id": "e1", "title": "Muộn", "unit": "lần", "effect": {"steps": ["0", "-1/2", "-2"]}},
            {"id": "e2", "title": "Sai", "unit": "lỗi", "effect": {"between": [-3, -1]}}],
            "groups": [{"events": ["e1", "e2"], "counts": "best"}]"#,
        r#", "events": [{"id": "e1", "title": "Dự", "unit": "lần", "effect": {"steps": [1, 3, 0]}},
            {"id": "e2", "title": "Tổ chức", "unit": "lần", "effect": {"each": 2}}],
            "groups": [{"events": ["e1", "e2"], "counts": "one"}]"#,
    ]);
    let applies = select(vec![
        "",
        r#", "applies": {"when": "member.group = 'a'", "otherwise": "excluded"}"#,
        r#", "applies": {"when": "member.group = 'a'", "otherwise": "full"}"#,
        r#", "applies": {"when": "member.group = 'a'", "otherwise": "rescale"}"#,
        r#", "applies": {"when": "input.leave < 2", "otherwise": {"share": ["s.s0"]}}"#,
        r#", "applies": {"when": "input.clean", "otherwise": "rescale"}"#,
        r#", "applies": {"when": "not input.clean", "otherwise": {"share": ["s.s0"]}}"#,
        r#", "applies": {"when": "input.dept = 'A' or input.clean", "otherwise": "excluded"}"#,
    ]);
    (4_u32..20, start, events, applies).prop_map(|(max, start, events, applies)| {
        format!(r#""max": {max}, "start": {start}{events}{applies}"#)
    })
}

pub(super) fn gate_tests() -> impl Strategy<Value = &'static str> {
    select(vec![
        r#""finding": "Có không?""#,
        r#""when": "input.leave > 2""#,
        r#""when": "zeros >= 2""#,
        r#""when": "not input.clean and total < 20""#,
        r#""when": "total < if(input.clean, 10, 20)""#,
        r#""when": "if(input.leave > 2, not input.clean, total < 5)""#,
        r#""when": "level.? = 'lo' or zeros >= 2""#,
        r#""when": "not (level.? in ('hi', 'hi')) and not input.clean""#,
    ])
}

/// Tests that more points never make false.
fn upward_tests() -> impl Strategy<Value = &'static str> {
    select(vec![
        r#""finding": "Có không?""#,
        r#""when": "input.leave < 2""#,
        r#""when": "zeros = 0""#,
        r#""when": "total >= 15 and input.clean""#,
    ])
}

fn raises() -> impl Strategy<Value = &'static str> {
    select(vec![r#"{"raise": 1}"#, r#"{"raise": 2}"#])
}

pub(super) fn effects() -> impl Strategy<Value = &'static str> {
    select(vec![
        r#""not_ranked""#,
        r#""suspend""#,
        r#""refer""#,
        r#""no_title""#,
        r#"{"at_most": "k2"}"#,
        r#"{"at_most": {"table": {"by_input": {"input": "dept", "classes": {"A": "k1", "B": "k3"}}}}}"#,
        r#"{"lower": 1}"#,
        r#"{"lower": 2}"#,
        r#"{"force": "k3"}"#,
        r#"{"force": "k4"}"#,
        r#"{"total_at_most": 12}"#,
    ])
}

/// Endless small numbers from which a case is drawn.
pub(crate) fn draws() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(0_u32..1000, 160)
}

/// A case in which every fact is known.
pub(crate) fn whole_case(rulebook: &Rulebook, draws: &[u32]) -> Case {
    let mut draws = draws.iter().copied().cycle();
    let mut draw = |below: u32| draws.next().unwrap_or_default() % below;
    let mut case = Case::default();
    for criterion in rulebook.criteria() {
        let mark = match &criterion.start {
            Start::Check => Mark::Check(draw(2) == 0),
            Start::Levels(levels) => {
                let index = usize::try_from(draw(2)).unwrap_or_default();
                Mark::Level(levels[index].id.clone())
            }
            Start::Points(scale) if scale.has_levels() => {
                let level = &scale.levels[usize::try_from(draw(2)).unwrap_or_default() % scale.levels.len()];
                Mark::Points(if draw(2) == 0 { level.from } else { level.to })
            }
            _ => {
                let share = Exact::from(draw(5)).over(Exact::whole(4)).expect("small");
                let best = criterion.scale().map_or(criterion.max, |scale| scale.top(criterion.max));
                Mark::Points(best.times(share).expect("small"))
            }
        };
        case.marks.insert(criterion.id.clone(), mark);
        for event in &criterion.events {
            let count = draw(8);
            for part in [count / 2, count - count / 2].into_iter().filter(|_| draw(3) == 0) {
                let points = matches!(event.effect, Effect::Between(..)).then(|| Exact::whole(-1));
                let note = String::new();
                let (criterion, event) = (criterion.id.clone(), event.id.clone());
                case.occurrences.push(Occurrence {
                    criterion,
                    event,
                    count: part,
                    points,
                    exempt: None,
                    note,
                });
            }
        }
    }
    for gate in rulebook.gates() {
        case.findings.insert(gate.id.clone(), draw(3) == 0);
    }
    let group = if draw(2) == 0 { "a" } else { "b" };
    case.fields.insert(Field::Group, Value::Text(group.to_owned()));
    for input in &rulebook.set().inputs {
        let value = match input.kind {
            InputKind::Flag => Value::Flag(draw(3) > 0),
            InputKind::Choice(ref options) => {
                let at = draw(2) as usize % options.len();
                Value::Text(options.get(at).cloned().expect("an option"))
            }
            _ => Value::Number(draw(5).into()),
        };
        let value = match value {
            Value::Number(number) if input.is_outside(&value) => {
                let least = input.least().filter(|least| number < *least);
                Value::Number(least.or(input.most()).unwrap_or(number))
            }
            value => value,
        };
        case.inputs.insert(input.id.clone(), value);
    }
    case
}

/// The case without some of its facts.
pub(crate) fn hide(mut case: Case, draws: &[u32]) -> Case {
    let mut draws = draws.iter().copied().cycle();
    let mut keep = || draws.next().unwrap_or_default() % 3 > 0;
    case.marks.retain(|_, _| keep());
    case.findings.retain(|_, _| keep());
    case.inputs.retain(|_, _| keep());
    case.fields.retain(|_, _| keep());
    for occurrence in &mut case.occurrences {
        occurrence.points = occurrence.points.filter(|_| keep());
    }
    case
}

pub(crate) fn read(text: &str) -> Rulebook {
    Rulebook::read(text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"))
}

/// The place of a class in the list, the best first; who has none comes last.
pub(super) fn rank(rulebook: &Rulebook, outcome: &Outcome) -> usize {
    let count = rulebook.classes().count();
    outcome
        .class
        .as_ref()
        .and_then(|id| rulebook.classes().position(|class| class.id == *id))
        .unwrap_or(count)
}
