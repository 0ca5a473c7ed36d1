//! The facts of a case out of a block, and how it is marked.

use super::super::super::evaluate::tests::book;
use super::super::super::rulebook::Rulebook;
use super::super::super::*;
use super::*;

const INPUTS: &str = r#""first_month": 1, "otherwise": {"class": "z"}, "inputs": [
    {"id": "n", "title": "N", "kind": "number"}, {"id": "k", "title": "K", "kind": {"count": "buổi"}, "default": 2},
    {"id": "u", "title": "U", "kind": {"count": "buổi"}},
    {"id": "x", "title": "X", "kind": "flag"}, {"id": "day", "title": "Ngày", "kind": "date"},
    {"id": "teams", "title": "Đội", "kind": {"set": ["a", "b"]}},
    {"id": "level", "title": "Bậc", "kind": {"choice": ["cao", "thap"]}}],"#;

fn asking(when: &str) -> Rulebook {
    let criteria = r#"{"id": "c", "code": "1", "title": "Việc", "max": 10, "start": "full", "events": [
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]},
        {"id": "d", "code": "2", "title": "Điểm", "max": 90, "start": {"points": {"step": 1}}}"#;
    let gate = r#"{"id": "g", "title": "G", "finding": "?", "effect": "nothing"}"#;
    let classes = format!(r#"{{"id": "a", "title": "A", "when": "{when}"}}, {{"id": "z", "title": "Z"}}"#);
    book(criteria, gate, &classes, INPUTS)
}

/// The block in which these facts have the cell of these values.
fn block(explorer: &Explorer<'_>, so: &[(&str, Value)]) -> Block {
    so.iter().fold(explorer.space.everything(), |block, (name, value)| {
        let of = |axis: &super::super::space::Axis| match &axis.of {
            AxisOf::Name(known) => known.spelling() == *name,
            AxisOf::Condition(_) => false,
        };
        let axis = explorer.space.axes.iter().position(of).unwrap_or_else(|| panic!("no {name}"));
        let holds = |cell: &Cell| match value {
            Value::Number(number) => Span::of(std::slice::from_ref(cell)).holds(*number),
            _ => cell.value() == *value,
        };
        let cell = explorer.space.axes[axis]
            .cells
            .iter()
            .position(holds)
            .unwrap_or_else(|| panic!("{name} {value:?}"));
        block.with(axis, (cell, cell + 1))
    })
}

fn number(value: i64) -> Value {
    Value::Number(Exact::whole(value))
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

/// The first facts for such a block.
fn facts(when: &str, so: &[(&str, Value)]) -> Case {
    let rulebook = asking(when);
    let explorer = Explorer::new(&rulebook);
    explorer.facts(&block(&explorer, so), 0)
}

fn id<T: std::str::FromStr<Err = BadId>>(text: &str) -> T {
    text.parse().expect("an id")
}

#[test]
fn what_nothing_is_asked_of_is_as_usual() {
    let case = facts("total >= 50", &[]);
    let input = |name: &str| case.inputs[&id::<InputId>(name)].clone();
    assert_eq!([input("n"), input("k"), input("u")], [number(1), number(2), number(0)]);
    assert_eq!([input("x"), input("level")], [Value::Flag(true), text("cao")]);
    assert_eq!(input("teams"), Value::Set(Default::default()));
    assert!(!case.findings[&id::<GateId>("g")]);
    assert_eq!(case.history, Some(History::default()), "nothing was before");
    assert_eq!(case.fields.len(), 8);
}

#[test]
fn every_fact_lies_where_the_block_says() {
    let day = |text: &str| Value::Date(text.parse().expect("a day"));
    let field = |field: Field| move |case: &Case| case.fields[&field].clone();
    let input = |name: &'static str| move |case: &Case| case.inputs[&id::<InputId>(name)].clone();
    let period = |case: &Case| case.period.expect("a period");
    type Read<'a> = Box<dyn Fn(&Case) -> Value + 'a>;
    let rows: Vec<(&str, &str, Value, Read<'_>)> = vec![
        ("member.group = 'Tổ 1'", "member.group", text("Tổ 1"), Box::new(field(Field::Group))),
        ("member.joined > '2026-03-01'", "member.joined", day("2026-03-02"), Box::new(field(Field::Joined))),
        (
            "finding.g",
            "finding.g",
            Value::Flag(true),
            Box::new(|case| Value::Flag(case.findings[&id::<GateId>("g")])),
        ),
        ("input.n > 5", "input.n", number(6), Box::new(input("n"))),
        ("input.x", "input.x", Value::Flag(false), Box::new(input("x"))),
        ("input.level = 'cao'", "input.level", text("thap"), Box::new(input("level"))),
        (
            "period.start > '2026-03-01'",
            "period.start",
            day("2026-03-02"),
            Box::new(move |case| Value::Date(period(case).start)),
        ),
        (
            "period.end > '2026-03-01'",
            "period.end",
            day("2026-03-02"),
            Box::new(move |case| Value::Date(period(case).end)),
        ),
        (
            "period.month = 11",
            "period.month",
            number(11),
            Box::new(move |case| number(period(case).end.month().into())),
        ),
    ];
    for (when, name, value, read) in rows {
        assert_eq!(read(&facts(when, &[(name, value.clone())])), value, "{when}");
    }
    let november = facts("period.month = 11", &[("period.month", number(11))]).period.expect("a period");
    assert_eq!(
        (november.start.to_string(), november.end.to_string()),
        ("2026-11-01".into(), "2026-11-30".into())
    );
    let start = facts("period.start > '2026-03-01'", &[("period.start", day("2026-03-02"))]).period;
    assert_eq!(start.expect("a period").end.to_string(), "2026-01-31", "the other end is as usual");
}

#[test]
fn what_the_year_came_to_is_put_before_this_period() {
    let before = |when: &str, so: &[(&str, Value)]| {
        let case = facts(when, so);
        let year = case.history.expect("a history").year;
        let before = year.get(&id::<InputId>("k")).map(|accumulated| accumulated.before.clone());
        (before, case.inputs[&id::<InputId>("k")].clone())
    };
    // Nothing else is asked of it, so all of it is of this period.
    assert_eq!(before("year.k > 5", &[("year.k", number(6))]), (Some(number(0)), number(6)));
    let both = "year.k > 5 and input.k < 3";
    assert_eq!(before(both, &[("year.k", number(6)), ("input.k", number(2))]), (Some(number(4)), number(2)));
    assert_eq!(
        before(both, &[("year.k", number(3)), ("input.k", number(4))]).0,
        None,
        "more than the year had"
    );
    assert_eq!(facts("input.k > 5", &[]).history.expect("a history").year.len(), 0);
    let flags = facts("year.x", &[("year.x", Value::Flag(true))]);
    let before = &flags.history.expect("a history").year[&id::<InputId>("x")].before;
    assert_eq!((before, &flags.inputs[&id::<InputId>("x")]), (&Value::Flag(true), &Value::Flag(true)));
    let happened =
        facts("year.c.late > 3", &[("year.c.late", number(4))]).history.expect("a history").happened;
    assert_eq!(happened[&id::<CriterionId>("c")][&id::<EventId>("late")].before, 4);
}

#[test]
fn each_number_chooses_other_facts() {
    let rulebook = asking("finding.g and input.n * input.n > 4");
    let explorer = Explorer::new(&rulebook);
    let all = explorer.space.everything();
    let chosen = |name: &str| -> std::collections::BTreeSet<String> {
        let one = |number| format!("{:?}", explorer.facts(&all, number).inputs[&id::<InputId>(name)]);
        (0..TRIES).map(one).collect()
    };
    assert!(chosen("n").len() > 5, "{:?}", chosen("n"));
    let found = |number| explorer.facts(&all, number).findings[&id::<GateId>("g")];
    assert_eq!([0, 1, 2, 3].map(found), [false, true, false, true]);
}

#[test]
fn a_value_is_the_usual_one_where_it_lies_there_and_else_one_that_the_number_picks() {
    let gap = Cell::Gap { low: Some(Exact::whole(2)), high: None, inner: Exact::whole(3) };
    let cells = [Cell::Point(Exact::whole(2)), gap];
    let usual = number(9);
    assert_eq!(chosen(&cells, Some(&usual), 0), number(9));
    assert_eq!(chosen(&cells, Some(&number(1)), 0), number(2), "it does not lie there");
    assert_eq!(chosen(&cells, Some(&usual), 2), number(2), "only the first choice is the usual one");
    assert_eq!([1, 3, 5, 7, 9].map(|pick| chosen(&cells, None, pick)), [3, 4, 4, 5, 6].map(number));
    assert_eq!(chosen(&cells, None, 51), number(3), "after seventeen steps it begins again");
    let texts = ["x", "y", "z"].map(|text| Cell::Text(text.to_owned()));
    assert_eq!([0, 1, 2, 3, 4].map(|pick| chosen(&texts, None, pick)), ["x", "y", "z", "x", "y"].map(text));
    assert_eq!(chosen(&texts, Some(&text("z")), 0), text("z"));
    assert_eq!(chosen(&texts, Some(&text("w")), 0), text("x"));
}

#[test]
fn only_what_a_block_narrows_must_have_happened() {
    let rulebook = asking("happened.c.late > 2");
    let explorer = Explorer::new(&rulebook);
    let criteria: Vec<&Criterion> = rulebook.criteria().collect();
    let required = |so: &[(&str, Value)], at: usize| explorer.required(&block(&explorer, so), criteria[at]);
    assert_eq!(required(&[], 0), Required::new());
    let late = |count| Required::from([(id::<EventId>("late"), count)]);
    assert_eq!(required(&[("happened.c.late", number(0))], 0), late(0));
    assert_eq!(required(&[("happened.c.late", number(3))], 0), late(3));
    assert_eq!(required(&[("happened.c.late", number(3))], 1), Required::new());
}

#[test]
fn a_case_is_marked_so_that_it_lies_in_the_block() {
    let rulebook = asking("happened.c.late > 2 and total < 60 and zeros = 0");
    let explorer = Explorer::new(&rulebook);
    let so = [("happened.c.late", number(4)), ("total", number(59)), ("zeros", number(0))];
    let block = block(&explorer, &so);
    let witness = explorer.witness(&block, |_, _| true).expect("a case");
    assert_eq!(witness.outcome.raw_total, Some(Exact::whole(59)), "the most there is below sixty");
    assert_eq!(witness.case.occurrences[0].count, 3, "the least that the block's run of counts begins with");
    let full = explorer.full(&witness.case);
    assert_eq!(full.marks.len(), 1);
    assert_eq!(evaluate(&rulebook, &full).raw_total, Some(Exact::whole(97)));
}

/// A set with this rule for marks and a class for this condition.
fn ruled(marks: &str, when: &str) -> Rulebook {
    let mut set = serde_json::to_value(asking(when)).expect("a set");
    set["voting"]["marks"] = marks.into();
    Rulebook::read(&set.to_string()).expect("a sound set")
}

#[test]
fn marks_lie_between_the_steps_only_where_votes_can_come_out_so() {
    let shown = |marks: &str| {
        ["c.d = 7", "c.d = 7.5", "c.d = 7.1"].map(|when| {
            let rulebook = ruled(marks, when);
            let explorer = Explorer::new(&rulebook);
            let number = Value::Number(when[6..].parse().expect("a number"));
            let block = block(&explorer, &[("c.d", number)]);
            explorer.witness(&block, |_, _| true).is_some()
        })
    };
    assert_eq!(shown("majority"), [true, false, false]);
    assert_eq!(shown("median"), [true, true, false]);
    assert_eq!(shown("mean"), [true; 3]);
    assert_eq!(shown("trimmed_mean"), [true; 3]);
}

#[test]
fn votes_come_out_as_finely_as_marks_are_tried() {
    for (name, marks) in [
        ("majority", MarksRule::Majority),
        ("median", MarksRule::Median),
        ("mean", MarksRule::Mean),
        ("trimmed_mean", MarksRule::TrimmedMean),
    ] {
        let rulebook = ruled(name, "total >= 50");
        let criterion = rulebook.criterion(&id("d")).expect("a criterion");
        for fine in fineness(marks) {
            // One of them gives a point more; a trimmed mean leaves out one mark at each end.
            let all = [7, 8, 7, 7, 7, 7, 7, 7, 7, 7];
            let mut votes: Vec<Mark> =
                all.iter().take(*fine as usize).map(|points| Mark::Points(Exact::whole(*points))).collect();
            if marks == MarksRule::TrimmedMean && *fine == 10 {
                votes.extend([0, 90].map(|points| Mark::Points(Exact::whole(points))));
            }
            let votes: Vec<&Mark> = votes.iter().collect();
            let voters = Voters { valid: *fine, ..Voters::default() };
            let joint = rulebook.joint_mark(criterion, &votes, voters);
            let more =
                if *fine == 1 { Exact::ZERO } else { Exact::ONE.over((*fine).into()).expect("a part") };
            assert_eq!(joint, Exact::whole(7).plus(more).map(Mark::Points), "{name} {fine}");
        }
    }
}
