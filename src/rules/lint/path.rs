//! Paths: the way to a part of a set in its file.

use std::fmt;

use crate::text::json::{Content, Node};

/// The way to a part, from the outside in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path(Vec<Step>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// The value of this field.
    Field(&'static str),
    /// The element of a list with this id.
    Id(String),
}

impl Path {
    /// An element of a list of the set.
    pub(super) fn to(list: &'static str, id: &impl fmt::Display) -> Self {
        Self(vec![Step::Field(list), Step::Id(id.to_string())])
    }

    /// A field of the set itself.
    pub(super) fn root(field: &'static str) -> Self {
        Self(vec![Step::Field(field)])
    }

    /// A field within.
    pub(super) fn then(mut self, field: &'static str) -> Self {
        self.0.push(Step::Field(field));
        self
    }

    /// An element of the list there.
    pub(super) fn at(mut self, id: &impl fmt::Display) -> Self {
        self.0.push(Step::Id(id.to_string()));
        self
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            let dot = if index == 0 { "" } else { "." };
            match step {
                Step::Field(field) => write!(f, "{dot}{field}")?,
                Step::Id(id) => write!(f, "{dot}{id}")?,
            }
        }
        Ok(())
    }
}

/// The byte where the part stands, or where the innermost part stands that is there.
pub(super) fn offset(root: &Node, path: &Path) -> usize {
    let mut node = root;
    for step in &path.0 {
        let next = match (step, &node.content) {
            (Step::Field(field), _) => node.get(field),
            (Step::Id(id), Content::List(elements)) => {
                let has_id = |element: &&Node| element.get("id").and_then(Node::text) == Some(id);
                elements.iter().find(has_id)
            }
            (Step::Id(_), _) => None,
        };
        match next {
            Some(next) => node = next,
            None => break,
        }
    }
    node.start
}
