//! The facts that a set asks for.

use serde_json::{Value, json};

use super::{Choice, Form, Kind, Need};
use crate::screens::editor::draft::Path;
use crate::screens::editor::outline::Part;

pub(super) fn all(form: &mut Form<'_>) {
    let list = Path::of("inputs");
    form.elements(&list, |form, path, at| {
        let title = form.words(&path.key("title")).to_owned();
        form.row(title, path.clone(), Kind::Part(Part::Input(at)));
    });
    let template = json!({"id": "", "title": "", "kind": {"count": form.lang.edit_times()}});
    form.add(form.lang.edit_an_input(), list, template);
}

pub(super) fn one(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    form.item = Some(path.clone());
    form.text(lang.edit_title(), path.key("title"), Need::Required);
    let kinds = vec![
        Choice::new(lang.edit_kind_count(), json!({"count": lang.edit_times()})),
        Choice::new(lang.edit_kind_number(), "number"),
        Choice::new(lang.edit_kind_percent(), "percent"),
        Choice::new(lang.edit_kind_flag(), "flag"),
        Choice::new(lang.edit_kind_choice(), json!({"choice": [""]})),
        Choice::new(lang.edit_kind_set(), json!({"set": [""]})),
        Choice::new(lang.edit_kind_date(), "date"),
    ];
    let kind = path.key("kind");
    form.choice(lang.edit_kind(), kind.clone(), kinds);
    form.within(|form| {
        for key in ["count", "choice", "set"] {
            let inner = kind.key(key);
            match inner.get(form.tree) {
                Some(Value::String(_)) => form.text(lang.edit_unit(), inner, Need::Required),
                Some(Value::Array(_)) => {
                    form.elements(&inner, |form, path, at| {
                        form.text(&lang.edit_option(at + 1), path.clone(), Need::Required);
                    });
                    form.add(lang.edit_an_option(), inner, json!(""));
                }
                _ => {}
            }
        }
    });
    bounds(form, path);
    default(form, path);
    let sources = vec![
        Choice::usual(lang.edit_typed(), "typed"),
        Choice::new(lang.edit_from_roster(), json!({"roster": ""})),
        Choice::new(lang.edit_from_earlier(), "earlier"),
    ];
    let from = path.key("from");
    form.choice(lang.edit_from(), from.clone(), sources);
    if from.key("roster").get(form.tree).is_some() {
        form.within(|form| form.text(lang.edit_column(), from.key("roster"), Need::Required));
    }
    form.id(path);
}

/// What may be stated, for numbers; where another kind has bounds they can be taken out.
fn bounds(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let kind = path.key("kind");
    let is_number =
        kind.key("count").get(form.tree).is_some() || matches!(form.words(&kind), "number" | "percent");
    for (label, key) in [(lang.edit_least(), "min"), (lang.edit_most(), "max")] {
        let end = path.key(key);
        if is_number || end.get(form.tree).is_some() {
            form.number(label, end, Need::Optional);
        }
    }
}

/// What holds where nothing is said, in the spelling of the kind.
fn default(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    let (kind, default) = (path.key("kind"), path.key("default"));
    let options_of = |key: &str| -> Option<Vec<String>> {
        let list = kind.key(key).get(form.tree)?.as_array()?;
        Some(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    };
    if let Some(options) = options_of("choice") {
        let choices = options.into_iter().map(|option| Choice::new(option.clone(), option));
        let choices = std::iter::once(Choice::none(lang.edit_asked())).chain(choices).collect();
        form.choice(lang.edit_default(), default, choices);
    } else if options_of("set").is_some() {
        let choices = vec![Choice::none(lang.edit_asked()), Choice::new(lang.edit_none_of_them(), json!([]))];
        form.choice(lang.edit_default(), default, choices);
    } else {
        match form.words(&kind) {
            "flag" => {
                let choices = vec![
                    Choice::none(lang.edit_asked()),
                    Choice::new(lang.edit_yes(), true),
                    Choice::new(lang.edit_no(), false),
                ];
                form.choice(lang.edit_default(), default, choices);
            }
            "date" => form.row(lang.edit_default(), default, Kind::Day(Need::Optional)),
            _ => form.number(lang.edit_default(), default, Need::Optional),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::form;
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_new_fact_has_no_value_until_somebody_states_it() {
        let set = json!({"inputs": []});
        let rows = form(&set, Part::Inputs, Lang::Vi);
        let template = rows.iter().find_map(|row| match &row.kind {
            Kind::Add(template) => Some(template),
            _ => None,
        });
        assert_eq!(template.expect("a new element").get("default"), None);
    }

    #[test]
    fn a_form_says_that_the_meeting_asks_where_a_fact_has_no_default() {
        let set = json!({"inputs": [{"id": "a", "title": "A", "kind": "flag"}]});
        let rows = form(&set, Part::Input(0), Lang::Vi);
        let default = rows.iter().find(|row| row.path.is_default_of_input()).expect("its row");
        let Kind::Choice { options, at } = &default.kind else { panic!("{default:?}") };
        assert_eq!(at.map(|at| options[at].label.as_str()), Some(Lang::Vi.edit_asked()));
    }
}
