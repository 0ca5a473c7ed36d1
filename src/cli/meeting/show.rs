//! `meeting show`: one meeting on a page.

use std::fmt::Write;

use serde_json::{Value, json};

use super::opened;
use crate::cli::failed::Failed;
use crate::cli::place::Place;
use crate::cli::put;
use crate::domain::{
    Answer, Duty, MeetingId, MemberId, Moment, Phase, Placed, Proceedings, Redacted, Redaction, Summary, Unit,
};
use crate::papers::words::otherwise_words;
use crate::rules::Standing;
use crate::screens::remainder_sentences;
use crate::shell;
use crate::text::Lang;

/// Shows a meeting.
///
/// # Errors
/// When there is no such meeting, it cannot be read, or nothing can be written.
pub fn run(id: &MeetingId, json: bool, place: &Place) -> Result<(), Failed> {
    let mut started = opened(id, place)?;
    if let Some(redacted) = started.unit.redacted(id) {
        let said = match json {
            true => format!("{:#}\n", redacted_json(redacted)),
            false => redacted_page(redacted, &started.unit, place.lang),
        };
        return put(&said, place.lang);
    }
    let held = shell::meeting(&mut started.store, id, place.lang).map_err(Failed::Said)?;
    let state = held.proceedings();
    let said = if json { format!("{:#}\n", as_json(state)) } else { page(state, place.lang) };
    put(&said, place.lang)
}

/// What is left of a meeting whose personal data were removed, as a page of lines.
fn redacted_page(redacted: &Redacted, unit: &Unit, lang: Lang) -> String {
    let name = |id: &MemberId| {
        let person = unit.roster().and_then(|roster| roster.person(id));
        person.map_or_else(|| id.to_string(), |person| person.name.to_string())
    };
    let Redacted { redaction: Redaction { meeting, remainder, chair, secretary }, at } = redacted;
    let mut lines = vec![
        lang.cli_show_title(meeting, remainder.about(lang)),
        lang.remainder_done(at.day(), at.clock()),
        lang.remainder_by(name(chair), name(secretary)),
    ];
    lines.extend(remainder_sentences(remainder, lang));
    lines.push(String::new());
    let sealed = remainder.sealed;
    lines.push(lang.cli_show_seal(sealed.clock(), sealed.day(), remainder.entries));
    lines.extend(remainder.head.groups().chunks(8).map(|row| format!("  {}", row.join(" "))));
    lines.join("\n") + "\n"
}

fn redacted_json(Redacted { redaction, at }: &Redacted) -> Value {
    let mut object = json!(redaction.remainder);
    object["id"] = json!(redaction.meeting);
    object["phase"] = json!(Phase::Sealed);
    object["redacted"] = json!({ "at": at, "chair": redaction.chair, "secretary": redaction.secretary });
    object
}

/// The meeting as a page of lines.
fn page(state: &Proceedings, lang: Lang) -> String {
    let summary = Summary::of(state);
    let mut lines = vec![lang.cli_show_title(state.id(), state.opening().about(lang))];
    lines.extend(state.opening().roster.unit().map(|unit| lang.cli_show_unit(unit.as_str())));
    lines.push(lang.cli_show_phase(state.phase().title(lang), summary.done, summary.members));
    lines.push(lang.cli_show_times(when(state.prepared_at()), when(state.latest())));
    let holder = |duty| state.called(state.holder(duty));
    lines.push(lang.cli_show_duties(holder(Duty::Chair), holder(Duty::Secretary)));
    lines.push(lang.cli_show_roll(state.roll().present(), state.committee().len()));
    for officer in state.committee() {
        let title = officer.office.as_ref().map_or("", |office| office.title.as_str());
        lines.push(format!(
            "  {} · {title} · {}",
            state.called(&officer.id),
            answer(state, &officer.id, lang)
        ));
    }
    lines.push(String::new());
    if state.outcomes().is_empty() {
        lines.push(lang.cli_show_no_results().into());
    } else {
        lines.push(lang.cli_show_results().into());
        lines.extend(state.outcomes().iter().map(|placed| format!("  {}", result(state, placed, lang))));
        lines.push(lang.cli_show_totals(totals(state, lang)));
        lines.extend(otherwise_words(state, lang));
    }
    lines.push(String::new());
    lines.push(lang.cli_show_entries(state.chain().entries()));
    match state.seal() {
        Some(seal) => {
            lines.push(lang.cli_show_seal(seal.at.clock(), seal.at.day(), seal.entries));
            let groups = seal.head.groups();
            lines.extend(groups.chunks(8).map(|row| format!("  {}", row.join(" "))));
        }
        None => lines.push(lang.cli_show_not_sealed().into()),
    }
    lines.into_iter().fold(String::new(), |mut page, line| {
        // Writing to a text cannot fail.
        let _ = writeln!(page, "{line}");
        page
    })
}

/// `14:00 29/10/2026`
fn when(at: Moment) -> String {
    format!("{} {}", at.clock(), at.day())
}

fn answer(state: &Proceedings, officer: &MemberId, lang: Lang) -> String {
    match state.roll().answer(officer) {
        None => lang.cli_show_unasked().into(),
        Some(Answer::Present) => lang.roll_present().into(),
        Some(Answer::Absent) => lang.roll_absent().into(),
        Some(Answer::Excused { reason }) => lang.roll_excused(reason),
    }
}

/// `Nguyễn Văn An · Tổ 1 · A · 96,5`
fn result(state: &Proceedings, placed: &Placed, lang: Lang) -> String {
    let group = state.person(&placed.member).and_then(|person| person.group.as_ref());
    let parts = [
        Some(state.called(&placed.member)),
        group.map(|group| group.as_str().to_owned()),
        Some(standing(state, placed, lang)),
        state.points(&placed.member).map(|total| total.shown(lang)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The class, or why there is none.
fn standing(state: &Proceedings, placed: &Placed, lang: Lang) -> String {
    let class = || {
        let class = placed.class.as_ref().and_then(|class| state.rules_of(&placed.member).class(class));
        class.map_or("–", |class| class.short_title())
    };
    match &placed.standing {
        Standing::Ranked => class(),
        Standing::NotRanked => lang.standing_not_ranked(),
        Standing::Suspended => lang.standing_suspended(),
        Standing::Referred => lang.standing_referred(),
        Standing::Incomplete(_) => lang.standing_incomplete(),
    }
    .to_owned()
}

/// How many have each class, and how many have none: `A 20 · B 3 · không xét 1`.
fn totals(state: &Proceedings, lang: Lang) -> String {
    let mut counts: Vec<(String, usize)> =
        state.classes().iter().map(|class| (class.short_title().to_owned(), 0)).collect();
    for placed in state.outcomes() {
        let standing = standing(state, placed, lang);
        match counts.iter_mut().find(|(title, _)| *title == standing) {
            Some((_, count)) => *count += 1,
            None => counts.push((standing, 1)),
        }
    }
    counts.iter().map(|(title, count)| format!("{title} {count}")).collect::<Vec<_>>().join(" · ")
}

fn as_json(state: &Proceedings) -> Value {
    let named = |id: &MemberId| json!({"id": id, "name": state.name(id)});
    let roll = state.committee().into_iter().map(|officer| {
        json!({
            "id": officer.id,
            "name": officer.name,
            "office": officer.office,
            "answer": state.roll().answer(&officer.id),
        })
    });
    let results = state.outcomes().into_iter().map(|placed| {
        let mut result = json!(placed);
        result["name"] = json!(state.name(&placed.member));
        result
    });
    let seal = state.seal().map(|seal| {
        json!({
            "head": seal.head,
            "groups": seal.head.groups(),
            "entries": seal.entries,
            "at": seal.at,
        })
    });
    json!({
        "id": state.id().as_str(),
        "period": state.opening().period,
        "unit": state.opening().roster.unit(),
        "phase": state.phase(),
        "members": state.members().len(),
        "done": state.done(),
        "prepared": state.prepared_at(),
        "latest": state.latest(),
        "chair": named(state.holder(Duty::Chair)),
        "secretary": named(state.holder(Duty::Secretary)),
        "roll": roll.collect::<Vec<_>>(),
        "results": results.collect::<Vec<_>>(),
        "entries": state.chain().entries(),
        "head": state.chain().head(),
        "seal": seal,
    })
}
