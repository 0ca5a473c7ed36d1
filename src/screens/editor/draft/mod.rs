//! A criteria set in the making: a tree of JSON that may be unsound at any time, with all its earlier states.
//!
//! Nothing in it knows of screens. States are shared, so a step back or forward costs nothing.

mod ids;
mod path;
mod places;
mod rename;
mod sums;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde_json::{Map, Value};

pub use ids::{fresh_id, proposed_id};
pub use path::Path;
pub use places::places;
use rename::{rename, rename_unit_class};
pub use sums::{exact, sum_of, total_of};

/// A draft with what it was before and what was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    now: Arc<Value>,
    past: Arc<Vec<Turn>>,
    future: Arc<Vec<Turn>>,
}

/// A state that was left, and where the change was made.
#[derive(Clone, Debug, PartialEq)]
struct Turn {
    state: Arc<Value>,
    place: Path,
}

/// One change of a draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The value at this place from now on; objects on the way come about by themselves.
    Set(Path, Value),
    /// The key or element goes.
    Remove(Path),
    /// A new element at the end of a list, which comes about by itself.
    Add(Path, Value),
    /// A new element before the one that stands here.
    Insert(Path, Value),
    /// The element changes places with the one before it.
    Up(Path),
    /// The element changes places with the one behind it.
    Down(Path),
    /// A part gets another id, and everything that names it the new one.
    Rename(Path, String),
    /// The class of the unit that a row of a table stands for gets another name, wherever it is named.
    RenameUnitClass(Path, String),
}

impl Change {
    /// Where the draft is different afterwards.
    fn place(&self) -> Path {
        match self {
            Self::Set(path, _)
            | Self::Remove(path)
            | Self::Add(path, _)
            | Self::Insert(path, _)
            | Self::Up(path)
            | Self::Down(path)
            | Self::RenameUnitClass(path, _) => path.clone(),
            Self::Rename(path, _) => path.key("id"),
        }
    }

    /// The tree after the change; none where it cannot be made or alters nothing.
    fn made(&self, before: &Value) -> Option<Value> {
        let mut after = before.clone();
        match self {
            Self::Set(path, value) => set(&mut after, path, value.clone())?,
            Self::Remove(path) => remove(&mut after, path)?,
            Self::Add(path, value) => {
                if path.get(&after).is_none() {
                    set(&mut after, path, Value::Array(Vec::new()))?;
                }
                path.get_mut(&mut after)?.as_array_mut()?.push(value.clone());
            }
            Self::Insert(path, value) => {
                let (list, at) = list_of(&mut after, path)?;
                if at > list.len() {
                    return None;
                }
                list.insert(at, value.clone());
            }
            Self::Up(path) => {
                let (list, at) = list_of(&mut after, path)?;
                let before = at.checked_sub(1).filter(|_| at < list.len())?;
                list.swap(before, at);
            }
            Self::Down(path) => {
                let (list, at) = list_of(&mut after, path)?;
                if at + 1 >= list.len() {
                    return None;
                }
                list.swap(at, at + 1);
            }
            Self::Rename(path, id) => rename(&mut after, path, id)?,
            Self::RenameUnitClass(row, name) => rename_unit_class(&mut after, row, name)?,
        }
        (after != *before).then_some(after)
    }
}

impl Draft {
    /// A draft that begins with a tree.
    pub fn new(tree: Value) -> Self {
        Self { now: Arc::new(tree), past: Arc::default(), future: Arc::default() }
    }

    /// The draft that a text holds.
    ///
    /// # Errors
    /// When the text is no JSON object.
    pub fn read(text: &str) -> Result<Self, NotAnObject> {
        match serde_json::from_str(text) {
            Ok(tree @ Value::Object(_)) => Ok(Self::new(tree)),
            _ => Err(NotAnObject),
        }
    }

    /// The tree as it is now.
    pub fn tree(&self) -> &Value {
        &self.now
    }

    /// Makes changes as one step; says whether anything is different now. Printed sums that were right stay right.
    pub fn make(&mut self, changes: &[Change]) -> bool {
        let mut after = Value::clone(&self.now);
        for change in changes {
            let Some(mut next) = change.made(&after) else { continue };
            let past = self.past.iter().rev().map(|turn| &*turn.state);
            let before = [&after, &*self.now].into_iter().chain(past);
            sums::follow(before, &mut next, &change.place());
            after = next;
        }
        let Some(place) = changes.first().map(Change::place).filter(|_| after != *self.now) else {
            return false;
        };
        let left = std::mem::replace(&mut self.now, Arc::new(after));
        Arc::make_mut(&mut self.past).push(Turn { state: left, place });
        self.future = Arc::default();
        true
    }

    /// Takes the last step back and says where it was made.
    pub fn undo(&mut self) -> Option<Path> {
        let turn = Arc::make_mut(&mut self.past).pop()?;
        let left = std::mem::replace(&mut self.now, turn.state);
        Arc::make_mut(&mut self.future).push(Turn { state: left, place: turn.place.clone() });
        Some(turn.place)
    }

    /// Makes the step again that was taken back last, and says where.
    pub fn redo(&mut self) -> Option<Path> {
        let turn = Arc::make_mut(&mut self.future).pop()?;
        let left = std::mem::replace(&mut self.now, turn.state);
        Arc::make_mut(&mut self.past).push(Turn { state: left, place: turn.place.clone() });
        Some(turn.place)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// The text is no JSON object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a JSON object")]
pub struct NotAnObject;

/// A tree as text, one value a line, which is how [`places`] finds its way.
pub fn text(tree: &Value) -> String {
    serde_json::to_string_pretty(tree).unwrap_or_default()
}

/// What a person typed as a number: as JSON writes it where it can, else as text, which a criteria set also reads.
pub fn number(typed: &str) -> Value {
    let typed = typed.trim().replace(',', ".");
    let is_plain = typed.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit())
        && typed.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.'));
    match serde_json::from_str::<Value>(&typed) {
        Ok(number @ Value::Number(_)) if is_plain => number,
        _ => Value::String(typed),
    }
}

fn set(tree: &mut Value, path: &Path, value: Value) -> Option<()> {
    if let Some(there) = path.get_mut(tree) {
        *there = value;
        return Some(());
    }
    let (outer, key) = path.split()?;
    if outer.get(tree).is_none() {
        set(tree, &outer, Value::Object(Map::new()))?;
    }
    outer.get_mut(tree)?.as_object_mut()?.insert(key, value);
    Some(())
}

fn remove(tree: &mut Value, path: &Path) -> Option<()> {
    let (outer, last) = path.split()?;
    match outer.get_mut(tree)? {
        Value::Object(fields) => fields.remove(&last).map(|_| ()),
        Value::Array(list) => {
            let at: usize = last.parse().ok().filter(|at| *at < list.len())?;
            list.remove(at);
            Some(())
        }
        _ => None,
    }
}

fn list_of<'v>(tree: &'v mut Value, path: &Path) -> Option<(&'v mut Vec<Value>, usize)> {
    let (list, at) = path.place()?;
    Some((list.get_mut(tree)?.as_array_mut()?, at))
}
