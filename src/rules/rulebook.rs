//! The rulebook: a criteria set that has been read and found sound.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::case::Occurrence;
use super::criterion::{Criterion, Effect, Start};
use super::expression;
use super::fault::Fault;
use super::id::{ClassId, CriterionId, GateId, InputId, SectionId, TitleId};
use super::input::Input;
use super::mark::{Mark, MarkFault, OccurrenceFault};
use super::named::Values;
use super::read;
use super::scale::Scale;
use super::set::{CriteriaSet, Section};
use super::voting::MarksRule;
use super::{Class, Gate, Title};
use crate::number::Exact;
use crate::text::Lang;

/// A criteria set that has been read and found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rulebook {
    set: CriteriaSet,
    /// Each criterion's place in printed order, sorted by id: the order in which a case keeps its marks.
    places: Vec<(CriterionId, usize)>,
}

impl Rulebook {
    /// Reads a criteria set.
    ///
    /// # Errors
    /// Every fault of the text, in its order.
    pub fn read(text: &str) -> Result<Self, Vec<Fault>> {
        read::read(text).map(Self::of)
    }

    fn of(set: CriteriaSet) -> Self {
        let criteria = set.sections.iter().flat_map(|section| &section.criteria);
        let mut places: Vec<_> =
            criteria.enumerate().map(|(place, criterion)| (criterion.id.clone(), place)).collect();
        places.sort_unstable();
        Self { set, places }
    }

    /// The set as it stands in the file.
    pub fn set(&self) -> &CriteriaSet {
        &self.set
    }

    /// The sections, in printed order.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.set.sections.iter()
    }

    /// The criteria of all sections, in printed order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.set.sections.iter().flat_map(|section| &section.criteria)
    }

    /// What was marked, beside each criterion in printed order. Marks of other criteria are passed over.
    pub(in crate::rules) fn in_printed_order<'m>(
        &self,
        marks: &'m BTreeMap<CriterionId, Mark>,
    ) -> Vec<Option<&'m Mark>> {
        let mut printed = vec![None; self.places.len()];
        let mut places = self.places.as_slice();
        for (marked, mark) in marks {
            let before = places.iter().take_while(|(id, _)| id != marked && id < marked).count();
            places = &places[before..];
            if let Some(((_, place), rest)) = places.split_first().filter(|((id, _), _)| id == marked) {
                printed[*place] = Some(mark);
                places = rest;
            }
        }
        printed
    }

    /// The gates, in printed order.
    pub fn gates(&self) -> impl Iterator<Item = &Gate> {
        self.set.gates.iter()
    }

    /// The classes, best first.
    pub fn classes(&self) -> impl Iterator<Item = &Class> {
        self.set.classes.iter()
    }

    /// The place of the last class, counted from the best, from nought.
    pub(in crate::rules) fn last_class(&self) -> usize {
        self.set.classes.len().saturating_sub(1)
    }

    /// The section of that id.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections().find(|section| section.id == *id)
    }

    /// The criterion of that id.
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.criteria().find(|criterion| criterion.id == *id)
    }

    /// The gate of that id.
    pub fn gate(&self, id: &GateId) -> Option<&Gate> {
        self.gates().find(|gate| gate.id == *id)
    }

    /// The class of that id.
    pub fn class(&self, id: &ClassId) -> Option<&Class> {
        self.classes().find(|class| class.id == *id)
    }

    /// The class below the one of that id; the last one has none below it but itself.
    pub fn class_below(&self, id: &ClassId) -> Option<&Class> {
        let at = self.classes().position(|class| class.id == *id)?;
        self.set.classes.get((at + 1).min(self.last_class()))
    }

    /// The title of that id.
    pub fn title(&self, id: &TitleId) -> Option<&Title> {
        self.set.titles.iter().find(|title| title.id == *id)
    }

    /// The input of that id.
    pub fn input(&self, id: &InputId) -> Option<&Input> {
        self.set.inputs.iter().find(|input| input.id == *id)
    }

    /// Whether anything is counted in points. Where nothing is, facts, findings and conditions alone lead to the class, every
    /// total is nought, and nobody is shown one.
    pub fn has_points(&self) -> bool {
        !self.set.sections.is_empty()
    }

    /// What all criteria together can bring, without bonuses and penalties.
    pub fn max_total(&self) -> Option<Exact> {
        let counted = self.sections().filter(|section| section.counts());
        counted.map(Section::sum).try_fold(Exact::ZERO, |total, sum| total.plus(sum?))
    }

    /// The best mark of a criterion; none where the criterion is not marked or unknown.
    pub fn full_mark(&self, id: &CriterionId) -> Option<Mark> {
        let criterion = self.criterion(id)?;
        match &criterion.start {
            Start::Check => Some(Mark::Check(true)),
            Start::Points(scale) => Some(Mark::Points(scale.ends(criterion.max).1)),
            Start::Levels(levels) => {
                levels.iter().max_by_key(|level| level.points).map(|level| Mark::Level(level.id.clone()))
            }
            Start::Full | Start::Empty | Start::Formula(_) => None,
        }
    }

    /// The least mark of a criterion; none where the criterion is not marked or unknown.
    pub fn least_mark(&self, id: &CriterionId) -> Option<Mark> {
        let criterion = self.criterion(id)?;
        match &criterion.start {
            Start::Check => Some(Mark::Check(false)),
            Start::Points(scale) => Some(Mark::Points(scale.ends(criterion.max).0)),
            Start::Levels(levels) => {
                levels.iter().min_by_key(|level| level.points).map(|level| Mark::Level(level.id.clone()))
            }
            Start::Full | Start::Empty | Start::Formula(_) => None,
        }
    }

    /// The mark of which nobody has said anything: the best, but the least where a criterion only adds a bonus.
    pub fn first_mark(&self, id: &CriterionId) -> Option<Mark> {
        let adds = |section: &&Section| section.criteria.iter().any(|criterion| criterion.id == *id);
        match self.sections().find(adds) {
            Some(section) if section.bonus.is_some() => self.least_mark(id),
            _ => self.full_mark(id),
        }
    }

    /// Whether the marks of some criterion have no mean, since a level follows from them, though the set asks for one.
    pub fn has_middle_marks(&self) -> bool {
        let has_levels = |criterion: &Criterion| criterion.scale().is_some_and(Scale::has_levels);
        self.set.voting.marks != MarksRule::Majority && self.criteria().any(has_levels)
    }

    /// An expression in the words of the sheet, whether the set has all that it names or not; none where it is none.
    pub fn in_words(&self, expression: &str, lang: Lang) -> Option<String> {
        let read = expression::parse(expression, &Values::of(&self.set.values)).ok()?;
        Some(read.words(self, lang))
    }

    /// Whether one officer may give a criterion this mark. A mean of several marks may lie between the steps.
    ///
    /// # Errors
    /// Why not.
    pub fn allows(&self, id: &CriterionId, mark: &Mark) -> Result<(), MarkFault> {
        let criterion = self.criterion(id).ok_or(MarkFault::UnknownCriterion)?;
        match (&criterion.start, mark) {
            (Start::Full | Start::Empty | Start::Formula(_), _) => Err(MarkFault::NotMarked),
            (Start::Check, Mark::Check(_)) => Ok(()),
            (Start::Check, _) => Err(MarkFault::WantsCheck),
            (Start::Levels(_), Mark::Level(level)) => {
                criterion.level(level).map(|_| ()).ok_or_else(|| MarkFault::UnknownLevel(level.clone()))
            }
            (Start::Levels(_), _) => Err(MarkFault::WantsLevel),
            (Start::Points(scale), Mark::Points(mark)) => scale.allows(*mark, criterion.max),
            (Start::Points(_), _) => Err(MarkFault::WantsPoints),
        }
    }

    /// Whether an occurrence can be recorded.
    ///
    /// # Errors
    /// Why not.
    pub fn allows_occurrence(&self, occurrence: &Occurrence) -> Result<(), OccurrenceFault> {
        let criterion = self.criterion(&occurrence.criterion).ok_or(OccurrenceFault::UnknownCriterion)?;
        let event = criterion.event(&occurrence.event).ok_or(OccurrenceFault::UnknownEvent)?;
        if occurrence.count == 0 {
            return Err(OccurrenceFault::NoCount);
        }
        match (&event.effect, occurrence.points) {
            (Effect::Between(one, other), Some(points)) => {
                let (low, high) = (*one.min(other), *one.max(other));
                if points < low || points > high {
                    Err(OccurrenceFault::OutOfRange(low, high))
                } else {
                    Ok(())
                }
            }
            (_, None) => Ok(()),
            (Effect::Each(_) | Effect::Steps(_) | Effect::All | Effect::Nothing, Some(_)) => {
                Err(OccurrenceFault::PointsFixed)
            }
        }
    }

    /// The set in one fixed spelling: keys and options sorted, no spaces, numbers as whole JSON numbers or as text. For
    /// fingerprints.
    pub fn canonical(&self) -> String {
        let mut set = self.set.clone();
        for input in &mut set.inputs {
            input.kind = input.kind.clone().sorted();
        }
        serde_json::to_value(&set).map(|value| value.to_string()).unwrap_or_default()
    }
}

impl Serialize for Rulebook {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.set.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Rulebook {
    /// Reads a set that was taken in once already, with all checks that there were then.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let value = serde_json::Value::deserialize(deserializer)?;
        read::read_kept(&value.to_string()).map(Self::of).map_err(|faults| {
            let first = faults.first().map(|fault| fault.sentence(crate::text::Lang::En));
            D::Error::custom(first.unwrap_or_default())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_a_fault_later_is_none_in_a_set_that_was_taken_in() {
        let sample = include_str!("../../fixtures/sample/criteria.json");
        let text = sample.replacen(r#""when": ""#, r#""when": "member.sex != 'nữ' and "#, 1);
        assert_ne!(text, sample);
        assert!(Rulebook::read(&text).is_err(), "nobody can hand it in any more");
        let kept: Rulebook = serde_json::from_str(&text).expect("what lies in a log stays readable");
        let again: Rulebook = serde_json::from_str(&kept.canonical()).expect("as often as it is read");
        assert_eq!(again.canonical(), kept.canonical());
    }

    #[test]
    fn each_mark_is_put_beside_its_criterion_and_those_of_others_beside_none() {
        let text = include_str!("../../fixtures/criteria/giao_vien_thang.json");
        let rulebook = Rulebook::read(text).expect("a sound set");
        let own = rulebook.criteria().enumerate().filter(|(place, _)| place % 3 != 1);
        let own = own.map(|(place, criterion)| (criterion.id.clone(), Mark::Points(Exact::count(place))));
        let others = ["0", "d", "zzz"].map(|id| (id.parse().expect("an id"), Mark::Check(true)));
        let marks: BTreeMap<CriterionId, Mark> = own.chain(others).collect();
        let one_by_one: Vec<Option<&Mark>> =
            rulebook.criteria().map(|criterion| marks.get(&criterion.id)).collect();
        assert_eq!(rulebook.in_printed_order(&marks), one_by_one);
        assert_eq!(rulebook.in_printed_order(&BTreeMap::new()), vec![None; one_by_one.len()]);
    }
}
