//! The rules that bar or lower somebody.

use serde_json::{Map, Value, json};

use super::quotas::{choices, options, place, rows, titled};
use super::{Choice, Form, Kind, Need, unit_classes};
use crate::screens::editor::draft::Path;
use crate::screens::editor::outline::Part;
use crate::text::fold;

pub(super) fn all(form: &mut Form<'_>) {
    let list = Path::of("gates");
    form.elements(&list, |form, path, at| {
        let title = form.words(&path.key("title")).to_owned();
        form.row(title, path.clone(), Kind::Part(Part::Gate(at)));
    });
    let template = json!({"id": "", "title": "", "finding": "", "effect": "not_ranked"});
    form.add(form.lang.edit_a_gate(), list, template);
}

pub(super) fn one(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    form.item = Some(path.clone());
    form.text(lang.edit_title(), path.key("title"), Need::Required);
    test(form, path);
    effect(form, path);
    let scopes = vec![
        Choice::usual(lang.edit_scope_period(), "period"),
        Choice::new(lang.edit_scope_term(), "term"),
        Choice::new(lang.edit_scope_year(), "year"),
        Choice::new(lang.edit_scope_months(), json!({"months": 6})),
        Choice::new(lang.edit_scope_until(), json!({"until": ""})),
    ];
    let scope = path.key("scope");
    form.choice(lang.edit_scope(), scope.clone(), scopes);
    form.within(|form| {
        if scope.key("months").get(form.tree).is_some() {
            form.number(lang.edit_months(), scope.key("months"), Need::Required);
        }
        if scope.key("until").get(form.tree).is_some() {
            form.row(lang.edit_day(), scope.key("until"), Kind::Day(Need::Required));
        }
    });
    let own = form.words(&path.key("id"));
    let mut others = form.named("gates");
    others.retain(|gate| gate.value.as_ref().and_then(|id| id.as_str()) != Some(own));
    form.names(lang.edit_excludes(), path.key("excludes"), &others);
    form.id(path);
}

/// A question to the committee, or a condition: choosing one takes the place of the other.
fn test(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let Some(gate) = path.get(form.tree) else { return };
    let with = |key: &str, other: &str| {
        let mut gate = gate.clone();
        if let Some(fields) = gate.as_object_mut() {
            fields.remove(other);
            fields.entry(key).or_insert_with(|| json!(""));
        }
        gate
    };
    let options = vec![
        Choice::new(lang.edit_by_finding(), with("finding", "when")),
        Choice::new(lang.edit_by_condition(), with("when", "finding")),
    ];
    let is_condition = path.key("when").get(form.tree).is_some();
    form.row(lang.edit_test(), path.clone(), Kind::Choice { options, at: Some(usize::from(is_condition)) });
    form.within(|form| {
        if is_condition {
            form.expression(lang.edit_when(), path.key("when"), Need::Required);
        } else {
            form.text(lang.edit_question(), path.key("finding"), Need::Required);
        }
    });
}

fn effect(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let classes = form.named("classes");
    let class = classes.last().and_then(|class| class.value.clone()).unwrap_or_else(|| json!(""));
    let effects = vec![
        Choice::new(lang.edit_not_ranked(), "not_ranked"),
        Choice::new(lang.edit_at_most_class(), json!({"at_most": class})),
        Choice::new(lang.edit_lower(), json!({"lower": 1})),
        Choice::new(lang.edit_raise(), json!({"raise": 1})),
        Choice::new(lang.edit_total_at_most(), json!({"total_at_most": 50})),
        Choice::new(lang.edit_force(), json!({"force": class})),
        Choice::new(lang.edit_refer(), "refer"),
        Choice::new(lang.edit_suspend(), "suspend"),
        Choice::new(lang.edit_no_title(), "no_title"),
        Choice::new(lang.edit_to_floor(), json!({"score_to_floor_of": class})),
        Choice::new(lang.edit_nothing(), "nothing"),
    ];
    let effects: Vec<Choice> = effects.into_iter().chain(ceilings(form)).collect();
    let effect = path.key("effect");
    let here = way(effect.get(form.tree));
    let at = effects.iter().position(|option| way(option.value.as_ref()) == here);
    form.row(lang.edit_gate_effect(), effect.clone(), Kind::Choice { options: effects, at });
    form.within(|form| {
        let table = effect.key("at_most").key("table");
        if table.get(form.tree).is_some() {
            table_rows(form, &table);
            return;
        }
        for key in ["at_most", "force", "score_to_floor_of"] {
            if effect.key(key).get(form.tree).is_some() {
                form.choice(lang.edit_class(), effect.key(key), classes.clone());
            }
        }
        for key in ["lower", "raise"] {
            if effect.key(key).get(form.tree).is_some() {
                form.number(lang.edit_steps_down(), effect.key(key), Need::Required);
            }
        }
        if effect.key("total_at_most").get(form.tree).is_some() {
            form.number(lang.edit_points(), effect.key("total_at_most"), Need::Required);
        }
    });
}

/// What tells effects apart: the word, and what a table goes by.
fn way(effect: Option<&Value>) -> Option<Vec<&str>> {
    match effect? {
        Value::Object(fields) => {
            let (word, inner) = fields.iter().next()?;
            let by = inner.get("table").and_then(Value::as_object).and_then(|table| table.keys().next());
            Some(std::iter::once(word).chain(by).map(String::as_str).collect())
        }
        effect => Some(vec![effect.as_str()?]),
    }
}

/// Ceilings that follow the unit's own class, or an input, where there is one that could be taken. The unit's classes are
/// those of the set at first, each with itself: nobody is above the unit.
fn ceilings(form: &Form<'_>) -> Vec<Choice> {
    let lang = form.lang;
    let ids = form.named("classes").into_iter().filter_map(|class| Some(class.value?.as_str()?.to_owned()));
    let own: Map<String, Value> = ids.map(|id| (id.clone(), json!(id))).collect();
    let by_unit = json!({"at_most": {"table": {"by_unit_class": own}}});
    let by_input = choices(form).find_map(|input| table_by(form, input));
    let by_input = by_input.map(|by| json!({"at_most": {"table": {"by_input": by}}}));
    std::iter::once(Choice::new(lang.edit_at_most_by_unit(), by_unit))
        .chain(by_input.map(|effect| Choice::new(lang.edit_at_most_by_input(), effect)))
        .collect()
}

/// A table by an input, with a row for each of its options: the class that is called so, else the best.
fn table_by(form: &Form<'_>, input: &Value) -> Option<Value> {
    let classes = form.named("classes");
    let rows: Map<String, Value> = options(input)?
        .into_iter()
        .filter_map(|option| {
            let called = |class: &&Choice| {
                let id = class.value.as_ref().and_then(Value::as_str).unwrap_or_default();
                [id, class.label.as_str()].iter().any(|name| fold(name) == fold(option))
            };
            let class = classes.iter().find(called).or(classes.first())?;
            Some((option.to_owned(), class.value.clone()?))
        })
        .collect();
    Some(json!({"input": input.get("id")?, "classes": rows}))
}

/// What a ceiling follows, and the class for each.
fn table_rows(form: &mut Form<'_>, table: &Path) {
    let lang = form.lang;
    let classes = form.named("classes");
    let by_unit = table.key("by_unit_class");
    if by_unit.get(form.tree).is_some() {
        let best = classes.first().and_then(|class| class.value.clone()).unwrap_or_else(|| json!(""));
        unit_classes::rows(form, &by_unit, best, |form, label, path| {
            form.choice(label, path, classes.clone());
        });
    }
    let by = table.key("by_input");
    if by.get(form.tree).is_none() {
        return;
    }
    let chosen = form.words(&by.key("input"));
    let ways = choices(form).filter_map(|input| Some(Choice::new(titled(input), table_by(form, input)?)));
    let ways = ways.collect();
    form.row(lang.edit_by_input(), by.clone(), Kind::Choice { options: ways, at: place(form, chosen) });
    for option in rows(form, chosen, &by.key("classes")) {
        form.choice(&lang.edit_where_input(&option), by.key("classes").key(&option), classes.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::editor::form::{Row, form};
    use crate::text::Lang;

    fn rows(effect: Value) -> Vec<Row> {
        let dept = json!({"id": "dept", "title": "Xếp loại phòng", "kind": {"choice": ["Tốt", "kém"]}});
        let classes = json!([{"id": "xs", "title": "Xuất sắc"}, {"id": "tot", "title": "Tốt"}]);
        let gate = json!({"id": "g", "title": "G", "finding": "?", "effect": effect});
        let tree = json!({"inputs": [dept], "classes": classes, "gates": [gate]});
        form(&tree, Part::Gate(0), Lang::Vi)
    }

    fn row<'r>(rows: &'r [Row], place: &str) -> &'r Row {
        rows.iter().find(|row| row.path.to_string().ends_with(place)).expect("a row")
    }

    fn chosen(row: &Row) -> &Choice {
        let Kind::Choice { options, at: Some(at) } = &row.kind else { panic!("a choice: {row:?}") };
        &options[*at]
    }

    #[test]
    fn each_effect_is_told_from_the_others() {
        for (effect, label) in [
            (json!({"raise": 2}), "nâng bậc"),
            (json!({"lower": 1}), "hạ bậc"),
            (json!({"at_most": "tot"}), "cao nhất là hạng"),
            (json!("refer"), "Ban Chấp hành quyết định"),
            (json!("nothing"), "chỉ ghi nhận"),
        ] {
            assert_eq!(chosen(row(&rows(effect), "effect")).label, label);
        }
        assert!(matches!(row(&rows(json!({"raise": 2})), "effect/raise").kind, Kind::Number(_)));
    }

    #[test]
    fn a_table_by_the_units_class_begins_with_nobody_above_the_unit() {
        let rows = rows(json!({"at_most": {"table": {"by_unit_class": {"xs": "tot", "yếu": "tot"}}}}));
        let effect = chosen(row(&rows, "effect"));
        assert_eq!(effect.label, "cao nhất theo hạng của đơn vị");
        let own = json!({"at_most": {"table": {"by_unit_class": {"xs": "xs", "tot": "tot"}}}});
        assert_eq!(effect.value, Some(own));
        assert_eq!(row(&rows, "by_unit_class/xs").label, "Xuất sắc");
        assert_eq!(row(&rows, "by_unit_class/yếu").label, "yếu");
        assert_eq!(chosen(row(&rows, "by_unit_class/xs")).label, "Tốt");
    }

    #[test]
    fn the_units_classes_stand_best_first_by_their_short_titles() {
        let classes = json!([
            {"id": "xs", "title": "Hoàn thành xuất sắc nhiệm vụ", "short": "Xuất sắc"},
            {"id": "ht", "title": "Hoàn thành nhiệm vụ", "short": "Hoàn thành"}]);
        let by_unit = json!({"ht": "ht", "Vững mạnh": "xs", "xs": "xs"});
        let effect = json!({"at_most": {"table": {"by_unit_class": by_unit}}});
        let tree = json!({"classes": classes, "gates": [{"id": "g", "title": "G", "effect": effect}]});
        let rows = form(&tree, Part::Gate(0), Lang::Vi);
        let of_table = rows.iter().filter(|row| row.path.to_string().contains("by_unit_class/"));
        let labels: Vec<&str> = of_table.map(|row| row.label.as_str()).collect();
        assert_eq!(labels, ["Xuất sắc", "Hoàn thành", "Vững mạnh"]);
    }

    #[test]
    fn a_table_by_an_input_has_a_row_for_each_option() {
        let by = json!({"input": "dept", "classes": {"Tốt": "xs"}});
        let rows = rows(json!({"at_most": {"table": {"by_input": by}}}));
        let effect = chosen(row(&rows, "effect"));
        assert_eq!(effect.label, "cao nhất theo một dữ kiện");
        let first = json!({"input": "dept", "classes": {"Tốt": "tot", "kém": "xs"}});
        assert_eq!(
            effect.value,
            Some(json!({"at_most": {"table": {"by_input": first}}})),
            "by its name, else the best"
        );
        assert_eq!(chosen(row(&rows, "by_input")).label, "Xếp loại phòng");
        assert_eq!(chosen(row(&rows, "classes/Tốt")).label, "Xuất sắc");
        assert_eq!(row(&rows, "classes/kém").label, "Nơi “kém”", "also where the table has none yet");
    }
}
