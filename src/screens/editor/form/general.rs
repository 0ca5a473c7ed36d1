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
    form.row(lang.edit_max(), root.key("max"), Kind::Sum);
    form.expression(lang.edit_times_total(), root.key("times"), Need::Optional);
    form.limits(&root);
    form.round(&root);
    form.row(lang.edit_set_id(), root.key("id"), Kind::Id);
}
