//! Who is at the table, with every coming and going.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::moment::Moment;
use crate::text::Line;

/// An officer's answer to the roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// In the room.
    Present,
    /// Away, with a reason given.
    Excused {
        /// The reason, for the minutes.
        reason: Line,
    },
    /// Away, and nobody knows why.
    Absent,
}

/// An answer as it was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The answer.
    pub answer: Answer,
    /// When it was entered.
    pub at: Moment,
    /// While the roll was called, or later.
    pub during: During,
    /// The sitting, from 1: a meeting that is taken up again on another day calls its roll anew.
    pub sitting: u32,
}

/// The part of a meeting in which an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum During {
    /// The roll was being called: whoever answers anew corrects the answer.
    RollCall,
    /// The meeting had begun: whoever answers anew comes or leaves.
    Meeting,
}

/// Somebody coming into the meeting or leaving it, after it had begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// They came.
    Came(Moment),
    /// They left.
    Left(Moment),
}

/// The roll: what each officer answered, oldest first. The latest of the sitting counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    answers: BTreeMap<MemberId, Vec<Noted>>,
    sitting: u32,
}

impl Default for Roll {
    fn default() -> Self {
        Self { answers: BTreeMap::new(), sitting: 1 }
    }
}

/// The numbers that stand in the minutes. They add up: whoever was called is present, away or has not answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// All officers of the committee: each of them is called to the meeting.
    pub summoned: u32,
    /// Those in the meeting now.
    pub present: u32,
    /// Those away now who gave a reason.
    pub excused: u32,
    /// Those away now who gave none.
    pub absent: u32,
    /// Those who have not answered the roll.
    pub waiting: u32,
}

impl Attendance {
    /// Everybody who is away, with and without a reason.
    pub fn away(self) -> u32 {
        self.excused + self.absent
    }
}

impl Movement {
    /// When.
    pub fn at(self) -> Moment {
        match self {
            Self::Came(at) | Self::Left(at) => at,
        }
    }
}

impl Roll {
    /// An officer's answer, if there is one yet.
    pub fn answer(&self, officer: &MemberId) -> Option<&Answer> {
        let latest = self.history(officer).last().filter(|noted| noted.sitting == self.sitting);
        latest.map(|noted| &noted.answer)
    }

    /// The sitting that goes on, from 1.
    pub fn sitting(&self) -> u32 {
        self.sitting
    }

    /// Has everybody answer anew: the meeting is to be taken up on another day.
    pub(super) fn call_anew(&mut self) {
        self.sitting = self.sitting.saturating_add(1);
    }

    /// Everything that was noted about an officer, oldest first.
    pub fn history(&self, officer: &MemberId) -> &[Noted] {
        self.answers.get(officer).map_or(&[], Vec::as_slice)
    }

    /// Whether the officer is in the meeting. One who has stepped out for an item still is.
    pub fn is_present(&self, officer: &MemberId) -> bool {
        self.answer(officer) == Some(&Answer::Present)
    }

    /// How many officers are in the meeting: those whom the quorum counts.
    pub fn present(&self) -> u32 {
        let present = self.answers.keys().filter(|officer| self.is_present(officer)).count();
        u32::try_from(present).unwrap_or(u32::MAX)
    }

    /// An officer's comings and goings since the meeting began, oldest first. Somebody who was noted as gone and as back
    /// within one minute was noted by mistake and never left.
    pub fn movements(&self, officer: &MemberId) -> Vec<Movement> {
        let mut movements: Vec<Movement> = Vec::new();
        let mut was_present = false;
        for noted in self.history(officer) {
            let is_present = noted.answer == Answer::Present;
            if noted.during == During::Meeting && is_present != was_present {
                let is_slip = movements.last().is_some_and(|last| last.at().is_same_minute(noted.at));
                if is_slip {
                    movements.pop();
                } else if is_present {
                    movements.push(Movement::Came(noted.at));
                } else {
                    movements.push(Movement::Left(noted.at));
                }
            }
            was_present = is_present;
        }
        movements
    }

    /// The numbers over these officers.
    pub(super) fn attendance<'a>(&self, officers: impl Iterator<Item = &'a MemberId>) -> Attendance {
        let mut all = Attendance::default();
        for officer in officers {
            all.summoned += 1;
            match self.answer(officer) {
                Some(Answer::Present) => all.present += 1,
                Some(Answer::Excused { .. }) => all.excused += 1,
                Some(Answer::Absent) => all.absent += 1,
                None => all.waiting += 1,
            }
        }
        all
    }

    /// Takes an answer in; the latest counts.
    pub(super) fn note(&mut self, officer: MemberId, noted: Noted) {
        self.answers.entry(officer).or_default().push(noted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(minute: i8) -> Moment {
        Moment::at(jiff::civil::date(2026, 11, 21).at(14, minute, 0, 0), 7).expect("an offset")
    }

    fn roll(answers: &[(Answer, i8, During)]) -> (Roll, MemberId) {
        let officer = MemberId::new("B1").expect("a code");
        let mut roll = Roll::default();
        for (answer, minute, during) in answers {
            let noted = Noted { answer: answer.clone(), at: moment(*minute), during: *during, sitting: 1 };
            roll.note(officer.clone(), noted);
        }
        (roll, officer)
    }

    #[test]
    fn answers_while_the_roll_is_called_are_no_comings_and_goings() {
        let (roll, officer) =
            roll(&[(Answer::Absent, 0, During::RollCall), (Answer::Present, 3, During::RollCall)]);
        assert!(roll.is_present(&officer));
        assert_eq!(roll.movements(&officer), []);
        assert_eq!(roll.history(&officer).len(), 2, "both stay to be read");
    }

    #[test]
    fn who_comes_late_and_leaves_early_does_so_at_a_time() {
        let (roll, officer) = roll(&[
            (Answer::Absent, 0, During::RollCall),
            (Answer::Present, 5, During::Meeting),
            (Answer::Excused { reason: Line::new("ốm").expect("a line") }, 40, During::Meeting),
            (Answer::Absent, 41, During::Meeting),
        ]);
        assert_eq!(roll.movements(&officer), [Movement::Came(moment(5)), Movement::Left(moment(40))]);
        assert_eq!(roll.present(), 0);
    }

    #[test]
    fn a_slip_of_the_same_minute_is_no_movement() {
        let (roll, officer) = roll(&[
            (Answer::Present, 0, During::RollCall),
            (Answer::Absent, 20, During::Meeting),
            (Answer::Present, 20, During::Meeting),
        ]);
        assert_eq!(roll.movements(&officer), []);
        assert_eq!(roll.history(&officer).len(), 3);
    }
}
