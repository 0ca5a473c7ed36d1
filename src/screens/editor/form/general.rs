//! The head of a set.

use serde_json::json;

use super::{Choice, Form, Kind, Need};
use crate::screens::editor::draft::Path;

pub(super) fn rows(form: &mut Form<'_>) {
    let lang = form.lang;
    let root = Path::root();
    form.text(lang.edit_title(), root.key("title"), Need::Required);
    let periods = vec![
        Choice::new(lang.edit_month(), "month"),
        Choice::new(lang.edit_quarter(), "quarter"),
        Choice::new(lang.edit_half(), "half"),
        Choice::new(lang.edit_term(), "term"),
        Choice::new(lang.edit_year(), "year"),
        Choice::new(lang.edit_any_round(), "round"),
    ];
    form.choice(lang.edit_period(), root.key("period"), periods);
    form.number(lang.edit_first_month(), root.key("first_month"), Need::Optional);
    let languages = vec![Choice::usual(lang.edit_vietnamese(), "vi"), Choice::new(lang.edit_english(), "en")];
    form.choice(lang.edit_language(), root.key("language"), languages);
    form.elements(&Path::of("basis"), |form, path, at| {
        form.text(&lang.edit_basis(at + 1), path.clone(), Need::Required);
    });
    form.add(lang.edit_a_basis(), Path::of("basis"), json!(""));
    points(form);
    form.row(lang.edit_set_id(), root.key("id"), Kind::Id);
}

/// How points add up. A set without points is not asked about it, unless it says something of it all the same.
fn points(form: &mut Form<'_>) {
    let (lang, root) = (form.lang, Path::root());
    let is_counted = form.count(&Path::of("sections")) > 0;
    let is_asked = |form: &Form<'_>, key: &str| {
        is_counted || root.key(key).get(form.tree).is_some_and(|said| *said != json!(0))
    };
    if is_asked(form, "max") {
        form.row(lang.edit_max(), root.key("max"), Kind::Sum);
    }
    if is_asked(form, "times") {
        form.expression(lang.edit_times_total(), root.key("times"), Need::Optional);
    }
    if is_asked(form, "limits") {
        form.limits(&root);
    }
    if is_asked(form, "round") {
        form.round(&root);
    }
}
