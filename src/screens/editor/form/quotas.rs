//! How many may be in a class, or win a title.

use serde_json::{Value, json};

use super::rounding::roundings;
use super::{Choice, Form, Kind, Need, unit_classes};
use crate::screens::editor::draft::Path;
use crate::screens::editor::outline::{Part, quota_words};

pub(super) fn all(form: &mut Form<'_>) {
    let list = Path::of("quotas");
    form.elements(&list, |form, path, at| {
        let label =
            path.get(form.tree).map(|quota| quota_words(form.tree, quota, form.lang)).unwrap_or_default();
        form.row(label, path.clone(), Kind::Part(Part::Quota(at)));
    });
    let first = form.named("classes").first().and_then(|class| class.value.clone());
    let share = json!({"share": {"share": "20%", "of": "members"}});
    let template = json!({"id": "", "class": first.unwrap_or_else(|| json!("")), "at_most": share, "within": "unit", "over": "rank"});
    form.add(form.lang.edit_a_quota(), list, template);
}

pub(super) fn one(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    form.item = Some(path.clone());
    let classes = form.named("classes");
    form.choice(lang.edit_class(), path.key("class"), classes);
    let counted = vec![Choice::new(lang.edit_yes(), json!(true)), Choice::usual(lang.edit_no(), "false")];
    form.choice(lang.edit_and_better(), path.key("and_better"), counted);
    limits(form, path);
    form.id(path);
}

/// How many, within whom, and what happens to those over it.
pub(super) fn limits(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let most = path.key("at_most");
    let shares: serde_json::Map<String, Value> = form
        .named("classes")
        .iter()
        .filter_map(|class| Some((class.value.as_ref()?.as_str()?.to_owned(), json!("20%"))))
        .collect();
    let ways = vec![
        Choice::new(lang.edit_most_share(), json!({"share": {"share": "20%", "of": "members"}})),
        Choice::new(lang.edit_most_count(), json!({"count": 1})),
        Choice::new(lang.edit_most_table(), json!({"table": {"by_unit_class": shares, "of": "members"}})),
    ];
    let by_input = by_first_choice(form);
    let ways: Vec<Choice> = ways.into_iter().chain(by_input).collect();
    let at = ways.iter().position(|way| is_like(way.value.as_ref(), most.get(form.tree)));
    form.row(lang.edit_at_most(), most.clone(), Kind::Choice { options: ways, at });
    form.within(|form| {
        if most.key("count").get(form.tree).is_some() {
            form.number(lang.edit_people(), most.key("count"), Need::Required);
        }
        if most.key("share").get(form.tree).is_some() {
            form.number(lang.edit_share(), most.key("share").key("share"), Need::Required);
            of_whom(form, &most.key("share"));
        }
        let table = most.key("table");
        let by_unit = table.key("by_unit_class");
        if by_unit.get(form.tree).is_some() {
            unit_classes::rows(form, &by_unit, json!("20%"), |form, label, path| {
                form.number(label, path, Need::Required);
            });
            of_whom(form, &table);
        }
        if table.key("by_input").get(form.tree).is_some() {
            by_input_rows(form, &table);
        }
    });
    let within = vec![
        Choice::new(lang.edit_within_unit(), "unit"),
        Choice::new(lang.edit_within_group(), "group"),
        Choice::new(lang.edit_within_duty(), "duty"),
    ];
    form.choice(lang.edit_within(), path.key("within"), within);
    let and_better = path.key("and_better").get(form.tree) == Some(&json!(true));
    let is_of_title = path.is_within(&Path::of("titles"));
    let rank = match (is_of_title, and_better) {
        (true, _) => lang.edit_over_title(),
        (false, true) => lang.edit_over_below(),
        (false, false) => lang.edit_over_rank(),
    };
    let over = vec![
        Choice::new(rank, "rank"),
        Choice::new(lang.edit_over_refer(), "refer"),
        Choice::new(lang.edit_over_warn(), "warn"),
    ];
    form.choice(lang.edit_over(), path.key("over"), over);
    form.elements(&path.key("order"), |form, path, at| {
        form.expression(&lang.edit_order_by(at + 1), path.clone(), Need::Required);
    });
    // Without points there is nothing that usually gives the places.
    let has_points = form.count(&Path::of("sections")) > 0;
    form.add(
        lang.edit_an_order(),
        path.key("order"),
        json!(if has_points { "total / max_total" } else { "" }),
    );
    form.elements(&path.key("ties"), |form, path, at| {
        form.expression(&lang.edit_tie_by(at + 1), path.clone(), Need::Required);
    });
    form.add(lang.edit_a_tie(), path.key("ties"), json!(""));
}

/// Whether two limits are of the same way: tables are told apart by what they go by.
fn is_like(one: Option<&Value>, other: Option<&Value>) -> bool {
    let way = |most: Option<&Value>| -> Option<Vec<String>> {
        let (way, inner) = most?.as_object()?.iter().next()?;
        let by = ["by_unit_class", "by_input"].iter().find(|by| inner.get(**by).is_some());
        Some(std::iter::once(way.clone()).chain(by.map(|by| (*by).to_owned())).collect())
    };
    way(one) == way(other)
}

/// The options of an input, if it is a choice.
pub(super) fn options(input: &Value) -> Option<Vec<&str>> {
    let options = input.get("kind")?.get("choice")?.as_array()?;
    Some(options.iter().filter_map(Value::as_str).collect())
}

/// A table by an input, with a row for each of its options.
fn table_by(input: &Value) -> Option<Value> {
    let shares: serde_json::Map<String, Value> =
        options(input)?.into_iter().map(|option| (option.to_owned(), json!("20%"))).collect();
    Some(json!({"input": input.get("id")?, "shares": shares}))
}

/// The inputs that are a choice.
pub(super) fn choices<'v>(form: &Form<'v>) -> impl Iterator<Item = &'v Value> + use<'v> {
    let inputs = form.tree.get("inputs").and_then(Value::as_array).into_iter().flatten();
    inputs.filter(|input| options(input).is_some())
}

/// The way by an input, where there is one that could be taken.
fn by_first_choice(form: &Form<'_>) -> Option<Choice> {
    let by = choices(form).find_map(table_by)?;
    Some(Choice::new(form.lang.edit_most_by_input(), json!({"table": {"by_input": by, "of": "ranked"}})))
}

/// Which input, and a share for each of its options.
fn by_input_rows(form: &mut Form<'_>, table: &Path) {
    let lang = form.lang;
    let by = table.key("by_input");
    let chosen = form.words(&by.key("input"));
    let ways = choices(form).filter_map(|input| Some(Choice::new(titled(input), table_by(input)?))).collect();
    form.row(lang.edit_by_input(), by.clone(), Kind::Choice { options: ways, at: place(form, chosen) });
    for option in rows(form, chosen, &by.key("shares")) {
        form.number(&lang.edit_where_input(&option), by.key("shares").key(&option), Need::Required);
    }
    of_whom(form, table);
}

/// The place of an input among those that are a choice.
pub(super) fn place(form: &Form<'_>, input: &str) -> Option<usize> {
    choices(form).position(|other| other.get("id").and_then(Value::as_str) == Some(input))
}

pub(super) fn titled(input: &Value) -> &str {
    input.get("title").and_then(Value::as_str).unwrap_or_default()
}

/// What a table by an input has rows for, and then the other options of that input.
pub(super) fn rows(form: &Form<'_>, input: &str, table: &Path) -> Vec<String> {
    let written = table.get(form.tree).and_then(Value::as_object);
    let mut rows: Vec<String> = written.into_iter().flat_map(|rows| rows.keys().cloned()).collect();
    let input = place(form, input).and_then(|at| choices(form).nth(at));
    for option in input.and_then(options).unwrap_or_default() {
        if !rows.iter().any(|row| row == option) {
            rows.push(option.to_owned());
        }
    }
    rows
}

fn of_whom(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let of = path.key("of");
    let classes = form.named("classes");
    let last = classes.last().and_then(|class| class.value.clone()).unwrap_or_else(|| json!(""));
    let whom = vec![
        Choice::new(lang.edit_of_members(), "members"),
        Choice::new(lang.edit_of_ranked(), "ranked"),
        Choice::new(lang.edit_of_class(), json!({"class": last})),
    ];
    form.choice(lang.edit_of(), of.clone(), whom);
    if of.key("class").get(form.tree).is_some() {
        form.within(|form| form.choice(lang.edit_class(), of.key("class"), classes));
    }
    let mut modes = roundings(lang);
    // Without a word about it a share is cut down to whole people.
    if let Some(floor) = modes.iter_mut().find(|mode| mode.value == Some(json!("floor"))) {
        *floor = Choice::usual(lang.edit_floor(), "floor");
    }
    form.choice(lang.edit_mode(), path.key("round"), modes);
    form.number(lang.edit_least_in(), path.key("least"), Need::Optional);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::editor::form::{Row, form, purpose};
    use crate::text::Lang;

    fn rows(at_most: Value) -> Vec<Row> {
        let dept = json!({"id": "dept", "title": "Xếp loại phòng", "kind": {"choice": ["A", "B"]}});
        let quota = json!({"id": "q", "class": "a", "at_most": at_most, "within": "group", "over": "rank"});
        let tree = json!({"inputs": [dept], "classes": [{"id": "a", "title": "A"}], "quotas": [quota]});
        form(&tree, Part::Quota(0), Lang::Vi)
    }

    fn row<'r>(rows: &'r [Row], place: &str) -> &'r Row {
        rows.iter().find(|row| row.path.to_string().ends_with(place)).expect("a row")
    }

    #[test]
    fn a_table_by_an_input_has_a_row_for_each_option() {
        let by = json!({"input": "dept", "shares": {"A": "30%"}});
        let rows = rows(json!({"table": {"by_input": by, "of": "ranked"}}));
        let Kind::Choice { options, at: Some(at) } = &row(&rows, "at_most").kind else { panic!("a choice") };
        assert_eq!(options[*at].label, "theo một dữ kiện của nhóm");
        assert_eq!(row(&rows, "by_input").label, "Theo dữ kiện");
        let shares: Vec<&str> = rows
            .iter()
            .filter(|row| row.path.to_string().contains("shares"))
            .map(|row| row.label.as_str())
            .collect();
        assert_eq!(shares, ["Nơi “A”", "Nơi “B”"], "also where the table has none yet");
    }

    #[test]
    fn a_quota_may_count_better_classes_too() {
        let of = |and_better: Option<bool>| {
            let mut quota =
                json!({"id": "q", "class": "b", "at_most": {"count": 7}, "within": "unit", "over": "rank"});
            if let Some(and_better) = and_better {
                quota["and_better"] = json!(and_better);
            }
            let tree = json!({"classes": [{"id": "b", "title": "B"}], "quotas": [quota]});
            let rows = form(&tree, Part::Quota(0), Lang::Vi);
            let chosen = |place: &str| match &row(&rows, place).kind {
                Kind::Choice { options, at: Some(at) } => options[*at].label.clone(),
                kind => panic!("{kind:?}"),
            };
            assert!(purpose(row(&rows, "and_better"), Lang::Vi).is_some());
            [chosen("and_better"), chosen("over"), quota_words(&tree, &tree["quotas"][0], Lang::Vi)]
        };
        let alone = ["không", "xuống một hạng", "B: 7"];
        assert_eq!(of(None), alone);
        assert_eq!(of(Some(false)), alone);
        assert_eq!(of(Some(true)), ["có", "xuống dưới hạng này", "B trở lên: 7"]);
    }

    #[test]
    fn whoever_is_over_the_quota_of_a_title_loses_no_class() {
        let quota = json!({"at_most": {"count": 1}, "within": "unit", "over": "rank"});
        let title = json!({"id": "t", "title": "Tiên tiến", "when": "total >= 5", "quota": quota});
        let rows = form(&json!({"titles": [title]}), Part::Title(0), Lang::Vi);
        let Kind::Choice { options, at: Some(at) } = &row(&rows, "over").kind else { panic!("a choice") };
        assert_eq!(options[*at].label, "không được danh hiệu này");
    }

    #[test]
    fn a_table_by_the_units_class_is_told_from_one_by_an_input() {
        let rows = rows(json!({"table": {"by_unit_class": {"a": "20%"}, "of": "members"}}));
        let Kind::Choice { options, at: Some(at) } = &row(&rows, "at_most").kind else { panic!("a choice") };
        assert_eq!(options[*at].label, "theo hạng của đơn vị");
        let by_input = options.last().and_then(|way| way.value.clone()).expect("a value");
        assert_eq!(
            by_input["table"]["by_input"],
            json!({"input": "dept", "shares": {"A": "20%", "B": "20%"}})
        );
    }
}
