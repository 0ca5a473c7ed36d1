//! `meeting`: the meetings held: in short, one shown, one written whole.

mod export;
mod show;

use serde_json::json;

use super::arguments::{ExportFormat, Meeting};
use super::failed::Failed;
use super::place::Place;
use super::{put, tell};
use crate::domain::{MeetingId, Summary};
use crate::shell::Started;
use crate::store::LogId;
use crate::text::Lang;

/// Does a command about meetings.
///
/// # Errors
/// When the meetings cannot be read or nothing can be written.
pub fn run(command: &Meeting, place: &Place) -> Result<(), Failed> {
    match command {
        Meeting::List { json } => list(*json, place),
        Meeting::Show { id, json } => show::run(id, *json, place),
        Meeting::Export { id, format: ExportFormat::Json, out } => export::run(id, out.as_deref(), place),
    }
}

fn list(json: bool, place: &Place) -> Result<(), Failed> {
    let mut meetings = place.open_telling()?.meetings;
    meetings.sort_by_key(|meeting| std::cmp::Reverse((meeting.period, meeting.id.clone())));
    let list = if json {
        let list: Vec<_> = meetings.iter().map(as_json).collect();
        format!("{:#}\n", json!(list))
    } else {
        if meetings.is_empty() {
            tell(place.lang.cli_no_meetings());
        }
        meetings.iter().map(|meeting| line(meeting, place.lang)).collect()
    };
    put(&list, place.lang)
}

/// The open store, if it has this meeting.
fn opened(id: &MeetingId, place: &Place) -> Result<Started, Failed> {
    let started = place.open_telling()?;
    if started.store.last(&LogId::Meeting(id.clone())) == 0 {
        return Err(Failed::Said(place.lang.cli_no_such_meeting(id)));
    }
    Ok(started)
}

/// `2026-10 · tháng 10/2026 · đã chốt · 21/21`
fn line(meeting: &Summary, lang: Lang) -> String {
    let id = meeting.id.as_ref().map_or("", |id| id.as_str());
    let (period, phase) = (meeting.about(lang), meeting.phase.title(lang));
    let redacted = meeting.redacted.map(|at| format!(" · {}", lang.cli_list_redacted(at.day())));
    format!(
        "{id} · {period} · {phase} · {}/{}{}\n",
        meeting.done,
        meeting.members,
        redacted.unwrap_or_default()
    )
}

fn as_json(meeting: &Summary) -> serde_json::Value {
    let mut object = json!(meeting);
    object["id"] = json!(meeting.id.as_ref().map(|id| id.as_str()));
    object
}
