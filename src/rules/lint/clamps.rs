//! Numbers held between two bounds that stand the wrong way round.

use super::super::expression::{Content, Facts, Function, Name, Part, Range, Reading, Tree, reading_of};
use super::finding::Problem;
use crate::number::Exact;

/// What is held between bounds of which the lower is the greater: it is always that one.
pub(super) fn turned(tree: &Tree) -> Vec<Problem> {
    // A named value is looked at where it is written.
    if tree.called.is_some() {
        return Vec::new();
    }
    let mut problems: Vec<Problem> = tree.inner().into_iter().flat_map(turned).collect();
    if let Part::Call(Function::Clamp, arguments) = &tree.part
        && let [_, low, high] = arguments.as_slice()
        && let (Some(low), Some(high)) = (fixed(low), fixed(high))
        && low > high
    {
        problems.push(Problem::ClampTurned { written: tree.written.as_str().to_owned(), always: low });
    }
    problems
}

/// The number that a part is whatever the case.
fn fixed(tree: &Tree) -> Option<Exact> {
    tree.names().is_empty().then(|| reading_of(tree, &NoFacts).range().known())?
}

/// Nothing is known of the case.
struct NoFacts;

impl Facts for NoFacts {
    fn read(&self, _: &Name) -> Reading {
        Reading::known(Content::Number(Range::ANY))
    }
}
