//! The values that expressions share.

use serde_json::json;

use super::{Form, Kind, Need};
use crate::screens::editor::draft::Path;
use crate::screens::editor::outline::Part;

pub(super) fn all(form: &mut Form<'_>) {
    let list = Path::of("values");
    form.elements(&list, |form, path, at| {
        let title = form.words(&path.key("title")).to_owned();
        form.row(title, path.clone(), Kind::Part(Part::Value(at)));
    });
    form.add(form.lang.edit_a_value(), list, json!({"id": "", "title": "", "value": ""}));
}

pub(super) fn one(form: &mut Form<'_>, path: &Path) {
    let lang = form.lang;
    form.item = Some(path.clone());
    form.text(lang.edit_title(), path.key("title"), Need::Required);
    form.expression(lang.edit_value(), path.key("value"), Need::Required);
    form.text(lang.edit_guide(), path.key("guide"), Need::Optional);
    form.id(path);
}
