//! Where a condition may turn while one number moves.

use std::collections::BTreeSet;

use super::super::super::expression::Arithmetic::{Minus, Over, Plus, Times};
use super::super::super::expression::{Function, Name, Part, Tree, reading_of};
use super::super::super::rounding::{Round, decimal};
use super::super::facts::View;
use crate::number::{Exact, Rounding};

/// How a name moves with the number.
#[derive(Clone, Copy)]
pub(super) enum Follows {
    /// Steadily.
    Line {
        /// What it stands at.
        now: Exact,
        /// How much it moves while the number moves by one; not nought.
        slope: Exact,
    },
    /// It is these points, which are not nought, times a factor that depends on the number.
    Factor(Exact),
}

/// Values of the number at which a comparison in the set may turn, as far as they can be worked out. There may be
/// others, and at some of these nothing turns: whoever asks must try them, and what lies between.
pub(super) fn turns(
    view: &View<'_>,
    value: Exact,
    follows: &dyn Fn(&Name) -> Option<Follows>,
) -> BTreeSet<Exact> {
    let mut found = BTreeSet::new();
    let rulebook = view.world.given.rulebook;
    for expression in rulebook.conditions().chain(rulebook.formulas()) {
        Turns { view, value, follows, found: &mut found }.collect(expression.tree());
    }
    found
}

struct Turns<'v, 't> {
    view: &'v View<'v>,
    value: Exact,
    follows: &'v dyn Fn(&Name) -> Option<Follows>,
    found: &'t mut BTreeSet<Exact>,
}

impl Turns<'_, '_> {
    /// Takes in every comparison of a part.
    fn collect(&mut self, tree: &Tree) {
        if let Part::Compare(_, left, right) = &tree.part {
            match (self.asks(left), self.asks(right)) {
                (true, false) => self.solve(left, self.known(right)),
                (false, true) => self.solve(right, self.known(left)),
                _ => {}
            }
        }
        for inner in tree.inner() {
            self.collect(inner);
        }
    }

    /// Finds the values of the number at which a name comes to the target.
    fn arrive(&mut self, name: &Name, target: Exact) {
        let set = self.view.world.given.rulebook.set();
        let follows = (self.follows)(name);
        for target in before_rounding(set.round.filter(|_| *name == Name::Total), target) {
            match (follows, &set.times) {
                (Some(Follows::Line { now, slope }), _) => {
                    let moved = target.minus(now).and_then(|by| by.over(slope));
                    self.found.extend(moved.and_then(|by| self.value.plus(by)));
                }
                (Some(Follows::Factor(points)), Some(times)) => {
                    self.solve(times.tree(), target.over(points));
                }
                _ => {}
            }
        }
    }

    fn asks(&self, tree: &Tree) -> bool {
        tree.mentions(&|name| (self.follows)(name).is_some())
    }

    fn known(&self, tree: &Tree) -> Option<Exact> {
        reading_of(tree, self.view).range().known()
    }

    /// Finds the values of the number at which a part comes to the target.
    fn solve(&mut self, tree: &Tree, target: Option<Exact>) {
        let Some(target) = target else { return };
        match &tree.part {
            Part::Name(name) => self.arrive(name, target),
            Part::Negative(inner) => self.solve(inner, target.negated()),
            Part::Arithmetic(how, left, right) => match (how, self.asks(left), self.asks(right)) {
                (Plus, true, false) => self.solve(left, self.known(right).and_then(|by| target.minus(by))),
                (Plus, false, true) => self.solve(right, self.known(left).and_then(|by| target.minus(by))),
                (Minus, true, false) => self.solve(left, self.known(right).and_then(|by| target.plus(by))),
                (Minus, false, true) => self.solve(right, self.known(left).and_then(|of| of.minus(target))),
                (Times, true, false) => self.solve(left, self.known(right).and_then(|by| target.over(by))),
                (Times, false, true) => self.solve(right, self.known(left).and_then(|by| target.over(by))),
                (Over, true, false) => self.solve(left, self.known(right).and_then(|by| target.times(by))),
                (Over, false, true) => self.solve(right, self.known(left).and_then(|of| of.over(target))),
                _ => {}
            },
            // What these come to is one of their arguments, so they turn where that one does.
            Part::Call(Function::Min | Function::Max | Function::Clamp, arguments) => {
                for argument in arguments.iter().filter(|argument| self.asks(argument)).collect::<Vec<_>>() {
                    self.solve(argument, Some(target));
                }
            }
            Part::Call(Function::Round, arguments) => {
                let places = arguments.get(1).and_then(|places| self.known(places));
                let Some(argument) = arguments.first() else { return };
                for edge in edges(target, places) {
                    self.solve(argument, Some(edge));
                }
            }
            _ => {}
        }
    }
}

/// Where a total may step across the target by being rounded: at the multiples of the unit around it, and between them.
fn before_rounding(round: Option<Round>, target: Exact) -> Vec<Exact> {
    let Some(round) = round else { return vec![target] };
    round.unit().map_or_else(Vec::new, |unit| halves(target, unit, -2..=3))
}

/// The halves at which a number rounded to so many places steps across the target.
fn edges(target: Exact, places: Option<Exact>) -> Vec<Exact> {
    let places = places.and_then(Exact::as_whole).and_then(|places| u8::try_from(places).ok()).unwrap_or(0);
    decimal(places).map_or_else(Vec::new, |unit| halves(target, unit, [-1, 1, 3]))
}

/// The numbers so many halves of the unit beyond the target, cut to a multiple of it.
fn halves(target: Exact, unit: Exact, halves: impl IntoIterator<Item = i64>) -> Vec<Exact> {
    let below = target
        .over(unit)
        .and_then(|units| units.rounded(0, Rounding::Floor))
        .and_then(|units| units.times(unit));
    let numbers =
        halves.into_iter().filter_map(|halves| below?.plus(unit.times(Exact::fraction(halves, 2)?)?));
    numbers.collect()
}
