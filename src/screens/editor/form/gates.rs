//! The rules that bar or lower somebody.

use serde_json::json;

use super::{Choice, Form, Kind, Need};
use crate::screens::editor::draft::Path;
use crate::screens::editor::outline::Part;

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
        Choice::none(lang.edit_scope_period()),
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
            form.text(lang.edit_day(), scope.key("until"), Need::Required);
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
        Choice::new(lang.edit_total_at_most(), json!({"total_at_most": 50})),
        Choice::new(lang.edit_force(), json!({"force": class})),
        Choice::new(lang.edit_refer(), "refer"),
        Choice::new(lang.edit_suspend(), "suspend"),
        Choice::new(lang.edit_no_title(), "no_title"),
        Choice::new(lang.edit_to_floor(), json!({"score_to_floor_of": class})),
    ];
    let effect = path.key("effect");
    form.choice(lang.edit_gate_effect(), effect.clone(), effects);
    form.within(|form| {
        for key in ["at_most", "force", "score_to_floor_of"] {
            if effect.key(key).get(form.tree).is_some() {
                form.choice(lang.edit_class(), effect.key(key), classes.clone());
            }
        }
        if effect.key("lower").get(form.tree).is_some() {
            form.number(lang.edit_steps_down(), effect.key("lower"), Need::Required);
        }
        if effect.key("total_at_most").get(form.tree).is_some() {
            form.number(lang.edit_points(), effect.key("total_at_most"), Need::Required);
        }
    });
}
