//! What a set's conditions compare: the bounds of each fact, and the comparisons that no single bound decides.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::case::read_day;
use super::super::expression::{Arithmetic, Function, Name, Part, Tree};
use crate::number::Exact;

/// What facts are compared with, by the spelling of their names.
#[derive(Default)]
pub(super) struct Bounds {
    pub(super) names: BTreeMap<String, Name>,
    pub(super) numbers: BTreeMap<String, BTreeSet<Exact>>,
    pub(super) texts: BTreeMap<String, BTreeSet<String>>,
    pub(super) days: BTreeMap<String, BTreeSet<Date>>,
    /// Conditions whose truth depends on several facts at once, or in a way that bounds do not describe.
    pub(super) entangled: BTreeSet<String>,
}

/// A set's conditions are cut at the values that the maximum can have.
pub(super) struct Cutter<'a> {
    pub(super) max_totals: &'a [Exact],
    pub(super) bounds: Bounds,
}

impl Cutter<'_> {
    /// Takes in all conditions of an expression.
    pub(super) fn condition(&mut self, tree: &Tree) {
        for atom in tree.atoms() {
            for name in names(atom) {
                self.bounds.names.entry(name.spelling()).or_insert_with(|| name.clone());
            }
            if !self.clean(atom) {
                self.bounds.entangled.insert(atom.written.as_str().to_owned());
            }
        }
    }

    /// Takes in the names of a formula; what they are compared with does not matter.
    pub(super) fn formula(&mut self, tree: &Tree) {
        for name in names(tree) {
            self.bounds.names.entry(name.spelling()).or_insert_with(|| name.clone());
        }
    }

    /// Notes the bounds of a condition; false where they do not decide it.
    fn clean(&mut self, tree: &Tree) -> bool {
        match &tree.part {
            Part::Truth(_) | Part::Name(_) => true,
            Part::Not(inner) => self.clean(inner),
            Part::Both(left, right) | Part::Either(left, right) => self.clean(left) & self.clean(right),
            Part::Call(Function::Any | Function::All | Function::If, conditions) => self.every(conditions),
            Part::Compare(_, left, right) => self.comparison(left, right),
            Part::OneOf(first, others) => {
                others.iter().fold(true, |clean, other| self.comparison(first, other) & clean)
            }
            Part::MemberOf(first, set) => {
                matches!((&first.part, &set.part), (Part::Text(_) | Part::Name(_), Part::Name(_)))
            }
            _ => false,
        }
    }

    fn every(&mut self, conditions: &[Tree]) -> bool {
        conditions.iter().fold(true, |clean, condition| self.clean(condition) & clean)
    }

    fn comparison(&mut self, left: &Tree, right: &Tree) -> bool {
        match (&left.part, &right.part) {
            (Part::Name(name), Part::Text(text)) | (Part::Text(text), Part::Name(name)) => {
                match read_day(text) {
                    Some(day) => {
                        self.bounds.days.entry(name.spelling()).or_default().insert(day);
                        self.bounds.texts.entry(name.spelling()).or_default().insert(text.clone());
                    }
                    None => {
                        self.bounds.texts.entry(name.spelling()).or_default().insert(text.clone());
                    }
                }
                return true;
            }
            (Part::Name(_), Part::Truth(_)) | (Part::Truth(_), Part::Name(_)) => return true,
            _ => {}
        }
        let (mut outer, mut inner) = (Vec::new(), Vec::new());
        outside(left, &mut outer, &mut inner);
        outside(right, &mut outer, &mut inner);
        let clean = inner.into_iter().fold(true, |clean, condition| self.clean(condition) & clean);
        outer.retain(|name| **name != Name::MaxTotal);
        outer.dedup();
        match outer.as_slice() {
            [] => clean,
            [main] => self.cut(main, left, right),
            _ => false,
        }
    }

    /// Notes where a comparison of one number turns, for every maximum that there can be.
    fn cut(&mut self, main: &Name, left: &Tree, right: &Tree) -> bool {
        let maxima: Vec<Exact> =
            if self.max_totals.is_empty() { vec![Exact::ZERO] } else { self.max_totals.to_vec() };
        let uses_max = names(left).chain(names(right)).any(|name| *name == Name::MaxTotal);
        if uses_max && self.max_totals.is_empty() {
            return false;
        }
        let mut turns = BTreeSet::new();
        for max in maxima {
            let (Some(lefts), Some(rights)) = (lines(left, main, max), lines(right, main, max)) else {
                return false;
            };
            for ((a, b), (c, d)) in
                lefts.iter().flat_map(|left| rights.iter().map(move |right| (left, right)))
            {
                let (Some(slope), Some(rest)) = (a.minus(*c), d.minus(*b)) else { return false };
                if !slope.is_zero() {
                    let Some(turn) = rest.over(slope) else { return false };
                    turns.insert(turn);
                }
            }
        }
        self.bounds.numbers.entry(main.spelling()).or_default().extend(turns);
        true
    }
}

/// So many ways in which the choices within a number may come out are told apart.
const MOST_LINES: usize = 32;

/// `slope × name + rest`.
type Line = (Exact, Exact);

/// A number as lines over a name, one for each way in which its choices may come out; none where it is no line.
fn lines(tree: &Tree, main: &Name, max_total: Exact) -> Option<Vec<Line>> {
    let inner = |tree: &Tree| lines(tree, main, max_total);
    let found = match &tree.part {
        Part::Number(number) => vec![(Exact::ZERO, *number)],
        Part::Name(name) if name == main => vec![(Exact::ONE, Exact::ZERO)],
        Part::Name(Name::MaxTotal) => vec![(Exact::ZERO, max_total)],
        Part::Negative(tree) => {
            let negated = |(slope, rest): &Line| Some((slope.negated()?, rest.negated()?));
            inner(tree)?.iter().map(negated).collect::<Option<_>>()?
        }
        Part::Arithmetic(how, left, right) => {
            let (lefts, rights) = (inner(left)?, inner(right)?);
            let pairs = lefts.iter().flat_map(|left| rights.iter().map(move |right| (*left, *right)));
            pairs.map(|(left, right)| joined(*how, left, right)).collect::<Option<_>>()?
        }
        Part::Call(Function::If, arguments) => {
            let arms: Option<Vec<Vec<Line>>> = arguments.iter().skip(1).map(inner).collect();
            arms?.concat()
        }
        _ => return None,
    };
    (found.len() <= MOST_LINES).then_some(found)
}

/// Two lines put together, where that is a line again.
fn joined(how: Arithmetic, (a, b): Line, (c, d): Line) -> Option<Line> {
    match how {
        Arithmetic::Plus => Some((a.plus(c)?, b.plus(d)?)),
        Arithmetic::Minus => Some((a.minus(c)?, b.minus(d)?)),
        Arithmetic::Times if c.is_zero() => Some((a.times(d)?, b.times(d)?)),
        Arithmetic::Times if a.is_zero() => Some((c.times(b)?, d.times(b)?)),
        Arithmetic::Over if c.is_zero() => Some((a.over(d)?, b.over(d)?)),
        Arithmetic::Times | Arithmetic::Over => None,
    }
}

/// The names outside of conditions that are counted or choose, and these conditions.
pub(super) fn outside<'t>(tree: &'t Tree, names: &mut Vec<&'t Name>, counted: &mut Vec<&'t Tree>) {
    match &tree.part {
        Part::Name(name) => names.push(name),
        Part::Call(Function::Count | Function::Share, conditions) => counted.extend(conditions),
        Part::Call(Function::If, arguments) => {
            counted.extend(arguments.first());
            arguments.iter().skip(1).for_each(|arm| outside(arm, names, counted));
        }
        _ => parts(tree).into_iter().for_each(|part| outside(part, names, counted)),
    }
}

/// The parts of an expression right beneath its top.
fn parts(tree: &Tree) -> Vec<&Tree> {
    match &tree.part {
        Part::Number(_) | Part::Text(_) | Part::Truth(_) | Part::Name(_) => Vec::new(),
        Part::Negative(inner) | Part::Not(inner) => vec![inner],
        Part::Arithmetic(_, left, right)
        | Part::Compare(_, left, right)
        | Part::Both(left, right)
        | Part::Either(left, right)
        | Part::MemberOf(left, right) => vec![left, right],
        Part::OneOf(first, others) => std::iter::once(&**first).chain(others).collect(),
        Part::Call(_, arguments) => arguments.iter().collect(),
    }
}

/// Every name in an expression, as often as it stands there.
pub(super) fn names(tree: &Tree) -> Box<dyn Iterator<Item = &Name> + '_> {
    let own = match &tree.part {
        Part::Name(name) => Some(name),
        _ => None,
    };
    Box::new(own.into_iter().chain(parts(tree).into_iter().flat_map(names)))
}
