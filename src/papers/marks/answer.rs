//! The answer: one JSON document with a line for each member, or JSON lines.

mod quota;

use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use self::quota::QuotaLine;
use super::head::Head;
use super::member::Member;
use super::titles::TitleLine;
use crate::domain::Digest;
use crate::number::Exact;
use crate::rules::{
    Counted, Decided, Missing, Outcome, OverQuota, Pending, Period, PeriodDates, Rulebook, Settlement,
    Standing, Truth,
};
use crate::text::Lang;

/// The only format of an answer that there is.
const FORMAT: &str = "binhxet.classified/1";

/// Writes an answer.
pub(super) struct Answer<'a> {
    output: &'a mut dyn Write,
    is_document: bool,
    why: Option<Lang>,
    is_first: bool,
}

impl<'a> Answer<'a> {
    /// An answer in the form in which the question came: one document, or lines.
    pub(super) fn new(output: &'a mut dyn Write, is_document: bool, why: Option<Lang>) -> Self {
        Self { output, is_document, why, is_first: true }
    }

    /// Writes what is said of all members together.
    pub(super) fn head(
        &mut self,
        head: &Head,
        members: usize,
        settlement: Option<&Settlement<'_>>,
    ) -> io::Result<()> {
        let sets = head.sets.iter().map(|(audience, rulebook)| SetLine::of(audience, rulebook));
        let quota = |result| QuotaLine::of(result, head);
        let line = HeadLine {
            format: FORMAT,
            period: head.period.map(|period| PeriodLine { kind: period.kind, days: period.days }),
            unit: UnitLine { name: head.unit.as_deref(), class: head.unit_class.as_deref() },
            criteria: sets.collect(),
            quotas: settlement.map(|settlement| settlement.quotas().iter().map(quota).collect()),
            provisional: settlement.map(Settlement::provisional),
            count: members,
        };
        let text = serde_json::to_string(&line)?;
        if self.is_document {
            let open = text.strip_suffix('}').unwrap_or(&text);
            write!(self.output, "{open},\"members\":[")
        } else {
            writeln!(self.output, "{text}")
        }
    }

    /// Writes what a member comes to.
    pub(super) fn member(
        &mut self,
        member: &Member,
        rulebook: &Rulebook,
        outcome: &Outcome,
    ) -> io::Result<()> {
        if self.is_document {
            self.output.write_all(if self.is_first { b"\n" } else { b",\n" })?;
        }
        self.is_first = false;
        serde_json::to_writer(&mut self.output, &MemberLine::of(member, rulebook, outcome, self.why))?;
        if self.is_document { Ok(()) } else { self.output.write_all(b"\n") }
    }

    /// Writes the end.
    pub(super) fn end(self) -> io::Result<()> {
        if self.is_document {
            self.output.write_all(b"\n]}\n")?;
        }
        self.output.flush()
    }
}

#[derive(Serialize)]
struct HeadLine<'a> {
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<PeriodLine>,
    #[serde(skip_serializing_if = "UnitLine::is_empty")]
    unit: UnitLine<'a>,
    criteria: Vec<SetLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quotas: Option<Vec<QuotaLine<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provisional: Option<bool>,
    count: usize,
}

#[derive(Serialize)]
struct PeriodLine {
    kind: Period,
    #[serde(flatten)]
    days: PeriodDates,
}

#[derive(Serialize)]
struct UnitLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'a str>,
}

impl UnitLine<'_> {
    fn is_empty(&self) -> bool {
        self.name.is_none() && self.class.is_none()
    }
}

#[derive(Serialize)]
struct SetLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<&'a str>,
    id: &'a str,
    edition: u32,
    title: &'a str,
    fingerprint: Digest,
}

impl<'a> SetLine<'a> {
    fn of(audience: Option<&'a str>, rulebook: &'a Rulebook) -> Self {
        let set = rulebook.set();
        Self {
            audience,
            id: set.id.as_str(),
            edition: set.edition,
            title: &set.title,
            fingerprint: Digest::of(rulebook.canonical().as_bytes()),
        }
    }
}

#[derive(Serialize)]
struct MemberLine<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    state: &'static str,
    class: Option<&'a str>,
    class_before_gates: Option<&'a str>,
    total: Option<Text>,
    max_total: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw_total: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    converted: Option<ConversionLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided: Option<&'a Decided>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<&'a [Missing]>,
    points: Pairs<'a, Option<Text>>,
    sections: Pairs<'a, Option<Text>>,
    gates: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    quotas: &'a [OverQuota],
    #[serde(skip_serializing_if = "Option::is_none")]
    provisional: Option<&'a Pending>,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    titles: Pairs<'a, TitleLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Why<'a>>,
}

#[derive(Serialize)]
struct Why<'a> {
    lines: Vec<String>,
    trace: &'a Outcome,
}

impl<'a> MemberLine<'a> {
    fn of(member: &'a Member, rulebook: &Rulebook, outcome: &'a Outcome, why: Option<Lang>) -> Self {
        let missing = match &outcome.standing {
            Standing::Incomplete(missing) => Some(missing.as_slice()),
            _ => None,
        };
        let voted = member.case.ballots.as_ref().is_some_and(|ballots| !ballots.classes.is_empty());
        let votes_unused = voted && !rulebook.asks_votes_for_classes();
        let lines = |lang: Lang| {
            let lines = outcome.lines(rulebook, lang).into_iter();
            let lines = lines.map(|line| format!("{}{}", "  ".repeat(line.depth), line.text));
            let votes = votes_unused.then(|| lang.marks_class_votes_unused().to_owned());
            let unused = member.has_unused_decision(outcome);
            let decision = unused.then(|| lang.marks_decision_unused().to_owned());
            lines.chain(votes).chain(decision).collect()
        };
        let fired = outcome.gates.iter().filter(|gate| gate.fired == Truth::True);
        Self {
            id: member.id.as_str(),
            name: member.name.as_deref(),
            state: state(&outcome.standing),
            class: outcome.class.as_ref().map(|class| class.as_str()),
            class_before_gates: outcome.class_before_gates.as_ref().map(|class| class.as_str()),
            total: outcome.total.map(Text),
            max_total: outcome.max_total.map(Text),
            raw_total: outcome.raw_total.filter(|raw| outcome.total != Some(*raw)).map(Text),
            converted: outcome.converted.as_ref().map(|converted| ConversionLine {
                points: converted.points.map(Text),
                factor: converted.factor.map(Text),
            }),
            score: outcome.score.map(Text),
            decided: outcome.decided.as_ref(),
            missing,
            points: (outcome.criteria.iter())
                .filter(|criterion| on_sheet(criterion.counted))
                .map(|criterion| (criterion.id.as_str(), criterion.points.map(Text)))
                .collect(),
            sections: (outcome.sections.iter())
                .map(|section| (section.id.as_str(), section.points.map(Text)))
                .collect(),
            gates: fired.map(|gate| gate.id.as_str()).collect(),
            quotas: &outcome.quotas,
            provisional: outcome.pending.as_ref(),
            titles: (outcome.titles.iter()).map(|title| (title.id.as_str(), TitleLine::of(title))).collect(),
            why: why.map(|lang| Why { lines: lines(lang), trace: outcome }),
        }
    }
}

/// Whether a criterion stands on the member's sheet.
fn on_sheet(counted: Counted) -> bool {
    match counted {
        Counted::Applies | Counted::Full | Counted::Unknown => true,
        Counted::Excluded | Counted::Shared | Counted::Rescaled => false,
    }
}

fn state(standing: &Standing) -> &'static str {
    match standing {
        Standing::Ranked => "ranked",
        Standing::NotRanked => "not_ranked",
        Standing::Suspended => "suspended",
        Standing::Referred => "referred",
        Standing::Incomplete(_) => "incomplete",
    }
}

/// What the points of a sheet were multiplied with.
#[derive(Serialize)]
struct ConversionLine {
    points: Option<Text>,
    factor: Option<Text>,
}

/// A number as text, so that no reader's float can bend it.
struct Text(Exact);

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// An object whose keys stand in the order of the set.
struct Pairs<'a, T>(Vec<(&'a str, T)>);

impl<T> Pairs<'_, T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a, T> FromIterator<(&'a str, T)> for Pairs<'a, T> {
    fn from_iter<I: IntoIterator<Item = (&'a str, T)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl<T: Serialize> Serialize for Pairs<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
