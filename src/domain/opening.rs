//! What a meeting is frozen with when it is prepared.

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::chain::Digest;
use super::fact::Known;
use super::item::Proposed;
use super::legacy::Legacy;
use super::meeting_id::MeetingId;
use super::period::Period;
use super::person::Person;
use super::record::Record;
use super::roster::Roster;
use super::settings::Settings;
use crate::rules::{Evaluation, FirstMonth, Needs, PeriodDates, QuotaId, Rulebook};
use crate::text::{Lang, Name, NameOrder};

/// The way in which a meeting that is prepared now is held. Meetings that were prepared before go on, and are recounted, in
/// theirs:
///
/// * 1: the first version's. A meeting is sealed once its results are announced.
/// * 2: it is sealed once its minutes are adopted, and chair and secretary have each confirmed them.
/// * 3: as 2; and where a ballot on a class or a title is taken back, the sheet stays accepted.
/// * 4: as 3; where a waiver, or its end, changes accepted sheets, they have to be accepted anew; and a mark in a bonus section
///   that nobody proposed starts at the least there is, before at the best.
/// * 5: as 4; what happened is put in question with evidence where its criterion asks for that.
pub const PROCEDURE: u32 = 5;

/// Everything that a meeting rests on, as it was when the meeting was prepared. Later changes of the roster or of the
/// criteria do not reach it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The period appraised.
    pub period: Period,
    /// The way in which it is held, see [`PROCEDURE`]. Meetings of the first version do not say it.
    #[serde(default = "first_procedure", skip_serializing_if = "is_first_procedure")]
    pub procedure: u32,
    /// By which evaluation of the rules it was prepared. What records results names its own.
    #[serde(default, skip_serializing_if = "Evaluation::is_first")]
    pub evaluation: Evaluation,
    /// Its days, where they do not follow from the period: those of a round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<PeriodDates>,
    /// The unit, its members and its committee.
    pub roster: Roster,
    /// Who is to chair.
    pub chair: MemberId,
    /// Who is to keep the minutes and enter the votes.
    pub secretary: MemberId,
    /// The criteria sets in force; the first is that of everybody whose audience no other set names, and the committee
    /// works by its quorum, its ties and its recusals.
    pub sets: Vec<FrozenSet>,
    /// Those quotas of the first set that are counted over all sets together, their classes matched by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<QuotaId>,
    /// The unit's own class, by the id under which quotas know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_class: Option<String>,
    /// The facts that the roster brings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Known>,
    /// What earlier meetings left; none where no set asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Legacy>,
    /// In which order the sheets are gone through.
    #[serde(default, skip_serializing_if = "ReviewOrder::is_usual")]
    pub order: ReviewOrder,
    /// The sealed meeting whose suspended members this one is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplements: Option<MeetingId>,
    /// The union above this one, for the head of the minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub higher_union: Option<Name>,
    /// The place that the minutes are dated from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Name>,
    /// What members and groups propose; whatever is not in it stands at its best.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Proposed>,
}

impl Opening {
    /// A meeting by one set and nothing else, with the chair and the secretary whom the roster suggests; none where the
    /// committee is too small for both.
    pub fn usual(period: Period, roster: Roster, rulebook: Rulebook) -> Option<Self> {
        let committee = roster.committee();
        let (chair, secretary) = roster.usual_duties();
        Some(Self {
            period,
            procedure: PROCEDURE,
            evaluation: Evaluation::NOW,
            days: None,
            chair: committee.get(chair)?.id.clone(),
            secretary: committee.get(secretary)?.id.clone(),
            sets: vec![FrozenSet::of(rulebook)],
            quotas: Vec::new(),
            unit_class: None,
            facts: Vec::new(),
            earlier: None,
            order: ReviewOrder::default(),
            supplements: None,
            higher_union: None,
            place: None,
            proposals: Vec::new(),
            roster,
        })
    }

    /// The supplementary meeting of a sealed one: about those whom that one left suspended, by the same sets, with the
    /// committee as it is now. It begins with what that one knew of them in the end: the facts, and as proposals the marks
    /// that it fixed, else what they had proposed. None where nobody was suspended, or where the committee is too small.
    pub fn supplement(record: &Record, roster: &Roster) -> Option<Self> {
        let roster = roster.with_reviewed(record.opening().roster.people(), &record.suspended())?;
        let (chair, secretary) = roster.usual_duties();
        let before = record.opening();
        let committee = roster.committee();
        Some(Self {
            chair: committee.get(chair)?.id.clone(),
            secretary: committee.get(secretary)?.id.clone(),
            evaluation: Evaluation::NOW,
            supplements: Some(record.id().clone()),
            facts: record.suspended().iter().flat_map(|member| record.facts_said(member)).collect(),
            proposals: record.suspended().iter().flat_map(|member| record.proposed_again(member)).collect(),
            roster,
            ..before.clone()
        })
    }

    /// What the meeting is about, as it follows "the meeting for".
    pub fn about(&self, lang: Lang) -> String {
        self.period.about(self.supplements.is_some(), lang)
    }

    /// The same with what the unit has set for the head of its minutes.
    pub fn headed(self, settings: &Settings) -> Self {
        Self { higher_union: settings.higher_union.clone(), place: settings.place.clone(), ..self }
    }

    /// The members under review, in the order in which they are gone through.
    pub fn in_order(&self) -> Vec<MemberId> {
        let mut members: Vec<&Person> = self.roster.members().collect();
        match self.order {
            ReviewOrder::Name => {}
            // Both sorts keep the order of the names among equals.
            ReviewOrder::Seat => members.sort_by_key(|person| {
                person.office.as_ref().map_or((1, None), |office| (0, Some(office.seat)))
            }),
            ReviewOrder::Group => {
                let order = NameOrder::new();
                members.sort_by(|one, other| match (&one.group, &other.group) {
                    (Some(one), Some(other)) => order.compare_headings(one, other),
                    (one, other) => one.is_none().cmp(&other.is_none()),
                });
            }
        }
        members.into_iter().map(|person| person.id.clone()).collect()
    }

    /// The days of the period; none at the ends of the calendar.
    pub fn days(&self) -> Option<PeriodDates> {
        self.days.or_else(|| self.period.days(self.first_month()))
    }

    /// The month in which the unit's year begins.
    pub fn first_month(&self) -> FirstMonth {
        self.sets.first().map_or(FirstMonth::JANUARY, |set| set.rulebook.set().first_month)
    }

    /// What the sets ask of earlier meetings.
    pub fn needs(&self) -> Needs {
        self.sets.iter().map(|set| set.rulebook.needs()).fold(Needs::default(), Needs::and)
    }

    /// The place among the sets of the one that a person is appraised by.
    pub fn set_of(&self, person: &Person) -> usize {
        let names = |set: &FrozenSet| person.audience.as_ref().is_some_and(|own| set.audiences.contains(own));
        self.sets.iter().position(names).unwrap_or(0)
    }
}

/// In which order the sheets of a meeting are gone through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewOrder {
    /// By name.
    #[default]
    Name,
    /// Heads first: the chair, the deputies, the other officers, then everybody else, each by name.
    Seat,
    /// Group by group, each by name; those without a group last.
    Group,
}

impl ReviewOrder {
    /// Every order, the usual one first.
    pub const ALL: [Self; 3] = [Self::Name, Self::Seat, Self::Group];

    /// Whether it is the order that is used where nothing is said.
    fn is_usual(&self) -> bool {
        *self == Self::Name
    }
}

/// The procedure of those who do not say it.
const fn first_procedure() -> u32 {
    1
}

/// Whether nothing has to be said of a procedure. Serde hands a reference over.
const fn is_first_procedure(procedure: &u32) -> bool {
    *procedure == first_procedure()
}

/// What an officer does for the meeting as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Chairs it.
    Chair,
    /// Keeps the minutes and enters the votes.
    Secretary,
}

/// A criteria set with what identifies its exact content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenSet {
    /// SHA-256 of the set's canonical JSON.
    pub fingerprint: Digest,
    /// The set.
    pub rulebook: Rulebook,
    /// The audiences whose sheet it is. The first set of a meeting names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<Name>,
}

impl FrozenSet {
    /// Freezes a set that is everybody's.
    pub fn of(rulebook: Rulebook) -> Self {
        Self::for_audiences(rulebook, Vec::new())
    }

    /// Freezes a set that is the sheet of some audiences only.
    pub fn for_audiences(rulebook: Rulebook, audiences: Vec<Name>) -> Self {
        Self { fingerprint: Digest::of(rulebook.canonical().as_bytes()), rulebook, audiences }
    }
}
