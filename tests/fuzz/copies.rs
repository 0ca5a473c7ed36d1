//! What the fuzzer of backups tries.

use std::path::Path;

use binhxet::store::{Backup, BackupFault, Disk, Existing, examine};

use super::files::can_be_said;
use super::medium::{DATA, Medium};
use super::mend::{self, find};
use super::plain::plain;
use super::sim_disk::SimDisk;
use super::sound;

/// The longest backup that is worth trying.
const LONGEST: usize = 12 * 1024;
/// What the line before a file begins with, and the last line.
const FILE: &[u8] = br#"{"file":""#;
const END: &[u8] = br#"{"end":"#;

/// With an even first byte the lengths and sums of the backup in the other bytes are put right.
///
/// It is refused with a sentence, or it is whole: then nothing can be taken from its end or put behind it, and some of them,
/// restored in an empty store and backed up again, have the same entries.
pub fn backup(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    if bytes.len() > LONGEST {
        return;
    }
    let file = if how % 2 == 0 { mended(bytes) } else { bytes.to_vec() };
    match examined(&file) {
        Err(fault) => can_be_said(|lang| fault.sentence(lang)),
        Ok(backup) => {
            assert!(plain(&backup.made), "{:?}", backup.made);
            for log in backup.logs.values() {
                assert!(log.lost() <= log.last());
            }
            let cut = file.len() * usize::from(*how) / 256;
            assert!(examined(&file[..cut]).is_err() && examined(&file[..file.len() - 1]).is_err());
            assert!(examined(&[file.as_slice(), b"\n"].concat()).is_err());
            if mend::chance(&file) < 4 {
                comes_back(&file, &backup);
            }
        }
    }
}

fn examined(file: &[u8]) -> Result<Backup, BackupFault> {
    let mut medium = Medium::default();
    medium.put("backup", file);
    examine(&medium, &Path::new(DATA).join("backup"))
}

/// Restores it and backs it up again.
fn comes_back(file: &[u8], backup: &Backup) {
    let disk = SimDisk::new(1);
    let path = Path::new("/home/backup");
    disk.create(path).and_then(|mut pen| pen.append(file)).expect("is there");
    let mut store = sound::open(&disk).expect("a new store").store;
    if let Err(fault) = store.restore(path) {
        return can_be_said(|lang| fault.sentence(lang));
    }
    for log in store.logs() {
        let _ = store.read(&log);
        store.obstacle(&log).into_iter().for_each(|obstacle| can_be_said(|lang| obstacle.sentence(lang)));
    }
    let again = Path::new("/home/again");
    match store.back_up(again, Existing::Keep, "08:00 01/10/2026") {
        Err(fault) => can_be_said(|lang| fault.sentence(lang)),
        Ok(_) => {
            let again = examine(&disk, again).expect("is sound");
            assert!(again.logs != backup.logs || again.is_encrypted == backup.is_encrypted);
            for (log, copied) in &again.logs {
                let before = backup.logs.get(log).cloned().unwrap_or_default();
                assert!(copied.last() <= before.last(), "{log}");
                // Half a batch at the end is left out.
                assert!(before.lost() > 0 || copied.last() < before.last() || *copied == before, "{log}");
            }
        }
    }
}

/// The backup with right lengths and sums before its files and in their lines, and with a right end.
fn mended(bytes: &[u8]) -> Vec<u8> {
    let head = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
    let (head, mut rest) = bytes.split_at(head);
    let mut backup = head.to_vec();
    let (mut files, mut journal) = (0, 0);
    while let Some(named) = rest.strip_prefix(FILE) {
        let Some(quote) = named.iter().position(|byte| *byte == b'"') else { break };
        let name = &named[..quote];
        let Some(line) = rest.iter().position(|byte| *byte == b'\n') else { break };
        let content = &rest[line + 1..];
        let next = [FILE, END].iter().filter_map(|begin| find(content, &[b"\n", *begin].concat())).min();
        let content = &content[..next.unwrap_or(content.len())];
        rest = &rest[line + 1 + content.len()..];
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        let content = match name {
            b"unit/drafts" => mend::behind_sum(content),
            name if name.ends_with(b"journal.jsonl") => mend::segments(&[content]).concat(),
            name if name.ends_with(b"seal.json") => mend::lines(&measured(content, journal)),
            _ => mend::lines(content),
        };
        journal = content.len();
        let digits = mend::sha256(&content);
        backup.extend([FILE, name].concat());
        backup.extend(format!(r#"","bytes":{},"sha256":"{digits}"}}"#, content.len()).bytes());
        backup.extend([b"\n", content.as_slice(), b"\n"].concat());
        files += 1;
    }
    let end = format!(r#"{{"files":{files},"bytes":{},"sha256":"{}"}}"#, backup.len(), mend::sha256(&backup));
    backup.extend(format!("{{\"end\":{end}}}\n").bytes());
    backup
}

/// A seal that is about a journal of so many bytes.
fn measured(seal: &[u8], bytes: usize) -> Vec<u8> {
    let before = br#"["journal.jsonl","#;
    let Some(at) = find(seal, before) else { return seal.to_vec() };
    let (before, rest) = seal.split_at(at + before.len());
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    [before, bytes.to_string().as_bytes(), &rest[digits..]].concat()
}
