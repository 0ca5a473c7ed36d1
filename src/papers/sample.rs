//! The sample unit: an invented ward union from files that a user could write too, with one sealed meeting behind it.
//!
//! The meeting is held here by commands, like any other; nothing of its outcome is written down beforehand.

use crate::domain::{
    Adoption, Answer, Choice, Command, Digest, Duty, Entry, Held, Item, Meeting, MeetingId, MemberId,
    Missing, Moment, Opening, Period, Proceedings, Salt, Stamp, Summary, Unit, UnitEntry, UnitEvent, Value,
};
use crate::rules::{GateId, Mark, MarkedBy, Rulebook};
use crate::text::{Lang, Line};

const ROSTER: &[u8] = include_bytes!("../../fixtures/sample/roster.csv");
const PROPOSALS: &[u8] = include_bytes!("../../fixtures/sample/proposals.csv");
const CRITERIA: &str = include_str!("../../fixtures/sample/criteria.json");

/// Seconds between two steps of the sample's meeting.
const PACE: i64 = 20;

/// How many days before the end of its month the meeting was held.
const DAYS_BEFORE: i64 = 3;

/// The sample, ready to be kept.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The entries of the unit's log.
    pub unit: Vec<UnitEntry>,
    /// The meeting of the month before.
    pub meeting: MeetingId,
    /// Its entries, a line of JSON each.
    pub lines: Vec<String>,
    /// The meeting in short.
    pub summary: Summary,
}

/// The sample cannot be made: a file of it is not sound.
#[derive(Debug, thiserror::Error)]
#[error("the sample unit cannot be made: {0}")]
pub struct Unmakeable(String);

/// Makes the sample for a unit that has nothing yet. The meeting is about the month before the stamp's.
pub fn build(unit: &Unit, stamp: &Stamp) -> Result<Sample, Unmakeable> {
    let roster =
        super::roster::read(ROSTER).map_err(|faults| first(faults.first().map(|f| f.sentence(Lang::En))))?;
    let rulebook = Rulebook::read(CRITERIA)
        .map_err(|faults| first(faults.first().map(|fault| fault.sentence(Lang::En))))?;
    let rows = super::proposals::read(PROPOSALS, &roster)
        .map_err(|faults| first(faults.first().map(|f| f.sentence(Lang::En))))?;
    let proposals = super::fit(&rows, |_| &rulebook)
        .map_err(|faults| first(faults.first().map(|f| f.sentence(Lang::En))))?;

    let this_month = Period::month_of(stamp.at.date());
    let last_month = this_month.before();
    let usual = Opening::usual(last_month, roster.clone(), rulebook.clone());
    let usual = usual.ok_or_else(|| Unmakeable("the committee is too small".into()))?;
    let opening = Opening { proposals: proposals.clone(), ..usual };
    let meeting = MeetingId::fresh(last_month, &[]);
    let held = hold(&meeting, opening, stamp)?;
    let lines = held.1.iter().map(Entry::line).collect::<Result<Vec<_>, _>>();

    let events = vec![
        UnitEvent::RosterAdopted(roster),
        UnitEvent::CriteriaAdopted(Box::new(rulebook)),
        UnitEvent::ProposalsReceived { period: this_month, proposals },
    ];
    Ok(Sample {
        unit: unit.entries(events, stamp.at),
        meeting,
        lines: lines.map_err(|why| Unmakeable(why.to_string()))?,
        summary: Summary::of(held.0.proceedings()),
    })
}

fn first(sentence: Option<String>) -> Unmakeable {
    Unmakeable(sentence.unwrap_or_default())
}

/// A meeting that is being held by the sample's script.
struct Session {
    held: Held,
    entries: Vec<Entry>,
    seed: Stamp,
    start: Moment,
}

impl Session {
    /// The stamp of the next step: the script's own clock, and salts drawn from the seed's random bytes.
    fn stamp(&self) -> Stamp {
        let step = self.entries.len();
        let salt = salt(&self.seed, step);
        Stamp { at: self.start.after(PACE * i64::try_from(step).unwrap_or(0)), salt }
    }

    fn state(&self) -> &Proceedings {
        self.held.proceedings()
    }

    fn run(mut self, command: Command) -> Result<Self, Unmakeable> {
        let Held::Meeting(meeting) = &self.held else { return Err(Unmakeable("it is over".into())) };
        let entry = meeting
            .decide(command, &self.stamp())
            .map_err(|refusal| Unmakeable(refusal.sentence(Lang::En)))?;
        self.held = (**meeting).clone().take(&entry).map_err(|why| Unmakeable(why.to_string()))?;
        self.entries.push(entry);
        Ok(self)
    }

    /// Puts an item to the vote; each officer says what `choice` has for their place among the entitled.
    fn vote(
        self,
        member: &MemberId,
        item: &Item,
        choice: impl Fn(usize) -> Choice,
    ) -> Result<Self, Unmakeable> {
        let mut session = self.run(Command::OpenBallot { member: member.clone(), item: item.clone() })?;
        let entitled = session.state().ballot().map(|ballot| ballot.entitled.clone()).unwrap_or_default();
        for (place, officer) in entitled.into_iter().enumerate() {
            session = session.run(Command::Cast { officer, choice: choice(place), written: false })?;
        }
        session.run(Command::CloseBallot { missing: Missing::Refuse })
    }
}

/// Holds the meeting: one officer is away, one mark is disputed, one finding is raised, the rest goes en bloc.
fn hold(id: &MeetingId, opening: Opening, seed: &Stamp) -> Result<(Held, Vec<Entry>), Unmakeable> {
    let start = start(seed.at);
    let stamp = Stamp { at: start, salt: salt(seed, 0) };
    let entry =
        Meeting::prepare(opening, &stamp).map_err(|refusal| Unmakeable(refusal.sentence(Lang::En)))?;
    let held =
        Held::replay(id.clone(), std::slice::from_ref(&entry)).map_err(|why| Unmakeable(why.to_string()))?;
    let mut session = Session { held, entries: vec![entry], seed: *seed, start };

    let committee: Vec<MemberId> =
        session.state().committee().iter().map(|officer| officer.id.clone()).collect();
    let (away, present) = committee.split_last().ok_or_else(|| Unmakeable("no committee".into()))?;
    let reason = line(Lang::Vi.reason_duty())?;
    session = session
        .run(Command::AnswerRoll { officers: vec![away.clone()], answer: Answer::Excused { reason } })?
        .run(Command::AnswerRoll { officers: present.to_vec(), answer: Answer::Present })?
        .run(Command::Open)?;

    let (disputed, item, mark) = a_dispute(session.state())?;
    let other = session
        .state()
        .committee_rules()
        .full_mark(&mark.0)
        .ok_or_else(|| Unmakeable("no full mark".into()))?;
    session = session
        .run(Command::Dispute { member: disputed.clone(), item: item.clone() })?
        .vote(&disputed, &item, |place| {
            Choice::For(Value::Mark(if place % 3 == 0 { other.clone() } else { mark.1.clone() }))
        })?
        .run(Command::AcceptSheet { member: disputed })?;

    let (barred, finding) = a_finding(session.state())?;
    let evidence = line(Lang::Vi.sample_evidence())?;
    session = session
        .run(Command::Raise { member: barred.clone(), item: finding.clone(), evidence })?
        .vote(&barred, &finding, |place| Choice::For(Value::Found(place > 0)))?
        .run(Command::AcceptUndisputed)?
        .run(Command::Tally)?
        .run(Command::Confirm)?
        .run(Command::AdoptMinutes { way: Adoption::Consent })?
        .run(Command::Attest { duty: Duty::Chair })?
        .run(Command::Attest { duty: Duty::Secretary })?
        .run(Command::Seal)?;
    Ok((session.held, session.entries))
}

/// The first member with a proposed mark below full, the item, and its criterion with the proposed mark.
fn a_dispute(state: &Proceedings) -> Result<(MemberId, Item, (crate::rules::CriterionId, Mark)), Unmakeable> {
    let points = state.opening().proposals.iter().find_map(|proposed| {
        match (&proposed.item, proposed.standing(MarkedBy::Group)) {
            (Item::Mark(criterion), Some(Value::Mark(mark @ Mark::Points(_)))) => {
                Some((proposed.member.clone(), proposed.item.clone(), (criterion.clone(), mark.clone())))
            }
            _ => None,
        }
    });
    points.ok_or_else(|| Unmakeable("nothing to dispute".into()))
}

/// The last member, and the last gate that a finding decides.
fn a_finding(state: &Proceedings) -> Result<(MemberId, Item), Unmakeable> {
    let gate: Option<&GateId> =
        state.committee_rules().gates().filter(|gate| gate.question().is_some()).map(|gate| &gate.id).last();
    match (state.members().last(), gate) {
        (Some(member), Some(gate)) => Ok((member.clone(), Item::Finding(gate.clone()))),
        _ => Err(Unmakeable("nothing to find".into())),
    }
}

fn line(text: &str) -> Result<Line, Unmakeable> {
    Line::new(text).map_err(|why| Unmakeable(why.to_string()))
}

/// When the meeting began: an afternoon near the end of the month before.
fn start(now: Moment) -> Moment {
    let behind = i64::from(now.date().day()) - 1;
    now.at_clock(14, 0).after(-(behind + DAYS_BEFORE) * 24 * 3600)
}

/// A salt that follows from the seed's random bytes and the step.
fn salt(seed: &Stamp, step: usize) -> Salt {
    let digest = Digest::of(format!("{} {step}", seed.salt).as_bytes());
    Salt::of_digest(&digest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Phase;

    fn stamp(year: i16, month: i8, day: i8) -> Stamp {
        let at = Moment::at(jiff::civil::date(year, month, day).at(9, 30, 0, 0), 7).expect("an offset");
        Stamp { at, salt: Salt::new([3; 16]) }
    }

    fn replayed(sample: &Sample) -> Held {
        let entries: Vec<Entry> =
            sample.lines.iter().map(|line| serde_json::from_str(line).expect("an entry")).collect();
        Held::replay(sample.meeting.clone(), &entries).expect("sound")
    }

    #[test]
    fn the_sample_is_a_ward_union_with_a_sealed_meeting_of_the_month_before() {
        let sample = build(&Unit::default(), &stamp(2026, 11, 21)).expect("made");
        let unit = Unit::replay(&sample.unit).expect("sound");
        let roster = unit.roster().expect("a roster");
        assert_eq!((roster.members().count(), roster.groups().len(), roster.committee().len()), (24, 3, 7));
        assert_eq!(roster.committee().iter().filter(|officer| officer.reviewed).count(), 3);
        let Held::Record(record) = replayed(&sample) else { panic!("sealed") };
        assert_eq!(record.opening().period.to_string(), "2026-10");
        assert_eq!(record.outcomes().len(), 24);
        assert!(record.latest().date() < jiff::civil::date(2026, 11, 1), "held before the month was over");
        assert!(sample.summary.not_ranked > 0, "a gate fired in it");
        assert_eq!(Summary::of(&record), sample.summary);
    }

    #[test]
    fn it_can_be_made_on_any_day_of_the_year() {
        for (month, day) in [(1, 1), (2, 28), (3, 1), (12, 31)] {
            let sample = build(&Unit::default(), &stamp(2026, month, day)).expect("made");
            let Held::Record(record) = replayed(&sample) else { panic!("sealed") };
            assert_eq!(record.phase(), Phase::Sealed);
            assert_eq!(Period::month_of(record.latest().date()), record.opening().period);
        }
    }
}
