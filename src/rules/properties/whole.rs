//! Random criteria sets with every part that the format has.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::random::sets;

/// A random set with some of the parts that [`sets`] leaves out, as JSON.
pub(crate) fn whole_sets() -> impl Strategy<Value = String> {
    (sets(), prop::collection::vec(0_usize..1000, 200)).prop_map(|(text, draws)| {
        let mut set: Value = serde_json::from_str(&text).expect("JSON");
        let mut draws = draws.into_iter().cycle();
        let mut draw = |below: usize| draws.next().unwrap_or_default() % below;
        penalty(&mut set, &mut draw);
        head(&mut set, &mut draw);
        values(&mut set, &mut draw);
        for section in list(&mut set, "sections") {
            maybe(section, "round", &[rounding(0), by_step("1/2")], &mut draw);
            for criterion in list(section, "criteria") {
                self::criterion(criterion, &mut draw);
            }
        }
        gates(&mut set, &mut draw);
        classes(&mut set, &mut draw);
        set.to_string()
    })
}

/// Perhaps values, and expressions that use them.
fn values(set: &mut Value, draw: &mut impl FnMut(usize) -> usize) {
    if draw(2) == 0 {
        return;
    }
    fields(set).insert(
        "values".to_owned(),
        json!([
            {"id": "days", "title": "Số ngày", "value": "if(input.clean, 3, 5) - input.leave"},
            {"id": "due", "title": "Phải đạt", "guide": "Theo quy chế.", "value": "max(value.days, 1) * 2"},
            {"id": "weak", "title": "Yếu", "value": "zeros > value.days or not input.clean and total < value.due"},
            {"id": "unit", "title": "Tổ", "value": "if(member.group = 'a', 'a', member.duty)"},
        ]),
    );
    maybe(set, "times", &[json!("value.due / 10"), json!("max(1, value.days)")], draw);
    let uses = [
        "value.weak",
        "value.unit = 'a' and value.days >= 2",
        "count(value.weak, input.leave > value.due) >= 1",
    ];
    for gate in list(set, "gates").filter(|gate| gate.get("when").is_some()) {
        maybe(gate, "when", &uses.map(Value::from), draw);
    }
}

/// Perhaps a section that only takes away.
fn penalty(set: &mut Value, draw: &mut impl FnMut(usize) -> usize) {
    let events = json!([
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1.5}, "limit": -3},
        {"id": "harm", "title": "Hại", "unit": "lần", "effect": {"between": [-3, -1]}},
        {"id": "again", "title": "Tái phạm", "unit": "lần", "effect": {"steps": [0, -0.5, -2]}},
        {"id": "gone", "title": "Bỏ", "unit": "lần", "effect": "all"},
    ]);
    let formula = json!({"formula": "1 - input.leave"});
    let of = json!({"id": "tru", "code": "T", "title": "Điểm trừ", "penalty": {"cap": 5}, "criteria": [
        {"id": "p1", "code": "T.1", "title": "Vi phạm", "max": 4, "start": "empty", "events": events},
        {"id": "p2", "code": "T.2", "title": "Nghỉ", "max": 3, "start": formula,
         "applies": {"when": "input.clean", "otherwise": "excluded"}},
    ]});
    let sections = fields(set).get_mut("sections").and_then(Value::as_array_mut).expect("sections");
    if draw(2) == 0 {
        sections.insert(draw(2) % (sections.len() + 1), of);
    }
}

fn list<'v>(value: &'v mut Value, field: &str) -> impl Iterator<Item = &'v mut Value> {
    value.get_mut(field).and_then(Value::as_array_mut).into_iter().flatten()
}

fn fields(value: &mut Value) -> &mut Map<String, Value> {
    value.as_object_mut().expect("an object")
}

/// Puts in one of some values, or nothing.
fn maybe(value: &mut Value, field: &str, choices: &[Value], draw: &mut impl FnMut(usize) -> usize) {
    if let Some(choice) = choices.get(draw(choices.len() + 1)) {
        fields(value).insert(field.to_owned(), choice.clone());
    }
}

fn rounding(places: u8) -> Value {
    json!({"places": places, "mode": "half_even"})
}

fn by_step(step: &str) -> Value {
    json!({"step": step, "mode": "floor"})
}

fn head(set: &mut Value, draw: &mut impl FnMut(usize) -> usize) {
    maybe(set, "$schema", &[json!("criteria.schema.json")], draw);
    maybe(set, "basis", &[json!(["Nghị quyết 12", "Quy chế thi đua"])], draw);
    maybe(set, "first_month", &[json!(1), json!(9)], draw);
    maybe(set, "times", &[json!("period.month * 10%"), json!("max(1.5 - year.leave / 9, 0)")], draw);
    maybe(set, "language", &[json!("vi"), json!("en")], draw);
    maybe(
        set,
        "limits",
        &[json!({"deductions": 5, "max": "61/2"}), json!({"additions": 3.5, "min": 1})],
        draw,
    );
    maybe(set, "round", &[rounding(0), rounding(9), by_step("0.25")], draw);
    for input in list(set, "inputs") {
        if input["id"] == "leave" {
            maybe(input, "max", &[json!(3), json!(40)], draw);
        }
        maybe(input, "guide", &[json!("Lấy ở bảng chấm công.")], draw);
        maybe(input, "from", &[json!("typed"), json!("earlier"), json!({"roster": "Cột"})], draw);
    }
    let inputs = fields(set).get_mut("inputs").and_then(Value::as_array_mut).expect("inputs");
    inputs.extend([
        json!({"id": "level", "title": "Mức", "kind": {"choice": ["a", "b"]}, "default": "a"}),
        json!({"id": "teams", "title": "Đội", "kind": {"set": ["x", "y"]}, "default": ["x"]}),
        json!({"id": "rate", "title": "Tỷ lệ", "kind": "number", "default": "2/3"}),
        json!({"id": "reached", "title": "Đạt", "kind": "percent", "min": "50%", "max": "150%", "default": "98%"}),
        json!({"id": "since", "title": "Từ ngày", "kind": "date", "default": "2026-01-15"}),
    ]);
    let half = json!({"more_than": "1/2", "of": "valid"});
    let voting = fields(set).get_mut("voting").expect("voting");
    maybe(voting, "checks", &[half.clone(), json!({"at_least": "2/3", "of": "cast"})], draw);
    fields(voting).insert("classes".to_owned(), half);
    maybe(
        voting,
        "forms",
        &[json!({"classes": "secret", "titles": "hands"}), json!({"marks": "secret"})],
        draw,
    );
    fields(voting).remove("recusal");
    maybe(voting, "recusal", &[json!("self"), json!("declared"), json!("none")], draw);
}

fn criterion(criterion: &mut Value, draw: &mut impl FnMut(usize) -> usize) {
    maybe(criterion, "guide", &[json!("Chấm theo sổ.")], draw);
    maybe(criterion, "marked_by", &[json!("self"), json!("group")], draw);
    maybe(criterion, "evidence", &[json!("needed"), json!("free")], draw);
    maybe(criterion, "round", &[rounding(0), rounding(2), by_step("1/4")], draw);
    let reasons = [
        json!([{"id": "om", "title": "Ốm"}]),
        json!([{"id": "om", "title": "Ốm", "most": 2}, {"id": "cong_tac", "title": "Đi công tác"}]),
    ];
    for event in list(criterion, "events") {
        maybe(event, "exempt", &reasons, draw);
    }
    let noted = json!({"id": "noted", "title": "Nhắc", "unit": "lần", "effect": "nothing"});
    let events = fields(criterion).entry("events").or_insert_with(|| json!([]));
    events.as_array_mut().expect("events").push(noted);
}

/// Gates that last, that exclude those after them, and that look beyond the sheet.
fn gates(set: &mut Value, draw: &mut impl FnMut(usize) -> usize) {
    let scopes =
        [json!("period"), json!("term"), json!("year"), json!({"months": 6}), json!({"until": "2026-12-31"})];
    let count = list(set, "gates").count();
    for (index, gate) in list(set, "gates").enumerate() {
        maybe(gate, "scope", &scopes, draw);
        maybe(gate, "guide", &[json!("Xem biên bản.")], draw);
        let later: Vec<String> = (index + 1..count).map(|later| format!("g{later}")).collect();
        maybe(gate, "excludes", &[json!([]), json!(later)], draw);
    }
    let beyond = [
        "happened.c1.noted > 2 and year.leave >= 12 and year.c1.noted > exempted.c1.noted",
        "past.month.count.k1 + past.half.run.elsewhere + past.year.run.t1 > 3 or past.month.here.meetings > 4 or past.year.last.k2 < '2025-01-01'",
        "past.quarter.mean_total > 5 and past.half.total.1 + past.month.last_total >= 0 and past.term.weighted_total >= 6 and past.round.mean_share < 90% and past.month.lowest_total <= past.month.highest_total",
        "past.quarter.run_from.k1 >= 1 or past.month.here.run_from.k2 = 2",
        "past.year.meetings = 0 or past.month.sum.leave > 9 or 'x' in year.teams or size(input.teams) > 1 or year.clean",
        "period.month > 6 and period.year = 2026 and year.start < period.end and period.next > period.end and unit.mean_total > total and unit.members >= 3 and unit.class != 'good'",
        "input.reached < 1 or year.reached > 2 and input.rate > input.reached",
        "ballot.k1 > 1/2 and class in ('k2', 'k3') and member.duty = 'a'",
    ];
    let more = beyond.iter().enumerate().filter(|_| draw(2) == 0).map(|(index, when)| {
        let by_unit = json!({"by_unit_class": {"good": "k1", "rất tốt": "k2"}});
        let by_level = json!({"by_input": {"input": "level", "classes": {"a": "k3", "b": "k1"}}});
        let effects = [
            json!({"score_to_floor_of": "k2"}),
            json!("no_title"),
            json!("nothing"),
            json!({"at_most": {"table": by_unit}}),
            json!({"at_most": {"table": by_level}}),
            json!({"raise": 2}),
        ];
        let effect = &effects[index % effects.len()];
        json!({"id": format!("more{index}"), "title": "Thêm", "when": when, "effect": effect})
    });
    let more: Vec<Value> = more.collect();
    let gates = fields(set).get_mut("gates").and_then(Value::as_array_mut).expect("gates");
    gates.extend(more);
}

/// Floors, a default class, titles, and quotas by table.
fn classes(set: &mut Value, draw: &mut impl FnMut(usize) -> usize) {
    for (class, floor) in list(set, "classes").zip([json!(30), json!("81/4"), json!(20), json!(0)]) {
        maybe(class, "short", &[json!("K")], draw);
        maybe(class, "guide", &[json!("Ghi vào hồ sơ.")], draw);
        fields(class).insert("floor".to_owned(), floor);
    }
    if draw(2) == 0 {
        fields(set).remove("otherwise");
        fields(set).insert("default".to_owned(), json!("k2"));
    }
    let of = [json!("members"), json!("ranked"), json!({"class": "k3"})][draw(3)].clone();
    let table =
        json!({"table": {"by_unit_class": {"good": "20%", "fair": "3/20"}, "of": of, "round": "half_up"}});
    let share = json!({"share": {"share": "1/3", "of": of}});
    let mut share = share;
    maybe(&mut share["share"], "least", &[json!(1), json!(2)], draw);
    let of_first = json!({"share": {"share": "1/2", "of": {"title": "t1"}}});
    let by_level =
        json!({"by_input": {"input": "level", "shares": {"a": "20%", "b": "1/2"}}, "of": of, "least": 1});
    let table = [table, of_first, json!({ "table": by_level.clone() })][draw(3)].clone();
    let within = ["group", "duty", "unit"];
    let groups = if table.pointer("/table/by_input").is_some() { 2 } else { 3 };
    let quota = json!({"at_most": table, "within": within[draw(groups)], "over": "rank", "ties": ["s.s0", "-input.leave"]});
    let mut quota = quota;
    maybe(&mut quota, "order", &[json!(["ballot.t2", "total"]), json!(["total - input.leave"])], draw);
    let other =
        json!({"id": "q", "class": "k1", "at_most": share, "within": within[draw(3)], "over": "warn"});
    let mut other = other;
    if draw(3) == 0 {
        fields(&mut other).insert("at_most".to_owned(), json!({ "table": by_level }));
        fields(&mut other).insert("within".to_owned(), json!(within[draw(2)]));
    }
    maybe(&mut other, "order", &[json!(["ballot.k1"]), json!(["s.s0 / max_total", "-zeros"])], draw);
    let over = ["rank", "refer"][draw(2)];
    let mut better = json!({"id": "b", "class": "k2", "and_better": true, "at_most": share, "within": within[draw(3)], "over": over});
    maybe(&mut better, "order", &[json!(["ballot.k2", "total"])], draw);
    maybe(&mut better, "ties", &[json!(["-input.leave"])], draw);
    let quotas = [json!([other]), json!([other, better]), json!([better])];
    maybe(set, "quotas", &quotas, draw);
    let low = json!({"id": "t1", "title": "Lao động tiên tiến", "when": "class = 'k1' and past.year.meetings >= 0"});
    let votes = json!({"at_least": "80%", "of": "committee"});
    let high = json!({"id": "t2", "title": "Chiến sĩ thi đua", "short": "CSTĐ", "guide": "Trình cấp trên.", "needs": ["t1"], "votes": votes,
        "when": "ballot.t2 > 1/2", "quota": quota});
    let mut other = json!({"id": "t3", "title": "Giấy khen", "unless": ["t2"]});
    maybe(&mut other, "needs", &[json!(["t1"])], draw);
    let first = json!({"at_most": {"count": 1}, "within": "unit", "over": "rank"});
    maybe(&mut other, "quota", &[first], draw);
    maybe(set, "titles", &[json!([low]), json!([low, high]), json!([low, high, other])], draw);
}
