//! The sheet: its sections with what their criteria can bring.

use serde_json::{Value, json};

use super::{Form, Kind, Need, part_path};
use crate::screens::editor::draft::Path;
use crate::screens::editor::outline::Part;

/// The whole sheet: what every criterion can bring, in one list.
pub(super) fn all(form: &mut Form<'_>) {
    let lang = form.lang;
    let list = Path::of("sections");
    form.elements(&list, |form, path, at| {
        form.row(code_and_title(form, path), path.clone(), Kind::Part(Part::Section(at)));
        form.within(|form| {
            form.elements(&path.key("criteria"), |form, path, _| {
                let label = code_and_title(form, path);
                form.number(&label, path.key("max"), Need::Required);
            });
        });
    });
    let template = json!({"id": "", "code": "", "title": "", "max": 0, "criteria": []});
    form.add(lang.edit_a_section(), list, template);
}

pub(super) fn section(form: &mut Form<'_>, at: usize) {
    let lang = form.lang;
    let path = Path::of("sections").at(at);
    form.item = Some(path.clone());
    form.text(lang.edit_title(), path.key("title"), Need::Required);
    form.text(lang.edit_code(), path.key("code"), Need::Required);
    for inner in 0..form.count(&path.key("criteria")) {
        let criterion = part_path(at, inner);
        form.item = Some(criterion.clone());
        form.row(code_and_title(form, &criterion), criterion, Kind::Part(Part::Criterion(at, inner)));
    }
    form.item = Some(path.clone());
    form.add(lang.edit_a_criterion(), path.key("criteria"), criterion(""));
    let [has_bonus, has_penalty] = ["bonus", "penalty"].map(|key| path.key(key).get(form.tree).is_some());
    if !has_bonus && !has_penalty {
        form.row(lang.edit_max(), path.key("max"), Kind::Sum);
    }
    if !has_penalty && form.optional(lang.edit_bonus(), path.key("bonus"), json!({"cap": 5})) {
        form.within(|form| form.number(lang.edit_cap(), path.key("bonus").key("cap"), Need::Required));
    }
    if !has_bonus && form.optional(lang.edit_penalty(), path.key("penalty"), json!({"cap": 20})) {
        form.within(|form| {
            form.number(lang.edit_penalty_cap(), path.key("penalty").key("cap"), Need::Required)
        });
    }
    if !has_penalty || path.key("limits").get(form.tree).is_some() {
        form.limits(&path);
    }
    form.round(&path);
    form.id(&path);
}

/// A new criterion, marked in points by halves.
pub(super) fn criterion(code: &str) -> Value {
    json!({"id": "", "code": code, "title": "", "max": 5, "start": {"points": {"step": 0.5}}})
}

/// "I.1 Giờ giấc"
pub(super) fn code_and_title(form: &Form<'_>, path: &Path) -> String {
    let (code, title) = (form.words(&path.key("code")), form.words(&path.key("title")));
    format!("{code} {title}").trim().to_owned()
}
