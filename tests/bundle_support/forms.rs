//! Meetings with votes in every form: by name and in writing, by hands, in secret; on classes and on titles.

use binhxet::domain::{
    Answer, Choice, Command, Count, Duty, Held, Item, Meeting, MemberId, Missing, Opening, SecretBox, Value,
};
use binhxet::papers;
use binhxet::rules::{Form, Mark, Rulebook, Standing};

use super::meetings::{Room, line};

const CRITERIA: &str = include_str!("../../fixtures/units/phuong/phieu.json");
const ROSTER: &[u8] = include_bytes!("../../fixtures/units/phuong/roster.csv");

/// A meeting by these criteria in which everybody but one officer without a duty is there.
fn open(criteria: &str, seed: u64) -> (Room, MemberId) {
    let rulebook = Rulebook::read(criteria).expect("sound criteria");
    let roster = papers::roster::read(ROSTER).expect("a sound roster");
    let opening =
        Opening::usual("2026-11".parse().expect("a period"), roster, rulebook).expect("a committee");
    let mut room = Room::new(opening, seed);
    let mut committee: Vec<MemberId> =
        room.state().committee().iter().map(|officer| officer.id.clone()).collect();
    let duties = [Duty::Chair, Duty::Secretary].map(|duty| room.state().holder(duty).clone());
    let at = committee.iter().rposition(|officer| !duties.contains(officer)).expect("an officer");
    let away = committee.remove(at);
    room.does(Command::AnswerRoll { officers: committee, answer: Answer::Present });
    let answer = Answer::Excused { reason: line("đi công tác") };
    room.does(Command::AnswerRoll { officers: vec![away.clone()], answer });
    room.does(Command::Open);
    (room, away)
}

fn meeting(room: &Room) -> &Meeting {
    let Held::Meeting(meeting) = &room.held else { unreachable!("it goes on") };
    meeting
}

/// The bundle of one whole meeting with a tie that the chair breaks by hands, a count that was checked and replaced, class
/// ballots with an opinion in writing, a case that is decided, and a secret slip on a title.
pub fn whole() -> String {
    let (mut room, away) = open(&CRITERIA.replace("\"titles\": \"hands\"", "\"titles\": \"secret\""), 1);
    let plain: Vec<MemberId> = {
        let state = room.state();
        let is_plain = |id: &&MemberId| state.person(id).is_some_and(|person| person.office.is_none());
        state.members().iter().filter(is_plain).cloned().collect()
    };
    let id = |id: &str| Item::Mark(id.parse().expect("an id"));
    let check = |met| Value::Mark(Mark::Check(met));
    let points = |whole| Value::Mark(Mark::Points(binhxet::number::Exact::whole(whole)));
    let hands = |sides: Vec<(Value, u32)>, reason: Option<&str>, checked_by| Command::CountHands {
        count: Count::new(sides, 0, 0),
        checked_by,
        reason: reason.map(line),
    };

    let (member, item) = (plain[0].clone(), id("ke_hoach"));
    room.does(Command::Dispute { member: member.clone(), item: item.clone() });
    room.does(Command::OpenBallot { member: member.clone(), item: item.clone() });
    room.does(hands(vec![(check(true), 3), (check(false), 3)], None, None));
    room.does(Command::CloseBallot { missing: Missing::Refuse });
    room.does(Command::ChairDecides { member, item, value: check(true) });

    let (member, item) = (plain[1].clone(), id("giao"));
    room.does(Command::Dispute { member: member.clone(), item: item.clone() });
    room.does(Command::OpenBallot { member, item });
    room.does(hands(vec![(points(10), 4), (points(8), 2)], None, None));
    let officer = room.state().ballot().expect("open").entitled[2].clone();
    room.does(hands(vec![(points(10), 3), (points(8), 3)], Some("đếm sót"), Some(officer)));
    room.does(Command::CloseBallot { missing: Missing::Refuse });

    room.does(Command::AcceptUndisputed);
    let best = room.state().committee_rules().set().classes[0].id.clone();
    for member in class_candidates(&room) {
        room.does(Command::OpenBallot { member, item: Item::Class });
        let entitled = room.state().ballot().expect("open").entitled.clone();
        let choice = Choice::For(Value::Class(best.clone()));
        room.does(Command::Cast { officer: away.clone(), choice: choice.clone(), written: true });
        for officer in entitled {
            room.does(Command::Cast { officer, choice: choice.clone(), written: false });
        }
        room.does(Command::CloseBallot { missing: Missing::Refuse });
    }
    room.does(Command::Tally);
    decide_referred(&mut room);
    let (title, members) = meeting(&room).title_candidates().expect("a title");
    let rows = members.iter().map(|member| (member.clone(), Item::Title(title.clone()))).collect();
    room.does(Command::OpenSlip { rows });
    let slip = room.state().slip().expect("open").clone();
    let ballots =
        slip.entitled.iter().enumerate().fold(SecretBox::empty(slip.rows.len()), |into, (at, officer)| {
            let vote = |row: &binhxet::domain::SlipRow| {
                (!room.state().is_recused(officer, &row.member))
                    .then(|| Choice::For(Value::Granted(at > 0 || row.member != plain[1])))
            };
            let choices = slip.rows.iter().map(vote).collect();
            meeting(&room).drop_ballot(&into, officer, choices).expect("may vote")
        });
    room.does(Command::CloseSlip { ballots, missing: Missing::Refuse });
    room.does(Command::Confirm);
    room.bundle()
}

/// The bundle of a meeting in which three tie for the one place of a title: the committee gives it to the first and not to
/// the second. The fourth member stands below them.
pub fn with_a_decided_title() -> String {
    let criteria = include_str!("../../fixtures/units/honours/1-danh-hieu.json");
    let (mut room, _) = open(&criteria.replace("\"count\": 2", "\"count\": 1"), 3);
    let members = room.state().members().to_vec();
    let item = Item::Mark("giao".parse().expect("an id"));
    let last = members[3].clone();
    room.does(Command::Dispute { member: last.clone(), item: item.clone() });
    room.does(Command::OpenBallot { member: last, item });
    for officer in room.state().ballot().expect("open").entitled.clone() {
        let choice = Choice::For(Value::Mark(Mark::Points(binhxet::number::Exact::whole(8))));
        room.does(Command::Cast { officer, choice, written: false });
    }
    room.does(Command::CloseBallot { missing: Missing::Refuse });
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    for (member, granted) in [(&members[0], true), (&members[1], false)] {
        let (member, title) = (member.clone(), "gioi".parse().expect("an id"));
        let reason = line("Ban Chấp hành bàn");
        room.does(Command::DecideTitle { member, title, granted, reason });
    }
    room.does(Command::Confirm);
    room.bundle()
}

/// Those about whose class a ballot is held: no gate keeps them out.
fn class_candidates(room: &Room) -> Vec<MemberId> {
    let barred = |member: &MemberId| {
        let standing = room.state().outcome(member).map(|outcome| &outcome.standing);
        matches!(standing, Some(Standing::NotRanked | Standing::Suspended))
    };
    room.state().members().iter().filter(|member| !barred(member)).cloned().collect()
}

/// Gives everybody who was left to the committee the second class.
fn decide_referred(room: &mut Room) {
    let second = room.state().committee_rules().set().classes[1].id.clone();
    let members = room.state().members().to_vec();
    for member in members {
        if room.state().outcome(&member).is_some_and(|outcome| outcome.standing == Standing::Referred) {
            let reason = line("Ban Chấp hành bàn");
            room.does(Command::DecideReferral { member, class: second.clone(), reason });
        }
    }
}

/// The bundle of a meeting held by chance in which everything is voted on in one form, and how many votes were closed in it.
pub fn held(form: &str, tie: &str, seed: u64) -> (String, usize) {
    let forms =
        format!(r#""marks": "{form}", "findings": "{form}", "classes": "{form}", "titles": "{form}""#);
    let criteria = CRITERIA
        .replace(r#""marks": "hands", "findings": "hands", "titles": "hands""#, &forms)
        .replace(r#""tie": "chair""#, &format!(r#""tie": "{tie}""#))
        .replace(r#""rounds": 1"#, r#""rounds": 2"#);
    let (mut room, away) = open(&criteria, seed);
    for member in room.state().members().to_vec() {
        for item in room.state().items(&member) {
            if room.chance(2) == 0 {
                let (member, evidence) = (member.clone(), line("một việc"));
                room.does(match item.wants_evidence(room.state().rules_of(&member)) {
                    true => Command::Raise { member: member.clone(), item: item.clone(), evidence },
                    false => Command::Dispute { member: member.clone(), item: item.clone() },
                });
                settle(&mut room, &away, &member, &item);
            }
        }
    }
    room.does(Command::AcceptUndisputed);
    for member in room.state().members().to_vec() {
        if class_candidates(&room).contains(&member) {
            settle(&mut room, &away, &member, &Item::Class);
        }
    }
    room.does(Command::Tally);
    decide_referred(&mut room);
    while let Some((title, members)) = meeting(&room).title_candidates() {
        settle(&mut room, &away, &members[0], &Item::Title(title));
    }
    room.does(Command::Confirm);
    (room.bundle(), room.closed)
}

/// Votes on a question until something comes of it.
fn settle(room: &mut Room, away: &MemberId, member: &MemberId, item: &Item) {
    loop {
        room.does(Command::OpenBallot { member: member.clone(), item: item.clone() });
        match item.form(room.state().rules_of(member)) {
            Form::RollCall => by_name(room, away, member, item),
            Form::Hands => by_hands(room, member, item),
            Form::Secret => in_secret(room, member, item),
        }
        room.closed += 1;
        let question = room.state().sheet(member).and_then(|sheet| sheet.question(item)).expect("voted on");
        if !question.is_open() {
            return;
        }
        if room.state().sheet(member).is_some_and(|sheet| sheet.awaits_chair(item)) {
            let last = question.ballots.last().expect("voted on");
            let value = last.ballot.sides().next().expect("a side").clone();
            room.does(Command::ChairDecides { member: member.clone(), item: item.clone(), value });
            return;
        }
    }
}

fn by_name(room: &mut Room, away: &MemberId, member: &MemberId, item: &Item) {
    let entitled = room.state().ballot().expect("open").entitled.clone();
    if room.chance(2) == 0 && away != member {
        let choice = room.choice(member, item);
        room.does(Command::Cast { officer: away.clone(), choice, written: true });
    }
    for (at, officer) in entitled.into_iter().enumerate() {
        if at == 0 || room.chance(9) > 0 {
            let choice = room.choice(member, item);
            room.does(Command::Cast { officer, choice, written: false });
        }
    }
    room.does(Command::CloseBallot { missing: Missing::LeaveOut });
}

fn by_hands(room: &mut Room, member: &MemberId, item: &Item) {
    let entitled = room.state().ballot().expect("open").entitled.clone();
    let mut counted = None;
    for _ in 0..=room.chance(2) {
        let choices: Vec<Choice> = entitled.iter().map(|_| room.choice(member, item)).collect();
        let count = Count::of(&choices);
        if counted.as_ref() == Some(&count) {
            continue;
        }
        let checked_by = (room.chance(2) == 0).then(|| entitled[0].clone());
        let reason = counted.is_some().then(|| line("đếm lại"));
        room.does(Command::CountHands { count: count.clone(), checked_by, reason });
        counted = Some(count);
    }
    room.does(Command::CloseBallot { missing: Missing::LeaveOut });
}

fn in_secret(room: &mut Room, member: &MemberId, item: &Item) {
    let slip = room.state().slip().expect("open").clone();
    let mut ballots = SecretBox::empty(slip.rows.len());
    for (at, officer) in slip.entitled.iter().enumerate() {
        if at == 0 || room.chance(9) > 0 {
            let choice = room.choice(member, item);
            ballots = meeting(room).drop_ballot(&ballots, officer, vec![Some(choice)]).expect("may vote");
        }
    }
    room.does(Command::CloseSlip { ballots, missing: Missing::LeaveOut });
}
