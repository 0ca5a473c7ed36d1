//! `restore`: a backup in place of what is stored, or one log of it beside that.

use std::io::{self, IsTerminal, Write};

use super::arguments::Restore;
use super::failed::Failed;
use super::place::Place;
use super::{backup, file, tell};
use crate::shell;
use crate::store::{BackupFault, Comparison, Difference, LogId, Newer, Sealing, Store};
use crate::text::Lang;

/// Checks a backup, says what would change, asks, and restores it.
///
/// # Errors
/// When the backup is not whole, newer entries would be lost, nobody agrees, or the store cannot be changed.
pub fn run(command: &Restore, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let mut store = place.hold()?;
    let failed =
        |fault: BackupFault| Failed::Said(lang.cli_fault(file::name(&command.file), fault.sentence(lang)));
    let found = store.compare(&command.file).map_err(failed)?;
    tell(&lang.cli_restore_made(&found.made));
    let one = command.meeting.clone().map(LogId::Meeting).or(command.unit.then_some(LogId::Unit));
    let plan = match &one {
        Some(log) => Plan::of_one(log, &found, command.replace, lang)?,
        None => Plan::of_all(&found, command.replace, lang)?,
    };
    let Plan::Change { loses } = plan else { return Ok(()) };
    if !command.yes && !agreed(lang)? {
        return Err(Failed::said(lang.cli_restore_not_agreed()));
    }
    if loses {
        let now = shell::now();
        let before = store.back_up_before(&now.in_names(), &backup::shown(now)).map_err(failed)?;
        tell(&lang.cli_restore_before(file::name(&before.path)));
    }
    match &one {
        None => store.restore(&command.file).map_err(failed)?,
        Some(log) => {
            let newer = if loses { Newer::Goes } else { Newer::Stays };
            store.restore_log(&command.file, log, newer).map_err(failed)?;
        }
    }
    end(&mut store, one.as_ref(), lang)
}

/// What is to be done.
enum Plan {
    /// Nothing: it is so already.
    Nothing,
    /// Something.
    Change {
        /// Whether entries go that only the store has.
        loses: bool,
    },
}

impl Plan {
    /// Says how each log differs, and whether the whole store may become what the backup is.
    fn of_all(found: &Comparison, replace: bool, lang: Lang) -> Result<Self, Failed> {
        let differs = |(_, difference): &&(LogId, Difference)| !matches!(difference, Difference::None(_));
        let alike = found.logs.len() - found.logs.iter().filter(differs).count();
        if alike > 0 {
            tell(&lang.cli_restore_alike(alike));
        }
        for (log, difference) in found.logs.iter().filter(differs) {
            tell(&line(log, *difference, lang));
        }
        if found.drafts_differ {
            tell(lang.cli_restore_drafts());
        }
        match found.sealing {
            Sealing::Alike => {}
            Sealing::OnlyBackup => tell(lang.cli_restore_gets_vault()),
            Sealing::OnlyStore => tell(lang.cli_restore_loses_vault()),
            Sealing::OtherKey => tell(lang.cli_restore_other_vault()),
        }
        if found.is_alike() {
            tell(lang.cli_restore_nothing());
            return Ok(Self::Nothing);
        }
        let loses = found.would_lose();
        if loses && !replace {
            return Err(Failed::said(lang.cli_restore_would_lose()));
        }
        Ok(Self::Change { loses })
    }

    /// Says how one log differs, and whether it can be given what it lacks.
    fn of_one(log: &LogId, found: &Comparison, replace: bool, lang: Lang) -> Result<Self, Failed> {
        let difference = found.logs.iter().find(|(of, _)| of == log).map(|(_, difference)| *difference);
        let without = || Failed::Said(BackupFault::Without(log.clone()).sentence(lang));
        let difference = difference.ok_or_else(without)?;
        tell(&line(log, difference, lang));
        if found.sealing != Sealing::Alike {
            return Err(Failed::Said(BackupFault::OtherKey.sentence(lang)));
        }
        match difference {
            Difference::OnlyStore(_) => Err(without()),
            Difference::None(_) => {
                tell(lang.cli_restore_nothing());
                Ok(Self::Nothing)
            }
            Difference::Behind(_) if !replace => {
                tell(lang.cli_restore_nothing_missing());
                Ok(Self::Nothing)
            }
            Difference::RedactedSince | Difference::RedactedBefore => {
                Err(Failed::Said(BackupFault::Redacted(log.clone()).sentence(lang)))
            }
            Difference::Diverged(seq) if !replace => {
                Err(Failed::Said(BackupFault::Diverged(log.clone(), seq).sentence(lang)))
            }
            difference => Ok(Self::Change { loses: replace && difference.would_lose() }),
        }
    }
}

/// How a log differs, in a line.
fn line(log: &LogId, difference: Difference, lang: Lang) -> String {
    let log = log.said(lang);
    match difference {
        Difference::None(entries) => lang.cli_restore_same(log, entries),
        Difference::OnlyBackup(entries) => lang.cli_restore_only_backup(log, entries),
        Difference::OnlyStore(entries) => lang.cli_restore_only_store(log, entries),
        Difference::Behind(newer) => lang.cli_restore_behind(log, newer),
        Difference::Ahead(missing) => lang.cli_restore_ahead(log, missing),
        Difference::Both { newer, missing } => lang.cli_restore_both(log, newer, missing),
        Difference::Diverged(seq) => lang.cli_restore_diverged(log, seq),
        Difference::RedactedSince => lang.cli_restore_redacted_since(log),
        Difference::RedactedBefore => lang.cli_restore_redacted_before(log),
    }
}

/// Asks on the terminal.
fn agreed(lang: Lang) -> Result<bool, Failed> {
    if !io::stdin().is_terminal() {
        return Err(Failed::said(lang.cli_restore_needs_yes()));
    }
    let failed =
        |why: io::Error| Failed::Said(lang.cli_not_read("-", crate::store::Why::from(why).said(lang)));
    let mut output = io::stderr();
    write!(output, "{} ", lang.cli_restore_ask()).and_then(|()| output.flush()).map_err(failed)?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).map_err(failed)?;
    Ok(["c", "có", "y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
}

/// Says what is there now, and what of it is still not whole.
fn end(store: &mut Store, one: Option<&LogId>, lang: Lang) -> Result<(), Failed> {
    let repaired = store.take_repairs();
    let sentences: Vec<String> = repaired.iter().map(|repair| repair.sentence(lang)).collect();
    tell(&match one {
        Some(log) => lang.cli_restored_log(log.said(lang), store.last(log)),
        None => lang.cli_restored(store.logs().len()),
    });
    if sentences.is_empty() { Ok(()) } else { Err(Failed::Unsound(sentences)) }
}
