//! What numbers are measured in: percentages beside points and plain numbers, and percentages that are added up.

use super::super::case::Value;
use super::super::expression::{Arithmetic, Earlier, Expression, Measure, Name, Part, Tree};
use super::super::id::InputId;
use super::super::input::{Input, InputKind};
use super::super::rulebook::Rulebook;
use super::finding::Problem;
use crate::number::Exact;

/// So many times a total is more than anybody means.
const MANY: Exact = Exact::whole(10);

/// Comparisons of what is not measured alike, and percentages that are added up without being divided again.
pub(super) fn measured(expression: &Expression, rulebook: &Rulebook) -> Vec<Problem> {
    let mut problems = Vec::new();
    Measuring { rulebook }.within(expression.tree(), false, &mut problems);
    problems
}

struct Measuring<'a> {
    rulebook: &'a Rulebook,
}

impl Measuring<'_> {
    fn within(&self, tree: &Tree, divided: bool, problems: &mut Vec<Problem>) {
        // A named value is looked at where it is written.
        if tree.called.is_some() {
            return;
        }
        match &tree.part {
            Part::Compare(_, one, other) => {
                problems.extend(self.unlike(tree, one, other));
                problems.extend(self.unlike(tree, other, one));
                problems.extend(self.many_times(tree, one).or_else(|| self.many_times(tree, other)));
            }
            Part::Name(name) if !divided && self.adds_percentages(name) => {
                problems.push(Problem::PercentAddedUp { name: name.spelling() });
            }
            _ => {}
        }
        let is_ratio = matches!(tree.part, Part::Arithmetic(Arithmetic::Over, ..));
        for inner in tree.inner() {
            self.within(inner, divided || is_ratio, problems);
        }
    }

    /// A number that is written as no one would who knows what the name beside it is measured in.
    fn unlike(&self, tree: &Tree, side: &Tree, number: &Tree) -> Option<Problem> {
        let (Part::Name(name), Part::Number(value)) = (&side.part, &number.part) else { return None };
        let condition = tree.written.as_str().to_owned();
        let is_percent = number.is_percent();
        let input = match name {
            Name::Input(id) | Name::Year(id) => Some(self.input(id)?),
            _ => None,
        };
        let own = |input: &Input| input.title.clone();
        match input {
            None if is_percent && self.is_in_points(name) => {
                Some(Problem::PercentBesidePoints { condition, number: *value })
            }
            Some(input) if is_percent && is_plain(input) => {
                Some(Problem::PercentBesideNumber { condition, input: own(input), number: *value })
            }
            Some(input) if !is_percent && input.kind == InputKind::Percent && *value > Exact::ONE => {
                Some(Problem::NumberBesidePercent { condition, input: own(input), number: *value })
            }
            None if !is_percent && is_share(name) && *value > Exact::ONE => {
                let input = name.spelling();
                Some(Problem::NumberBesidePercent { condition, input, number: *value })
            }
            _ => None,
        }
    }

    /// A total that is multiplied with a number such as only its percentage would be.
    fn many_times(&self, tree: &Tree, side: &Tree) -> Option<Problem> {
        let Part::Arithmetic(Arithmetic::Times, one, other) = &side.part else { return None };
        let (number, name) = match (&one.part, &other.part) {
            (Part::Number(number), Part::Name(name)) | (Part::Name(name), Part::Number(number)) => {
                (*number, name)
            }
            _ => return None,
        };
        let is_total = !matches!(name, Name::Criterion(_) | Name::Section(_)) && self.is_in_points(name);
        let condition = tree.written.as_str().to_owned();
        (is_total && number >= MANY).then(|| Problem::ManyTimes { condition, name: name.spelling(), number })
    }

    fn input(&self, id: &InputId) -> Option<&Input> {
        self.rulebook.set().inputs.iter().find(|input| input.id == *id)
    }

    /// Whether a name stands for points, of which there can be more than one.
    fn is_in_points(&self, name: &Name) -> bool {
        let most = match name {
            Name::Total | Name::MaxTotal | Name::UnitMeanTotal => self.rulebook.max_total(),
            Name::Criterion(id) => self.rulebook.criterion(id).map(|criterion| criterion.max),
            Name::Section(id) => self.rulebook.section(id).and_then(|section| section.sum()),
            Name::Past(Earlier {
                measure:
                    Measure::MeanTotal
                    | Measure::WeightedTotal
                    | Measure::Total(_)
                    | Measure::LastTotal
                    | Measure::LowestTotal
                    | Measure::HighestTotal,
                ..
            }) => self.rulebook.max_total(),
            _ => None,
        };
        most.is_some_and(|most| most > Exact::ONE)
    }

    /// Whether a name is a sum of percentages over several meetings.
    fn adds_percentages(&self, name: &Name) -> bool {
        let (Name::Year(id) | Name::Past(Earlier { measure: Measure::Sum(id), .. })) = name else {
            return false;
        };
        self.input(id).is_some_and(|input| input.kind == InputKind::Percent)
    }
}

/// Whether a name is a part of a whole by its nature.
fn is_share(name: &Name) -> bool {
    matches!(name, Name::Ballot(_) | Name::Past(Earlier { measure: Measure::MeanShare, .. }))
}

/// A number that is no share of anything, as far as the set tells: it may be more than one, and its default is none
/// either.
fn is_plain(input: &Input) -> bool {
    let is_share = |number: Exact| number > Exact::ZERO && number <= Exact::ONE;
    let of_shares = matches!(&input.default, Some(Value::Number(usual)) if is_share(*usual));
    matches!(input.kind, InputKind::Number | InputKind::Count(_))
        && input.max.is_none_or(|most| most > Exact::ONE)
        && !of_shares
}
