//! Expressions: one small, total, typed language for conditions and formulas.

mod atom;
mod call;
mod check;
mod choice;
mod compare;
mod evaluate;
mod excerpt;
mod figures;
mod gaps;
mod lex;
mod listed;
mod mention;
mod name;
mod parse;
mod past;
mod percent;
mod range;
mod reading;
mod slip;
mod tell;
#[cfg(test)]
mod tests;
mod tree;
mod words;

use std::sync::Arc;

use serde::{Serialize, Serializer};

pub(super) use self::check::{Kind, Names, Scope, Sort, check, check_any};
pub(super) use self::compare::compared;
pub(super) use self::evaluate::{Facts, evaluate, reading, reading_of};
pub(super) use self::figures::Figures;
pub(super) use self::gaps::Gaps;
pub(super) use self::name::Name;
pub(super) use self::past::{Earlier, Measure, Within};
pub(super) use self::range::Range;
pub(super) use self::reading::{Content, Reading};
pub(super) use self::tell::Teller;
pub(super) use self::tree::{Arithmetic, Compare, Function, Part, Tree};
pub(super) use self::words::text_words;
use super::fault::Trouble;
use super::named::Values;
use super::rulebook::Rulebook;
use crate::text::Lang;

/// A condition or a formula, checked when the set was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    text: Arc<str>,
    tree: Tree,
}

/// Parses an expression, in which these values can be used; other names are checked later, when all of them are known.
///
/// # Errors
/// The first byte that does not fit, and why.
pub(super) fn parse(text: &str, values: &Values) -> Result<Expression, (usize, Trouble)> {
    let text = Arc::from(text);
    parse::parse(&text, values).map(|tree| Expression { text, tree })
}

/// Whether what can stand in an expression has a value before there are any points; what is no name of its own does.
pub fn is_known_before_points(spelling: &str) -> bool {
    let is_of_points = |name: Name| name.scope() > Scope::Facts;
    !spelling.starts_with("below(") && !Name::read(spelling).is_ok_and(is_of_points)
}

impl Expression {
    /// The expression as it is written in the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The expression in the words of the sheet.
    pub fn words(&self, rulebook: &Rulebook, lang: Lang) -> String {
        Teller::new(rulebook, lang).words(&self.tree)
    }

    pub(super) fn tree(&self) -> &Tree {
        &self.tree
    }
}

impl Serialize for Expression {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
