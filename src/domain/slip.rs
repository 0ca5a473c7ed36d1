//! A secret ballot: one slip for every officer, with a row for each question, and what lies in the box while it is open.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::ballot::Tally;
use super::count::Count;
use super::item::{Choice, Item, Ruling};

/// A secret ballot that is open. What was voted is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The questions, in the order in which they stand on the slip.
    pub rows: Vec<SlipRow>,
    /// Who may take part, in the order of the committee; in a row of their own only where the rules let them.
    pub entitled: Vec<MemberId>,
}

/// More than an answer, or a person's id, takes in writing, in bytes.
const LONGEST: usize = 256;

impl Slip {
    /// The most bytes that its box can take in writing, so that its size need not change.
    pub fn room(&self) -> usize {
        self.entitled
            .len()
            .saturating_mul(self.rows.len().saturating_add(1))
            .saturating_add(1)
            .saturating_mul(LONGEST)
    }
}

/// One question of a slip.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlipRow {
    /// About whom.
    pub member: MemberId,
    /// What is asked.
    pub item: Item,
    /// The round, from 1.
    pub round: u32,
}

/// What came of one row of a slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlipResult {
    /// How many voted for what.
    pub count: Count,
    /// The numbers it rests on.
    pub tally: Tally,
    /// What came of it.
    pub ruling: Ruling,
}

/// What lies in the box while a secret ballot is open: who has taken part, and, apart from that, what was voted in each
/// row. It knows nothing of the order in which ballots came, and nothing ties the rows of one slip to each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecretBox {
    took_part: BTreeSet<MemberId>,
    rows: Vec<Vec<Choice>>,
}

impl SecretBox {
    /// An empty box for a slip of so many rows.
    pub fn empty(rows: usize) -> Self {
        Self { took_part: BTreeSet::new(), rows: vec![Vec::new(); rows] }
    }

    /// A box that gives these counts, as they stand in a log.
    pub fn of_counts<'a>(
        took_part: impl IntoIterator<Item = MemberId>,
        counts: impl IntoIterator<Item = &'a Count>,
    ) -> Self {
        let rows = counts.into_iter().map(|count| {
            let mut choices: Vec<Choice> = count.choices().collect();
            choices.sort_unstable();
            choices
        });
        Self { took_part: took_part.into_iter().collect(), rows: rows.collect() }
    }

    /// Who has taken part, in the order of their ids.
    pub fn took_part(&self) -> &BTreeSet<MemberId> {
        &self.took_part
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// What was voted in a row, in the order of the answers.
    pub fn row(&self, row: usize) -> &[Choice] {
        self.rows.get(row).map_or(&[], Vec::as_slice)
    }

    /// The box with one more ballot: a choice for each row, none for a row that is not the officer's to vote on.
    pub(super) fn with(&self, officer: MemberId, choices: Vec<Option<Choice>>) -> Self {
        let mut after = self.clone();
        after.took_part.insert(officer);
        for (row, choice) in after.rows.iter_mut().zip(choices) {
            if let Some(choice) = choice {
                let at = row.partition_point(|other| *other < choice);
                row.insert(at, choice);
            }
        }
        after
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::item::Value;

    fn officer(at: usize) -> MemberId {
        MemberId::new(&format!("B{at:02}")).expect("a code")
    }

    fn found(yes: bool) -> Option<Choice> {
        Some(Choice::For(Value::Found(yes)))
    }

    #[test]
    fn a_box_has_room_for_every_ballot() {
        let item = || Item::Finding("loi".parse().expect("an id"));
        let row = |at| SlipRow { member: officer(at), item: item(), round: 1 };
        let slip = Slip { rows: (0..9).map(row).collect(), entitled: (0..15).map(officer).collect() };
        let written = |ballots: &SecretBox| serde_json::to_string(ballots).expect("prints").len();
        assert!(written(&SecretBox::empty(0)) <= Slip { rows: Vec::new(), entitled: Vec::new() }.room());
        let mut ballots = SecretBox::empty(slip.rows.len());
        for officer in &slip.entitled {
            ballots = ballots.with(officer.clone(), vec![found(false); slip.rows.len()]);
            assert!(written(&ballots) <= slip.room());
        }
    }

    #[test]
    fn a_box_is_the_one_that_its_counts_give() {
        let votes = [found(true), found(false), Some(Choice::Abstain), found(true), None];
        let dropped = |order: &mut dyn Iterator<Item = usize>| {
            order.fold(SecretBox::empty(1), |ballots, at| ballots.with(officer(at), vec![votes[at].clone()]))
        };
        let ballots = dropped(&mut (0..5));
        assert_eq!(dropped(&mut (0..5).rev()), ballots);
        assert!(ballots.row(0).is_sorted());
        let count = Count::of(ballots.row(0));
        assert_eq!(SecretBox::of_counts((0..5).map(officer), [&count]), ballots);
    }
}
