//! A meeting on an invented roster, held through `Meeting::decide` alone, from the roll to the seal.
#![allow(dead_code, reason = "each test program that includes this uses a part of it")]

#[path = "../support/ending.rs"]
mod ending;
pub mod people;

use binhxet::domain::{
    Answer, Choice, Command, Count, Entry, Held, Item, Legacy, Meeting, MeetingId, MemberId, Missing, Moment,
    Opening, Period, Phase, Proceedings, Record, Refusal, Roster, Salt, SecretBox, SlipRow, Stamp, Value,
};
use binhxet::papers::{bundle, facts};
use binhxet::rules::{Effect, Form, Input, InputKind, Mark, Rulebook, Standing, Start, Value as Fact};
use binhxet::text::Line;
use ending::ending;

/// A meeting with its log.
pub struct Room {
    /// Its id.
    pub id: MeetingId,
    /// Where it stands.
    pub held: Held,
    /// Its entries.
    pub log: Vec<Entry>,
}

/// A meeting by one set, with the facts that the roster brings and what earlier meetings left.
///
/// # Panics
/// Where the roster has no committee, or a cell of it is no fact.
pub fn opening(rulebook: &Rulebook, period: &str, roster: &Roster, earlier: &[Record]) -> Opening {
    let period: Period = period.parse().expect("a period");
    let opening = Opening::usual(period, roster.clone(), rulebook.clone()).expect("a committee");
    with_facts(opening, earlier)
}

/// The meeting with the facts that the roster brings and what earlier meetings left.
///
/// # Panics
/// Where a cell of the roster is no fact.
pub fn with_facts(opening: Opening, earlier: &[Record]) -> Opening {
    let rules_of = |person: &_| &opening.sets[opening.set_of(person)].rulebook;
    let facts = facts::of_roster(&opening.roster, rules_of, &Default::default()).expect("sound cells");
    let earlier = Legacy::gathered(&opening, earlier, &[], None);
    Opening { facts, earlier, ..opening }
}

impl Room {
    /// Prepares a meeting.
    ///
    /// # Errors
    /// When it may not begin.
    pub fn prepare(opening: Opening) -> Result<Self, Refusal> {
        let id = MeetingId::fresh(opening.period, &[]);
        // A meeting is held on the last day of its period, so that what is sealed later is later.
        let day = opening.days().expect("days").end;
        let entry = Meeting::prepare(opening, &stamp(day, 0))?;
        let held = Held::replay(id.clone(), std::slice::from_ref(&entry)).expect("sound");
        Ok(Self { id, held, log: vec![entry] })
    }

    /// Prepares a meeting, calls the roll and opens it.
    ///
    /// # Panics
    /// Where it is refused.
    pub fn open(opening: Opening) -> Self {
        let mut room = Self::prepare(opening).expect("may begin");
        let officers = room.state().committee().iter().map(|officer| officer.id.clone()).collect();
        room.does(Command::AnswerRoll { officers, answer: Answer::Present });
        room.does(Command::Open);
        room
    }

    /// Where it stands.
    pub fn state(&self) -> &Proceedings {
        self.held.proceedings()
    }

    /// The member at a place of the list.
    pub fn member(&self, at: usize) -> MemberId {
        self.state().members()[at].clone()
    }

    /// Asks for something.
    ///
    /// # Errors
    /// When it is refused; nothing has changed then.
    pub fn try_to(&mut self, command: Command) -> Result<(), Refusal> {
        let Held::Meeting(meeting) = &self.held else { return Err(Refusal::Phase(Phase::Sealed)) };
        let day = self.state().opening().days().expect("days").end;
        let entry = meeting.decide(command, &stamp(day, self.log.len()))?;
        self.held = (**meeting).clone().take(&entry).expect("what was decided can happen");
        self.log.push(entry);
        Ok(())
    }

    /// Does something that is allowed.
    ///
    /// # Panics
    /// Where it is refused.
    pub fn does(&mut self, command: Command) {
        let said = format!("{command:?}");
        assert_eq!(self.try_to(command), Ok(()), "{said}");
    }

    /// Asks for something that is refused.
    ///
    /// # Panics
    /// Where it is allowed, or the log grew.
    pub fn refuses(&mut self, command: Command) -> Refusal {
        let before = self.log.len();
        let said = format!("{command:?}");
        let refusal = self.try_to(command).expect_err(&said);
        assert_eq!(self.log.len(), before);
        refusal
    }

    /// Enters a fact.
    pub fn types(&mut self, member: &MemberId, input: &str, value: Fact) {
        let input = input.parse().expect("an id");
        self.does(Command::EnterFact { member: member.clone(), input, value: Some(value), reason: None });
    }

    /// Enters whatever is missing about anybody.
    pub fn types_what_is_missing(&mut self) {
        for member in self.state().members().to_vec() {
            let missing: Vec<Input> = self.state().facts_missing(&member).into_iter().cloned().collect();
            for input in missing {
                self.types(&member, input.id.as_str(), some_fact(&input.kind));
            }
        }
    }

    /// Puts an item in question and votes on it, everybody for one answer.
    pub fn votes(&mut self, member: &MemberId, item: &Item, value: &Value) {
        let (member, item) = (member.clone(), item.clone());
        self.does(match item.wants_evidence(self.state().rules_of(&member)) {
            true => {
                Command::Raise {
                    member: member.clone(), item: item.clone(), evidence: line("biên bản số 4")
                }
            }
            false => Command::Dispute { member: member.clone(), item: item.clone() },
        });
        self.balloted(&member, &item, value);
    }

    /// Votes on an item in the form that its set names, everybody for one answer.
    pub fn balloted(&mut self, member: &MemberId, item: &Item, value: &Value) {
        self.does(Command::OpenBallot { member: member.clone(), item: item.clone() });
        if self.state().slip().is_some() {
            let ballots = self.dropped(&Choice::For(value.clone()));
            return self.does(Command::CloseSlip { ballots, missing: Missing::Refuse });
        }
        let ballot = self.state().ballot().expect("open").clone();
        let all = u32::try_from(ballot.entitled.len()).expect("few");
        if ballot.form == Form::Hands {
            let count = Count::new([(value.clone(), all)], 0, 0);
            self.does(Command::CountHands { count, checked_by: None, reason: None });
        } else {
            for officer in ballot.entitled {
                self.does(Command::Cast { officer, choice: Choice::For(value.clone()), written: false });
            }
        }
        self.does(Command::CloseBallot { missing: Missing::Refuse });
    }

    /// The box after every officer has dropped the same choice for every row into it.
    pub fn dropped(&self, choice: &Choice) -> SecretBox {
        let slip = self.state().slip().expect("open").clone();
        let Held::Meeting(meeting) = &self.held else { unreachable!("it goes on") };
        slip.entitled.iter().fold(SecretBox::empty(slip.rows.len()), |ballots, officer| {
            let votes = |row: &SlipRow| !self.state().is_recused(officer, &row.member);
            let choices = slip.rows.iter().map(|row| votes(row).then(|| choice.clone())).collect();
            meeting.drop_ballot(&ballots, officer, choices).expect("may vote")
        })
    }

    /// Votes on the first item of each kind of a member's sheet.
    pub fn votes_on_each_kind(&mut self, member: &MemberId) {
        let items = self.state().items(member);
        let kinds: [fn(&Item) -> bool; 3] = [
            |item| matches!(item, Item::Mark(_)),
            |item| matches!(item, Item::Occurrence { .. }),
            |item| matches!(item, Item::Finding(_)),
        ];
        for is_kind in kinds {
            if let Some(item) = items.iter().find(|item| is_kind(item)) {
                let value = some_answer(self.state().rules_of(member), item);
                self.votes(member, item, &value);
            }
        }
    }

    /// Takes every sheet as it stands and works the classes out; decides about whoever is referred.
    pub fn tallies(&mut self) {
        self.does(Command::AcceptUndisputed);
        self.does(Command::Tally);
        for member in self.state().members().to_vec() {
            let outcome = self.state().outcome(&member).expect("worked out");
            if outcome.standing == Standing::Referred {
                let class = outcome.class.clone().expect("a proposal");
                self.does(Command::DecideReferral { member, class, reason: line("Ban Chấp hành bàn") });
            }
        }
    }

    /// Announces and seals; the log is then read anew, exported and verified.
    ///
    /// # Panics
    /// Where what was read, exported or verified is not what happened.
    pub fn ends(mut self) -> Record {
        self.does(Command::Confirm);
        ending().into_iter().for_each(|command| self.does(command));
        let lines: Vec<String> = self.log.iter().map(|entry| entry.line().expect("is written")).collect();
        let read: Vec<Entry> = lines.iter().map(|line| serde_json::from_str(line).expect("reads")).collect();
        let replayed = Held::replay(self.id.clone(), &read).expect("sound");
        assert_eq!(replayed, self.held, "the log is the meeting");
        let bundle = bundle::write("binhxet test", &self.id, &lines).expect("can be exported");
        let verdict = bundle::verify(bundle.as_bytes(), None).expect("is a bundle");
        assert!(verdict.is_sound(), "{:?}", verdict.sentences(binhxet::text::Lang::En));
        match self.held {
            Held::Record(record) => *record,
            Held::Meeting(_) => unreachable!("it was sealed"),
        }
    }
}

/// A fact of a kind.
pub fn some_fact(kind: &InputKind) -> Fact {
    match kind {
        InputKind::Count(_) | InputKind::Number | InputKind::Percent => number(3),
        InputKind::Flag => Fact::Flag(true),
        InputKind::Choice(options) => Fact::Text(options.first().expect("a choice").clone()),
        InputKind::Set(options) => Fact::Set(options.iter().take(1).cloned().collect()),
        InputKind::Date => Fact::Date(jiff::civil::date(2020, 9, 1)),
    }
}

/// A number as a fact.
pub fn number(value: u32) -> Fact {
    Fact::Number(value.into())
}

/// An answer to an item that is not the best one.
fn some_answer(rules: &Rulebook, item: &Item) -> Value {
    match item {
        Item::Mark(id) => Value::Mark(match &rules.criterion(id).expect("known").start {
            Start::Points(scale) => Mark::Points(scale.step),
            Start::Levels(levels) => Mark::Level(levels.last().expect("a level").id.clone()),
            _ => Mark::Check(false),
        }),
        Item::Occurrence { criterion, event } => {
            match rules
                .criterion(criterion)
                .and_then(|criterion| criterion.event(event))
                .expect("known")
                .effect
            {
                Effect::Between(one, _) => Value::Amount(one),
                _ => Value::Count(1),
            }
        }
        Item::Finding(_) => Value::Found(true),
        Item::Class => Value::Class(rules.classes().last().expect("a class").id.clone()),
        Item::Title(_) => Value::Granted(false),
    }
}

fn stamp(day: jiff::civil::Date, step: usize) -> Stamp {
    let start = Moment::at(day.at(14, 0, 0, 0), 7).expect("an offset");
    Stamp { at: start.after(i64::try_from(step).expect("few steps") * 10), salt: Salt::new([7; 16]) }
}

/// A line.
///
/// # Panics
/// Where the text is none.
pub fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}
