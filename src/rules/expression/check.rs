//! Checking an expression's names and kinds against the set that holds it.

mod days;
mod meant;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use super::super::fault::Trouble;
use super::super::input::InputKind;
use super::name::Name;
use super::tree::{Arithmetic, Compare, Function, Part, Tree};
use crate::text::{Lang, clean};

/// What kind of value an expression has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Kind {
    Number,
    Truth,
    Text,
    Set,
    Date,
}

/// The names that a set declares.
#[derive(Default)]
pub(in crate::rules) struct Names<'a> {
    pub(in crate::rules) criteria: BTreeSet<&'a str>,
    /// The events of each criterion.
    pub(in crate::rules) events: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// The levels of each criterion that is marked in levels.
    pub(in crate::rules) levels: BTreeMap<&'a str, Vec<&'a str>>,
    pub(in crate::rules) sections: BTreeSet<&'a str>,
    pub(in crate::rules) inputs: BTreeMap<&'a str, &'a InputKind>,
    /// The gates that are findings.
    pub(in crate::rules) findings: BTreeSet<&'a str>,
    pub(in crate::rules) classes: BTreeSet<&'a str>,
    pub(in crate::rules) titles: BTreeSet<&'a str>,
    /// The classes and titles on which ballots are held.
    pub(in crate::rules) ballots: BTreeSet<&'a str>,
    /// Whether the set was taken in by an earlier version of the program; what was not a fault then is none now.
    pub(in crate::rules) kept: bool,
    /// What the parts with these ids are called: titles, short titles and codes.
    pub(in crate::rules) called: Vec<(&'a str, &'a str)>,
    /// Names whose declaration has a fault of its own; nothing is known about them.
    pub(in crate::rules) spoilt: BTreeSet<(Sort, &'a str)>,
}

/// What an id names: the same id may name a part of each sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Sort {
    Input,
    Value,
    Section,
    Criterion,
    Level,
    Event,
    Exemption,
    Gate,
    Class,
    Title,
    Quota,
}

/// Where an expression stands, and so which names have a value there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Scope {
    /// Before any points: facts about the member only.
    Facts,
    /// After the total, before the class: nothing is known yet of the others in the unit.
    Points,
    /// While the class is found: besides points, what the unit comes to.
    Unit,
    /// After the class.
    Class,
}

/// A kind, and for texts and sets the words that can occur.
struct Type<'a> {
    kind: Kind,
    options: Option<Vec<&'a str>>,
}

/// Notes a fault at a byte of the expression.
pub(in crate::rules) type Note<'f> = dyn FnMut(usize, Trouble) + 'f;

/// Checks a whole expression, and that it is of the wanted kind.
pub(in crate::rules) fn check(
    tree: &Tree,
    wanted: Kind,
    scope: Scope,
    names: &Names<'_>,
    note: &mut Note<'_>,
) {
    let mut checker = Checker { scope, names, note };
    checker.wants(tree, wanted);
}

/// Checks a whole expression of any kind.
pub(in crate::rules) fn check_any(tree: &Tree, scope: Scope, names: &Names<'_>, note: &mut Note<'_>) {
    Checker { scope, names, note }.kind(tree);
}

impl Kind {
    pub(in crate::rules) fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Number => lang.kind_number(),
            Self::Truth => lang.kind_truth(),
            Self::Text => lang.kind_text(),
            Self::Set => lang.kind_set(),
            Self::Date => lang.kind_date(),
        }
    }
}

struct Checker<'a, 'n, 'f> {
    scope: Scope,
    names: &'a Names<'n>,
    note: &'a mut Note<'f>,
}

impl<'n> Checker<'_, 'n, '_> {
    fn fault<T>(&mut self, tree: &Tree, trouble: Trouble) -> Option<T> {
        (self.note)(tree.written.start(), trouble);
        None
    }

    /// Checks a part that must be of one kind.
    fn wants(&mut self, tree: &Tree, wanted: Kind) {
        if let Some(found) = self.kind(tree).map(|found| found.kind).filter(|found| *found != wanted) {
            self.fault::<()>(tree, Trouble::Wants { wanted, found });
        }
    }

    /// The kind of a part; none where a fault within it has been noted.
    fn kind(&mut self, tree: &Tree) -> Option<Type<'n>> {
        let Some(value) = &tree.called else { return self.kind_of_part(tree) };
        // What no value may ask at all is told where it stands.
        let is_too_late = |name: &&Name| name.scope() > self.scope && name.scope() <= Scope::Points;
        let too_late = tree.names().into_iter().find(is_too_late);
        if let Some(name) = too_late {
            let value = format!("value.{}", value.id);
            return self.fault(tree, Trouble::ValueNotHere { value, name: name.spelling() });
        }
        // What is wrong within it is named where it stands itself.
        let mut quiet = |_: usize, _: Trouble| {};
        Checker { scope: self.scope, names: self.names, note: &mut quiet }.kind_of_part(tree)
    }

    fn kind_of_part(&mut self, tree: &Tree) -> Option<Type<'n>> {
        match &tree.part {
            Part::Number(_) => plain(Kind::Number),
            Part::Text(_) => plain(Kind::Text),
            Part::Truth(_) => plain(Kind::Truth),
            Part::Name(name) => self.name(tree, name),
            Part::Negative(inner) => self.all(&[inner], Kind::Number, Kind::Number),
            Part::Not(inner) => self.all(&[inner], Kind::Truth, Kind::Truth),
            Part::Arithmetic(how, left, right) => {
                if let (Arithmetic::Over, Part::Number(divisor)) = (how, &right.part)
                    && divisor.is_zero()
                {
                    self.fault::<()>(right, Trouble::DividesByNought);
                }
                self.all(&[left, right], Kind::Number, Kind::Number)
            }
            Part::Both(left, right) | Part::Either(left, right) => {
                self.all(&[left, right], Kind::Truth, Kind::Truth)
            }
            Part::Compare(how, left, right) => self.comparison(*how, left, right),
            Part::OneOf(first, others) => {
                for other in others {
                    self.comparison(Compare::Equal, first, other);
                }
                plain(Kind::Truth)
            }
            Part::MemberOf(first, set) => {
                let set_type = self.kind(set);
                self.wants(first, Kind::Text);
                match set_type {
                    Some(Type { kind: Kind::Set, options }) => self.option(first, options.as_deref()),
                    Some(Type { kind: found, .. }) => {
                        self.fault::<()>(set, Trouble::Wants { wanted: Kind::Set, found });
                    }
                    None => {}
                }
                plain(Kind::Truth)
            }
            Part::Call(function, arguments) => self.call(tree, *function, arguments),
        }
    }

    fn all(&mut self, parts: &[&Tree], wanted: Kind, result: Kind) -> Option<Type<'n>> {
        for part in parts {
            self.wants(part, wanted);
        }
        plain(result)
    }

    fn comparison(&mut self, how: Compare, left: &Tree, right: &Tree) -> Option<Type<'n>> {
        let (one, other) = (self.kind(left), self.kind(right));
        let (Some(one), Some(other)) = (one, other) else {
            return plain(Kind::Truth);
        };
        match (one.kind, other.kind, &left.part, &right.part) {
            (Kind::Date, Kind::Text, _, Part::Text(text)) => self.spells_day(right, text),
            (Kind::Text, Kind::Date, Part::Text(text), _) => self.spells_day(left, text),
            (Kind::Text, Kind::Text, one, other) if !equality(how) => match (one, other) {
                (Part::Name(Name::Level(id)), _) | (_, Part::Name(Name::Level(id))) => {
                    self.fault(left, Trouble::NoOrderOfLevels(id.to_string()))?
                }
                _ => self.fault(left, Trouble::NoOrder(Kind::Text))?,
            },
            (Kind::Text, Kind::Text, ..) => {
                self.option(left, other.options.as_deref());
                self.option(right, one.options.as_deref());
            }
            (kind @ (Kind::Truth | Kind::Set), same, ..) if kind == same && !equality(how) => {
                self.fault(left, Trouble::NoOrder(kind))?;
            }
            (kind, same, ..) if kind == same => {}
            (Kind::Number, Kind::Text, Part::Name(Name::Criterion(id)), _)
            | (Kind::Text, Kind::Number, _, Part::Name(Name::Criterion(id)))
                if self.names.levels.contains_key(id.as_str()) =>
            {
                self.fault::<()>(left, Trouble::PointsAreNoLevel(id.to_string()));
            }
            (Kind::Date, Kind::Number, _, _) if self.bare_day(right) => {}
            (Kind::Number, Kind::Date, _, _) if self.bare_day(left) => {}
            (left_kind, right_kind, ..) => {
                self.fault::<()>(right, Trouble::Unlike { left: left_kind, right: right_kind });
            }
        }
        plain(Kind::Truth)
    }

    /// One of two values of the same kind.
    fn choice(&mut self, condition: &Tree, yes: &Tree, no: &Tree) -> Option<Type<'n>> {
        self.wants(condition, Kind::Truth);
        let (one, other) = (self.kind(yes)?, self.kind(no)?);
        if one.kind != other.kind {
            return self.fault(no, Trouble::Unlike { left: one.kind, right: other.kind });
        }
        let options = one.options.zip(other.options);
        Some(Type { kind: one.kind, options: options.map(|(one, other)| [one, other].concat()) })
    }

    /// A text that is written out must be one of the words that can occur.
    fn option(&mut self, tree: &Tree, options: Option<&[&str]>) {
        self.option_within(tree, tree, options);
    }

    /// The same of a part of what is written at a place: for a named value, all of it is written where it is used.
    fn option_within(&mut self, place: &Tree, tree: &Tree, options: Option<&[&str]>) {
        if let Part::Call(Function::If, arguments) = &tree.part {
            for arm in arguments.iter().skip(1) {
                let place = if place.called.is_some() { place } else { arm };
                self.option_within(place, arm, options);
            }
        }
        match (&tree.part, options) {
            (Part::Text(text), Some(options)) if !options.contains(&text.as_str()) => {
                let near = self.names.meant(text, options.iter().copied());
                let known = if near.is_none() { meant::listed(options) } else { Vec::new() };
                self.fault::<()>(place, Trouble::NotAnOption(text.clone(), near, known));
            }
            // What people are called by has no such blanks.
            (Part::Text(text), None) if !self.names.kept && clean(text) != *text => {
                self.fault::<()>(place, Trouble::Blanks(text.clone()));
            }
            _ => {}
        }
    }

    fn call(&mut self, tree: &Tree, function: Function, arguments: &[Tree]) -> Option<Type<'n>> {
        let count = arguments.len();
        let wants = match function {
            Function::Min
            | Function::Max
            | Function::Count
            | Function::Any
            | Function::All
            | Function::Share => None,
            Function::Clamp => (count != 3).then_some("3"),
            Function::If => (count != 3).then_some("3"),
            Function::Round | Function::Floor | Function::Ceil => {
                (!(1..=2).contains(&count)).then_some("1–2")
            }
            Function::Days | Function::Months => (count != 2).then_some("2"),
            Function::Size => (count != 1).then_some("1"),
        };
        if let Some(wants) = wants {
            return self.fault(tree, Trouble::Arguments { function: function.name(), wants });
        }
        let arguments: Vec<&Tree> = arguments.iter().collect();
        match function {
            Function::Min | Function::Max | Function::Clamp => {
                self.all(&arguments, Kind::Number, Kind::Number)
            }
            Function::Count | Function::Share => self.all(&arguments, Kind::Truth, Kind::Number),
            Function::Any | Function::All => self.all(&arguments, Kind::Truth, Kind::Truth),
            Function::If => match arguments.as_slice() {
                [condition, yes, no] => self.choice(condition, yes, no),
                _ => None,
            },
            Function::Round | Function::Floor | Function::Ceil => {
                let sensible = |places: &Tree| matches!(&places.part, Part::Number(n) if matches!(n.as_whole(), Some(0..=9)));
                if let Some(places) = arguments.get(1).filter(|places| !sensible(places)) {
                    self.fault::<()>(places, Trouble::NotWhole);
                }
                self.all(&arguments, Kind::Number, Kind::Number)
            }
            Function::Size => self.all(&arguments, Kind::Set, Kind::Number),
            Function::Days | Function::Months => {
                for argument in arguments {
                    self.wants_day(argument);
                }
                plain(Kind::Number)
            }
        }
    }
}

fn plain<'a>(kind: Kind) -> Option<Type<'a>> {
    Some(Type { kind, options: None })
}

fn options<'a>(kind: Kind, words: impl Iterator<Item = &'a str>) -> Option<Type<'a>> {
    Some(Type { kind, options: Some(words.collect()) })
}

fn equality(how: Compare) -> bool {
    matches!(how, Compare::Equal | Compare::Unequal)
}

#[cfg(test)]
mod tests;
