//! A room of officers to try things in, a minute apart.

pub(crate) use super::{line, member, stamp};
use crate::domain::{
    Answer, Choice, Command, Guest, Held, Item, Meeting, MeetingId, Missing, Office, Opening, Person,
    Refusal, Roster, Salt, Seat, Stamp, Value,
};
use crate::rules::{Mark, Rulebook};
use crate::text::Name;

pub(crate) const STATION: &str = r#"{"format":"binhxet.criteria/1","id":"s","edition":1,"title":"Phiếu","period":"month",
    "sections":[{"id":"s1","code":"I","title":"Chung",
        "criteria":[{"id":"c1","code":"I.1","title":"Việc","max":10,"start":{"points":{"step":1}}}]}],
    "classes":[{"id":"tot","title":"Tốt","when":"total >= 5"},{"id":"kha","title":"Khá"}],
    "otherwise":{"class":"kha"},
    "voting":{"quorum":{"at_least":"2/3"},"marks":"majority","findings":{"more_than":"1/2","of":"present"},
        "tie":"chair","rounds":1,"recusal":"declared"}}"#;

/// A meeting of seven officers, of whom four are reviewed, the chair among them; five make a quorum.
pub(crate) struct Room {
    pub(crate) meeting: Meeting,
    pub(crate) minutes: i64,
}

impl Room {
    pub(crate) fn new(text: &str) -> Self {
        Self::with(text, |opening| opening)
    }

    /// Prepared otherwise than usual.
    pub(crate) fn with(text: &str, changed: impl FnOnce(Opening) -> Opening) -> Self {
        let seats = [Seat::Chair, Seat::DeputyChair].into_iter().chain([Seat::Officer; 5]);
        let officers = (1..).zip(seats).map(|(at, seat)| person(&format!("B{at}"), Some(seat), at % 2 == 1));
        let rest = [("M1", true), ("M2", true), ("K1", false)];
        let people = officers.chain(rest.map(|(id, reviewed)| person(id, None, reviewed))).collect();
        let roster = Roster::new(None, people).expect("a roster");
        let rules = Rulebook::read(text).expect("a sound set");
        let mut opening =
            Opening::usual("2026-11".parse().expect("a period"), roster, rules).expect("two officers");
        opening.secretary = member("B2");
        let opening = changed(opening);
        let id = MeetingId::fresh(opening.period, &[]);
        let entry = Meeting::prepare(opening, &stamp()).expect("prepared");
        let Held::Meeting(meeting) = Held::replay(id, &[entry]).expect("sound") else { panic!("it goes on") };
        Self { meeting: *meeting, minutes: 0 }
    }

    /// Opened with everybody here.
    pub(crate) fn open(text: &str) -> Self {
        Self::open_with(text, |opening| opening)
    }

    /// The same, prepared otherwise than usual.
    pub(crate) fn open_with(text: &str, changed: impl FnOnce(Opening) -> Opening) -> Self {
        let mut room = Self::with(text, changed);
        room.does(roll(&["B1", "B2", "B3", "B4", "B5", "B6", "B7"], Answer::Present));
        room.does(Command::Open);
        room
    }

    pub(crate) fn stamp(&self) -> Stamp {
        Stamp { at: stamp().at.after(self.minutes * 60), salt: Salt::new([1; 16]) }
    }

    /// Does it a minute after the last thing.
    pub(crate) fn does(&mut self, command: Command) {
        self.minutes += 1;
        let entry = self.meeting.decide(command, &self.stamp()).expect("granted");
        match self.meeting.clone().take(&entry).expect("sound") {
            Held::Meeting(meeting) => self.meeting = *meeting,
            Held::Record(_) => panic!("it goes on"),
        }
    }

    pub(crate) fn refuses(&self, command: Command) -> Refusal {
        self.meeting.decide(command, &self.stamp()).expect_err("refused")
    }

    /// The time so many minutes after the meeting was prepared.
    pub(crate) fn clock(&self, minutes: i64) -> String {
        stamp().at.after(minutes * 60).clock()
    }

    pub(crate) fn deciding(&self, about: &str) -> Vec<String> {
        self.meeting.deciding(&member(about)).iter().map(ToString::to_string).collect()
    }

    pub(crate) fn entitled(&self) -> Vec<String> {
        let ballot = self.meeting.ballot().expect("open");
        ballot.entitled.iter().map(ToString::to_string).collect()
    }

    /// Has everybody who may vote give the one criterion of a member so many points.
    pub(crate) fn marks(&mut self, about: &str, given: u32) {
        self.ballot(about);
        for officer in self.entitled() {
            self.does(cast(&officer, points(given)));
        }
        self.does(Command::CloseBallot { missing: Missing::Refuse });
    }

    /// Puts the one criterion of a member to the vote.
    pub(crate) fn ballot(&mut self, about: &str) {
        self.does(Command::Dispute { member: member(about), item: mark() });
        self.does(Command::OpenBallot { member: member(about), item: mark() });
    }
}

pub(crate) fn person(id: &str, seat: Option<Seat>, reviewed: bool) -> Person {
    Person {
        office: seat.map(|seat| Office { seat, title: line("Ban Chấp hành") }),
        reviewed,
        ..Person::new(member(id), Name::new(&format!("Lê Thị {id}")).expect("a name"))
    }
}

pub(crate) fn roll(officers: &[&str], answer: Answer) -> Command {
    Command::AnswerRoll { officers: officers.iter().map(|id| member(id)).collect(), answer }
}

pub(crate) fn mark() -> Item {
    Item::Mark("c1".parse().expect("an id"))
}

pub(crate) fn points(points: u32) -> Choice {
    Choice::For(Value::Mark(Mark::Points(points.into())))
}

pub(crate) fn cast(officer: &str, choice: Choice) -> Command {
    Command::Cast { officer: member(officer), choice, written: false }
}

pub(crate) fn declare(officer: &str, about: &str) -> Command {
    Command::DeclareConflict { officer: member(officer), member: member(about), reason: line("chị em") }
}

pub(crate) fn out(officer: &str, about: &str) -> Command {
    Command::StepOut { officer: member(officer), member: member(about) }
}

pub(crate) fn back(officer: &str) -> Command {
    Command::ComeBack { officer: member(officer) }
}

pub(crate) fn guest(name: &str, person: Option<&str>) -> Command {
    let name = Name::new(name).expect("a name");
    Command::ReceiveGuest { guest: Guest { name, capacity: line("cấp trên"), person: person.map(member) } }
}
