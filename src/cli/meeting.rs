//! `meeting`: the meetings held, in short.

use serde_json::json;

use super::arguments::Meeting;
use super::failed::Failed;
use super::place::Place;
use super::put;
use crate::domain::Summary;
use crate::text::Lang;

/// Does a command about meetings.
///
/// # Errors
/// When the meetings cannot be read or the list cannot be written.
pub fn run(command: &Meeting, place: &Place) -> Result<(), Failed> {
    let Meeting::List { json } = command;
    let mut meetings = place.open_telling()?.meetings;
    meetings.sort_by_key(|meeting| std::cmp::Reverse((meeting.period, meeting.id.clone())));
    let list = if *json {
        let list: Vec<_> = meetings.iter().map(as_json).collect();
        format!("{:#}\n", json!(list))
    } else {
        meetings.iter().map(|meeting| line(meeting, place.lang)).collect()
    };
    put(&list, place.lang)
}

/// `2026-10 · tháng 10/2026 · đã chốt · 21/21`
fn line(meeting: &Summary, lang: Lang) -> String {
    let id = meeting.id.as_ref().map_or("", |id| id.as_str());
    let (period, phase) = (meeting.period.title(lang), meeting.phase.title(lang));
    format!("{id} · {period} · {phase} · {}/{}\n", meeting.done, meeting.members)
}

fn as_json(meeting: &Summary) -> serde_json::Value {
    let mut object = json!(meeting);
    object["id"] = json!(meeting.id.as_ref().map(|id| id.as_str()));
    object
}
