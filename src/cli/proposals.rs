//! `proposals`: the marks that members and groups propose for a meeting, taken from a table.

use std::collections::BTreeSet;
use std::path::Path;

use super::arguments::Proposals;
use super::failed::Failed;
use super::place::Place;
use super::{file, tell};
use crate::domain::{MemberId, Period, Summary, Unit, UnitEvent};
use crate::papers::{self, proposals};
use crate::rules::Rulebook;
use crate::shell;
use crate::text::Lang;

/// Does a command about proposals.
///
/// # Errors
/// When the file is not sound, there is nothing that it could be about, or nothing could be recorded.
pub fn run(command: &Proposals, place: &Place) -> Result<(), Failed> {
    let Proposals::Import { file, period } = command;
    import(file, *period, place)
}

fn import(path: &Path, period: Option<Period>, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let bytes = file::read(path, lang)?;
    let mut started = place.open_telling()?;
    let unit = &started.unit;
    let roster = unit.roster().ok_or_else(|| Failed::said(lang.cli_no_roster()))?;
    let (rulebook, period) = meant(unit, period, &started.meetings, lang)?;
    let audience = |member: &MemberId| roster.person(member).and_then(|person| person.audience.as_ref());
    let rules_of = |member: &MemberId| unit.usual_rules(&started.meetings, rulebook, audience(member));
    let proposals = proposals::read(&bytes, roster)
        .and_then(|rows| papers::fit(&rows, rules_of))
        .map_err(|faults| file::unsound(path, faults.iter().map(|fault| fault.sentence(lang)), lang))?;
    let members: BTreeSet<_> = proposals.iter().map(|proposed| &proposed.member).collect();
    let taken = lang.cli_proposals_taken(period.title(lang), proposals.len(), members.len());
    let received = vec![UnitEvent::ProposalsReceived { period, proposals }];
    let warning = shell::enter(&mut started, received, lang)?;
    warning.iter().for_each(|sentence| tell(sentence));
    tell(&taken);
    Ok(())
}

/// Everybody's set, and the period that the proposals are for. A period that is named says which of the unit's sets is meant.
fn meant<'a>(
    unit: &'a Unit,
    period: Option<Period>,
    meetings: &[Summary],
    lang: Lang,
) -> Result<(&'a Rulebook, Period), Failed> {
    let usual = unit.sets().get(unit.usual_set(meetings));
    let usual = usual.ok_or_else(|| Failed::said(lang.cli_no_criteria()))?;
    let next = unit.next_period(usual, meetings, shell::now().date());
    let Some(period) = period else { return Ok((usual, next)) };
    let set = unit.usual_set_for(period.kind(), meetings).and_then(|at| unit.sets().get(at));
    let other = || lang.cli_other_kind(period.title(lang), next.title(lang));
    Ok((set.ok_or_else(|| Failed::Said(other()))?, period))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Kind, Moment};

    const SAMPLE: &str = include_str!("../../fixtures/sample/criteria.json");

    #[test]
    fn the_period_says_which_of_the_units_sets_is_meant() {
        let set = |id: &str, period: &str| {
            let text = SAMPLE.replacen("phuong_mau_thang", id, 1);
            Rulebook::read(&text.replace("\"month\"", &format!("\"{period}\""))).expect("a sound set")
        };
        let sets = [set("thang", "month"), set("quy", "quarter")];
        let events = sets.map(|set| UnitEvent::CriteriaAdopted(Box::new(set))).into();
        let now = Moment::at(jiff::civil::date(2026, 11, 3).at(8, 0, 0, 0), 7).expect("a moment");
        let unit = Unit::replay(&Unit::default().entries(events, now)).expect("sound");
        let told = |period: Option<&str>| {
            let period = period.map(|period| period.parse().expect("a period"));
            let (set, period) = meant(&unit, period, &[], Lang::Vi).ok()?;
            Some((set.set().id.to_string(), period.kind()))
        };
        assert_eq!(told(Some("2026-11")), Some(("thang".to_owned(), Kind::Month)));
        assert_eq!(told(Some("2026-Q4")), Some(("quy".to_owned(), Kind::Quarter)));
        assert_eq!(told(None), Some(("quy".to_owned(), Kind::Quarter)), "the one adopted last");
        assert_eq!(told(Some("2026")), None, "the unit has no set for years");
    }
}
