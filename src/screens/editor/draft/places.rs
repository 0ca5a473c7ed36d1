//! Which value of a draft stands on which line of its text.

use serde_json::Value;

use super::Path;

/// The way to the value on each line of the text that [`text`](super::text) makes of a tree. A line that closes an
/// object or a list belongs to it.
pub fn places(tree: &Value) -> Vec<Path> {
    let mut lines = Vec::new();
    walk(tree, &Path::root(), &mut lines);
    lines
}

fn walk(value: &Value, path: &Path, lines: &mut Vec<Path>) {
    lines.push(path.clone());
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            fields.iter().for_each(|(key, value)| walk(value, &path.key(key), lines));
        }
        Value::Array(list) if !list.is_empty() => {
            list.iter().enumerate().for_each(|(at, value)| walk(value, &path.at(at), lines));
        }
        _ => return,
    }
    lines.push(path.clone());
}
