//! The numbers that are typed while hands are counted.

use crate::domain::{Count, Value};

/// The most hands that can be typed in one row; more digits are a slip of the finger.
const MOST: u32 = 999;

/// A number for each answer, and the last one for those who abstain; none where nothing was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    numbers: Vec<Option<u32>>,
}

impl Entry {
    /// Nothing typed yet, for so many answers.
    pub fn blank(answers: usize) -> Self {
        Self { numbers: vec![None; answers + 1] }
    }

    /// What would have been typed for a count.
    pub fn of(count: &Count, answers: &[Value]) -> Self {
        let sides = answers.iter().map(|value| count.votes_for(value));
        let some = |number: u32| (number > 0).then_some(number);
        Self { numbers: sides.chain([count.blank()]).map(some).collect() }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.numbers.len()
    }

    /// What was typed in a row.
    pub fn number(&self, row: usize) -> Option<u32> {
        self.numbers.get(row).copied().flatten()
    }

    /// Makes room for another answer, before the row of those who abstain.
    pub fn widen(&mut self) {
        self.numbers.insert(self.numbers.len().saturating_sub(1), None);
    }

    /// Adds a digit in a row; false where the number would be too long.
    pub fn digit(&mut self, row: usize, digit: u8) -> bool {
        let Some(number) = self.numbers.get_mut(row) else { return false };
        let next = number.unwrap_or(0) * 10 + u32::from(digit);
        let fits = next <= MOST;
        if fits {
            *number = Some(next);
        }
        fits
    }

    /// Takes the last digit of a row back.
    pub fn erase(&mut self, row: usize) {
        if let Some(number) = self.numbers.get_mut(row) {
            *number = number.map(|number| number / 10).filter(|number| *number > 0);
        }
    }

    /// Gives a row all hands that no other row has.
    pub fn rest(&mut self, row: usize, hands: u32) {
        let others = self.sum() - self.number(row).unwrap_or(0);
        if let Some(number) = self.numbers.get_mut(row) {
            *number = Some(hands.saturating_sub(others));
        }
    }

    /// How many hands were counted.
    pub fn sum(&self) -> u32 {
        self.numbers.iter().flatten().sum()
    }

    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.numbers.iter().all(Option::is_none)
    }

    /// Whether a row has as many in another entry.
    pub fn agrees(&self, other: &Self, row: usize) -> bool {
        self.number(row).unwrap_or(0) == other.number(row).unwrap_or(0)
    }

    /// In how many rows another entry has another number.
    pub fn differences(&self, other: &Self) -> usize {
        (0..self.rows().max(other.rows())).filter(|row| !self.agrees(other, *row)).count()
    }

    /// The count that was typed.
    pub fn count(&self, answers: &[Value]) -> Count {
        let sides = answers.iter().cloned().zip(self.numbers.iter().map(|number| number.unwrap_or(0)));
        Count::new(sides, self.number(answers.len()).unwrap_or(0), 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(numbers: &[(usize, &str)]) -> Entry {
        let mut entry = Entry::blank(2);
        for (row, digits) in numbers {
            digits.bytes().for_each(|digit| assert!(entry.digit(*row, digit - b'0')));
        }
        entry
    }

    const ANSWERS: [Value; 2] = [Value::Found(true), Value::Found(false)];

    #[test]
    fn numbers_are_typed_digit_by_digit_and_taken_back_the_same_way() {
        let mut entry = typed(&[(0, "12"), (1, "3")]);
        assert_eq!(
            (entry.number(0), entry.number(1), entry.number(2), entry.sum()),
            (Some(12), Some(3), None, 15)
        );
        entry.erase(0);
        assert_eq!(entry.number(0), Some(1));
        entry.erase(0);
        assert_eq!(entry.number(0), None, "an empty row is no nought");
        assert!(typed(&[(0, "99")]).digit(0, 9));
        assert!(!typed(&[(0, "999")]).digit(0, 9), "nobody has so many hands");
    }

    #[test]
    fn the_rest_is_what_no_other_row_has() {
        let mut entry = typed(&[(0, "5")]);
        entry.rest(1, 7);
        assert_eq!((entry.number(1), entry.sum()), (Some(2), 7));
        entry.rest(0, 7);
        assert_eq!(entry.number(0), Some(5), "asked again it changes nothing");
        let mut over = typed(&[(0, "9")]);
        over.rest(1, 7);
        assert_eq!(over.number(1), Some(0));
    }

    #[test]
    fn a_count_and_what_was_typed_for_it_are_the_same() {
        let entry = typed(&[(0, "4"), (2, "1")]);
        let count = entry.count(&ANSWERS);
        assert_eq!((count.votes_for(&ANSWERS[0]), count.votes_for(&ANSWERS[1]), count.blank()), (4, 0, 1));
        assert_eq!(Entry::of(&count, &ANSWERS), entry);
    }

    #[test]
    fn two_entries_differ_row_by_row_and_a_nought_is_as_good_as_nothing() {
        let (one, other) = (typed(&[(0, "4"), (1, "3")]), typed(&[(0, "5"), (1, "3"), (2, "0")]));
        assert_eq!(one.differences(&other), 1);
        assert!(!one.agrees(&other, 0) && one.agrees(&other, 1) && one.agrees(&other, 2));
    }

    #[test]
    fn another_answer_stands_before_those_who_abstain() {
        let mut entry = typed(&[(0, "4"), (2, "1")]);
        entry.widen();
        assert_eq!((entry.rows(), entry.number(2), entry.number(3)), (4, None, Some(1)));
    }
}
