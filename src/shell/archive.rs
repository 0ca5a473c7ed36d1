//! Between the store's lines and the meeting: reading logs, and doing what the update wants kept.

use std::collections::BTreeMap;
use std::path::Path;

use super::{pins, redacting, vault};
use crate::app::{Batch, Effect, Fetched, Msg, Warning};
use crate::domain::{Draft, Entry, Fault, Held, MeetingId, Record, Summary, Unit, UnitEntry};
use crate::papers;
use crate::screens::Closed;
use crate::store::{Automatic, Drafts, Kept, Locksmith, LogId, Reserve, Secret, Store, StoreError};
use crate::text::{Lang, clean};

/// The unit as its log has it.
///
/// # Errors
/// A sentence about what cannot be read.
pub fn unit(store: &mut Store, lang: Lang) -> Result<Unit, String> {
    if store.last(&LogId::Unit) == 0 {
        return Ok(Unit::default());
    }
    let entries: Vec<UnitEntry> = entries(store, &LogId::Unit, lang)?;
    Unit::replay(&entries).map_err(|(seq, fault)| unsound(&LogId::Unit, seq, &fault, lang))
}

/// A meeting as its log has it.
///
/// # Errors
/// A sentence about what cannot be read.
pub fn meeting(store: &mut Store, id: &MeetingId, lang: Lang) -> Result<Held, String> {
    let log = LogId::Meeting(id.clone());
    let entries: Vec<Entry> = entries(store, &log, lang)?;
    Held::replay(id.clone(), &entries).map_err(|why| unsound(&log, why.seq, &why.fault, lang))
}

/// Sealed meetings as their logs have them.
fn records(store: &mut Store, ids: &[MeetingId], lang: Lang) -> Result<Vec<Record>, String> {
    let mut records = Vec::new();
    for id in ids {
        if let Held::Record(record) = meeting(store, id, lang)? {
            records.push(*record);
        }
    }
    Ok(records)
}

/// Every meeting in short; a summary that is missing is made from the log and kept. Of one whose personal data were removed
/// the unit knows what is left. Meetings that cannot be read are left out and named.
pub fn summaries(store: &mut Store, unit: &Unit, lang: Lang) -> (Vec<Summary>, Vec<String>) {
    let (mut summaries, mut faults) = (Vec::new(), Vec::new());
    let kept: BTreeMap<LogId, String> = store.summaries().into_iter().collect();
    for log in store.logs() {
        let LogId::Meeting(id) = &log else { continue };
        if let Some(redacted) = unit.redacted(id) {
            summaries.push(Summary::of_redacted(redacted));
            continue;
        }
        // A summary only spares reading the log; one that this program does not understand is made again.
        let known = kept.get(&log).and_then(|text| serde_json::from_str::<Summary>(text).ok());
        if let Some(summary) = known {
            summaries.push(Summary { id: Some(id.clone()), ..summary });
            continue;
        }
        match meeting(store, id, lang) {
            Ok(held) => {
                let summary = Summary::of(held.proceedings());
                if let Ok(text) = serde_json::to_string(&summary) {
                    store.summarise(&log, &text);
                }
                summaries.push(summary);
            }
            Err(fault) => faults.push(fault),
        }
    }
    (summaries, faults)
}

/// Does an effect that concerns the store and says what came of it. Leaving the program and what the room sees are none of
/// them.
pub fn perform(store: &mut Store, effect: Effect, lang: Lang, locksmith: &Locksmith) -> Option<Msg> {
    let log = LogId::Meeting;
    let said = |fault: StoreError| fault.sentence(lang);
    match effect {
        Effect::Keep(batches) => Some(Msg::Kept(keep(store, &batches, lang))),
        Effect::Fetch(id) => {
            let held = meeting(store, &id, lang);
            let told = store.take_repairs().iter().map(|repair| repair.sentence(lang)).collect();
            let log = LogId::Meeting(id);
            let closed = store.obstacle(&log).map(|obstacle| obstacle.standing(lang));
            let remembered = store.remembered(&log);
            Some(Msg::Fetched(Box::new(held.map(|held| Fetched { held, remembered, closed, told }))))
        }
        Effect::KeepDrafts(text) => {
            let kept = store.keep_drafts(&text);
            Some(Msg::DraftsKept(kept.map_err(|why| lang.draft_not_kept(why.said(lang)))))
        }
        Effect::Take(path) => Some(Msg::Taken(take(store, &path, lang))),
        Effect::Give { path, text, existing } => {
            let given = store.give_file(Path::new(&path), &text, existing);
            Some(Msg::Given(given.map_err(|why| lang.file_not_written(path, why.said(lang)))))
        }
        Effect::Recall(ids) => Some(Msg::Recalled(records(store, &ids, lang))),
        Effect::Remember(id, text) => {
            store.remember(&LogId::Meeting(id), &text);
            None
        }
        Effect::MakeBox { meeting, room, contents } => {
            let made = store.make_box(&log(meeting), room, contents, locksmith);
            Some(Msg::BoxMade(made.map_err(said)))
        }
        Effect::RefillBox { meeting, contents } => {
            Some(Msg::BoxKept(store.refill_box(&log(meeting), contents, locksmith).map_err(said)))
        }
        Effect::UnlockBox { meeting, code, at } => {
            Some(Msg::BoxUnlocked(store.unlock_box(&log(meeting), &code, at, locksmith).map_err(said)))
        }
        Effect::Vault { ask, at } => Some(Msg::Vault(vault::perform(store, ask, at, lang, locksmith))),
        Effect::RemoveBox(meeting) => Some(Msg::BoxRemoved(store.remove_box(&log(meeting)).map_err(said))),
        Effect::TryPin { secret, pin, marks, at } => {
            let answer = pins::try_pin(store, &secret, &pin, &marks, at, lang);
            Some(Msg::Tried(secret, answer))
        }
        Effect::TryPassphrase { passphrase, at } => {
            let answer = vault::try_passphrase(store, passphrase, at, lang, locksmith);
            Some(Msg::Tried(Secret::Passphrase, answer))
        }
        Effect::MarkPin { officer, pin, alike } => {
            Some(Msg::PinMarked(pins::mark_pin(&officer, &pin, alike, lang, locksmith)))
        }
        Effect::Redact { entry, backups } => {
            Some(Msg::Redacted(redacting::redact(store, &entry, &backups, lang)))
        }
        Effect::DropOutdated(order) => {
            Some(Msg::OutdatedDropped(redacting::drop_outdated(store, &order, lang)))
        }
        Effect::BackUp(order) => Some(Msg::BackedUp(back_up(store, &order, lang))),
        Effect::Publish(_) | Effect::Quit => None,
    }
}

/// Removes the boxes of secret ballots that are not open any more, or never were; a sentence for each that stays. One whose
/// meeting cannot be read is left alone.
pub fn clear_boxes(store: &mut Store, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    if store.read_only().is_some() {
        return told;
    }
    for log in store.boxes() {
        let LogId::Meeting(id) = &log else { continue };
        let is_over = meeting(store, id, lang).is_ok_and(|held| held.proceedings().slip().is_none());
        if is_over && let Err(fault) = store.remove_box(&log) {
            told.push(fault.sentence(lang));
        }
    }
    told
}

/// What can be read and not written.
pub fn closed(store: &Store, lang: Lang) -> Closed {
    let obstacle = |log: &LogId| store.obstacle(log).map(|obstacle| obstacle.standing(lang));
    let medium = || store.read_only().map(|why| lang.store_repair_read_only(why.said(lang)));
    let meetings = store.logs().into_iter().filter_map(|log| {
        let why = obstacle(&log).or_else(medium)?;
        if let LogId::Meeting(id) = log { Some((id, why)) } else { None }
    });
    Closed { unit: obstacle(&LogId::Unit).or_else(medium), meetings: meetings.collect() }
}

/// The drafts of criteria sets that were last kept. Where they cannot be read, their file is put aside, so that the next
/// change does not take its place, and a sentence says so.
pub fn drafts(store: &Store, lang: Lang) -> (Vec<Draft>, Option<String>) {
    let read = match store.drafts() {
        Drafts::None => return (Vec::new(), None),
        Drafts::These(text) => serde_json::from_str(&text).ok(),
        Drafts::Unreadable => None,
    };
    if let Some(drafts) = read {
        return (drafts, None);
    }
    let told = match store.put_drafts_aside() {
        Ok(path) => lang.shell_drafts_aside(clean(&path.display().to_string())),
        Err(why) => lang.shell_drafts_unreadable(why.said(lang)),
    };
    (Vec::new(), Some(told))
}

/// The text of a file that somebody brings.
fn take(store: &Store, path: &str, lang: Lang) -> Result<String, String> {
    let bytes = store
        .take_file(Path::new(path))
        .map_err(|why| lang.cli_file_not_read(clean(path), why.said(lang)))?;
    papers::text_of_set(bytes, lang).map_err(|why| lang.cli_fault(clean(path), why))
}

/// Makes a backup; where there is none, what helps.
fn back_up(store: &mut Store, order: &Automatic, lang: Lang) -> Result<(), String> {
    let done = store.back_up_by_itself(order).map(drop);
    if done.is_ok() {
        // What still has removed data may have been out of reach when they were removed.
        let _ = store.drop_outdated(order.folder.as_deref());
    }
    done.map_err(|fault| {
        let folder = order.folder.as_ref().map(|folder| clean(&folder.display().to_string()));
        match folder {
            Some(folder) => lang.backup_failed_there(folder, fault.sentence(lang)),
            None => lang.backup_failed(fault.sentence(lang)),
        }
    })
}

/// Keeps batches in order; with a warning where not all is well with the store.
pub(super) fn keep(store: &mut Store, batches: &[Batch], lang: Lang) -> Result<Option<Warning>, String> {
    let mut warning = None;
    for batch in batches {
        let kept = store.append(&batch.log, batch.first, &batch.lines, batch.summary.as_deref());
        match kept.map_err(|fault| fault.sentence(lang))? {
            Kept::Both => {}
            Kept::JournalOnly { why } => {
                warning = Some(Warning::OneCopy(lang.shell_one_copy(why.said(lang))))
            }
        }
        if let Some(seal) = &batch.seal {
            // The meeting is sealed by its last entry, which is kept; the seal's file is made again at the next start.
            if let Err(fault) = store.seal(&batch.log, seal) {
                warning = Some(Warning::NotSealed(fault.sentence(lang)));
            }
        }
    }
    if *store.reserve() == Reserve::GivenUp {
        warning = Some(Warning::LittleRoom(lang.shell_little_room().into()));
    }
    Ok(warning)
}

fn entries<T: serde::de::DeserializeOwned>(
    store: &mut Store,
    log: &LogId,
    lang: Lang,
) -> Result<Vec<T>, String> {
    let lines = store.read(log).map_err(|fault| fault.standing(lang))?;
    let read = |(at, line): (usize, &String)| {
        serde_json::from_str(line).map_err(|why| {
            let seq = u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1);
            unsound(log, seq, &Fault::Unreadable(why.to_string()), lang)
        })
    };
    lines.iter().enumerate().map(read).collect()
}

fn unsound(log: &LogId, seq: u64, fault: &Fault, lang: Lang) -> String {
    lang.shell_unsound(log.said(lang), seq, fault.sentence(lang))
}

#[cfg(test)]
mod tests {
    use super::super::start::start;
    use super::*;

    #[test]
    fn drafts_that_cannot_be_read_are_told_of_and_outlive_the_next_change() {
        let folder = tempfile::tempdir().expect("a folder");
        let dir = folder.path().join("data");
        let first = start(&dir, Lang::En).expect("opens");
        first.store.keep_drafts("what another version kept").expect("is kept");
        drop(first);
        let second = start(&dir, Lang::En).expect("opens again");
        assert_eq!((second.drafts.len(), second.told.len()), (0, 1));
        assert!(second.told[0].contains("drafts.unreadable"), "{:?}", second.told);
        second.store.keep_drafts("[]").expect("is kept");
        drop(second);
        let third = start(&dir, Lang::En).expect("opens a third time");
        assert_eq!(third.told, Vec::<String>::new());
        let aside = LogId::Unit.folder(&dir).join("drafts.unreadable");
        let text = std::fs::read_to_string(aside).expect("is still there");
        assert!(text.ends_with("what another version kept"), "{text}");
    }
}
