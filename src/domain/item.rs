//! What is voted on: one question about one member, its answers, and what the committee ruled.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::MemberId;
use crate::number::Exact;
use crate::rules::{
    ClassId, CriterionId, Effect, EventId, ExemptionId, Form, GateId, Mark, MarkFault, MarkedBy, Occurrence,
    OccurrenceFault, Rulebook, TitleId,
};
use crate::text::Line;

/// A question of one member's sheet that can be disputed and voted on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// The mark of a criterion.
    Mark(CriterionId),
    /// How often something happened that a criterion deducts or adds points for.
    Occurrence {
        /// The criterion.
        criterion: CriterionId,
        /// The kind of event.
        event: EventId,
    },
    /// Whether a gate's question is answered with yes.
    Finding(GateId),
    /// Which class the member shall have.
    Class,
    /// Whether the member shall win an emulation title.
    Title(TitleId),
}

/// An answer to an [`Item`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A mark.
    Mark(Mark),
    /// A number of occurrences.
    Count(u32),
    /// The points of an occurrence whose range the committee fills; nought where it did not happen.
    Amount(Exact),
    /// The points of each of several such occurrences, the lowest first; at least two, and none of them nought. See
    /// [`Value::of_amounts`].
    Amounts(Vec<Exact>),
    /// Occurrences of which a reason excuses some.
    Excused {
        /// How many count all the same.
        count: u32,
        /// How many each reason excuses; at least one in all.
        exempt: BTreeMap<ExemptionId, u32>,
    },
    /// Whether the finding holds.
    Found(bool),
    /// A class.
    Class(ClassId),
    /// Whether the title is won.
    Granted(bool),
}

/// What one officer says in a vote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// For this answer.
    For(Value),
    /// For none: it counts towards no side, and is never a zero.
    Abstain,
}

/// What came of a closed ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// This answer holds.
    Decided(Value),
    /// The answer from before the ballot stands, because of this.
    Stands(Undecided),
    /// Another round is owed, because of this.
    Again(Undecided),
    /// The chair's vote decides, because of this. Nobody knows how the chair voted in it, so that it is a step of its own.
    Chair(Undecided),
}

/// Why a ballot decided nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undecided {
    /// Everybody abstained.
    NoVotes,
    /// The sides are equal.
    Tie,
    /// No answer has more than half.
    NoMajority,
}

/// A proposal for an item's answer, from before the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposed {
    /// Whose sheet.
    pub member: MemberId,
    /// Which question.
    pub item: Item,
    /// The member's own answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Value>,
    /// The group's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Value>,
    /// What stands beside it: a remark, or what it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

impl Proposed {
    /// The answer that stands unless somebody disagrees, where the criterion is marked by the group or by the members
    /// themselves.
    pub fn standing(&self, marked_by: MarkedBy) -> Option<&Value> {
        let (first, second) = match marked_by {
            MarkedBy::Group => (&self.group, &self.own),
            MarkedBy::Own => (&self.own, &self.group),
        };
        first.as_ref().or(second.as_ref())
    }
}

/// Why a value is no answer to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The criteria have no such item.
    UnknownItem,
    /// It answers another kind of question.
    OtherKind,
    /// The criterion does not allow the mark.
    Mark(MarkFault),
    /// The event does not allow what is recorded.
    Occurrence(OccurrenceFault),
}

impl Item {
    /// Whether it stands on the sheet, so that the sheet cannot be accepted while it is in question. The class and the
    /// titles come after the sheets.
    pub fn is_on_sheet(&self) -> bool {
        !matches!(self, Self::Class | Self::Title(_))
    }

    /// In which form a set has it voted on.
    pub fn form(&self, rules: &Rulebook) -> Form {
        let forms = rules.set().voting.forms;
        match self {
            Self::Mark(_) | Self::Occurrence { .. } => forms.marks,
            Self::Finding(_) => forms.findings,
            Self::Class => forms.classes,
            Self::Title(_) => forms.titles,
        }
    }

    /// Whether a value answers this item, by the rules of the sheet that it is on.
    ///
    /// # Errors
    /// Why not.
    pub fn takes(&self, value: &Value, rules: &Rulebook) -> Result<(), Misfit> {
        match (self, value) {
            (Self::Mark(criterion), Value::Mark(mark)) => rules.allows(criterion, mark).map_err(Misfit::Mark),
            (
                Self::Occurrence { criterion, event },
                Value::Count(_) | Value::Amount(_) | Value::Amounts(_) | Value::Excused { .. },
            ) => {
                let kind = rules.criterion(criterion).and_then(|criterion| criterion.event(event));
                let is_ranged = matches!(kind.ok_or(Misfit::UnknownItem)?.effect, Effect::Between(..));
                match value {
                    Value::Amount(_) | Value::Amounts(_) if !is_ranged => return Err(Misfit::OtherKind),
                    Value::Amounts(each) if !are_several(each) => return Err(Misfit::OtherKind),
                    Value::Count(_) if is_ranged => return Err(Misfit::OtherKind),
                    Value::Excused { count: 1.., .. } if is_ranged => return Err(Misfit::OtherKind),
                    _ => {}
                }
                let mut recorded = value.occurrences(criterion, event).into_iter();
                recorded
                    .try_for_each(|occurrence| rules.allows_occurrence(&occurrence))
                    .map_err(Misfit::Occurrence)
            }
            (Self::Finding(gate), Value::Found(_)) => {
                let asks = rules.gate(gate).is_some_and(|gate| gate.question().is_some());
                if asks { Ok(()) } else { Err(Misfit::UnknownItem) }
            }
            (Self::Class, Value::Class(class)) => {
                let votes = rules.set().voting.classes.is_some() && rules.class(class).is_some();
                if votes { Ok(()) } else { Err(Misfit::UnknownItem) }
            }
            (Self::Title(title), Value::Granted(_)) => {
                let votes = rules.title(title).is_some_and(|title| title.votes.is_some());
                if votes { Ok(()) } else { Err(Misfit::UnknownItem) }
            }
            _ => Err(Misfit::OtherKind),
        }
    }
}

/// Whether points are those of several occurrences as they are recorded, so that equal answers are written alike.
fn are_several(each: &[Exact]) -> bool {
    each.len() > 1 && each.is_sorted() && each.iter().all(|points| !points.is_zero())
}

impl Value {
    /// The points of as many occurrences as there are, in whatever order they were said.
    pub fn of_amounts(mut each: Vec<Exact>) -> Self {
        each.sort_unstable();
        match each[..] {
            [points] => Self::Amount(points),
            _ => Self::Amounts(each),
        }
    }

    /// What a value about an event records: none where it did not happen.
    pub fn occurrences(&self, criterion: &CriterionId, event: &EventId) -> Vec<Occurrence> {
        let record = |count: u32, points: Option<Exact>, exempt: Option<&ExemptionId>| Occurrence {
            criterion: criterion.clone(),
            event: event.clone(),
            count,
            points,
            exempt: exempt.cloned(),
            note: String::new(),
        };
        match self {
            Self::Count(count) if *count > 0 => vec![record(*count, None, None)],
            Self::Amount(points) if !points.is_zero() => vec![record(1, Some(*points), None)],
            Self::Amounts(each) => each.iter().map(|points| record(1, Some(*points), None)).collect(),
            Self::Excused { count, exempt } => {
                let counted = (*count > 0).then(|| record(*count, None, None));
                let excused = exempt.iter().map(|(reason, count)| record(*count, None, Some(reason)));
                counted.into_iter().chain(excused).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The grounds on which a finding was raised.
pub type Evidence = Line;

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: &str = r#"{"format":"binhxet.criteria/1","id":"s","edition":1,"title":"Phiếu","period":"month",
        "sections":[{"id":"s1","code":"I","title":"Chung","criteria":[{"id":"c1","code":"I.1","title":"Việc",
            "max":10,"start":"full","events":[
            {"id":"nghi","title":"Nghỉ","unit":"buổi","effect":{"each":-1},"exempt":[{"id":"om","title":"Ốm"}]},
            {"id":"hong","title":"Làm hỏng","unit":"vụ","effect":{"between":[-3,-1]}}]}]}],
        "gates":[{"id":"hoi","title":"Hỏi","finding":"Có không?","effect":"refer"},
            {"id":"tinh","title":"Tính","when":"total > 1","effect":"nothing"}],
        "classes":[{"id":"tot","title":"Tốt"}],"otherwise":{"class":"tot"},
        "voting":{"quorum":{"more_than":"1/2"},"marks":"mean","findings":{"more_than":"1/2","of":"present"},
            "tie":"chair","rounds":2}}"#;

    fn occurrence(event: &str) -> Item {
        Item::Occurrence { criterion: "c1".parse().expect("an id"), event: event.parse().expect("an id") }
    }

    fn excused(count: u32, reasons: &[(&str, u32)]) -> Value {
        let exempt = reasons.iter().map(|(reason, count)| (reason.parse().expect("an id"), *count)).collect();
        Value::Excused { count, exempt }
    }

    fn amounts(each: &[i64]) -> Value {
        Value::of_amounts(each.iter().map(|points| Exact::whole(*points)).collect())
    }

    #[test]
    fn several_occurrences_are_the_same_answer_in_whatever_order_they_are_said() {
        assert_eq!(amounts(&[-1, -3]), amounts(&[-3, -1]));
        assert_eq!(amounts(&[-3]), Value::Amount(Exact::whole(-3)));
        let written = serde_json::to_string(&amounts(&[-1, -3])).expect("it is written");
        assert_eq!(written, r#"{"amounts":[-3,-1]}"#);
    }

    #[test]
    fn an_event_takes_points_only_where_its_set_leaves_them_open() {
        let rules = Rulebook::read(EVENTS).expect("a sound set");
        let points = |number: i64| Value::Amount(Exact::whole(number));
        let (plain, ranged) = (occurrence("nghi"), occurrence("hong"));
        for (item, value, wanted) in [
            (&plain, Value::Count(2), Ok(())),
            (&plain, Value::Count(0), Ok(())),
            (&plain, excused(1, &[("om", 2)]), Ok(())),
            (&plain, points(-2), Err(Misfit::OtherKind)),
            (&plain, points(0), Err(Misfit::OtherKind)),
            (&plain, Value::Found(true), Err(Misfit::OtherKind)),
            (&ranged, points(-2), Ok(())),
            (&ranged, points(0), Ok(())),
            (&ranged, points(-3), Ok(())),
            (&ranged, points(-1), Ok(())),
            (
                &ranged,
                points(-4),
                Err(Misfit::Occurrence(OccurrenceFault::OutOfRange(Exact::whole(-3), Exact::whole(-1)))),
            ),
            (&ranged, amounts(&[-1, -3]), Ok(())),
            (&ranged, amounts(&[-1, -1]), Ok(())),
            (&ranged, amounts(&[-2, 0]), Err(Misfit::OtherKind)),
            (&ranged, Value::Amounts(vec![Exact::whole(-1)]), Err(Misfit::OtherKind)),
            (&ranged, Value::Amounts(vec![Exact::whole(-1), Exact::whole(-3)]), Err(Misfit::OtherKind)),
            (
                &ranged,
                amounts(&[-1, -4]),
                Err(Misfit::Occurrence(OccurrenceFault::OutOfRange(Exact::whole(-3), Exact::whole(-1)))),
            ),
            (&plain, amounts(&[-1, -1]), Err(Misfit::OtherKind)),
            (&ranged, Value::Count(1), Err(Misfit::OtherKind)),
            (&ranged, excused(1, &[("om", 1)]), Err(Misfit::OtherKind)),
            (&occurrence("khong_co"), Value::Count(1), Err(Misfit::UnknownItem)),
            (&Item::Finding("hoi".parse().expect("an id")), Value::Found(true), Ok(())),
            (&Item::Finding("tinh".parse().expect("an id")), Value::Found(true), Err(Misfit::UnknownItem)),
            (&Item::Finding("hoi".parse().expect("an id")), Value::Count(1), Err(Misfit::OtherKind)),
        ] {
            assert_eq!(item.takes(&value, &rules), wanted, "{item:?} {value:?}");
        }
    }

    #[test]
    fn a_value_records_what_counts_and_what_is_excused_and_nothing_that_did_not_happen() {
        let recorded = |value: &Value| -> Vec<(u32, Option<Exact>, Option<String>)> {
            let occurrences =
                value.occurrences(&"c1".parse().expect("an id"), &"nghi".parse().expect("an id"));
            occurrences
                .into_iter()
                .map(|o| (o.count, o.points, o.exempt.map(|reason| reason.to_string())))
                .collect()
        };
        let om = || Some("om".to_owned());
        assert_eq!(recorded(&Value::Count(2)), [(2, None, None)]);
        assert_eq!(recorded(&Value::Count(0)), []);
        assert_eq!(recorded(&Value::Amount(Exact::ONE)), [(1, Some(Exact::ONE), None)]);
        assert_eq!(recorded(&Value::Amount(Exact::ZERO)), []);
        let (three, one) = (Exact::whole(-3), Exact::whole(-1));
        assert_eq!(recorded(&amounts(&[-1, -3])), [(1, Some(three), None), (1, Some(one), None)]);
        assert_eq!(recorded(&excused(3, &[("om", 2)])), [(3, None, None), (2, None, om())]);
        assert_eq!(recorded(&excused(0, &[("om", 2)])), [(2, None, om())]);
        assert_eq!(recorded(&Value::Found(true)), []);
    }
}
