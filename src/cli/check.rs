//! `check`: whether everything that is stored is in order, and what helps where it is not.

use serde_json::json;

use super::failed::Failed;
use super::place::Place;
use super::{file, put};
use crate::domain::{Held, MeetingId, Summary};
use crate::shell;
use crate::store::{Copies, Drafts, LogId, RealDisk, Store, examine};
use crate::text::Lang;

/// One thing that was looked at.
struct Finding {
    /// What.
    about: String,
    /// Whether it is in order now.
    is_sound: bool,
    /// What was found, and what helps.
    said: String,
}

impl Finding {
    fn sound(about: impl Into<String>, said: impl Into<String>) -> Self {
        Self { about: about.into(), is_sound: true, said: said.into() }
    }

    fn fault(about: impl Into<String>, said: impl Into<String>) -> Self {
        Self { about: about.into(), is_sound: false, said: said.into() }
    }
}

/// Opens the store, which repairs what can be repaired, looks at everything, and says what it found. That is what was asked
/// for, so it goes to the output whether it is good or bad.
///
/// # Errors
/// When the store cannot be opened, or something is not in order and stays so.
pub fn run(json: bool, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let opened = shell::hold(place.data_dir()?)?;
    let mut store = opened.store;
    place.unlock(&mut store)?;
    let mut findings: Vec<Finding> =
        opened.repairs.iter().map(|repair| Finding::sound("start", repair.sentence(lang))).collect();
    for log in store.logs() {
        let finding = log_in_order(&mut store, &log, lang);
        findings
            .extend(store.take_repairs().iter().map(|it| Finding::sound(log.to_string(), it.sentence(lang))));
        findings.push(finding);
    }
    findings.extend(drafts(&store, lang));
    findings.extend(backups(&mut store, lang));
    let is_sound = findings.iter().all(|finding| finding.is_sound);
    let end = if is_sound { lang.cli_check_sound() } else { lang.cli_check_unsound() };
    put(&if json { as_json(&findings, is_sound) } else { as_text(&findings, end) }, lang)?;
    if is_sound { Ok(()) } else { Err(Failed::Unsound(Vec::new())) }
}

/// Both copies of a log, and what its entries say together.
fn log_in_order(store: &mut Store, log: &LogId, lang: Lang) -> Finding {
    let about = log.to_string();
    let copies = match store.copies(log) {
        Ok(copies) => copies,
        Err(fault) => return Finding::fault(about, lang.cli_check_remedy(fault.sentence(lang), remedy(log))),
    };
    if let LogId::Meeting(id) = log
        && let Some(finding) = redacted_in_order(store, id, copies, lang)
    {
        return finding;
    }
    let seal = match log {
        LogId::Unit => shell::unit(store, lang).map(|_| None),
        LogId::Meeting(id) => shell::meeting(store, id, lang).map(|held| match &held {
            Held::Record(_) => Summary::of(held.proceedings()).seal,
            Held::Meeting(_) => None,
        }),
    };
    let seal = match seal {
        Ok(seal) => seal,
        Err(fault) => return Finding::fault(about, lang.cli_check_remedy(fault, remedy(log))),
    };
    let name = log.said(lang);
    match (copies, seal) {
        (Copies::Differ(seq), _) => Finding::fault(about, lang.cli_check_differ(name, seq)),
        (Copies::One(entries), _) => Finding::fault(about, lang.cli_check_one_copy(name, entries)),
        (Copies::Alike(entries), None) => Finding::sound(about, lang.cli_check_log(name, entries)),
        (Copies::Alike(entries), Some((head, sealed))) => {
            Finding::sound(about, lang.cli_check_sealed(name, entries, sealed, head))
        }
    }
}

/// What is left of a meeting whose personal data were removed; nothing for any other meeting.
fn redacted_in_order(store: &mut Store, id: &MeetingId, copies: Copies, lang: Lang) -> Option<Finding> {
    let log = LogId::Meeting(id.clone());
    let unit = shell::unit(store, lang).ok()?;
    let is_removed = matches!(store.left(&log), Ok(Some(_)));
    let (redacted, Copies::Alike(entries)) = (unit.redacted(id), copies) else { return None };
    if redacted.is_none() && !is_removed {
        return None;
    }
    Some(match (shell::left(store, &unit, id, lang), redacted) {
        (Ok(_), Some(redacted)) => {
            let (day, head) = (redacted.at.day(), redacted.redaction.remainder.head);
            Finding::sound(log.to_string(), lang.cli_check_redacted(log.said(lang), entries, day, head))
        }
        (Err(fault), _) => Finding::fault(log.to_string(), fault),
        (Ok(_), None) => return None,
    })
}

/// The command that helps a log.
fn remedy(log: &LogId) -> String {
    match log {
        LogId::Unit => "binhxet restore FILE --unit".to_owned(),
        LogId::Meeting(id) => format!("binhxet restore FILE --meeting {id}"),
    }
}

fn drafts(store: &Store, lang: Lang) -> Option<Finding> {
    match store.drafts() {
        Drafts::None => None,
        Drafts::These(_) => Some(Finding::sound("drafts", lang.cli_check_drafts())),
        Drafts::Unreadable => Some(Finding::fault("drafts", lang.cli_check_drafts_unreadable())),
    }
}

/// The automatic backups, each read from beginning to end.
fn backups(store: &mut Store, lang: Lang) -> Vec<Finding> {
    let settings = shell::unit(store, lang).map(|unit| unit.settings().clone()).unwrap_or_default();
    let folder = settings.backup_folder.as_ref().map(|folder| std::path::Path::new(folder.as_str()));
    let paths = match store.backups(folder) {
        Ok(paths) => paths,
        // A stick that is not in is no fault of what is stored.
        Err(fault) => return vec![Finding::sound("backups", fault.sentence(lang))],
    };
    let (mut found, mut latest) = (Vec::new(), None);
    for path in &paths {
        match examine(&RealDisk, path) {
            Ok(backup) => latest = Some(backup.made),
            Err(fault) => {
                found.push(Finding::fault("backups", lang.cli_fault(file::name(path), fault.sentence(lang))));
            }
        }
    }
    let whole = paths.len() - found.len();
    if let Ok(outdated) = store.outdated(folder)
        && !outdated.is_empty()
    {
        let names: Vec<String> = outdated.iter().map(|path| file::name(path)).collect();
        found.push(Finding::fault("backups", lang.cli_check_outdated(names.join(", "))));
    }
    found.push(match latest {
        Some(made) => Finding::sound("backups", lang.cli_check_backups(whole, made)),
        None => Finding::sound("backups", lang.cli_check_no_backups()),
    });
    found
}

fn as_text(findings: &[Finding], end: &str) -> String {
    let lines = findings.iter().map(|finding| {
        let mark = if finding.is_sound { "✓" } else { "✗" };
        format!("{mark} {}\n", finding.said)
    });
    lines.chain([format!("{end}\n")]).collect()
}

fn as_json(findings: &[Finding], is_sound: bool) -> String {
    let list: Vec<_> = findings
        .iter()
        .map(|Finding { about, is_sound, said }| json!({ "about": about, "sound": is_sound, "said": said }))
        .collect();
    format!("{:#}\n", json!({ "format": "binhxet.check/1", "sound": is_sound, "findings": list }))
}
