//! `criteria list`: the sets of the unit, a line each.

use serde_json::{Value, json};

use super::super::failed::Failed;
use super::super::place::Place;
use super::super::{put, tell};
use super::show::period;
use crate::rules::Rulebook;
use crate::text::Lang;

/// Lists the sets, the one adopted last at the end.
///
/// # Errors
/// When the data cannot be opened or the list cannot be written.
pub fn run(as_json: bool, place: &Place) -> Result<(), Failed> {
    let started = place.open_telling()?;
    let sets = started.unit.sets();
    let list = if as_json {
        format!("{:#}\n", Value::from_iter(sets.iter().map(json)))
    } else {
        if sets.is_empty() {
            tell(place.lang.cli_no_criteria());
        }
        sets.iter().map(|rulebook| line(rulebook, place.lang)).collect()
    };
    put(&list, place.lang)
}

/// `to_thang · 1 · hằng tháng · 24 tiêu chí · Phiếu hằng tháng`
fn line(rulebook: &Rulebook, lang: Lang) -> String {
    let set = rulebook.set();
    let edition = lang.cli_edition(set.edition);
    let criteria = lang.cli_criteria_count(rulebook.criteria().count());
    format!("{} · {edition} · {} · {criteria} · {}\n", set.id, period(set.period, lang), set.title)
}

fn json(rulebook: &Rulebook) -> Value {
    let set = rulebook.set();
    json!({
        "id": set.id, "edition": set.edition, "title": set.title, "period": set.period,
        "criteria": rulebook.criteria().count(), "gates": set.gates.len(), "classes": set.classes.len(),
    })
}
