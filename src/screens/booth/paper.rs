//! One officer's ballot paper while it is being filled: a choice for each row, and the row in focus. It is forgotten when
//! the ballot is in the box, and when the officer takes it back.

use crate::domain::{Choice, Meeting, MemberId, SlipRow};

/// A ballot paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Whose.
    pub officer: MemberId,
    /// The row in focus; behind the last one, what casts the ballot has the focus.
    pub at: usize,
    rows: Vec<Row>,
}

/// A row of it.
#[derive(Clone, Debug, PartialEq)]
enum Row {
    /// It is about the officer, who has no vote there.
    NotTheirs,
    /// Nothing was ticked yet.
    Open,
    /// This was ticked.
    Ticked(Choice),
}

impl Paper {
    /// An empty paper of these rows for an officer.
    pub fn new(officer: MemberId, asked: &[SlipRow], meeting: &Meeting) -> Self {
        let row = |row: &SlipRow| match meeting.is_recused(&officer, &row.member) {
            true => Row::NotTheirs,
            false => Row::Open,
        };
        let rows: Vec<Row> = asked.iter().map(row).collect();
        let at = rows.iter().position(|row| *row == Row::Open).unwrap_or(rows.len());
        Self { officer, at, rows }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether a row is the officer's to vote on.
    pub fn is_theirs(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| *row != Row::NotTheirs)
    }

    /// What was ticked in a row.
    pub fn choice(&self, row: usize) -> Option<&Choice> {
        match self.rows.get(row)? {
            Row::Ticked(choice) => Some(choice),
            Row::NotTheirs | Row::Open => None,
        }
    }

    /// How many rows the officer has still to fill.
    pub fn left(&self) -> usize {
        self.rows.iter().filter(|row| **row == Row::Open).count()
    }

    /// How many rows are the officer's to fill.
    pub fn theirs(&self) -> usize {
        self.rows.iter().filter(|row| **row != Row::NotTheirs).count()
    }

    /// Whether what casts the ballot has the focus.
    pub fn is_at_end(&self) -> bool {
        self.at >= self.rows.len()
    }

    /// The row that the next digit ticks; a paper of one row is ticked anew from its end, too.
    pub fn row_to_tick(&self) -> Option<usize> {
        let only = (self.theirs() == 1).then(|| self.rows.iter().position(|row| *row != Row::NotTheirs));
        only.flatten().or((!self.is_at_end()).then_some(self.at))
    }

    /// Ticks an answer and goes to the next row that is not filled, from the last one to the end.
    pub fn tick(&mut self, choice: Choice) {
        let Some(row) = self.row_to_tick() else { return };
        self.rows[row] = Row::Ticked(choice);
        let next = (row + 1..self.rows.len()).find(|row| self.rows[*row] != Row::NotTheirs);
        self.at = next.unwrap_or(self.rows.len());
    }

    /// Goes to the first row that is not filled.
    pub fn go_to_first_open(&mut self) {
        self.at = self.rows.iter().position(|row| *row == Row::Open).unwrap_or(self.rows.len());
    }

    /// Goes to the row above, if there is one.
    pub fn up(&mut self) {
        let before = self.rows.iter().take(self.at).rposition(|row| *row != Row::NotTheirs);
        self.at = before.unwrap_or(self.at);
    }

    /// Goes to the row below, or to the end.
    pub fn down(&mut self) {
        let from = (self.at + 1).min(self.rows.len());
        let next = (from..self.rows.len()).find(|row| self.rows[*row] != Row::NotTheirs);
        self.at = next.unwrap_or(self.rows.len());
    }

    /// The choices as they go into the box; none while a row is not filled.
    pub fn choices(&self) -> Option<Vec<Option<Choice>>> {
        let choice = |row: &Row| match row {
            Row::NotTheirs => Some(None),
            Row::Open => None,
            Row::Ticked(choice) => Some(Some(choice.clone())),
        };
        self.rows.iter().map(choice).collect()
    }
}
