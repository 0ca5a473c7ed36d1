//! Meetings by commands: what may be done when, how votes are counted, and that no sequence of commands breaks anything.

#[path = "support/ending.rs"]
mod ending;

use std::collections::BTreeSet;

use binhxet::domain::{
    Adoption, Answer, Choice, Command, Count, Duty, Entry, Event, Guest, Held, Item, Meeting, MeetingId,
    MemberId, Missing, Moment, Opening, Phase, Proceedings, Refusal, Roster, Ruling, Salt, SecretBox, Show,
    SlipRow, Stamp, Undecided, Value, Way,
};
use binhxet::number::Exact;
use binhxet::papers;
use binhxet::rules::{ClassId, CriterionId, Form, Mark, Rulebook, Standing, Value as Fact};
use binhxet::text::{Lang, Line, Name};
use ending::ending;
use proptest::prelude::*;

const CRITERIA: &str = include_str!("../fixtures/sample/criteria.json");
/// Everybody begins in one class, inputs and reasons to refer are among its rules.
const DEFAULT_CLASS: &str = include_str!("../fixtures/criteria/mac_dinh_loai_b_quy.json");
/// Votes by hands, on classes and on titles; the latter in secret.
const FORMS: &str = include_str!("../fixtures/units/phuong/phieu.json");
/// A title for two, which the committee gives to some of those who tie.
const HONOURS: &str = include_str!("../fixtures/units/honours/1-danh-hieu.json");
const ROSTER: &[u8] = include_bytes!("../fixtures/sample/roster.csv");

fn roster() -> Roster {
    papers::roster::read(ROSTER).expect("the sample's roster")
}

/// The sample's criteria with other voting rules: pairs of a text and what takes its place.
fn rulebook(changes: &[(&str, &str)]) -> Rulebook {
    let text = changes.iter().fold(CRITERIA.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from} stands in the sample");
        text.replace(from, to)
    });
    Rulebook::read(&text).expect("sound")
}

fn stamp(step: usize) -> Stamp {
    let start = Moment::at(jiff::civil::date(2026, 11, 21).at(14, 0, 0, 0), 7).expect("an offset");
    Stamp { at: start.after(i64::try_from(step).expect("few steps") * 10), salt: Salt::new([7; 16]) }
}

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

fn usual(rulebook: Rulebook) -> Opening {
    let period = "2026-11".parse().expect("a period");
    Opening::usual(period, roster(), rulebook).expect("two officers")
}

/// A meeting with its log.
struct Table {
    held: Held,
    log: Vec<Entry>,
}

impl Table {
    fn new(rulebook: Rulebook) -> Self {
        Self::with(usual(rulebook))
    }

    fn with(opening: Opening) -> Self {
        let entry = Meeting::prepare(opening, &stamp(0)).expect("two officers");
        let id = MeetingId::fresh("2026-11".parse().expect("a period"), &[]);
        Self { held: Held::replay(id, std::slice::from_ref(&entry)).expect("sound"), log: vec![entry] }
    }

    /// A meeting that has been opened with so many officers away, the last ones of the committee.
    fn opened(rulebook: Rulebook, away: usize) -> Self {
        let mut table = Self::new(rulebook);
        let committee = table.committee();
        let duties = [table.state().opening().chair.clone(), table.state().opening().secretary.clone()];
        let mut leaving: Vec<MemberId> =
            committee.iter().rev().filter(|officer| !duties.contains(officer)).take(away).cloned().collect();
        if !leaving.is_empty() {
            table
                .does(Command::AnswerRoll { officers: std::mem::take(&mut leaving), answer: Answer::Absent });
        }
        let rest: Vec<MemberId> =
            committee.into_iter().filter(|officer| table.state().roll().answer(officer).is_none()).collect();
        table.does(Command::AnswerRoll { officers: rest, answer: Answer::Present });
        table.does(Command::Open);
        table
    }

    fn state(&self) -> &Proceedings {
        self.held.proceedings()
    }

    fn meeting(&self) -> Option<&Meeting> {
        match &self.held {
            Held::Meeting(meeting) => Some(meeting),
            Held::Record(_) => None,
        }
    }

    fn committee(&self) -> Vec<MemberId> {
        self.state().committee().iter().map(|officer| officer.id.clone()).collect()
    }

    fn try_to(&mut self, command: Command) -> Result<(), Refusal> {
        let Held::Meeting(meeting) = &self.held else { return Err(Refusal::Phase(Phase::Sealed)) };
        let entry = meeting.decide(command, &stamp(self.log.len()))?;
        self.held = (**meeting).clone().take(&entry).expect("what was decided can happen");
        self.log.push(entry);
        Ok(())
    }

    fn does(&mut self, command: Command) {
        let said = format!("{command:?}");
        assert_eq!(self.try_to(command), Ok(()), "{said}");
    }

    fn refuses(&mut self, command: Command) -> Refusal {
        let before = self.log.len();
        let refusal = self.try_to(command).expect_err("refused");
        assert_eq!(self.log.len(), before);
        refusal
    }

    fn member(&self, at: usize) -> MemberId {
        self.state().members()[at].clone()
    }

    /// Takes the announced results to the seal.
    fn ends(&mut self) {
        ending().into_iter().for_each(|command| self.does(command));
    }

    /// Takes the announced results to where only the seal is left.
    fn adopts_and_confirms(&mut self) {
        ending().into_iter().take(3).for_each(|command| self.does(command));
    }

    /// A meeting in which nobody objected to anything and whose results are announced.
    fn announced() -> Self {
        let mut table = Self::opened(rulebook(&[]), 0);
        for command in [Command::AcceptUndisputed, Command::Tally, Command::Confirm] {
            table.does(command);
        }
        table
    }

    /// Opens the sealed meeting again.
    fn reopens(&mut self, reason: &str) {
        let Held::Record(record) = &self.held else { unreachable!("it is sealed") };
        let entry = record.reopen(line(reason), &stamp(self.log.len())).expect("can be written");
        self.held = (**record).clone().take(&entry).expect("what was decided can happen");
        self.log.push(entry);
    }

    /// Votes on an item of a member with these choices, in the order of those entitled; the rest abstains.
    fn vote(&mut self, member: &MemberId, item: &Item, choices: &[Choice]) -> Ruling {
        self.does(Command::OpenBallot { member: member.clone(), item: item.clone() });
        let entitled = self.state().ballot().expect("open").entitled.clone();
        for (at, officer) in entitled.into_iter().enumerate() {
            let choice = choices.get(at).cloned().unwrap_or(Choice::Abstain);
            self.does(Command::Cast { officer, choice, written: false });
        }
        self.does(Command::CloseBallot { missing: Missing::Refuse });
        match self.log.last().map(|entry| &entry.body.event) {
            Some(Event::BallotClosed { ruling, .. }) => ruling.clone(),
            other => unreachable!("the ballot was closed, and this happened: {other:?}"),
        }
    }
}

fn mark(id: &str) -> Item {
    Item::Mark(id.parse().expect("an id"))
}

fn points(text: &str) -> Choice {
    Choice::For(Value::Mark(Mark::Points(text.parse().expect("a number"))))
}

fn decided(text: &str) -> Ruling {
    Ruling::Decided(Value::Mark(Mark::Points(text.parse().expect("a number"))))
}

/// The first criterion that is marked in points, and a member who is no officer.
fn a_mark(table: &Table) -> (MemberId, Item) {
    let criterion = table
        .state()
        .committee_rules()
        .criteria()
        .find(|c| {
            table.state().committee_rules().full_mark(&c.id).is_some_and(|m| matches!(m, Mark::Points(_)))
        })
        .expect("points");
    (a_plain_member(table), mark(criterion.id.as_str()))
}

fn a_plain_member(table: &Table) -> MemberId {
    let committee = table.committee();
    table.state().members().iter().find(|member| !committee.contains(member)).expect("no officer").clone()
}

fn an_officer_under_review(table: &Table) -> MemberId {
    let committee = table.committee();
    table.state().members().iter().find(|member| committee.contains(member)).expect("an officer").clone()
}

fn a_gate(table: &Table) -> Item {
    let gate =
        table.state().committee_rules().gates().find(|gate| gate.question().is_some()).expect("a finding");
    Item::Finding(gate.id.clone())
}

#[test]
fn worked_case_10_the_mean_of_the_votes_is_exact() {
    let mut table = Table::opened(rulebook(&[]), 2);
    let (member, item) = a_mark(&table);
    table.does(Command::Dispute { member: member.clone(), item: item.clone() });
    let votes = ["6", "6", "6", "5", "5"].map(points);
    assert_eq!(table.vote(&member, &item, &votes), decided("5.6"));
}

#[test]
fn other_ways_to_put_marks_together() {
    let votes = ["6", "5", "5", "4", "1"].map(points);
    for (way, result) in [("median", "5"), ("trimmed_mean", "14/3"), ("mean", "4.2")] {
        let mut table = Table::opened(rulebook(&[("\"mean\"", &format!("\"{way}\""))]), 2);
        let (member, item) = a_mark(&table);
        table.does(Command::Dispute { member: member.clone(), item: item.clone() });
        assert_eq!(table.vote(&member, &item, &votes), decided(result), "{way}");
    }
}

#[test]
fn a_majority_is_more_than_half_of_the_valid_votes() {
    let way = [("\"mean\"", "\"majority\"")];
    let mut table = Table::opened(rulebook(&way), 1);
    let (member, item) = a_mark(&table);
    table.does(Command::Dispute { member: member.clone(), item: item.clone() });
    let votes = ["6", "6", "6", "5", "5"].map(points);
    assert_eq!(table.vote(&member, &item, &votes), decided("6"), "three of five, one abstains");
    table.does(Command::Correct {
        member: member.clone(),
        item: Some(item.clone()),
        reason: line("bấm nhầm"),
    });
    let votes = ["6", "6", "6", "5", "5", "5"].map(points);
    assert_eq!(table.vote(&member, &item, &votes), Ruling::Stands(Undecided::Tie));
}

#[test]
fn an_abstention_is_never_a_zero() {
    let mut table = Table::opened(rulebook(&[]), 0);
    let (member, item) = a_mark(&table);
    table.does(Command::Dispute { member: member.clone(), item: item.clone() });
    assert_eq!(table.vote(&member, &item, &[points("4")]), decided("4"));
    table.does(Command::Correct {
        member: member.clone(),
        item: Some(item.clone()),
        reason: line("bấm nhầm"),
    });
    assert_eq!(table.vote(&member, &item, &[]), Ruling::Stands(Undecided::NoVotes));
}

#[test]
fn a_tie_is_broken_as_the_set_says() {
    let half = [points("6"), points("6"), points("6"), points("5"), points("5"), points("5")];
    let majority = ("\"mean\"", "\"majority\"");
    for (tie, expected) in [
        ("chair", decided("6")),
        ("revote", Ruling::Again(Undecided::Tie)),
        ("refer", Ruling::Again(Undecided::Tie)),
    ] {
        let mut table = Table::opened(rulebook(&[majority, ("\"fails\"", &format!("\"{tie}\""))]), 1);
        let (member, item) = a_mark(&table);
        table.does(Command::Dispute { member: member.clone(), item: item.clone() });
        assert_eq!(table.vote(&member, &item, &half), expected, "{tie}");
    }
}

#[test]
fn a_finding_needs_more_than_half_of_those_present() {
    let found = Choice::For(Value::Found(true));
    for (yes, holds) in [(3, false), (4, true)] {
        let mut table = Table::opened(rulebook(&[]), 0);
        let (member, item) = (a_plain_member(&table), a_gate(&table));
        table.does(Command::Raise {
            member: member.clone(),
            item: item.clone(),
            evidence: line("báo cáo số 5"),
        });
        let ruling = table.vote(&member, &item, &vec![found.clone(); yes]);
        assert_eq!(ruling, Ruling::Decided(Value::Found(holds)));
        let standing = table.state().outcome(&member).map(|outcome| outcome.standing.clone());
        assert_eq!(standing == Some(Standing::NotRanked), holds);
    }
}

#[test]
fn no_tie_makes_a_finding_hold_below_its_threshold() {
    for tie in ["chair", "revote", "fails", "refer"] {
        let mut table = Table::opened(rulebook(&[("\"fails\"", &format!("\"{tie}\""))]), 0);
        let (member, item) = (a_plain_member(&table), a_gate(&table));
        let evidence = line("báo cáo số 5");
        table.does(Command::Raise { member: member.clone(), item: item.clone(), evidence });
        let one_each = [true, false].map(|found| Choice::For(Value::Found(found)));
        let ruling = table.vote(&member, &item, &one_each);
        let again = matches!(ruling, Ruling::Again(Undecided::Tie));
        assert!(again || ruling == Ruling::Decided(Value::Found(false)), "{tie}: {ruling:?}");
        assert_eq!(again, tie == "revote" || tie == "refer", "{tie}");
        if again {
            let ruling = table.vote(&member, &item, &one_each);
            assert_eq!(ruling, Ruling::Decided(Value::Found(false)), "{tie}: the last of two rounds");
        }
    }
}

#[test]
fn while_the_chair_or_the_secretary_is_away_nothing_is_decided() {
    let mut table = Table::opened(rulebook(&[]), 0);
    for duty in [Duty::Chair, Duty::Secretary] {
        let holder = table.state().holder(duty).clone();
        table.does(Command::AnswerRoll { officers: vec![holder.clone()], answer: Answer::Absent });
        assert!(matches!(table.refuses(Command::AcceptUndisputed), Refusal::OfficeEmpty { .. }));
        let Held::Meeting(meeting) = &table.held else { panic!("open") };
        let officer = meeting.candidates(duty)[0].clone();
        table.does(Command::TakeDuty { duty, officer: officer.clone() });
        assert_eq!(table.state().holder(duty), &officer);
        let refusal = table.refuses(Command::TakeDuty { duty, officer: holder });
        assert!(matches!(refusal, Refusal::NotFree { .. }), "who is away takes no duty");
    }
    table.does(Command::AcceptUndisputed);
}

#[test]
fn no_duty_changes_hands_during_a_vote() {
    let mut table = Table::opened(rulebook(&[]), 0);
    let (member, item) = a_mark(&table);
    table.does(Command::Dispute { member: member.clone(), item: item.clone() });
    table.does(Command::OpenBallot { member, item });
    let officer = table.committee()[4].clone();
    assert_eq!(table.refuses(Command::TakeDuty { duty: Duty::Chair, officer }), Refusal::BallotOpen);
}

#[test]
fn every_round_and_every_vote_called_off_stays_to_be_read() {
    let voting = [("\"mean\"", "\"majority\""), ("\"fails\"", "\"revote\"")];
    let mut table = Table::opened(rulebook(&voting), 1);
    let (member, item) = a_mark(&table);
    let about = || (member.clone(), item.clone());
    let dispute = |(member, item)| Command::Dispute { member, item };
    table.does(dispute(about()));
    table.does(Command::OpenBallot { member: member.clone(), item: item.clone() });
    let officer = table.committee()[0].clone();
    table.does(Command::Cast { officer, choice: points("6"), written: false });
    assert_eq!(table.refuses(Command::CancelBallot { reason: None }), Refusal::VotesGiven);
    table.does(Command::CancelBallot { reason: Some(line("mở nhầm")) });
    table.does(Command::WithdrawDispute { member: member.clone(), item: item.clone() });
    assert_eq!(table.state().sheet(&member).expect("a sheet").called_off.len(), 1);
    table.does(dispute(about()));
    let half = [points("6"), points("6"), points("6"), points("5"), points("5"), points("5")];
    assert_eq!(table.vote(&member, &item, &half), Ruling::Again(Undecided::Tie));
    assert_eq!(table.vote(&member, &item, &half), Ruling::Stands(Undecided::Tie));
    table.does(Command::Correct {
        member: member.clone(),
        item: Some(item.clone()),
        reason: line("bấm nhầm"),
    });
    let sheet = table.state().sheet(&member).expect("a sheet");
    let (_, ballots) = sheet.corrections[0].item.as_ref().expect("an item");
    assert_eq!(ballots.len(), 2);
}

#[test]
fn a_tied_requirement_counts_as_not_met() {
    let mut table = Table::opened(rulebook(&[]), 1);
    let rules = table.state().committee_rules();
    let check =
        rules.criteria().find(|c| rules.full_mark(&c.id) == Some(Mark::Check(true))).expect("a check");
    let (member, item) = (a_plain_member(&table), mark(check.id.as_str()));
    table.does(Command::Dispute { member: member.clone(), item: item.clone() });
    let yes_no = [true, false].map(|met| Choice::For(Value::Mark(Mark::Check(met))));
    let ruling = table.vote(&member, &item, &yes_no);
    assert_eq!(ruling, Ruling::Decided(Value::Mark(Mark::Check(false))));
}

#[test]
fn a_meeting_may_begin_with_facts_missing() {
    let input =
        "\"inputs\": [{ \"id\": \"nghi\", \"title\": \"Ngày nghỉ\", \"kind\": { \"count\": \"ngày\" } }],";
    let text = CRITERIA.replacen("\"sections\"", &format!("{input} \"sections\""), 1).replacen(
        "\"when\": \"total >= 90",
        "\"when\": \"input.nghi <= 3 and total >= 90",
        1,
    );
    let rulebook = Rulebook::read(&text).expect("sound");
    let period = "2026-11".parse().expect("a period");
    let opening = Opening::usual(period, roster(), rulebook).expect("two officers");
    let entry = Meeting::prepare(opening, &stamp(0)).expect("facts can be typed in");
    let held = Held::replay("2026-11".parse().expect("an id"), &[entry]).expect("sound");
    let state = held.proceedings();
    let missing =
        |member: &MemberId| state.facts_missing(member).iter().map(|input| input.id.to_string()).collect();
    let missing: Vec<Vec<String>> = state.members().iter().map(missing).collect();
    assert_eq!(missing, vec![vec!["nghi".to_owned()]; state.members().len()]);
}

#[test]
fn criteria_that_need_what_nobody_at_the_table_can_say_are_refused_before_the_meeting() {
    let text =
        CRITERIA.replacen("\"when\": \"total >= 90", "\"when\": \"ballot.gioi > 1/2 and total >= 90", 1);
    let votes = "\"votes\": { \"more_than\": \"1/2\", \"of\": \"present\" }";
    let title = format!("\"titles\": [{{ \"id\": \"gioi\", \"title\": \"Giỏi\", {votes} }}], \"voting\"");
    let text = text.replacen("\"voting\"", &title, 1);
    let rulebook = Rulebook::read(&text).expect("sound");
    let period = "2026-11".parse().expect("a period");
    let opening = Opening::usual(period, roster(), rulebook).expect("two officers");
    let refusal = Meeting::prepare(opening, &stamp(0)).expect_err("refused");
    assert!(refusal.sentence(Lang::Vi).contains("danh hiệu"), "{}", refusal.sentence(Lang::Vi));
}

#[test]
fn worked_case_14_an_officer_takes_no_part_in_their_own_review() {
    let mut table = Table::opened(rulebook(&[]), 0);
    let officer = an_officer_under_review(&table);
    let (_, item) = a_mark(&table);
    table.does(Command::Dispute { member: officer.clone(), item: item.clone() });
    table.does(Command::OpenBallot { member: officer.clone(), item });
    let ballot = table.state().ballot().expect("open");
    assert_eq!(ballot.entitled.len(), 6);
    assert!(!ballot.entitled.contains(&officer));
    let refusal =
        table.refuses(Command::Cast { officer: officer.clone(), choice: points("5"), written: false });
    assert!(matches!(refusal, Refusal::NotEntitled { .. }));
}

#[test]
fn without_a_quorum_nothing_begins() {
    let mut table = Table::new(rulebook(&[]));
    let committee = table.committee();
    assert!(matches!(table.refuses(Command::Open), Refusal::RollUnfinished { waiting: 7 }));
    table.does(Command::AnswerRoll { officers: committee[..4].to_vec(), answer: Answer::Present });
    table.does(Command::AnswerRoll { officers: committee[4..].to_vec(), answer: Answer::Absent });
    assert_eq!(table.refuses(Command::Open), Refusal::NoQuorum { present: 4, needed: 5 });
}

#[test]
fn who_chairs_must_be_there() {
    let mut table = Table::new(rulebook(&[]));
    let committee = table.committee();
    table.does(Command::AnswerRoll { officers: committee[1..].to_vec(), answer: Answer::Present });
    table.does(Command::AnswerRoll { officers: committee[..1].to_vec(), answer: Answer::Absent });
    assert!(matches!(table.refuses(Command::Open), Refusal::OfficeEmpty { .. }));
}

#[test]
fn marks_outside_the_criterion_are_refused() {
    let mut table = Table::opened(rulebook(&[]), 0);
    let (member, item) = a_mark(&table);
    table.does(Command::Dispute { member: member.clone(), item: item.clone() });
    table.does(Command::OpenBallot { member, item });
    let officer = table.committee()[0].clone();
    for wrong in [points("1000"), points("-1"), points("0.3"), Choice::For(Value::Found(true))] {
        let refusal =
            table.refuses(Command::Cast { officer: officer.clone(), choice: wrong, written: false });
        assert!(matches!(refusal, Refusal::Mark(_) | Refusal::WrongKind), "{refusal:?}");
    }
}

#[test]
fn a_correction_keeps_what_held_before() {
    let mut table = Table::opened(rulebook(&[]), 0);
    let (member, item) = a_mark(&table);
    table.does(Command::Dispute { member: member.clone(), item: item.clone() });
    table.vote(&member, &item, &[points("3")]);
    table.does(Command::AcceptSheet { member: member.clone() });
    table.does(Command::Correct {
        member: member.clone(),
        item: Some(item.clone()),
        reason: line("có thông tin mới"),
    });
    let sheet = table.state().sheet(&member).expect("a sheet");
    assert!(!sheet.is_done());
    let correction = &sheet.corrections[0];
    assert!(correction.acceptance.is_some());
    let (of, before) = correction.item.as_ref().expect("an item");
    assert_eq!(of, &item);
    assert_eq!(before.last().expect("a vote").ruling, decided("3"));
    assert!(matches!(table.refuses(Command::AcceptSheet { member }), Refusal::OpenQuestions { count: 1 }));
}

#[test]
fn a_correction_after_the_tally_opens_the_meeting_again() {
    let mut table = Table::opened(rulebook(&[]), 0);
    table.does(Command::AcceptUndisputed);
    table.does(Command::Tally);
    table.does(Command::Confirm);
    let member = table.member(3);
    table.does(Command::Correct { member: member.clone(), item: None, reason: line("bấm nhầm") });
    assert_eq!(table.state().phase(), Phase::Open);
    assert!(matches!(table.refuses(Command::Seal), Refusal::Phase(Phase::Open)));
    assert!(matches!(table.refuses(Command::Tally), Refusal::OpenSheets { count: 1 }));
}

#[test]
fn the_seal_names_the_chain_and_ends_the_meeting() {
    let mut table = Table::opened(rulebook(&[]), 0);
    table.does(Command::AcceptUndisputed);
    table.does(Command::Tally);
    table.does(Command::Confirm);
    table.adopts_and_confirms();
    let (head, entries) = (table.state().chain().head(), table.state().chain().entries());
    table.does(Command::Seal);
    let Held::Record(record) = &table.held else { panic!("a record") };
    assert_eq!((record.seal().head, record.seal().entries), (head, entries));
    assert_eq!(table.log.len() as u64, entries + 1);
}

#[test]
fn a_changed_log_is_found() {
    let mut table = Table::opened(rulebook(&[]), 0);
    table.does(Command::AcceptUndisputed);
    table.does(Command::Tally);
    table.does(Command::Confirm);
    table.ends();
    let id = table.state().id().clone();
    for at in 0..table.log.len() - 1 {
        let mut log = table.log.clone();
        log[at].body.at = log[at].body.at.after(60);
        assert!(Held::replay(id.clone(), &log).is_err(), "entry {} was changed", at + 1);
        let mut log = table.log.clone();
        log.remove(at);
        assert!(Held::replay(id.clone(), &log).is_err(), "entry {} was taken out", at + 1);
    }
}

#[test]
fn nothing_is_sealed_before_the_minutes_are_adopted_and_both_have_confirmed_them() {
    let mut table = Table::announced();
    let (chair, secretary) =
        (Command::Attest { duty: Duty::Chair }, Command::Attest { duty: Duty::Secretary });
    for command in [Command::Seal, chair.clone(), secretary.clone()] {
        assert_eq!(table.refuses(command), Refusal::MinutesNotAdopted);
    }
    table.does(Command::AdoptMinutes { way: Adoption::Consent });
    assert_eq!(table.refuses(Command::AdoptMinutes { way: Adoption::Consent }), Refusal::NothingToDo);
    assert!(matches!(table.refuses(Command::Seal), Refusal::NotAttested { .. }));
    table.does(secretary.clone());
    assert_eq!(table.refuses(secretary), Refusal::NothingToDo);
    assert!(matches!(table.refuses(Command::Seal), Refusal::NotAttested { .. }));
    table.does(chair);
    table.does(Command::Seal);
}

#[test]
fn hands_that_cannot_be_are_refused_and_too_few_do_not_adopt() {
    let mut table = Table::announced();
    let show = |agreed, against, abstained| Show { agreed, against, abstained };
    let by = |hands| Command::AdoptMinutes { way: Adoption::Hands(hands) };
    let reject = |hands| Command::RejectMinutes { hands, reason: line("ghi thiếu") };
    for hands in [show(5, 2, 1), show(8, 0, 0), show(u32::MAX, u32::MAX, 2)] {
        for command in [by(hands), reject(hands)] {
            assert!(matches!(table.refuses(command), Refusal::TooManyHands { present: 7, .. }));
        }
    }
    assert_eq!(table.refuses(by(show(3, 2, 2))), Refusal::NotCarried { agreed: 3, needed: 4 });
    table.does(reject(show(3, 2, 2)));
    assert_eq!(table.refuses(Command::Seal), Refusal::MinutesNotAdopted);
    table.does(Command::Remark { text: line("Bà Yến: ghi rõ lý do vắng") });
    assert_eq!(table.refuses(reject(show(4, 3, 0))), Refusal::Carried { agreed: 4 });
    table.does(by(show(4, 3, 0)));
    assert_eq!(table.state().minutes().votes.len(), 2);
}

#[test]
fn whatever_is_changed_after_the_adoption_takes_it_back() {
    let member = Table::announced().member(3);
    let correct = Command::Correct { member, item: None, reason: line("bấm nhầm") };
    for change in [Command::Remark { text: line("ghi thêm một ý") }, correct] {
        let mut table = Table::announced();
        table.adopts_and_confirms();
        table.does(change);
        let minutes = table.state().minutes();
        assert_eq!((minutes.adopted(), minutes.attested(Duty::Chair)), (None, None));
        assert_eq!(minutes.votes.len(), 1, "that it was adopted once stays to be read");
        assert!(table.try_to(Command::Seal).is_err());
    }
}

#[test]
fn a_meeting_of_the_first_procedure_is_sealed_as_it_always_was() {
    let mut table = Table::with(Opening { procedure: 1, ..usual(rulebook(&[])) });
    table.does(Command::AnswerRoll { officers: table.committee(), answer: Answer::Present });
    for command in [Command::Open, Command::AcceptUndisputed, Command::Tally, Command::Confirm, Command::Seal]
    {
        table.does(command);
    }
    table.reopens("có khiếu nại");
    table.does(Command::Tally);
    table.does(Command::Confirm);
    assert_eq!(
        table.refuses(Command::Seal),
        Refusal::MinutesNotAdopted,
        "what is opened again is sealed as now"
    );
}

#[test]
fn a_reopened_meeting_keeps_its_seal_its_sheets_and_goes_on_behind_it() {
    let mut table = Table::announced();
    table.ends();
    let (first, id) = (table.state().seal().expect("a seal"), table.state().id().clone());
    table.reopens("có khiếu nại");
    assert_eq!((table.state().phase(), table.state().seal()), (Phase::Open, None));
    assert_eq!(table.state().done(), table.state().members().len(), "sheets stay accepted");
    assert!(table.state().outcomes().is_empty());
    assert!(matches!(table.refuses(Command::Seal), Refusal::Phase(Phase::Open)));
    let member = table.member(3);
    table.does(Command::Correct { member: member.clone(), item: None, reason: line("bấm nhầm") });
    for command in [Command::AcceptSheet { member }, Command::Tally, Command::Confirm] {
        table.does(command);
    }
    table.ends();
    let seals = table.state().seals();
    assert_eq!((seals.len(), seals[0]), (2, first));
    assert!(seals[1].entries > first.entries + 1);
    assert_eq!(Held::replay(id.clone(), &table.log).as_ref(), Ok(&table.held));
    let opened_again = usize::try_from(first.entries + 1).expect("small");
    let mut log = table.log.clone();
    log.remove(opened_again);
    assert!(Held::replay(id, &log).is_err(), "nothing else stands behind a seal");
}

#[test]
fn behind_a_seal_nothing_but_the_reopening_can_stand() {
    let mut table = Table::announced();
    let before = table.held.clone();
    table.ends();
    let (Held::Meeting(meeting), Held::Record(record)) = (before, &table.held) else { panic!("as they are") };
    let mut stray =
        meeting.decide(Command::Remark { text: line("ghi thêm") }, &stamp(99)).expect("can be said");
    stray.seq = table.log.len() as u64 + 1;
    assert!((**record).clone().take(&stray).is_err());
    let reopening = record.reopen(line("có khiếu nại"), &stamp(99)).expect("can be written");
    let early = Entry { seq: meeting.chain().entries() + 1, ..reopening };
    assert!(meeting.take(&early).is_err(), "what is not sealed is not opened again");
}

/// A command that somebody might give at any moment, sensible or not.
fn a_command(table: &Table, seed: u64) -> Command {
    let pick = |of: usize, salt: u64| {
        usize::try_from(
            seed.wrapping_mul(2_654_435_761).rotate_left(u32::try_from(salt * 7 % 64).unwrap_or(0))
                % 1_000_003,
        )
        .expect("small")
            % of.max(1)
    };
    let state = table.state();
    let member = state.members()[pick(state.members().len(), 1) % 4].clone();
    let officers = table.committee();
    let officer = officers[pick(officers.len(), 2)].clone();
    let items = state.items(&member);
    let asked: Vec<Item> = state
        .sheet(&member)
        .map(|sheet| sheet.questions().map(|(item, _)| item.clone()).collect())
        .unwrap_or_default();
    let item =
        asked.get(pick(asked.len() + 2, 3)).cloned().unwrap_or_else(|| items[pick(items.len(), 4)].clone());
    let voted = state.ballot().map_or_else(|| item.clone(), |ballot| ballot.item.clone());
    let choice = match (&voted, pick(5, 5)) {
        (_, 0) => Choice::Abstain,
        (Item::Mark(id), _) => Choice::For(Value::Mark(
            state.committee_rules().full_mark(id).unwrap_or(Mark::Points(Exact::whole(1))),
        )),
        (Item::Occurrence { .. }, n) => Choice::For(Value::Count(u32::try_from(n).expect("small"))),
        (Item::Finding(_), n) => Choice::For(Value::Found(n % 2 == 0)),
        (Item::Class, n) => {
            Choice::For(Value::Class(state.committee_rules().set().classes[n % 2].id.clone()))
        }
        (Item::Title(_), n) => Choice::For(Value::Granted(n % 2 == 0)),
    };
    let reason = line("lý do");
    let rules = state.rules_of(&member);
    let classes: Vec<ClassId> = rules.classes().map(|class| class.id.clone()).collect();
    let class = classes[pick(classes.len(), 7)].clone();
    let criteria: Vec<CriterionId> = rules.criteria().map(|criterion| criterion.id.clone()).collect();
    let criterion = criteria[pick(criteria.len(), 8) % 2].clone();
    let set = rules.set().id.clone();
    let input = rules.set().inputs.first().map(|input| input.id.clone());
    let other = state.members()[pick(state.members().len(), 12)].clone();
    let own = officers.iter().find(|officer| state.members().contains(officer)).cloned();
    match pick(56, 6) {
        30 => Command::ReceiveGuest {
            guest: Guest {
                name: Name::new(["Phan Văn Bưởi", "Tạ Thị Quýt"][pick(2, 9)]).expect("a name"),
                capacity: reason,
                person: (pick(3, 10) == 0).then_some(other),
            },
        },
        31 => {
            let guest = u32::try_from(pick(3, 9)).expect("small");
            [
                Command::SeeGuestOff { guest },
                Command::ReceiveAgain { guest },
                Command::StrikeGuest { guest, reason },
            ][pick(3, 10)]
            .clone()
        }
        32 | 33 => Command::DeclareConflict { officer, member, reason },
        34 => Command::WithdrawConflict { officer, member, reason },
        35 => Command::StepOut { officer, member },
        36 => Command::StepOut { member: own.clone().unwrap_or(member), officer: own.unwrap_or(officer) },
        37 => Command::ComeBack { officer },
        38 | 39 => Command::AdoptMinutes { way: Adoption::Consent },
        40 => Command::AdoptMinutes { way: Adoption::Hands(hands(&pick)) },
        41 => Command::RejectMinutes { hands: hands(&pick), reason },
        42 => Command::Attest { duty: [Duty::Chair, Duty::Secretary][pick(2, 9)] },
        43 => Command::Remark { text: reason },
        44..=47 => {
            let sides = match &choice {
                Choice::For(value) => vec![(value.clone(), u32::try_from(1 + pick(8, 12)).expect("small"))],
                Choice::Abstain => Vec::new(),
            };
            let count = Count::new(sides, u32::try_from(pick(3, 13)).expect("small"), 0);
            let checked_by = (pick(3, 14) == 0).then_some(officer);
            Command::CountHands { count, checked_by, reason: (pick(2, 15) == 0).then_some(reason) }
        }
        48 => {
            let value = match choice {
                Choice::For(value) => value,
                Choice::Abstain => Value::Found(true),
            };
            Command::ChairDecides { member, item, value }
        }
        49 => Command::Cast { officer, choice, written: true },
        50 => Command::OpenBallot { member, item: Item::Class },
        51 | 52 => {
            let titles = table.meeting().and_then(Meeting::title_candidates);
            match titles {
                Some((title, members)) => Command::OpenSlip {
                    rows: members.into_iter().map(|member| (member, Item::Title(title.clone()))).collect(),
                },
                None => Command::Tally,
            }
        }
        53 => Command::CancelSlip { reason },
        54 | 55 => Command::CloseSlip { ballots: a_box(table, seed), missing: Missing::LeaveOut },
        24 => Command::MoveClass { member, class: (pick(3, 9) > 0).then_some(class), reason },
        25 => {
            let way = [Way::Excluded, Way::Full, Way::Rescale][pick(3, 9)];
            Command::Waive { set, criterion, way, reason }
        }
        26 => Command::LiftWaiver { set, criterion, reason },
        27 if pick(2, 16) == 0 => decide_title(table, member, pick(2, 17) == 0, reason),
        27 => Command::DecideReferral { member, class, reason },
        28 | 29 => Command::EnterFact {
            member,
            input: input.unwrap_or_else(|| "khong_hoi".parse().expect("an id")),
            value: (pick(4, 9) > 0)
                .then(|| Fact::Number(Exact::whole(i64::try_from(pick(60, 10)).expect("small")))),
            reason: (pick(2, 11) == 0).then_some(reason),
        },
        0 => Command::AnswerRoll { officers: vec![officer], answer: Answer::Present },
        1 => Command::AnswerRoll { officers, answer: Answer::Present },
        2 => Command::AnswerRoll { officers: vec![officer], answer: Answer::Absent },
        3 => Command::Open,
        4 | 5 => Command::Dispute { member, item },
        6 => Command::WithdrawDispute { member, item },
        7 => Command::Raise { member, item, evidence: reason },
        8 | 9 => Command::OpenBallot { member, item },
        10..=14 => Command::Cast { officer, choice, written: false },
        15 => Command::ChangeVote { officer, choice, reason },
        16 => Command::CloseBallot { missing: Missing::Refuse },
        17 => Command::CloseBallot { missing: Missing::LeaveOut },
        18 => Command::AcceptSheet { member },
        19 => Command::AcceptUndisputed,
        20 => Command::Correct { member, item: Some(item), reason },
        21 => Command::Correct { member, item: None, reason },
        22 => {
            if pick(2, 7) == 0 {
                Command::Tally
            } else {
                Command::Confirm
            }
        }
        _ => {
            if pick(2, 8) == 0 {
                Command::CancelBallot { reason: (pick(2, 9) == 0).then(|| line("mở nhầm")) }
            } else {
                Command::Seal
            }
        }
    }
}

/// A decision on a title, on one that is open where there is one.
fn decide_title(table: &Table, member: MemberId, granted: bool, reason: Line) -> Command {
    let open = table.state().open_titles();
    let of_open = open.first().map(|open| (open.title.id.clone(), open.members[0].clone()));
    let (title, member) = of_open.unwrap_or_else(|| ("gioi".parse().expect("an id"), member));
    Command::DecideTitle { member, title, granted, reason }
}

/// What must hold of the last entry, before which the meeting stood so.
fn check_step(before: &Proceedings, event: &Event) {
    let is_quorate = before.roll().present() >= before.quorum();
    match event {
        Event::BallotOpened { member, entitled, .. } => {
            let decides = |officer: &&MemberId| {
                before.roll().is_present(officer)
                    && before.outing(officer).is_none()
                    && !before.is_recused(officer, member)
            };
            let committee = before.committee().into_iter().map(|officer| &officer.id);
            assert!(is_quorate && entitled.iter().eq(committee.filter(decides)), "who may decide votes");
        }
        Event::VoteCast { officer, .. } | Event::VoteChanged { officer, .. } => {
            let ballot = before.ballot().expect("a vote is open");
            let in_writing = matches!(event, Event::VoteCast { written: true, .. })
                || ballot.vote_of(officer).is_some_and(|vote| vote.written);
            assert!(is_quorate && (in_writing || ballot.entitled.contains(officer)));
            assert!(!before.is_recused(officer, &ballot.member), "a conflict is declared before the vote");
        }
        Event::RollAnswered { officers, .. } => {
            let leaves = officers.iter().any(|officer| before.roll().is_present(officer));
            assert!(!(leaves && before.is_voting()), "nobody leaves during a vote");
        }
        Event::SteppedOut { officer, member } => assert!(before.is_recused(officer, member)),
        Event::SheetsAccepted { .. }
        | Event::Opened
        | Event::ReferralDecided { .. }
        | Event::TitleDecided { .. }
        | Event::Tallied { .. }
        | Event::Confirmed
        | Event::Sealed { .. } => assert!(is_quorate && before.vacant_duty().is_none(), "{event:?}"),
        _ => {}
    }
}

/// Hands of nobody in particular; there may be more of them than people.
fn hands(pick: &impl Fn(usize, u64) -> usize) -> Show {
    let of = |salt| u32::try_from(pick(6, salt)).expect("small");
    Show { agreed: of(12), against: of(13), abstained: of(14) }
}

/// A box in which some of those who may vote have voted, or one that fits no ballot.
fn a_box(table: &Table, seed: u64) -> SecretBox {
    let (Some(meeting), Some(slip)) = (table.meeting(), table.state().slip()) else {
        return SecretBox::empty(1);
    };
    let votes = |at: usize| seed.rotate_left(u32::try_from(at % 60).expect("small")) % 4;
    slip.entitled.iter().enumerate().fold(SecretBox::empty(slip.rows.len()), |into, (at, officer)| {
        let choice = |(row, asked): (usize, &SlipRow)| match votes(at + row) {
            _ if table.state().is_recused(officer, &asked.member) => None,
            0 => Some(Choice::Abstain),
            vote => Some(Choice::For(Value::Granted(vote > 1))),
        };
        let choices = slip.rows.iter().enumerate().map(choice).collect();
        match votes(at + 7) {
            0 => into,
            _ => meeting.drop_ballot(&into, officer, choices).unwrap_or(into),
        }
    })
}

fn check(table: &Table) {
    let state = table.state();
    let all = state.attendance();
    assert_eq!(all.present + all.away() + all.waiting, all.summoned, "the roll adds up");
    assert_eq!((all.summoned as usize, all.present), (state.committee().len(), state.roll().present()));
    for officer in state.committee() {
        let is_outside = state.outing(&officer.id).is_some();
        assert!(!is_outside || state.roll().is_present(&officer.id), "who is outside is at the meeting");
    }
    let minutes = state.minutes();
    if let Some(vote) = minutes.adopted() {
        assert!(state.phase() >= Phase::Confirmed, "only announced results are adopted");
        if let Adoption::Hands(hands) = vote.way {
            assert!(hands.sum() <= u64::from(vote.present) && 2 * hands.agreed > vote.present);
        }
    }
    let confirmed =
        [Duty::Chair, Duty::Secretary].into_iter().filter(|duty| minutes.attested(*duty).is_some()).count();
    assert!(confirmed == 0 || minutes.adopted().is_some(), "nobody confirms what was not adopted");
    assert!(state.seal().is_none() || confirmed == 2, "the seal waits for both");
    assert!(state.seals().len().abs_diff(state.reopenings().len()) <= 1);
    let all = state.sheets().flat_map(|sheet| sheet.questions()).flat_map(|(_, question)| &question.ballots);
    for closed in all {
        let ballot = &closed.ballot;
        let votes = ballot.votes.iter();
        assert!(
            votes.clone().all(|vote| vote.written || ballot.entitled.contains(&vote.officer)),
            "only the entitled vote, or somebody who is away and writes"
        );
        let committee = table.committee();
        assert!(votes.clone().all(|vote| committee.contains(&vote.officer) && vote.officer != ballot.member));
        let voters: BTreeSet<&MemberId> = votes.map(|vote| &vote.officer).collect();
        assert_eq!(voters.len(), ballot.votes.len(), "nobody votes twice");
        assert!(ballot.votes.is_empty() || ballot.counts.is_empty(), "by name or by count");
        assert!(ballot.counts.iter().skip(1).all(|counted| counted.reason.is_some()));
        assert!(!ballot.entitled.contains(&ballot.member), "nobody decides about themselves");
        let tally = closed.tally;
        assert_eq!(usize::try_from(tally.cast).expect("few"), ballot.cast(), "every vote is counted once");
        assert_eq!(usize::try_from(tally.valid).expect("few"), ballot.sides().count());
        if let (Ruling::Chair(_), Some(value)) = (&closed.ruling, &closed.chair) {
            assert!(ballot.sides().any(|side| side == value), "the chair joins a side");
            assert_ne!(ballot.form, Form::RollCall);
        }
        assert!(tally.valid <= tally.cast && tally.cast <= tally.present);
        assert!(tally.present <= tally.summoned && tally.summoned <= tally.committee);
    }
    assert!(state.quotas().is_empty() || state.phase() >= Phase::Tallied, "quotas come with the classes");
    if state.phase() >= Phase::Tallied {
        assert_eq!(state.done(), state.members().len());
        for placed in state.outcomes() {
            let outcome = state.outcome(&placed.member).expect("worked out");
            assert_eq!(
                (&placed.class, &placed.total),
                (&outcome.class, &outcome.total),
                "the record recomputes"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_sequence_of_commands_keeps_the_meeting_sound(seeds in proptest::collection::vec(any::<u64>(), 1..120)) {
        let declared = CRITERIA.replace("\"self\"", "\"declared\"");
        let in_secret = FORMS.replace("\"titles\": \"hands\"", "\"titles\": \"secret\"");
        let sets = [CRITERIA, DEFAULT_CLASS, &declared, &in_secret, HONOURS];
        let rulebook = Rulebook::read(sets[seeds.len() % sets.len()]).expect("sound");
        let mut table = Table::new(rulebook);
        for seed in seeds {
            let sealed = matches!(table.held, Held::Record(_));
            if sealed && seed % 3 == 0 {
                table.reopens("lý do");
                check(&table);
                continue;
            }
            let before = table.state().clone();
            let done = table.try_to(a_command(&table, seed));
            if let (Ok(()), Some(entry)) = (&done, table.log.last()) {
                check_step(&before, &entry.body.event);
            }
            prop_assert!(!(sealed && done.is_ok()), "sealed stays sealed");
            check(&table);
        }
        let lines: Vec<String> = table.log.iter().map(|entry| entry.line().expect("prints")).collect();
        let read: Vec<Entry> = lines.iter().map(|line| serde_json::from_str(line).expect("reads")).collect();
        prop_assert_eq!(&read, &table.log);
        let replayed = Held::replay(table.state().id().clone(), &read).expect("sound");
        prop_assert_eq!(replayed, table.held);
    }
}
