//! A count of votes without names: how many for each answer, blank, invalid.

use serde::{Deserialize, Serialize};

use super::item::{Choice, Value};

/// How many voted for what, without who did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// How many voted for each answer, in the order of the answers; none of them nought.
    sides: Vec<Side>,
    /// How many voted for none: they abstained, or left the ballot blank.
    #[serde(default, skip_serializing_if = "is_nought")]
    blank: u32,
    /// How many ballots say nothing that counts. They are cast all the same.
    #[serde(default, skip_serializing_if = "is_nought")]
    invalid: u32,
}

/// How many voted for one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The answer.
    pub value: Value,
    /// How many.
    pub votes: u32,
}

impl Count {
    /// A count of so many for each answer; answers that nobody voted for are left out.
    pub fn new(sides: impl IntoIterator<Item = (Value, u32)>, blank: u32, invalid: u32) -> Self {
        let mut count = Self { sides: Vec::new(), blank, invalid };
        for (value, votes) in sides {
            count.add(value, votes);
        }
        count
    }

    /// What choices come to.
    pub fn of<'a>(choices: impl IntoIterator<Item = &'a Choice>) -> Self {
        let mut count = Self::default();
        for choice in choices {
            match choice {
                Choice::For(value) => count.add(value.clone(), 1),
                Choice::Abstain => count.blank = count.blank.saturating_add(1),
            }
        }
        count
    }

    fn add(&mut self, value: Value, votes: u32) {
        if votes == 0 {
            return;
        }
        match self.sides.binary_search_by(|side| side.value.cmp(&value)) {
            Ok(at) => self.sides[at].votes = self.sides[at].votes.saturating_add(votes),
            Err(at) => self.sides.insert(at, Side { value, votes }),
        }
    }

    /// How many voted for each answer.
    pub fn by_side(&self) -> &[Side] {
        &self.sides
    }

    /// How many voted for this answer.
    pub fn votes_for(&self, value: &Value) -> u32 {
        self.sides.iter().find(|side| side.value == *value).map_or(0, |side| side.votes)
    }

    /// How many voted for none.
    pub fn blank(&self) -> u32 {
        self.blank
    }

    /// How many ballots say nothing that counts.
    pub fn invalid(&self) -> u32 {
        self.invalid
    }

    /// How many took part.
    pub fn cast(&self) -> usize {
        let numbers = self.sides.iter().map(|side| side.votes).chain([self.blank, self.invalid]);
        numbers.map(|number| usize::try_from(number).unwrap_or(usize::MAX)).fold(0, usize::saturating_add)
    }

    /// Each answer as often as it was voted for.
    pub fn sides(&self) -> impl Iterator<Item = &Value> {
        self.sides.iter().flat_map(|side| (0..side.votes).map(move |_| &side.value))
    }

    /// Each choice as often as it was made; an invalid ballot makes none.
    pub fn choices(&self) -> impl Iterator<Item = Choice> {
        let sides = self.sides().cloned().map(Choice::For);
        sides.chain((0..self.blank).map(|_| Choice::Abstain))
    }

    /// Whether the count is written as every count is: answers in their order, none twice, none without votes.
    pub fn is_in_order(&self) -> bool {
        self.sides.windows(2).all(|two| two[0].value < two[1].value)
            && self.sides.iter().all(|side| side.votes > 0)
    }
}

fn is_nought(number: &u32) -> bool {
    *number == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(yes: bool) -> Value {
        Value::Found(yes)
    }

    #[test]
    fn a_count_does_not_know_the_order_of_the_votes() {
        let votes =
            [Choice::For(found(true)), Choice::Abstain, Choice::For(found(false)), Choice::For(found(true))];
        let count = Count::of(&votes);
        let turned: Vec<Choice> = votes.into_iter().rev().collect();
        assert_eq!(Count::of(&turned), count);
        assert_eq!((count.votes_for(&found(true)), count.votes_for(&found(false)), count.blank()), (2, 1, 1));
        assert_eq!((count.cast(), count.sides().count()), (4, 3));
        assert_eq!(Count::of(&count.choices().collect::<Vec<_>>()), count);
    }

    #[test]
    fn an_answer_that_nobody_voted_for_is_not_in_it() {
        let count = Count::new([(found(true), 3), (found(false), 0)], 0, 1);
        assert_eq!(count.by_side().len(), 1);
        assert_eq!((count.cast(), count.invalid()), (4, 1));
        assert!(count.is_in_order());
    }

    #[test]
    fn a_count_is_written_without_its_noughts_and_read_in_whatever_order() {
        let written = |blank, invalid| {
            let count = Count::new([(found(true), 3)], blank, invalid);
            let text = serde_json::to_string(&count).expect("prints");
            assert_eq!(serde_json::from_str::<Count>(&text).expect("reads"), count);
            (text.contains("blank"), text.contains("invalid"))
        };
        assert_eq!(
            [written(0, 0), written(2, 0), written(0, 1)],
            [(false, false), (true, false), (false, true)]
        );
        let read = |sides: &[(bool, u32)]| -> Count {
            let side =
                |(yes, votes): &(bool, u32)| serde_json::json!({ "value": found(*yes), "votes": votes });
            let sides: Vec<_> = sides.iter().map(side).collect();
            serde_json::from_value(serde_json::json!({ "sides": sides })).expect("reads")
        };
        let in_order = |sides: &[(bool, u32)]| read(sides).is_in_order();
        assert!(in_order(&[]) && in_order(&[(true, 1)]) && in_order(&[(false, 2), (true, 1)]));
        assert!(!in_order(&[(true, 1), (false, 2)]), "in another order");
        assert!(!in_order(&[(true, 1), (true, 2)]), "twice the same");
        assert!(!in_order(&[(false, 0), (true, 1)]), "without votes");
    }

    #[test]
    fn impossible_numbers_do_not_wrap_around() {
        let count = Count::new([(found(true), u32::MAX), (found(true), 2)], u32::MAX, 1);
        assert!(count.cast() > usize::try_from(u32::MAX).unwrap_or(0));
    }
}
