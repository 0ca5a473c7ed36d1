//! Commas between digits: two numbers for the language, one number for who writes decimals so.

use super::super::expression::{Part, Tree};
use super::finding::Problem;

/// Two numbers of a function that stand there as one would be written: `8,5`.
pub(super) fn commas(tree: &Tree) -> Vec<Problem> {
    // A named value is looked at where it is written.
    if tree.called.is_some() {
        return Vec::new();
    }
    let mut problems: Vec<Problem> = tree.inner().into_iter().flat_map(commas).collect();
    if let Part::Call(_, arguments) = &tree.part {
        problems.extend(arguments.windows(2).filter_map(|pair| as_one(pair.first()?, pair.last()?)));
    }
    problems
}

fn as_one(whole: &Tree, decimals: &Tree) -> Option<Problem> {
    let between = whole.written.up_to(&decimals.written);
    let (whole, decimals) = (last_of(whole)?, first_of(decimals)?);
    let (before, behind) = (whole.written.as_str(), decimals.written.as_str());
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let looks_so = between == Some(",") && digits(before) && digits(behind.trim_end_matches('%'));
    looks_so.then(|| Problem::DecimalComma {
        written: format!("{before},{behind}"),
        with_point: format!("{before}.{behind}"),
        at: whole.written.start(),
    })
}

/// What a part ends with, which is a number where it is all digits: alone, or nought at the end of arithmetic, which asks for no more than `0,1` does.
fn last_of(tree: &Tree) -> Option<&Tree> {
    match &tree.part {
        Part::Arithmetic(_, _, right) => last_of(right).filter(|last| last.written.as_str() == "0"),
        _ => Some(tree),
    }
}

/// What a part begins with.
fn first_of(tree: &Tree) -> Option<&Tree> {
    match &tree.part {
        Part::Arithmetic(_, left, _) => first_of(left),
        _ => Some(tree),
    }
}
