//! Tables by the class of the unit, which may be another one than the set has: any words.

use serde_json::Value;

use super::{Form, Kind};
use crate::screens::editor::draft::Path;
use crate::text::fold;

/// A row for each class that a table has something for, which can be renamed and taken out, and one for another class. The
/// classes of the set come first, the best before the others, by the shortest that they are called.
pub(super) fn rows(
    form: &mut Form<'_>,
    table: &Path,
    template: Value,
    mut row: impl FnMut(&mut Form<'_>, &str, Path),
) {
    let written = table.get(form.tree).and_then(Value::as_object);
    let mut units: Vec<&String> = written.into_iter().flat_map(|rows| rows.keys()).collect();
    units.sort_by_key(|unit| class_of(form.tree, unit).map_or(usize::MAX, |(at, _)| at));
    for unit in units {
        let class = class_of(form.tree, unit).map(|(_, class)| class);
        let mut names = class.into_iter().flat_map(|class| [words(class, "short"), words(class, "title")]);
        let name = names.find(|name| !name.is_empty()).unwrap_or(unit);
        let path = table.key(unit);
        let outer = form.item.replace(path.clone());
        row(form, name, path);
        form.item = outer;
    }
    form.row(format!("+ {}", form.lang.edit_a_unit_class()), table.clone(), Kind::NewName(template));
}

/// A class of the unit as a table names it: by its id where it is one of the set, whatever of its names was typed.
pub fn named_unit_class(tree: &Value, typed: &str) -> String {
    let is_named =
        |class: &&Value| ["id", "title", "short"].iter().any(|key| fold(words(class, key)) == fold(typed));
    let class = classes(tree).find(is_named).map(|class| words(class, "id"));
    class.filter(|id| !id.is_empty()).unwrap_or(typed).to_owned()
}

/// The class of the set with this id, and its place among them.
fn class_of<'v>(tree: &'v Value, id: &str) -> Option<(usize, &'v Value)> {
    classes(tree).enumerate().find(|(_, class)| words(class, "id") == id)
}

fn classes(tree: &Value) -> impl Iterator<Item = &Value> {
    tree.get("classes").and_then(Value::as_array).into_iter().flatten()
}

fn words<'v>(class: &'v Value, key: &str) -> &'v str {
    class.get(key).and_then(Value::as_str).unwrap_or_default()
}
