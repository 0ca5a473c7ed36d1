//! Removing the personal data of a sealed meeting: its log, what was proposed for it, and the backups that still have them.

use super::archive;
use crate::domain::{
    Entry, Held, Left, MeetingId, Redaction, Remainder, Unit, UnitEntry, UnitEvent, fits, left_of,
};
use crate::store::{Automatic, BackupFault, LogId, Outdated, Rest, Store};
use crate::text::{Lang, clean};

/// Removes the data that an entry of the unit's log says are removed, and keeps the entry, both or neither. Answers with
/// what somebody still has to do, if so.
///
/// # Errors
/// A sentence why nothing was removed.
pub fn redact(
    store: &mut Store,
    line: &str,
    backups: &Automatic,
    lang: Lang,
) -> Result<Option<String>, String> {
    let entry: UnitEntry = serde_json::from_str(line).map_err(|why| why.to_string())?;
    let UnitEvent::MeetingRedacted(redaction) = &entry.event else { return Err(lang.redact_unfit().into()) };
    let left = rest_of(store, redaction, lang)?;
    let unit = unit_after(store, redaction, line, lang)?;
    let log = LogId::Meeting(redaction.meeting.clone());
    store.redact(&log, &left, &unit).map_err(|fault| fault.sentence(lang))?;
    // What a new archive lacks; what cannot be read is told when it is.
    if let Ok(unit) = archive::unit(store, lang) {
        let _ = archive::summaries(store, &unit, lang);
    }
    Ok(clear_backups(store, backups, lang))
}

/// What is left of each entry of the meeting, which has to be the one that the removal is about.
fn rest_of(store: &mut Store, redaction: &Redaction, lang: Lang) -> Result<Vec<Rest>, String> {
    let Redaction { meeting, remainder, .. } = redaction;
    let Held::Record(record) = archive::meeting(store, meeting, lang)? else {
        return Err(lang.redact_unfit().into());
    };
    if Remainder::of(&record) != *remainder {
        return Err(lang.redact_unfit().into());
    }
    let lines = store.read(&LogId::Meeting(meeting.clone())).map_err(|fault| fault.sentence(lang))?;
    let entries = lines.iter().map(|line| serde_json::from_str(line)).collect::<Result<Vec<Entry>, _>>();
    let left = entries.and_then(left_of).map_err(|why| why.to_string())?;
    if !fits(meeting, &left, remainder) {
        return Err(lang.redact_unfit().into());
    }
    let rest = |(left, line): (Left, String)| match left {
        Left::Seal(_) => Ok(Rest::Entry(line)),
        Left::Stub(stub) => stub.line().map(Rest::Removed),
    };
    left.into_iter().zip(lines).map(rest).collect::<Result<_, _>>().map_err(|why| why.to_string())
}

/// The unit's log with the removal, and without what was proposed for the period.
fn unit_after(
    store: &mut Store,
    redaction: &Redaction,
    line: &str,
    lang: Lang,
) -> Result<Vec<String>, String> {
    let mut lines = store.read(&LogId::Unit).map_err(|fault| fault.sentence(lang))?;
    for stored in &mut lines {
        let entry: UnitEntry = serde_json::from_str(stored).map_err(|why| why.to_string())?;
        if let Some(less) = entry.without_proposals(redaction.remainder.period) {
            *stored = serde_json::to_string(&less).map_err(|why| why.to_string())?;
        }
    }
    lines.push(line.to_owned());
    Ok(lines)
}

/// Makes a backup without the data, if any are made at all, and removes those that still have them. Answers with what
/// somebody still has to do.
fn clear_backups(store: &mut Store, order: &Automatic, lang: Lang) -> Option<String> {
    renew_backups(store, order, lang).err()
}

/// Removes the automatic backups that still have removed data, and says how many they were.
///
/// # Errors
/// A sentence about what is left.
pub fn drop_outdated(store: &mut Store, order: &Automatic, lang: Lang) -> Result<String, String> {
    let there = [None].into_iter().chain(order.folder.as_deref().map(Some));
    let mut count = 0;
    for folder in there {
        count += store.outdated(folder).map_err(|fault| not_cleared(&fault, order, lang))?.len();
    }
    if count == 0 {
        return Ok(lang.redact_backups_none().into());
    }
    renew_backups(store, order, lang).map(|count| lang.redact_backups_dropped(count))
}

/// Makes a backup, beside the data where the folder that is set cannot be written, and then removes those that still have
/// removed data: there is always one.
fn renew_backups(store: &mut Store, order: &Automatic, lang: Lang) -> Result<usize, String> {
    if order.kept > 0 {
        let made = store.back_up_by_itself(order).or_else(|fault| match order.folder {
            Some(_) => store.back_up_by_itself(&Automatic { folder: None, ..order.clone() }),
            None => Err(fault),
        });
        made.map_err(|fault| lang.redact_backups_unmade(fault.sentence(lang)))?;
    }
    match store.drop_outdated(order.folder.as_deref()) {
        Ok(Outdated { removed, left }) if left.is_empty() => Ok(removed),
        Ok(Outdated { left, .. }) => Err(lang.redact_backups_left(named(&left))),
        Err(fault) => Err(not_cleared(&fault, order, lang)),
    }
}

fn not_cleared(fault: &BackupFault, order: &Automatic, lang: Lang) -> String {
    let folder = order.folder.as_ref().map_or_else(
        || lang.setting_backup_beside().to_owned(),
        |folder| clean(&folder.display().to_string()),
    );
    lang.redact_backups_unseen(folder, fault.sentence(lang))
}

fn named(paths: &[std::path::PathBuf]) -> String {
    paths.iter().map(|path| clean(&path.display().to_string())).collect::<Vec<_>>().join(", ")
}

/// The entries that are left of a meeting whose data were removed, a line each, found to fit the record of it.
///
/// # Errors
/// A sentence about what does not.
pub fn left(store: &mut Store, unit: &Unit, id: &MeetingId, lang: Lang) -> Result<Vec<String>, String> {
    let log = LogId::Meeting(id.clone());
    let rests = store.left(&log).map_err(|fault| fault.standing(lang))?;
    let rests = rests.ok_or_else(|| lang.redact_still_there(log.said(lang)))?;
    let redacted = unit.redacted(id).ok_or_else(|| lang.redact_not_recorded(log.said(lang)))?;
    let read = |rest: &Rest| {
        Ok::<_, serde_json::Error>(match rest {
            Rest::Entry(line) => Left::Seal(Box::new(serde_json::from_str(line)?)),
            Rest::Removed(line) => Left::Stub(serde_json::from_str(line)?),
        })
    };
    let left: Result<Vec<Left>, _> = rests.iter().map(read).collect();
    if !left.is_ok_and(|left| fits(id, &left, &redacted.redaction.remainder)) {
        return Err(lang.redact_left_unfit(log.said(lang)));
    }
    Ok(rests
        .into_iter()
        .map(|rest| match rest {
            Rest::Entry(line) | Rest::Removed(line) => line,
        })
        .collect())
}
