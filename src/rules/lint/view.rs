//! What is true in a whole block of cases.

use super::super::expression::reading_of;
use super::super::expression::{Content, Expression, Facts, Function, Name, Part, Range, Reading, Tree};
use super::super::outcome::Truth;
use super::cell;
use super::space::{Block, Space};

/// A block of cases as a condition sees it.
pub(super) struct View<'a> {
    pub(super) space: &'a Space<'a>,
    pub(super) block: &'a Block,
    /// What the total of all cases in the block may be, after caps.
    pub(super) total: Option<Range>,
    /// What the maximum may be.
    pub(super) max_total: Range,
    pub(super) way: Way,
}

/// How a block's facts are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By one value of each cell: right for the conditions that the cells were cut for.
    Cut,
    /// By all values: right for any arithmetic.
    Whole,
}

impl View<'_> {
    /// Whether a condition holds in all cases of the block, in none, or cannot be told.
    pub(super) fn truth(&self, condition: &Expression) -> Truth {
        self.part(condition.tree())
    }

    fn part(&self, tree: &Tree) -> Truth {
        match &tree.part {
            Part::Not(inner) => self.part(inner).negated(),
            Part::Both(left, right) => self.part(left).and(self.part(right)),
            Part::Either(left, right) => self.part(left).or(self.part(right)),
            Part::Call(Function::Any, parts) => {
                parts.iter().fold(Truth::False, |truth, part| truth.or(self.part(part)))
            }
            Part::Call(Function::All, parts) => {
                parts.iter().fold(Truth::True, |truth, part| truth.and(self.part(part)))
            }
            Part::Call(Function::If, parts) => match parts.as_slice() {
                [condition, yes, no] => match self.part(condition) {
                    Truth::True => self.part(yes),
                    Truth::False => self.part(no),
                    Truth::Unknown => {
                        let (yes, no) = (self.part(yes), self.part(no));
                        if yes == no { yes } else { Truth::Unknown }
                    }
                },
                _ => Truth::Unknown,
            },
            _ => match self.space.condition(tree.written.as_str()) {
                Some(axis) => match cell::content(self.space.run(axis, self.block)) {
                    Content::Truth(truth) => truth,
                    _ => Truth::Unknown,
                },
                None => reading_of(tree, self).as_truth(),
            },
        }
    }

    /// All values that a formula may have.
    pub(super) fn range(&self, formula: &Expression) -> Range {
        reading_of(formula.tree(), self).range()
    }
}

impl Facts for View<'_> {
    fn read(&self, name: &Name) -> Reading {
        if let (Name::Total, Some(total)) = (name, self.total) {
            return Reading::known(Content::Number(total));
        }
        if *name == Name::MaxTotal {
            return Reading::known(Content::Number(self.max_total));
        }
        let Some(axis) = self.space.axis(name) else {
            return Reading::known(Content::Truth(Truth::Unknown));
        };
        let cells = self.space.run(axis, self.block);
        Reading::known(match self.way {
            Way::Cut => cell::content(cells),
            Way::Whole => cell::whole(cells),
        })
    }
}
