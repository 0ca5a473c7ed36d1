//! An expression as a tree.

use std::sync::Arc;

use super::super::named::NamedValue;
use super::excerpt::Excerpt;
use super::name::Name;
use crate::number::Exact;

/// A part of an expression and what is written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Tree {
    pub(in crate::rules) part: Part,
    pub(in crate::rules) written: Excerpt,
    /// The named value that stands here. What it is worked out from takes its place as `part`, so nobody but who tells
    /// the expression has to know of names.
    pub(in crate::rules) called: Option<Arc<NamedValue>>,
}

/// What a part of an expression is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Part {
    Number(Exact),
    Text(String),
    Truth(bool),
    Name(Name),
    Negative(Box<Tree>),
    Not(Box<Tree>),
    Arithmetic(Arithmetic, Box<Tree>, Box<Tree>),
    Compare(Compare, Box<Tree>, Box<Tree>),
    Both(Box<Tree>, Box<Tree>),
    Either(Box<Tree>, Box<Tree>),
    /// Whether the first equals one of the others.
    OneOf(Box<Tree>, Vec<Tree>),
    /// Whether the first is a member of the second, a set.
    MemberOf(Box<Tree>, Box<Tree>),
    Call(Function, Vec<Tree>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Arithmetic {
    Plus,
    Minus,
    Times,
    Over,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Compare {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Function {
    Min,
    Max,
    Clamp,
    Round,
    Floor,
    Ceil,
    /// The second where the first holds, else the third.
    If,
    Count,
    Any,
    All,
    Share,
    Days,
    Months,
    /// How many members a set has.
    Size,
}

impl Compare {
    pub(in crate::rules) fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Unequal => "≠",
            Self::Less => "<",
            Self::AtMost => "≤",
            Self::More => ">",
            Self::AtLeast => "≥",
        }
    }

    /// The comparison that holds exactly where this one does not.
    pub(in crate::rules) fn opposite(self) -> Self {
        match self {
            Self::Equal => Self::Unequal,
            Self::Unequal => Self::Equal,
            Self::Less => Self::AtLeast,
            Self::AtMost => Self::More,
            Self::More => Self::AtMost,
            Self::AtLeast => Self::Less,
        }
    }

    /// The comparison with its sides changed over.
    pub(in crate::rules) fn turned(self) -> Self {
        match self {
            Self::Equal | Self::Unequal => self,
            Self::Less => Self::More,
            Self::AtMost => Self::AtLeast,
            Self::More => Self::Less,
            Self::AtLeast => Self::AtMost,
        }
    }
}

impl Arithmetic {
    pub(in crate::rules) fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "−",
            Self::Times => "×",
            Self::Over => "/",
        }
    }
}

impl Function {
    pub(in crate::rules) const ALL: [Self; 14] = [
        Self::Min,
        Self::Max,
        Self::Clamp,
        Self::Round,
        Self::Floor,
        Self::Ceil,
        Self::If,
        Self::Count,
        Self::Any,
        Self::All,
        Self::Share,
        Self::Days,
        Self::Months,
        Self::Size,
    ];

    pub(in crate::rules) fn name(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Clamp => "clamp",
            Self::Round => "round",
            Self::Floor => "floor",
            Self::Ceil => "ceil",
            Self::If => "if",
            Self::Count => "count",
            Self::Any => "any",
            Self::All => "all",
            Self::Share => "share",
            Self::Days => "days",
            Self::Months => "months",
            Self::Size => "size",
        }
    }
}

impl Tree {
    /// Whether it is a value that stands in the set.
    pub(in crate::rules) fn is_written(&self) -> bool {
        match &self.part {
            Part::Number(_) | Part::Text(_) | Part::Truth(_) => true,
            Part::Negative(_) => self.written_number().is_some(),
            _ => false,
        }
    }

    /// The number that stands in the set.
    pub(in crate::rules) fn written_number(&self) -> Option<Exact> {
        match &self.part {
            Part::Number(number) => Some(*number),
            Part::Negative(inner) => inner.written_number()?.negated(),
            _ => None,
        }
    }

    /// Every name in it, from left to right.
    pub(in crate::rules) fn names(&self) -> Vec<&Name> {
        match &self.part {
            Part::Number(_) | Part::Text(_) | Part::Truth(_) => Vec::new(),
            Part::Name(name) => vec![name],
            Part::Negative(inner) | Part::Not(inner) => inner.names(),
            Part::Arithmetic(_, left, right)
            | Part::Compare(_, left, right)
            | Part::Both(left, right)
            | Part::Either(left, right)
            | Part::MemberOf(left, right) => {
                [left, right].into_iter().flat_map(|side| side.names()).collect()
            }
            Part::OneOf(first, others) => {
                first.names().into_iter().chain(others.iter().flat_map(Self::names)).collect()
            }
            Part::Call(_, arguments) => arguments.iter().flat_map(Self::names).collect(),
        }
    }

    /// The conditions that `and`, `or`, `not`, `any`, `all` and `if` put together, from left to right.
    pub(in crate::rules) fn atoms(&self) -> Vec<&Self> {
        match &self.part {
            Part::Not(inner) => inner.atoms(),
            Part::Both(left, right) | Part::Either(left, right) => {
                let mut atoms = left.atoms();
                atoms.extend(right.atoms());
                atoms
            }
            Part::Call(Function::Any | Function::All | Function::If, arguments) => {
                arguments.iter().flat_map(Self::atoms).collect()
            }
            _ => vec![self],
        }
    }
}
