//! Facts said otherwise: yes or no turned, another choice, another number.

use super::super::super::case::{Case, Value};
use super::super::super::change::{ChangeOf, ChangeStep};
use super::super::super::expression::{Content, Facts, Name, Range};
use super::super::super::input::{Input, InputKind};
use super::super::super::outcome::Truth;
use super::super::super::rulebook::Rulebook;
use super::super::facts::{Given, Instead, World};
use super::super::firing::Detail;
use super::super::settle::settle;
use super::single::{Kind, Otherwise, Singles};
use super::turns::Follows;
use super::walk::{Number, Step};
use super::{moved, only};
use crate::number::Exact;

const HUNDRED: Exact = Exact::whole(100);

pub(super) fn try_all(singles: &mut Singles<'_, '_, '_>) {
    let given = singles.given();
    for input in given.rulebook.set().inputs.iter().filter(|input| !says_who_it_is(given.rulebook, input)) {
        match (&input.kind, given.read(&Name::Input(input.id.clone())).content) {
            (InputKind::Flag, Content::Truth(Truth::True)) => turn(singles, input, true),
            (InputKind::Flag, Content::Truth(Truth::False)) => turn(singles, input, false),
            (InputKind::Choice(options), Content::Text(Some(_))) => choose(singles, input, options),
            (InputKind::Count(_) | InputKind::Number | InputKind::Percent, Content::Number(now)) => {
                if let Some(now) = now.known() {
                    number(singles, input, now);
                }
            }
            _ => {}
        }
    }
}

/// Whether a fact says to whom a criterion applies: that is who somebody is, not what somebody did.
fn says_who_it_is(rulebook: &Rulebook, input: &Input) -> bool {
    let is_own = |name: &Name| matches!(name, Name::Input(id) | Name::Year(id) if *id == input.id);
    let mut applies = rulebook.criteria().filter_map(|criterion| criterion.applies.as_ref());
    applies.any(|applies| applies.when.tree().mentions(&is_own))
}

fn turn(singles: &mut Singles<'_, '_, '_>, input: &Input, now: bool) {
    if stands(singles, input, Value::Flag(now)) {
        let case = said(singles, input, Value::Flag(!now));
        singles.turned(Kind::YesOrNo, ChangeOf::Input(input.id.clone()), !now, &case);
    }
}

fn choose(singles: &mut Singles<'_, '_, '_>, input: &Input, options: &[String]) {
    for option in options {
        let case = said(singles, input, Value::Text(option.clone()));
        if let Some(tried) = singles.tried(&case) {
            let (step, one) = (ChangeStep::UpTo, Exact::ONE);
            let of = ChangeOf::Choice(input.id.clone(), option.clone());
            let otherwise = Otherwise { kind: Kind::OneOfSome, of, step, bound: one, by: one, steps: one };
            singles.keep(otherwise, tried);
        }
    }
}

/// The case in which a fact is said to be this.
fn said(singles: &Singles<'_, '_, '_>, input: &Input, value: Value) -> Case {
    let mut case = singles.given().case.clone();
    case.inputs.insert(input.id.clone(), value);
    case
}

/// Whether nothing is altered where a fact that nobody said in this meeting is said to be what it is. What earlier
/// meetings said within this period may stand in for it; then it cannot be said otherwise by itself.
fn stands(singles: &Singles<'_, '_, '_>, input: &Input, now: Value) -> bool {
    let tried = singles.tried(&said(singles, input, now));
    tried.is_some_and(|tried| tried.verdict.is_as(singles.search.now))
}

/// The nearest numbers on both sides that alter the result.
fn number(singles: &mut Singles<'_, '_, '_>, input: &Input, value: Exact) {
    let search = singles.search;
    let given = singles.given();
    let (own, year) = (Name::Input(input.id.clone()), Name::Year(input.id.clone()));
    let is_own = |name: &Name| *name == own || *name == year;
    let times = given.rulebook.set().times.as_ref();
    let converts = times.is_some_and(|times| times.tree().mentions(&is_own));
    let instead = |range: Range| Given { instead: Some(Instead::Input(&input.id, range)), ..given };
    let at = |range: Range| only(&settle(&World::new(instead(range)), Detail::Verdict));
    if !at(Range::point(value)).is_some_and(|stands| stands.is_as(search.now)) {
        return;
    }
    let sum = given.read(&year).range().known();
    let follows = |name: &Name| match name {
        _ if *name == own => Some(moved(value, Exact::ONE)),
        _ if *name == year => Some(moved(sum?, Exact::ONE)),
        Name::Total if converts => search.points_before_factor().map(Follows::Factor),
        _ => None,
    };
    let whole = matches!(input.kind, InputKind::Count(_));
    let number = Number { value, within: Range { least: input.least(), most: input.most() }, whole };
    for Step { step, bound, by, verdict: _ } in search.nearest(number, &follows, &at) {
        let is_percent = input.kind == InputKind::Percent;
        let steps = if is_percent { by.times(HUNDRED).unwrap_or(by) } else { by };
        let of = ChangeOf::Input(input.id.clone());
        // Just beyond the bound, where the bound itself is not enough.
        let hair = Exact::fraction(1, 1 << 20).unwrap_or_default();
        let at = match step {
            ChangeStep::UpTo | ChangeStep::DownTo => Some(bound),
            ChangeStep::Above => bound.plus(hair),
            ChangeStep::Below => bound.minus(hair),
        };
        if let Some(tried) = at.and_then(|at| singles.tried_with(&instead(Range::point(at)))) {
            singles.keep(Otherwise { kind: Kind::Number, of, step, bound, by, steps }, tried);
        }
    }
}
