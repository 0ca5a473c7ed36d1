//! Runs of several classes that are added up, and what says what they are meant to say.

use std::collections::BTreeSet;

use super::super::class::Class;
use super::super::expression::{Arithmetic, Compare, Earlier, Measure, Name, Part, Tree, Within};
use super::super::rulebook::Rulebook;
use super::finding::{Instead, Problem};
use super::periods::window;
use crate::number::Exact;

/// Sums of runs: whoever had one class and then the other has a run of one only.
pub(super) fn added_up(tree: &Tree, rulebook: &Rulebook) -> Vec<Problem> {
    // A named value is looked at where it is written.
    if tree.called.is_some() {
        return Vec::new();
    }
    if let Part::Compare(how, one, other) = &tree.part {
        for (side, number, how) in [(one, other, *how), (other, one, how.turned())] {
            if let (Some(runs), Part::Number(number)) = (Runs::of(side, rulebook), &number.part) {
                return vec![Problem::RunsAddedUp { instead: runs.instead(how, *number) }];
            }
        }
    }
    match Runs::of(tree, rulebook) {
        Some(_) => vec![Problem::RunsAddedUp { instead: None }],
        None => tree.inner().into_iter().flat_map(|inner| added_up(inner, rulebook)).collect(),
    }
}

/// Runs of several classes over the same periods, in one sum.
struct Runs<'a> {
    rulebook: &'a Rulebook,
    /// The periods, by one of them.
    earlier: &'a Earlier,
    /// The classes, counted from the best.
    places: BTreeSet<usize>,
    /// Whether nothing else is added.
    alone: bool,
}

impl<'a> Runs<'a> {
    fn of(tree: &'a Tree, rulebook: &'a Rulebook) -> Option<Self> {
        let mut terms = Vec::new();
        added(tree, &mut terms);
        let run = |term: &'a Tree| match &term.part {
            Part::Name(Name::Past(earlier @ Earlier { measure: Measure::Run(id), .. })) => {
                let place = rulebook.classes().position(|class| class.id.as_str() == id.as_str())?;
                Some((earlier, place))
            }
            _ => None,
        };
        let runs: Vec<(&'a Earlier, usize)> =
            terms.iter().filter(|term| term.called.is_none()).filter_map(|term| run(term)).collect();
        let places_like = |(earlier, _): &(&'a Earlier, usize)| -> (&'a Earlier, BTreeSet<usize>) {
            let alike = |other: &Earlier| other.kind == earlier.kind && other.within == earlier.within;
            (earlier, runs.iter().filter(|(other, _)| alike(other)).map(|(_, place)| *place).collect())
        };
        let (earlier, places) = runs.iter().map(places_like).find(|(_, places)| places.len() > 1)?;
        let alone = places.len() == terms.len();
        Some(Self { rulebook, earlier, places, alone })
    }

    /// What is meant, where the sum is compared so with a number. Of the best classes a run goes on through all of them;
    /// others are counted over as many periods as their run is long.
    fn instead(&self, how: Compare, number: Exact) -> Option<Instead> {
        if !self.alone {
            return None;
        }
        let classes: Vec<&Class> =
            self.places.iter().filter_map(|place| self.rulebook.set().classes.get(*place)).collect();
        let compared = |sum: String| format!("{sum} {} {number}", typed(how));
        if self.places.last().is_some_and(|last| last + 1 == self.places.len()) {
            let measure = Measure::RunFrom(classes.last()?.id.clone());
            let run = Name::Past(Earlier { measure, ..self.earlier.clone() });
            return Some(Instead::RunFrom(compared(run.spelling())));
        }
        let long = match how {
            Compare::AtLeast | Compare::Less => number,
            Compare::More | Compare::AtMost => number.plus(Exact::ONE)?,
            Compare::Equal | Compare::Unequal => return None,
        };
        let long = u16::try_from(long.as_whole()?).ok().filter(|long| *long > 0)?;
        let within = Within::Months(window(self.earlier.kind, self.rulebook, long)?);
        let counts = classes.iter().filter_map(|class| {
            let measure = Measure::Count(class.id.as_str().parse().ok()?);
            Some(Name::Past(Earlier { within, measure, ..self.earlier.clone() }).spelling())
        });
        Some(Instead::Counts(compared(counts.collect::<Vec<String>>().join(" + "))))
    }
}

/// What is added up, from left to right.
fn added<'t>(tree: &'t Tree, terms: &mut Vec<&'t Tree>) {
    match &tree.part {
        Part::Arithmetic(Arithmetic::Plus, one, other) if tree.called.is_none() => {
            added(one, terms);
            added(other, terms);
        }
        _ => terms.push(tree),
    }
}

/// A comparison as people type it.
fn typed(how: Compare) -> &'static str {
    match how {
        Compare::Equal => "=",
        Compare::Unequal => "!=",
        Compare::Less => "<",
        Compare::AtMost => "<=",
        Compare::More => ">",
        Compare::AtLeast => ">=",
    }
}
