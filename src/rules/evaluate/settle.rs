//! From the sheet to the class: the capped total, the classes' conditions, the gates.

use std::collections::BTreeSet;

use super::super::class::Otherwise;
use super::super::expression::{Expression, Gaps, Reading, evaluate, reading};
use super::super::id::ClassId;
use super::super::outcome::{AtomResult, ClassResult, GateResult, Standing, Truth};
use super::caps::cap;
use super::change::Along;
use super::facts::{View, World};
use super::firing::Detail;
use super::gates;
use super::scale::plain;

/// One thing that a case may come to. Classes are counted from the best, from nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Verdict {
    pub(super) way: Way,
    pub(super) class: Option<usize>,
    /// Whether a gate has forced the class; then another can only force a worse one.
    pub(super) forced: bool,
    /// How many classes lower it comes to, once what raises it is set off against what lowers it; below nought is higher.
    pub(super) lowered: i64,
    /// The class whose floor stands for the score.
    pub(super) floor: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Ranked,
    NotRanked,
    Suspended,
    Referred,
}

/// Everything that a case may come to, and how.
pub(super) struct Settled {
    /// The total after all caps.
    pub(super) total: Reading,
    pub(super) classes: Vec<ClassResult>,
    pub(super) gates: Vec<GateResult>,
    /// The classes it may have before any gate; none where no class fits.
    pub(super) before: Vec<Start>,
    pub(super) verdicts: BTreeSet<Verdict>,
    /// Whether a gate bars titles.
    pub(super) barred: Truth,
    /// The facts that keep open whether one does.
    pub(super) barring: Gaps,
    /// The facts that keep several verdicts possible.
    pub(super) missing: Gaps,
}

/// What the gates start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) way: Way,
    pub(super) class: Option<usize>,
}

impl From<Way> for Standing {
    fn from(way: Way) -> Self {
        match way {
            Way::Ranked => Self::Ranked,
            Way::NotRanked => Self::NotRanked,
            Way::Suspended => Self::Suspended,
            Way::Referred => Self::Referred,
        }
    }
}

impl Verdict {
    /// With the class that it comes to, between the best and the last one.
    pub(super) fn landed(self, last: usize) -> Self {
        let by = usize::try_from(self.lowered.unsigned_abs()).unwrap_or(usize::MAX);
        let moved = |class: usize| match self.lowered.is_negative() {
            true => class.saturating_sub(by),
            false => class.saturating_add(by).min(last),
        };
        Self { class: self.class.map(moved), lowered: 0, ..self }
    }
}

impl Settled {
    /// The only thing that the case can come to, if there is only one.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        self.verdicts.first().copied().filter(|_| self.verdicts.len() == 1)
    }
}

/// Settles a case on its own total.
pub(super) fn settle(world: &World<'_>, detail: Detail) -> Settled {
    settle_at(world, world.sheet.total.clone(), None, detail)
}

/// Settles a case as if its total, before any cap, were this, and as if so much else had moved along with it.
pub(super) fn settle_at(
    world: &World<'_>,
    raw: Reading,
    along: Option<&Along<'_>>,
    detail: Detail,
) -> Settled {
    let caps = cap(world, raw, along, detail);
    let total = caps.total;
    let view = View { world, total: &total, class: None, along };
    let (classes, before, mut missing) = match &world.given.rulebook.set().default {
        Some(default) => from_default(&view, default, detail),
        None => by_conditions(&view, detail),
    };

    let last = world.given.rulebook.last_class();
    let mut verdicts = BTreeSet::new();
    let (mut barred, mut barring) = (None::<Truth>, Gaps::NONE);
    let mut results: Vec<(usize, GateResult)> = caps.results;
    for start in &before {
        let view = View { class: start.class, ..view };
        let run = gates::run(&view, start.way, &caps.acting, detail);
        verdicts.extend(plain(&run.verdicts, last));
        missing.add(&run.missing);
        barring.add(&run.barring);
        barred = Some(match barred {
            Some(other) if other != run.barred => Truth::Unknown,
            _ => run.barred,
        });
        for (index, result) in run.results {
            match results.iter().position(|(other, _)| *other == index) {
                Some(at) => {
                    let (_, earlier) = results.swap_remove(at);
                    results.push((index, earlier.or(result)));
                }
                None => results.push((index, result)),
            }
        }
    }
    results.sort_by_key(|(index, _)| *index);
    let gates = results.into_iter().map(|(_, result)| result).collect();
    let barred = barred.unwrap_or(Truth::False);
    Settled { classes, gates, before, verdicts, barred, barring, missing, total }
}

impl GateResult {
    /// A gate's result where the class may be one or another.
    fn or(self, other: Self) -> Self {
        let fired = if self.fired == other.fired { self.fired } else { Truth::Unknown };
        let atoms = self.atoms.into_iter().zip(&other.atoms).map(|(own, other)| own.or(other)).collect();
        let open_before = self.open_before && other.open_before;
        Self { fired, changed: self.changed || other.changed, open_before, atoms, ..self }
    }
}

type Starts = (Vec<ClassResult>, Vec<Start>, Gaps);

/// The first class whose condition holds, and all before it whose condition may yet hold.
fn by_conditions(view: &View<'_>, detail: Detail) -> Starts {
    let rulebook = view.world.given.rulebook;
    let (mut results, mut possible, mut missing) = (Vec::new(), Vec::new(), Gaps::NONE);
    for (index, class) in rulebook.classes().enumerate() {
        let Some(when) = &class.when else { continue };
        let (reading, atoms) = condition(when, view, detail);
        let truth = reading.as_truth();
        if detail == Detail::Trace {
            results.push(ClassResult { id: class.id.clone(), truth, atoms });
        }
        if truth != Truth::False {
            possible.push(Start { way: Way::Ranked, class: Some(index) });
            missing.add(&reading.missing);
        }
        if truth == Truth::True {
            return (results, possible, missing);
        }
    }
    let last = match &rulebook.set().otherwise {
        Some(Otherwise::Class(id)) => position(view, id),
        Some(Otherwise::Refer) | None => None,
    };
    let last = match last {
        Some(class) => Start { way: Way::Ranked, class: Some(class) },
        None => Start { way: Way::Referred, class: None },
    };
    if !possible.contains(&last) {
        possible.push(last);
    }
    (results, possible, missing)
}

/// The set's default class, or the one that a recorded move names. Its condition only bars: where it does not hold,
/// the class is a proposal to the committee.
fn from_default(view: &View<'_>, default: &ClassId, detail: Detail) -> Starts {
    let moved = view.world.given.case.moves.as_ref().and_then(|moved| position(view, &moved.class));
    let class = moved.or_else(|| position(view, default));
    let (mut results, mut missing) = (Vec::new(), Gaps::NONE);
    let set = view.world.given.rulebook.set();
    let Some(declared) = class.and_then(|index| set.classes.get(index)) else {
        return (results, vec![Start { way: Way::Referred, class: None }], missing);
    };
    let [ranked, barred] = [Way::Ranked, Way::Referred].map(|way| Start { way, class });
    let Some(when) = &declared.when else {
        return (results, vec![ranked], missing);
    };
    let (reading, atoms) = condition(when, view, detail);
    let truth = reading.as_truth();
    if detail == Detail::Trace {
        results.push(ClassResult { id: declared.id.clone(), truth, atoms });
    }
    missing.add(&reading.missing);
    let starts = match truth {
        Truth::True => vec![ranked],
        Truth::False => vec![barred],
        Truth::Unknown => vec![ranked, barred],
    };
    (results, starts, missing)
}

fn condition(when: &Expression, view: &View<'_>, detail: Detail) -> (Reading, Vec<AtomResult>) {
    match detail {
        Detail::Trace => evaluate(when, view),
        Detail::Verdict => (reading(when, view), Vec::new()),
    }
}

fn position(view: &View<'_>, id: &ClassId) -> Option<usize> {
    view.world.given.rulebook.classes().position(|class| class.id == *id)
}
