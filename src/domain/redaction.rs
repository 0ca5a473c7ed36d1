//! Removing the personal data of a sealed meeting once the set time is over, and what is left then.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::chain::Digest;
use super::moment::Moment;
use super::opening::{Duty, FrozenSet};
use super::period::Period;
use super::record::Record;
use super::retention::Retention;
use super::roster::Roster;
use super::unit::{Unit, UnitEntry, UnitEvent};
use super::{MeetingId, MemberId};
use crate::rules::{PeriodDates, SetId, Standing, Title};
use crate::text::{Lang, Name};

/// The personal data of a meeting were removed: what is left of it, and who did it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redaction {
    /// Which meeting.
    pub meeting: MeetingId,
    /// What is left.
    pub remainder: Remainder,
    /// Who agreed as the chair.
    pub chair: MemberId,
    /// Who agreed as the secretary.
    pub secretary: MemberId,
}

/// What is left of a meeting without personal data. Nothing in it is about a single member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remainder {
    /// The period appraised.
    pub period: Period,
    /// Whether it was about those whom an earlier meeting of the period had left suspended.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub supplementary: bool,
    /// The days of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<PeriodDates>,
    /// The criteria sets; the first was everybody else's.
    pub sets: Vec<UsedSet>,
    /// How many members were under review.
    pub members: usize,
    /// How many officers were in the room last.
    pub present: u32,
    /// How many members have each class, best class first, by the classes' short titles.
    pub classes: Vec<(String, usize)>,
    /// How many members are not ranked.
    #[serde(default, skip_serializing_if = "is_nobody")]
    pub not_ranked: usize,
    /// How many members were left suspended.
    #[serde(default, skip_serializing_if = "is_nobody")]
    pub suspended: usize,
    /// How many members won each title that somebody won, by the titles' names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<(String, usize)>,
    /// When it was sealed last.
    pub sealed: Moment,
    /// The head of the chain that was sealed then.
    pub head: Digest,
    /// How many entries that head covers.
    pub entries: u64,
}

/// A criteria set that a meeting used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsedSet {
    /// Its id.
    pub id: SetId,
    /// What it is called.
    pub title: String,
    /// SHA-256 of its canonical JSON.
    pub fingerprint: Digest,
    /// The audiences whose sheet it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<Name>,
}

/// A removal with its time.
#[derive(Clone, Debug, PartialEq)]
pub struct Redacted {
    /// What was removed and what is left.
    pub redaction: Redaction,
    /// When.
    pub at: Moment,
}

/// Why personal data stay for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retained {
    /// The unit has not set after how long they may be removed.
    NotSet,
    /// The set time is not over yet.
    Until {
        /// The time.
        retention: Retention,
        /// The first day on which they may be removed; none where the calendar ends before.
        day: Option<Date>,
    },
    /// They were removed already.
    Gone,
    /// There is no chair and no secretary who could agree.
    Nobody,
}

impl Retained {
    /// The reason, a sentence.
    pub fn sentence(self, lang: Lang) -> String {
        match self {
            Self::NotSet => lang.retained_not_set().into(),
            Self::Until { retention, day: Some(day) } => {
                lang.retained_until(retention.months(), day.strftime("%d/%m/%Y"))
            }
            Self::Until { retention, day: None } => lang.retained_beyond(retention.months()),
            Self::Gone => lang.retained_gone().into(),
            Self::Nobody => lang.retained_nobody().into(),
        }
    }
}

impl Remainder {
    /// What will be left of a meeting.
    pub fn of(record: &Record) -> Self {
        let opening = record.opening();
        let results = record.outcomes();
        let standing = |standing: &Standing| results.iter().filter(|one| one.standing == *standing).count();
        let classes = record.classes().into_iter().map(|class| {
            let ranked = results.iter().filter(|one| one.is_ranked());
            let has = ranked.filter(|one| one.class.as_ref() == Some(&class.id));
            (class.short_title().to_owned(), has.count())
        });
        let mut titles: Vec<(&Title, usize)> = Vec::new();
        for title in opening.sets.iter().flat_map(|set| &set.rulebook.set().titles) {
            let won = results.iter().filter(|one| one.titles.contains(&title.id)).count();
            if won > 0 && titles.iter().all(|(known, _)| known.id != title.id) {
                titles.push((title, won));
            }
        }
        let seal = record.seal();
        Self {
            period: opening.period,
            supplementary: opening.supplements.is_some(),
            days: opening.days(),
            sets: opening.sets.iter().map(UsedSet::of).collect(),
            members: record.members().len(),
            present: record.roll().present(),
            classes: classes.collect(),
            not_ranked: standing(&Standing::NotRanked),
            suspended: standing(&Standing::Suspended),
            titles: titles.into_iter().map(|(title, won)| (title.title.clone(), won)).collect(),
            sealed: seal.at,
            head: seal.head,
            entries: seal.entries,
        }
    }

    /// What the meeting was about, as it follows "the meeting for".
    pub fn about(&self, lang: Lang) -> String {
        self.period.about(self.supplementary, lang)
    }
}

impl UsedSet {
    fn of(set: &FrozenSet) -> Self {
        let FrozenSet { fingerprint, rulebook, audiences } = set;
        let (id, title) = (rulebook.set().id.clone(), rulebook.set().title.clone());
        Self { id, title, fingerprint: *fingerprint, audiences: audiences.clone() }
    }
}

impl Unit {
    /// Who has to agree to remove the data of a meeting: its chair and its secretary. Whoever sits on the committee no
    /// more gives way to who has that duty as a rule now; none where that leaves only one.
    pub fn agreeing(&self, record: &Record) -> Option<[MemberId; 2]> {
        let committee = self.roster().map(Roster::committee)?;
        let (chair, secretary) = self.roster()?.usual_duties();
        let sits = |id: &&MemberId| committee.iter().any(|officer| officer.id == **id);
        let now = |duty, usual: usize| {
            let before = Some(record.holder(duty)).filter(sits);
            before.or_else(|| committee.get(usual).map(|officer| &officer.id)).cloned()
        };
        let both = [now(Duty::Chair, chair)?, now(Duty::Secretary, secretary)?];
        (both[0] != both[1]).then_some(both)
    }

    /// Whether the data of a meeting may be removed on a day.
    ///
    /// # Errors
    /// Why not.
    pub fn releases(&self, record: &Record, today: Date) -> Result<(), Retained> {
        if self.redacted(record.id()).is_some() {
            return Err(Retained::Gone);
        }
        let retention = self.settings().retention.ok_or(Retained::NotSet)?;
        let day = retention.ends(record.seal().at.date());
        if day.is_none_or(|day| today < day) {
            return Err(Retained::Until { retention, day });
        }
        self.agreeing(record).map(|_| ()).ok_or(Retained::Nobody)
    }

    /// The entry by which the data of a meeting are removed.
    ///
    /// # Errors
    /// Why they stay.
    pub fn redact(&self, record: &Record, at: Moment) -> Result<UnitEntry, Retained> {
        self.releases(record, at.date())?;
        let [chair, secretary] = self.agreeing(record).ok_or(Retained::Nobody)?;
        let (meeting, remainder) = (record.id().clone(), Remainder::of(record));
        let redaction = Redaction { meeting, remainder, chair, secretary };
        let entry = self.entries(vec![UnitEvent::MeetingRedacted(Box::new(redaction))], at).pop();
        entry.ok_or(Retained::Nobody)
    }
}

fn is_nobody(count: &usize) -> bool {
    *count == 0
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn why_data_stay_is_said_in_a_sentence() {
        let retention = Retention::of_months(24).expect("a time");
        let until = |day| Retained::Until { retention, day }.sentence(Lang::En);
        let day = "Personal data stay for 24 months from the seal: they can be removed from 03/05/2028 on.";
        assert_eq!(until(Some(date(2028, 5, 3))), day);
        let beyond = "Personal data stay for 24 months from the seal, and those are not over.";
        assert_eq!(until(None), beyond);
        let gone = "The personal data of this meeting were removed already.";
        assert_eq!(Retained::Gone.sentence(Lang::En), gone);
    }
}
