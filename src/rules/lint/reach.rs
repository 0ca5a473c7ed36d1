//! Reach: the sums that a sheet can come to, together with how many criteria stand at nought.
//!
//! Numbers are cut on a grid: index `2k` is the number `k × unit`, index `2k + 1` everything strictly between it and the
//! next. Sums of such cells are again cells, so a set of sums is a row of bits, and adding a criterion is a few shifts.

/// A set of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

const EVEN: u64 = 0x5555_5555_5555_5555;

impl Bits {
    pub(super) fn none(length: usize) -> Self {
        Self(vec![0; length.div_ceil(64)])
    }

    pub(super) fn set(&mut self, index: usize) {
        if let Some(word) = self.0.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    pub(super) fn has(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// All cells of the set, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().filter(|(_, word)| **word != 0).flat_map(|(at, word)| {
            let word = *word;
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        })
    }

    /// As many cells, none of them in the set.
    pub(super) fn emptied(&self) -> Self {
        Self(vec![0; self.0.len()])
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    fn masked(&self, mask: u64) -> Self {
        Self(self.0.iter().map(|word| word & mask).collect())
    }

    /// Joins the other set, moved up by so many cells.
    fn join_moved(&mut self, other: &Self, by: usize) {
        let (words, bits) = (by / 64, by % 64);
        for (at, word) in other.0.iter().enumerate() {
            if let Some(here) = self.0.get_mut(at + words) {
                *here |= word << bits;
            }
            if bits > 0
                && let Some(next) = self.0.get_mut(at + words + 1)
            {
                *next |= word >> (64 - bits);
            }
        }
    }

    /// Joins the sums of the other set's cells and one cell.
    fn join_sums(&mut self, other: &Self, cell: usize) {
        if cell.is_multiple_of(2) {
            self.join_moved(other, cell);
            return;
        }
        self.join_moved(other, cell);
        let gaps = other.masked(!EVEN);
        self.join_moved(&gaps, cell - 1);
        self.join_moved(&gaps, cell + 1);
    }
}

/// Sums by how many criteria stand at nought; the last row also holds those with more.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    pub(super) rows: Vec<Bits>,
    length: usize,
}

/// One thing that a criterion can bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gives {
    /// The cell of its points.
    pub(super) cell: usize,
    /// Whether it then counts as standing at nought.
    pub(super) zero: bool,
}

impl Sums {
    /// Nothing added up yet. `zeros` is the greatest number of noughts told apart, `length` how many cells there are.
    pub(super) fn nothing(zeros: usize, length: usize) -> Self {
        let mut rows = vec![Bits::none(length); zeros + 1];
        rows[0].set(0);
        Self { rows, length }
    }

    fn empty(&self) -> Self {
        Self { rows: vec![Bits::none(self.length); self.rows.len()], length: self.length }
    }

    /// With one more criterion that gives one of these.
    pub(super) fn with(&self, gives: &[Gives]) -> Self {
        let mut sums = self.empty();
        let last = self.rows.len() - 1;
        for (zeros, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
            for gives in gives {
                let zeros = (zeros + usize::from(gives.zero)).min(last);
                sums.rows[zeros].join_sums(row, gives.cell);
            }
        }
        sums
    }

    /// Added to every sum of another.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut sums = self.empty();
        let last = self.rows.len() - 1;
        for (one, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
            for (two, others) in other.rows.iter().enumerate() {
                let zeros = (one + two).min(last);
                others.all().for_each(|cell| sums.rows[zeros].join_sums(row, cell));
            }
        }
        sums
    }

    /// With every sum of another taken away, but never below nought. What is taken away has no noughts of its own.
    pub(super) fn less(&self, other: &Self) -> Self {
        let mut sums = self.empty();
        for (row, left) in self.rows.iter().zip(&mut sums.rows) {
            for from in row.all() {
                for cell in other.rows.iter().flat_map(Bits::all) {
                    let spread = (from % 2) & (cell % 2);
                    let low = from.saturating_sub(cell + spread);
                    let high = (from + spread).saturating_sub(cell);
                    (low..=high).for_each(|cell| left.set(cell));
                }
            }
        }
        sums
    }

    /// With every cell replaced by all cells between two others.
    pub(super) fn moved(&self, to: impl Fn(usize) -> (usize, usize)) -> Self {
        let mut sums = self.empty();
        for (row, moved) in self.rows.iter().zip(&mut sums.rows) {
            for (low, high) in row.all().map(&to) {
                (low..=high.min(self.length - 1)).for_each(|cell| moved.set(cell));
            }
        }
        sums
    }

    /// Only the cells that are wanted.
    pub(super) fn only(&self, wanted: impl Fn(usize) -> bool) -> Self {
        self.keep(|_, cell| wanted(cell))
    }

    /// Only the numbers of noughts and the cells that are wanted.
    pub(super) fn keep(&self, wanted: impl Fn(usize, usize) -> bool) -> Self {
        let mut sums = self.empty();
        for (zeros, row) in self.rows.iter().enumerate() {
            row.all().filter(|cell| wanted(zeros, *cell)).for_each(|cell| sums.rows[zeros].set(cell));
        }
        sums
    }

    pub(super) fn has(&self, zeros: usize, cell: usize) -> bool {
        self.rows.get(zeros).is_some_and(|row| row.has(cell))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(sums: &Sums, zeros: usize) -> Vec<usize> {
        sums.rows[zeros].all().collect()
    }

    #[test]
    fn a_gap_and_a_gap_cover_the_number_between_them() {
        let open = [Gives { cell: 1, zero: false }];
        let sums = Sums::nothing(0, 100).with(&open).with(&open);
        assert_eq!(cells(&sums, 0), [1, 2, 3], "(0, 1) + (0, 1) = (0, 2)");
    }

    #[test]
    fn what_is_taken_away_stops_at_nought() {
        let gives = |cells: &[usize]| {
            let gives: Vec<Gives> = cells.iter().map(|cell| Gives { cell: *cell, zero: false }).collect();
            Sums::nothing(0, 100).with(&gives)
        };
        let less = |from: &[usize], taken: &[usize]| cells(&gives(from).less(&gives(taken)), 0);
        assert_eq!(less(&[20, 8], &[0, 4]), [4, 8, 16, 20]);
        assert_eq!(less(&[4], &[10]), [0]);
        assert_eq!(less(&[5], &[2]), [3], "(2, 3) − 1 = (1, 2)");
        assert_eq!(less(&[4], &[3]), [1], "2 − (1, 2) = (0, 1)");
        assert_eq!(less(&[5], &[3]), [1, 2, 3], "(2, 3) − (1, 2) = (0, 2)");
    }

    proptest! {
        #[test]
        fn sums_are_those_found_by_trying_all(
            criteria in prop::collection::vec(prop::collection::btree_set(0_usize..9, 1..4), 1..5),
        ) {
            let gives = |values: &std::collections::BTreeSet<usize>| -> Vec<Gives> {
                values.iter().map(|value| Gives { cell: value * 2, zero: *value == 0 }).collect()
            };
            let sums = criteria.iter().fold(Sums::nothing(2, 200), |sums, values| sums.with(&gives(values)));
            let half = criteria.len() / 2;
            let part = |range: &[std::collections::BTreeSet<usize>]| {
                range.iter().fold(Sums::nothing(2, 200), |sums, values| sums.with(&gives(values)))
            };
            let halves = part(&criteria[..half]).plus(&part(&criteria[half..]));
            let mut tried = vec![(0_usize, 0_usize)];
            for values in &criteria {
                tried = tried.iter().flat_map(|(zeros, sum)| {
                    values.iter().map(move |value| ((zeros + usize::from(*value == 0)).min(2), sum + value))
                }).collect();
            }
            for zeros in 0..3 {
                for sum in 0..100 {
                    let found = tried.contains(&(zeros, sum));
                    prop_assert_eq!(sums.has(zeros, sum * 2), found);
                    prop_assert_eq!(halves.has(zeros, sum * 2), found);
                }
            }
        }
    }
}
