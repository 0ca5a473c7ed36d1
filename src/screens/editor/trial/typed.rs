//! What is typed about the person who is tried on the sheet, and the amounts that steps lead to.

use super::tried::Tried;
use super::{Item, Trial, Way};
use crate::number::Exact;
use crate::papers::date;
use crate::rules::{CriterionId, EventId, Field, InputKind, Mark, Rulebook, Value, sex_meant};

impl Trial {
    /// Takes what was typed about an item, if it fits; says whether it did.
    pub fn type_in(&mut self, rulebook: &Rulebook, item: &Item, typed: &str) -> bool {
        let typed = typed.trim();
        let bare = typed.trim_end_matches('%').trim_end();
        let number = || bare.replace(',', ".").parse::<Exact>().ok();
        let count = || number().and_then(Exact::as_whole).and_then(|whole| u32::try_from(whole).ok());
        match item {
            Item::Mark(id) => {
                let mark = number().map(Mark::Points).filter(|mark| rulebook.allows(id, mark).is_ok());
                mark.map(|mark| self.marks.insert(id.clone(), mark)).is_some()
            }
            Item::Count(id, event) => {
                count().map(|count| self.counts.insert((id.clone(), event.clone()), count)).is_some()
            }
            Item::Amount(id, event) => {
                let ends = rulebook.criterion(id).and_then(|criterion| criterion.event(event)?.effect.ends());
                let Some((low, high)) = ends else { return false };
                let each = typed.split_whitespace().map(|one| one.replace(',', ".").parse::<Exact>().ok());
                let mut each: Vec<Exact> = each.collect::<Option<_>>().unwrap_or_default();
                let is_none = matches!(each[..], [only] if only.is_zero());
                if each.is_empty() || !is_none && !each.iter().all(|points| (low..=high).contains(points)) {
                    return false;
                }
                each.retain(|points| !points.is_zero());
                each.sort_unstable();
                self.amounts.insert((id.clone(), event.clone()), each);
                true
            }
            Item::Input(id) => {
                let Some(input) = rulebook.input(id) else { return false };
                let value = match input.kind {
                    InputKind::Count(_) | InputKind::Number | InputKind::Percent => {
                        number().and_then(|typed| input.kind.meant(typed)).map(Value::Number)
                    }
                    InputKind::Date => date::read(typed).ok().map(Value::Date),
                    InputKind::Set(_) => {
                        let words = typed.split(',').map(|word| word.trim().to_owned());
                        Some(Value::Set(words.filter(|word| !word.is_empty()).collect()))
                    }
                    InputKind::Flag | InputKind::Choice(_) => None,
                };
                let value = value.filter(|value| input.admits(value));
                value.map(|value| self.inputs.insert(id.clone(), value)).is_some()
            }
            Item::Field(field @ (Field::Birth | Field::Joined)) => {
                date::read(typed).ok().map(|date| self.fields.insert(*field, Value::Date(date))).is_some()
            }
            Item::Field(Field::Sex) => sex_meant(typed)
                .map(|sex| self.fields.insert(Field::Sex, Value::Text(sex.to_owned())))
                .is_some(),
            Item::Field(field) => {
                self.fields.insert(*field, Value::Text(typed.to_owned()));
                true
            }
            Item::Before(said) => self.before.type_in(Tried { rulebook, day: self.day }, said, typed),
            Item::Finding(_) => false,
        }
    }
}

impl Trial {
    /// The points of each case that is said, the lowest first.
    pub(super) fn each_amount(&self, id: &CriterionId, event: &EventId) -> &[Exact] {
        self.amounts.get(&(id.clone(), event.clone())).map(Vec::as_slice).unwrap_or_default()
    }

    /// Takes the amount before or after the one that is nearest to nought; what comes to nought is no case any more.
    pub(super) fn step_amount(
        &mut self,
        rulebook: &Rulebook,
        (id, event): (&CriterionId, &EventId),
        way: Way,
    ) {
        let mut each = self.each_amount(id, event).to_vec();
        let at = if each.first().is_some_and(|points| points.is_negative()) { each.len() - 1 } else { 0 };
        let now = if each.is_empty() { Exact::ZERO } else { each.remove(at) };
        let Some(next) = next_amount(rulebook, (id, event), now, way) else { return };
        each.extend((!next.is_zero()).then_some(next));
        each.sort_unstable();
        self.amounts.insert((id.clone(), event.clone()), each);
    }

    /// The mark before or after the one that stands, where it is a number.
    pub(super) fn next_mark(&self, rulebook: &Rulebook, id: &CriterionId, way: Way) -> Option<Mark> {
        let criterion = rulebook.criterion(id)?;
        let (scale, Mark::Points(now)) = (criterion.scale()?, self.mark(rulebook, id)?) else { return None };
        let next = match way {
            Way::On => scale.above(now, criterion.max),
            Way::Back => scale.below(now, criterion.max),
        };
        next.map(Mark::Points)
    }
}

/// The amount before or after one: from nought to the nearer end of what can be, and back.
fn next_amount(
    rulebook: &Rulebook,
    (id, event): (&CriterionId, &EventId),
    now: Exact,
    way: Way,
) -> Option<Exact> {
    let (low, high) = rulebook.criterion(id)?.event(event)?.effect.ends()?;
    let (nearest, outwards) = if low.is_negative() { (high, Way::Back) } else { (low, Way::On) };
    if now.is_zero() {
        return (way == outwards).then_some(nearest);
    }
    let next = if way == Way::On { now.plus(Exact::ONE)? } else { now.minus(Exact::ONE)? };
    let end = if low.is_negative() { low } else { high };
    match ((low..=high).contains(&next), way == outwards) {
        (true, _) => Some(next),
        (false, true) => Some(end),
        (false, false) => Some(Exact::ZERO),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    const POWER: &str = include_str!("../../../../fixtures/units/power/1-cong-nhan-dien.json");

    #[test]
    fn a_mark_is_told_with_what_follows_from_it_and_goes_from_level_to_level() {
        let rulebook = Rulebook::read(POWER).expect("a sound set");
        let mut trial = Trial::default();
        let item = |id: &str| Item::Mark(id.parse().expect("an id"));
        let told = |trial: &Trial, id: &str| {
            let rows = trial.rows(&rulebook, Lang::Vi).into_iter();
            rows.filter(|row| row.item == item(id)).map(|row| row.value).next().expect("a row")
        };
        assert_eq!(
            (told(&trial, "hieu_qua"), told(&trial, "chuyen_mon")),
            ("40 · Tốt".into(), "10 × 3 = 30".into())
        );
        assert!(trial.type_in(&rulebook, &item("hieu_qua"), "28"));
        assert!(!trial.type_in(&rulebook, &item("hieu_qua"), "27"), "in no level");
        assert!(trial.step(&rulebook, &item("hieu_qua"), Way::Back));
        assert_eq!(told(&trial, "hieu_qua"), "26 · Trung bình");
        assert!(trial.step(&rulebook, &item("hieu_qua"), Way::On));
        assert_eq!(told(&trial, "hieu_qua"), "28 · Khá");
        assert!(!trial.step(&rulebook, &item("an_toan"), Way::On), "there is no better mark");
        assert!(trial.step(&rulebook, &item("an_toan"), Way::Back));
        assert_eq!(told(&trial, "an_toan"), "9 × 3 = 27 · Đạt");
    }

    #[test]
    fn several_cases_are_typed_with_blanks_between_them_and_each_takes_its_points() {
        const SAMPLE: &str = include_str!("../../../../fixtures/sample/criteria.json");
        let rulebook = Rulebook::read(SAMPLE).expect("a sound set");
        let (id, event) = ("dung_han".parse().expect("an id"), "hau_qua".parse().expect("an id"));
        let item = Item::Amount(id, event);
        let mut trial = Trial::default();
        let told = |trial: &Trial| {
            let mut rows = trial.rows(&rulebook, Lang::Vi).into_iter();
            let value = rows.find(|row| row.item == item).map(|row| row.value).expect("a row");
            let outcome = trial.outcome(&rulebook);
            let own = outcome.criteria.into_iter().find(|result| result.id.as_str() == "dung_han");
            (value, own.and_then(|own| own.points).expect("known").to_string())
        };
        let wanted = |value: &str, points: &str| (value.to_owned(), points.to_owned());
        assert_eq!(told(&trial), wanted("0", "10"));
        assert!(trial.type_in(&rulebook, &item, "-2,5  -4"));
        assert_eq!(told(&trial), wanted("−4 − 2,5 = −6,5", "3.5"));
        for typed in ["-4 -6", "-4 0", "-4 x", "", "-1"] {
            assert!(!trial.type_in(&rulebook, &item, typed), "{typed:?}");
        }
        assert!(trial.step(&rulebook, &item, Way::Back));
        assert_eq!(told(&trial), wanted("−4 − 3,5 = −7,5", "2.5"));
        for _ in 0..2 {
            assert!(trial.step(&rulebook, &item, Way::On));
        }
        assert_eq!(told(&trial), wanted("−4", "6"), "the milder one is gone");
        assert!(trial.type_in(&rulebook, &item, "0"));
        assert_eq!(told(&trial), wanted("0", "10"));
        assert!(!trial.step(&rulebook, &item, Way::On), "there is nothing less");
    }
}
