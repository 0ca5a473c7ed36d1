//! Proposals as the criteria understand them: each written value becomes a mark, a count or points, or a fault.

use std::collections::BTreeMap;

use super::fault::{Fault, Wrong};
use super::heading::Heading;
use super::proposals::ProposalRow;
use crate::domain::{Item, MemberId, Misfit, Proposed, Value};
use crate::number::Exact;
use crate::rules::{Criterion, Effect, EventKind, Mark, Rulebook, Start};
use crate::text::{Lang, fold};

/// Turns rows into proposals, each by the criteria set of its member's sheet. A criterion is named by its id or its printed code, an event by its id
/// or its title, a level likewise; numbers may have a comma. All faults come at once.
pub fn fit<'a>(
    rows: &[ProposalRow],
    rules_of: impl Fn(&MemberId) -> &'a Rulebook,
) -> Result<Vec<Proposed>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut proposals = Vec::new();
    let mut firsts = BTreeMap::new();
    for row in rows {
        match fit_row(row, rules_of(&row.member)) {
            Ok(proposed) => {
                let first =
                    *firsts.entry((proposed.member.clone(), proposed.item.clone())).or_insert(row.line);
                if first != row.line {
                    faults.push(Fault::at_line(row.line, Wrong::SameProposal { first }));
                }
                proposals.push(proposed);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(proposals) } else { Err(faults) }
}

fn fit_row(row: &ProposalRow, rules: &Rulebook) -> Result<Proposed, Fault> {
    let fault = |wrong| Fault::at_line(row.line, wrong);
    let names =
        |written: &str, id: &str, shown: &str| fold(written) == fold(id) || fold(written) == fold(shown);
    let criterion = rules
        .criteria()
        .find(|criterion| names(&row.criterion, criterion.id.as_str(), &criterion.code))
        .ok_or_else(|| fault(Wrong::UnknownCriterion(row.criterion.clone())))?;
    let kind = match &row.event {
        None => None,
        Some(written) => {
            let kind = criterion.events.iter().find(|kind| names(written, kind.id.as_str(), &kind.title));
            Some(kind.ok_or_else(|| fault(Wrong::UnknownEvent(written.clone())))?)
        }
    };
    let item = match kind {
        Some(kind) => Item::Occurrence { criterion: criterion.id.clone(), event: kind.id.clone() },
        None => Item::Mark(criterion.id.clone()),
    };
    let read = |written: &Option<String>, heading: Heading| match written {
        None => Ok(None),
        Some(text) => {
            let value = match kind {
                Some(kind) => occurrence(text, kind),
                None => mark(text, criterion),
            };
            let column = heading.name(Lang::Vi);
            let fitting = value.map(|value| item.takes(&value, rules).map(|()| value));
            let wrong = match fitting {
                Some(Ok(value)) => return Ok(Some(value)),
                Some(Err(Misfit::Mark(fault))) => Wrong::MarkUnfit(text.clone(), Box::new(fault)),
                _ => Wrong::NotAMark(text.clone()),
            };
            Err(Fault::at_cell(row.line, column, wrong))
        }
    };
    let (own, group) = (read(&row.own, Heading::OwnMark)?, read(&row.group, Heading::GroupMark)?);
    Ok(Proposed { member: row.member.clone(), item, own, group, note: row.note.clone() })
}

fn number(text: &str) -> Option<Exact> {
    text.replace(',', ".").parse().ok()
}

fn mark(text: &str, criterion: &Criterion) -> Option<Value> {
    let mark = match &criterion.start {
        Start::Points { .. } => Mark::Points(number(text)?),
        Start::Check => Mark::Check(yes_or_no(text)?),
        Start::Levels(levels) => {
            let level = levels
                .iter()
                .find(|level| fold(text) == fold(level.id.as_str()) || fold(text) == fold(&level.title))
                .or_else(|| levels.iter().find(|level| number(text) == Some(level.points)))?;
            Mark::Level(level.id.clone())
        }
        Start::Full | Start::Empty | Start::Formula(_) => return None,
    };
    Some(Value::Mark(mark))
}

fn yes_or_no(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "dat" | "co" | "x" | "yes" | "met" | "1" => Some(true),
        "khong dat" | "khong" | "no" | "not met" | "0" => Some(false),
        _ => None,
    }
}

fn occurrence(text: &str, kind: &EventKind) -> Option<Value> {
    match kind.effect {
        Effect::Each(_) | Effect::Steps(_) | Effect::All | Effect::Nothing => {
            Some(Value::Count(u32::try_from(number(text)?.as_whole()?).ok()?))
        }
        Effect::Between(..) => {
            let each: Vec<Exact> = text.split_whitespace().map(number).collect::<Option<_>>()?;
            Some(Value::of_amounts(each))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CRITERIA: &str = include_str!("../../fixtures/units/power/1-cong-nhan-dien.json");

    #[test]
    fn a_mark_is_proposed_as_it_is_voted_on_and_what_is_none_is_refused_with_the_reason() {
        let rules = Rulebook::read(CRITERIA).expect("a sound set");
        let propose = |criterion: &str, own: &str| {
            let row = ProposalRow {
                line: 2,
                member: MemberId::new("D2").expect("a code"),
                criterion: criterion.to_owned(),
                event: None,
                own: Some(own.to_owned()),
                group: None,
                note: None,
            };
            let proposed = fit(&[row], |_| &rules).map(|mut all| all.swap_remove(0).own);
            proposed.map_err(|faults| faults[0].wrong.sentence(Lang::Vi))
        };
        let mark = |mark: &str| Ok(Some(Value::Mark(Mark::Points(mark.parse().expect("a number")))));
        assert_eq!(propose("I.2", "8,5"), mark("8.5"));
        assert_eq!(propose("hieu_qua", "34"), mark("34"));
        for (criterion, own, wanted) in [
            ("I.2", "24", "\"24\": Điểm phải từ 0 đến 10."),
            ("I.2", "8,25", "\"8,25\": Điểm phải là bội số của 0,5."),
            (
                "I.1",
                "27",
                "\"27\": Điểm này không thuộc mức nào trong: Tốt 35–40, Khá 28–34, Trung bình 20–26, Yếu 0–18.",
            ),
            ("I.1", "Tốt", "\"Tốt\" không phải mức chấm của tiêu chí này."),
        ] {
            assert_eq!(propose(criterion, own), Err(wanted.to_owned()));
        }
    }

    #[test]
    fn several_cases_are_proposed_with_the_points_of_each_and_what_stands_beside_them_is_kept() {
        let rules = Rulebook::read(include_str!("../../fixtures/sample/criteria.json")).expect("a sound set");
        let propose = |group: &str| {
            let row = ProposalRow {
                line: 2,
                member: MemberId::new("A1").expect("a code"),
                criterion: "II.2".to_owned(),
                event: Some("hau_qua".to_owned()),
                own: None,
                group: Some(group.to_owned()),
                note: crate::text::Line::new("Biên bản số 4").ok(),
            };
            fit(&[row], |_| &rules).ok().map(|mut all| all.swap_remove(0))
        };
        let points = |each: &[i64]| Value::of_amounts(each.iter().map(|each| Exact::whole(*each)).collect());
        let proposed = propose("-3 -4").expect("it fits");
        assert_eq!(proposed.group, Some(points(&[-4, -3])));
        assert_eq!(proposed.note.map(|note| note.to_string()).as_deref(), Some("Biên bản số 4"));
        assert_eq!(propose("-3").and_then(|proposed| proposed.group), Some(points(&[-3])));
        for wrong in ["-3 -7", "-3 0", "-3 x"] {
            assert_eq!(propose(wrong), None, "{wrong}");
        }
    }
}
