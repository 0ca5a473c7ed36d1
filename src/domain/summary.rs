//! A meeting in a few lines, for lists: kept beside the log so that a list reads no logs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::MeetingId;
use super::chain::Digest;
use super::moment::Moment;
use super::period::Period;
use super::proceedings::{Phase, Proceedings};
use super::redaction::{Redacted, Redaction};
use crate::rules::{ClassId, PeriodDates, SetId, Standing};
use crate::text::{Lang, Name};

/// What a list shows of a meeting. Everything in it can be worked out from the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Which meeting.
    #[serde(skip)]
    pub id: Option<MeetingId>,
    /// The period appraised.
    pub period: Period,
    /// Whether it is about those whom an earlier meeting of the period left suspended; summaries of the first version do
    /// not say.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub supplementary: bool,
    /// The days of the period; summaries of the first version do not have them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<PeriodDates>,
    /// The sets that it uses, with the audiences of each; the first is everybody else's. Summaries of the first version
    /// do not have them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<(SetId, Vec<Name>)>,
    /// How far it has come.
    pub phase: Phase,
    /// Whether it has broken off and waits for another day; summaries of the first version do not say.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub adjourned: bool,
    /// How many members are under review.
    pub members: usize,
    /// How many of their sheets are done.
    pub done: usize,
    /// How many officers were in the room last.
    pub present: u32,
    /// How many members have each class, best class first, by the classes' short titles.
    pub classes: Vec<(String, usize)>,
    /// How many members are not ranked.
    pub not_ranked: usize,
    /// How many members are suspended; summaries of the first version do not say.
    #[serde(default, skip_serializing_if = "is_nobody")]
    pub suspended: usize,
    /// When something last happened.
    pub latest: Moment,
    /// The sealed head and the number of entries that it covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<(Digest, u64)>,
    /// When its personal data were removed; then this is what is left of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redacted: Option<Moment>,
}

impl Summary {
    /// A meeting in short.
    pub fn of(state: &Proceedings) -> Self {
        let mut ranked: BTreeMap<&ClassId, usize> = BTreeMap::new();
        let (mut not_ranked, mut suspended) = (0, 0);
        for result in state.members().iter().filter_map(|member| state.result(member)) {
            match (&result.standing, &result.class) {
                (Standing::Ranked, Some(class)) => *ranked.entry(class).or_default() += 1,
                (Standing::NotRanked, _) => not_ranked += 1,
                (Standing::Suspended, _) => suspended += 1,
                _ => {}
            }
        }
        let classes = state.classes().into_iter().map(|class| {
            (class.short_title().to_owned(), ranked.get(&class.id).copied().unwrap_or_default())
        });
        let sets = state.opening().sets.iter();
        let sheets = sets.map(|set| (set.rulebook.set().id.clone(), set.audiences.clone()));
        Self {
            id: Some(state.id().clone()),
            period: state.opening().period,
            supplementary: state.opening().supplements.is_some(),
            days: state.opening().days(),
            sheets: sheets.collect(),
            phase: state.phase(),
            adjourned: state.is_adjourned(),
            members: state.members().len(),
            done: state.done(),
            present: state.roll().present(),
            classes: classes.collect(),
            not_ranked,
            suspended,
            latest: state.latest(),
            seal: state.seal().map(|seal| (seal.head, seal.entries)),
            redacted: None,
        }
    }

    /// A meeting whose personal data were removed.
    pub fn of_redacted(redacted: &Redacted) -> Self {
        let Redacted { redaction: Redaction { meeting, remainder: left, .. }, at } = redacted;
        Self {
            id: Some(meeting.clone()),
            period: left.period,
            supplementary: left.supplementary,
            days: left.days,
            sheets: left.sets.iter().map(|set| (set.id.clone(), set.audiences.clone())).collect(),
            phase: Phase::Sealed,
            adjourned: false,
            members: left.members,
            done: left.members,
            present: left.present,
            classes: left.classes.clone(),
            not_ranked: left.not_ranked,
            suspended: left.suspended,
            latest: left.sealed,
            seal: Some((left.head, left.entries)),
            redacted: Some(*at),
        }
    }

    /// What the meeting is about, as it follows "the meeting for".
    pub fn about(&self, lang: Lang) -> String {
        self.period.about(self.supplementary, lang)
    }

    /// Whether the meeting goes on.
    pub fn is_open(&self) -> bool {
        self.phase < Phase::Sealed
    }
}

fn is_nobody(count: &usize) -> bool {
    *count == 0
}
