//! Meetings held by chance under every voting rule, so that two ways of counting can be compared.

use binhxet::domain::{
    Answer, Choice, Command, Duty, Entry, Held, Item, Meeting, MeetingId, Missing, Moment, Opening,
    Proceedings, Refusal, Salt, Stamp, Value,
};
use binhxet::number::Exact;
use binhxet::papers::{self, bundle};
use binhxet::rules::{Effect, Mark, Rulebook, Start};
use binhxet::text::Line;

use super::PROGRAM;

const CRITERIA: &str = include_str!("../../fixtures/sample/criteria.json");
const ROSTER: &[u8] = include_bytes!("../../fixtures/sample/roster.csv");

/// Marks between which there are levels, so that the mean of two of them would belong to none.
const LEVELED: &str = r#"{ "step": 0.5, "levels": [{ "id": "low", "title": "Thấp", "from": 0, "to": 0.5 },
    { "id": "high", "title": "Cao", "from": 1, "to": 1.5 }] }"#;

/// The bundle of a meeting in which every kind of item is voted on, under the sample's criteria with other voting
/// rules; and how many votes were closed in it.
pub fn held(voting: &str, seed: u64) -> (String, usize) {
    let start = CRITERIA.find("\"voting\"").expect("the sample says how to vote");
    // Marks to which levels belong have no mean.
    let (plain, leveled) = (r#"{ "points": { "step": 0.5 } }"#, format!(r#"{{ "points": {LEVELED} }}"#));
    let criteria = format!("{}\"voting\": {voting} }}", &CRITERIA[..start].replacen(plain, &leveled, 2));
    let rulebook = Rulebook::read(&criteria).expect("sound criteria");
    let roster = papers::roster::read(ROSTER).expect("the sample's roster");
    let opening =
        Opening::usual("2026-11".parse().expect("a period"), roster, rulebook).expect("a committee");
    let mut room = Room::new(opening, seed);
    let committee: Vec<_> = room.state().committee().iter().map(|officer| officer.id.clone()).collect();
    room.does(Command::AnswerRoll { officers: committee, answer: Answer::Present });
    room.does(Command::Open);
    // Some of them are officers, who may be left out of their own votes.
    let members: Vec<_> = room.state().members().to_vec();
    for member in members.iter().step_by(3) {
        for item in room.state().items(member) {
            if room.chance(3) == 0 {
                room.ask(member, &item);
            }
        }
    }
    (room.bundle(), room.closed)
}

/// A meeting that is being held, with dice.
pub(super) struct Room {
    pub(super) id: MeetingId,
    pub(super) held: Held,
    pub(super) log: Vec<Entry>,
    dice: u64,
    pub(super) closed: usize,
}

impl Room {
    pub(super) fn new(opening: Opening, seed: u64) -> Self {
        let entry = Meeting::prepare(opening, &stamp(0)).expect("can be prepared");
        let id: MeetingId = "2026-11".parse().expect("an id");
        let held = Held::replay(id.clone(), std::slice::from_ref(&entry)).expect("sound");
        Self { id, held, log: vec![entry], dice: seed, closed: 0 }
    }

    /// The bundle of what was held so far.
    pub(super) fn bundle(&self) -> String {
        let lines: Vec<String> = self.log.iter().map(|entry| entry.line().expect("is written")).collect();
        bundle::write(PROGRAM, &self.id, &lines).expect("is written")
    }

    pub(super) fn state(&self) -> &Proceedings {
        self.held.proceedings()
    }

    /// A number below `sides`.
    pub(super) fn chance(&mut self, sides: u64) -> u64 {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.dice >> 33) % sides
    }

    pub(super) fn try_to(&mut self, command: Command) -> Result<(), Refusal> {
        let Held::Meeting(meeting) = &self.held else { unreachable!("nobody seals it") };
        let entry = meeting.decide(command, &stamp(self.log.len()))?;
        self.held = (**meeting).clone().take(&entry).expect("what was decided can happen");
        self.log.push(entry);
        Ok(())
    }

    pub(super) fn does(&mut self, command: Command) {
        let said = format!("{command:?}");
        assert_eq!(self.try_to(command), Ok(()), "{said}");
    }

    /// Puts an item in question and votes on it until something comes of it.
    pub(super) fn ask(&mut self, member: &binhxet::domain::MemberId, item: &Item) {
        let (member, item) = (member.clone(), item.clone());
        let asked = match item {
            Item::Finding(_) | Item::Occurrence { .. } => {
                Command::Raise { member: member.clone(), item: item.clone(), evidence: line("một việc") }
            }
            _ => Command::Dispute { member: member.clone(), item: item.clone() },
        };
        self.does(asked);
        self.recuse(&member);
        while self.state().open_items(&member).contains(&item) {
            self.does(Command::OpenBallot { member: member.clone(), item: item.clone() });
            let entitled = self.state().ballot().map(|ballot| ballot.entitled.clone()).expect("open");
            for (at, officer) in entitled.into_iter().enumerate() {
                // The first one always votes: a vote without votes is not closed.
                if at > 0 && self.chance(12) == 0 {
                    continue;
                }
                let choice = self.choice(&member, &item);
                self.does(Command::Cast { officer: officer.clone(), choice: choice.clone(), written: false });
                let other = self.choice(&member, &item);
                if other != choice && self.chance(9) == 0 {
                    self.does(Command::ChangeVote { officer, choice: other, reason: line("ghi nhầm") });
                }
            }
            if self.chance(9) == 0 {
                self.does(Command::CancelBallot { reason: Some(line("chưa rõ")) });
                continue;
            }
            self.does(Command::CloseBallot { missing: Missing::LeaveOut });
            self.closed += 1;
        }
        if self.chance(9) == 0 {
            self.does(Command::Correct { member, item: Some(item), reason: line("xem lại") });
        }
    }

    /// Somebody may declare a conflict about a member, take it back, step out or come back, as far as the rules let them.
    fn recuse(&mut self, member: &binhxet::domain::MemberId) {
        let committee: Vec<_> = self.state().committee().iter().map(|officer| officer.id.clone()).collect();
        let at = usize::try_from(self.chance(committee.len() as u64)).expect("few");
        let (officer, member) = (committee[at].clone(), member.clone());
        let other = committee[(at + 1) % committee.len()].clone();
        let keeps_a_duty =
            [Duty::Chair, Duty::Secretary].iter().any(|duty| *self.state().holder(*duty) == officer);
        let command = match self.chance(5) {
            0 | 1 => Command::DeclareConflict { officer, member, reason: line("người nhà") },
            2 => Command::WithdrawConflict { officer, member, reason: line("khai nhầm") },
            3 => Command::StepOut { officer, member },
            _ => Command::ComeBack { officer },
        };
        // What may not be done is not done; the chair and the secretary stay, so that the meeting goes on.
        if !keeps_a_duty || !matches!(command, Command::StepOut { .. }) {
            let _ = self.try_to(command);
        }
        if self.chance(4) == 0 {
            let _ = self.try_to(Command::ComeBack { officer: other });
        }
    }

    /// One of a few answers to an item, so that ties and majorities both come about.
    pub(super) fn choice(&mut self, member: &binhxet::domain::MemberId, item: &Item) -> Choice {
        let rules = self.state().rules_of(member).clone();
        let (dice, steps) = (self.chance(7), self.chance(3));
        let steps = u32::try_from(steps).expect("small");
        if dice == 0 {
            return Choice::Abstain;
        }
        let of = |criterion| rules.criterion(criterion).expect("known");
        Choice::For(match item {
            Item::Mark(id) => Value::Mark(match &of(id).start {
                Start::Points(scale) => Mark::Points(scale.step.times(steps.into()).expect("small")),
                Start::Levels(levels) => Mark::Level(levels[steps as usize % levels.len()].id.clone()),
                _ => Mark::Check(steps == 0),
            }),
            Item::Occurrence { criterion, event } => {
                match of(criterion).event(event).expect("known").effect {
                    Effect::Between(one, _) if steps == 0 => Value::Amount(one),
                    Effect::Between(_, other) if steps == 1 => Value::Amount(other),
                    Effect::Between(one, other) if steps == 2 => Value::of_amounts(vec![one, other]),
                    Effect::Between(one, _) if steps == 3 => Value::of_amounts(vec![one, one, one]),
                    Effect::Between(..) => Value::Amount(Exact::ZERO),
                    _ => Value::Count(steps),
                }
            }
            Item::Finding(_) => Value::Found(steps > 0),
            Item::Class => {
                let classes: Vec<_> = rules.classes().collect();
                Value::Class(classes[steps as usize % classes.len()].id.clone())
            }
            Item::Title(_) => Value::Granted(steps > 0),
        })
    }
}

fn stamp(step: usize) -> Stamp {
    let start = Moment::at(jiff::civil::date(2026, 11, 21).at(14, 0, 0, 0), 7).expect("an offset");
    Stamp { at: start.after(i64::try_from(step).expect("few steps") * 10), salt: Salt::new([7; 16]) }
}

pub(super) fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}
