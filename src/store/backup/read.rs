//! Reading a backup: nothing of it is believed before all of it was found as it was written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::fault::BackupFault;
use super::form::{Before, End, Ending, Head, LONGEST, VERSION, Which, digits};
use crate::store::checksum::checked;
use crate::store::disk::Disk;
use crate::store::head::{self, Mark, version};
use crate::store::line::{LONGEST_LINE, Line};
use crate::store::log_id::LogId;
use crate::store::seal::Seal;
use crate::store::vault::Vault;

/// A backup that holds more files than this is not read.
const MOST_FILES: u64 = 200_000;

/// One file of a backup, sound in itself.
pub(super) enum Part {
    Journal(LogId, Vec<Line>),
    Seal(LogId, Seal),
    Drafts(Vec<u8>),
    Vault(&'static str, Vec<u8>),
}

/// What is in a backup that is whole.
pub struct Backup {
    /// When it was made, as it was written down.
    pub made: String,
    /// Each log that it has.
    pub logs: BTreeMap<LogId, Copied>,
    /// Whether its entries are encrypted.
    pub is_encrypted: bool,
    pub(super) drafts: Option<Vec<u8>>,
    pub(super) vault: Vec<u8>,
    pub(super) end: End,
}

/// A log in a backup.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Copied {
    /// The number and checksum of each of its entries.
    pub(super) marks: Vec<Mark>,
    /// Whether its texts had been removed.
    pub(super) is_redacted: bool,
}

impl Copied {
    /// The number of its last entry.
    pub fn last(&self) -> u64 {
        self.marks.last().map_or(0, |mark| mark.seq)
    }

    /// How many entries it has lost before it was copied.
    pub fn lost(&self) -> u64 {
        self.last() - self.marks.len() as u64
    }
}

/// Reads a backup from beginning to end and says what is in it.
///
/// # Errors
/// When it cannot be read or is not as it was written.
pub fn examine(disk: &dyn Disk, path: &Path) -> Result<Backup, BackupFault> {
    let mut logs: BTreeMap<LogId, Copied> = BTreeMap::new();
    let (mut drafts, mut vault) = (None, Vec::new());
    let mut is_sealed = false;
    let (made, end) = each(disk, path, |part| {
        match part {
            Part::Journal(log, lines) => {
                is_sealed |= lines.iter().any(Line::is_sealed);
                let marks = lines.iter().map(|line| Mark { seq: line.seq, sum: line.sum }).collect();
                logs.insert(log, Copied { marks, is_redacted: lines.iter().any(Line::is_removed) });
            }
            Part::Seal(..) => {}
            Part::Drafts(bytes) => drafts = Some(bytes),
            Part::Vault(_, bytes) => vault = bytes,
        }
        Ok(())
    })?;
    Ok(Backup { made, logs, is_encrypted: is_sealed || !vault.is_empty(), drafts, vault, end })
}

/// Reads a backup and gives out each of its files; answers with when it was made and how it ends. What was given out counts
/// only if this returns well.
pub(super) fn each(
    disk: &dyn Disk,
    path: &Path,
    mut give: impl FnMut(Part) -> Result<(), BackupFault>,
) -> Result<(String, End), BackupFault> {
    let file = disk.read(path).map_err(|why| BackupFault::NotRead(why.into()))?;
    let mut reader =
        Reader { file: BufReader::with_capacity(1 << 16, file), sum: Sha256::new(), bytes: 0, files: 0 };
    let made = reader.head()?;
    let (mut had, mut lengths) = (BTreeSet::new(), BTreeMap::new());
    loop {
        let (whole, bytes) = (reader.bytes, reader.sum.clone());
        let line = reader.line()?.ok_or(BackupFault::Incomplete)?;
        if let Ok(Ending { end }) = serde_json::from_str::<Ending>(&line) {
            let found = End { files: reader.files, bytes: whole, sha256: digits(&bytes.finalize()) };
            let is_last = reader.line()?.is_none();
            return if end == found && is_last { Ok((made, end)) } else { Err(reader.damaged()) };
        }
        let before = serde_json::from_str::<Before>(&line).map_err(|_| reader.damaged())?;
        reader.files += 1;
        let which = Which::named(&before.file).ok_or_else(|| reader.damaged())?;
        if reader.files > MOST_FILES || before.bytes > which.longest() || !had.insert(which.clone()) {
            return Err(reader.damaged());
        }
        let content = reader.content(&before)?;
        if let Which::Journal(log) = &which {
            lengths.insert(log.clone(), content.len() as u64);
        }
        let part = part(which, content).ok_or_else(|| reader.damaged())?;
        if let Part::Seal(log, seal) = &part {
            // The seal has to be about the journal that the backup has of the log.
            let fits = lengths.get(log).is_some_and(|len| seal.is_about(*len));
            if !fits {
                return Err(reader.damaged());
            }
        }
        give(part)?;
    }
}

struct Reader {
    file: BufReader<Box<dyn Read>>,
    sum: Sha256,
    bytes: u64,
    files: u64,
}

impl Reader {
    fn damaged(&self) -> BackupFault {
        BackupFault::Damaged(self.files)
    }

    fn head(&mut self) -> Result<String, BackupFault> {
        let line = self.line().map_err(|fault| match fault {
            BackupFault::Damaged(_) => BackupFault::Foreign,
            other => other,
        })?;
        let line = line.ok_or(BackupFault::Foreign)?;
        match version(&line, "backup") {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(BackupFault::Newer(newer)),
            _ => return Err(BackupFault::Foreign),
        }
        let head = serde_json::from_str::<Head>(&line).map_err(|_| BackupFault::Damaged(0))?;
        let Head { format: _, made, program: _ } = head;
        Ok(crate::text::clean(&made))
    }

    /// The next line of the backup's own, if there is one.
    fn line(&mut self) -> Result<Option<String>, BackupFault> {
        let mut bytes = Vec::new();
        let read = (&mut self.file).take(LONGEST as u64).read_until(b'\n', &mut bytes);
        read.map_err(|why| BackupFault::NotRead(why.into()))?;
        if bytes.is_empty() {
            return Ok(None);
        }
        self.took(&bytes);
        if bytes.pop() != Some(b'\n') {
            return Err(if bytes.len() < LONGEST - 1 { BackupFault::Incomplete } else { self.damaged() });
        }
        String::from_utf8(bytes).map(Some).map_err(|_| self.damaged())
    }

    /// The content of a file, and the line feed behind it.
    fn content(&mut self, before: &Before) -> Result<Vec<u8>, BackupFault> {
        let mut content = Vec::new();
        let read = (&mut self.file).take(before.bytes + 1).read_to_end(&mut content);
        read.map_err(|why| BackupFault::NotRead(why.into()))?;
        if content.len() as u64 != before.bytes + 1 {
            return Err(BackupFault::Incomplete);
        }
        self.took(&content);
        let is_whole = content.pop() == Some(b'\n') && digits(&Sha256::digest(&content)) == before.sha256;
        if is_whole { Ok(content) } else { Err(self.damaged()) }
    }

    fn took(&mut self, bytes: &[u8]) {
        self.sum.update(bytes);
        self.bytes += bytes.len() as u64;
    }
}

/// What a file is, if it is sound.
fn part(which: Which, content: Vec<u8>) -> Option<Part> {
    match which {
        Which::Journal(log) => {
            let lines = journal(&log, &content)?;
            Some(Part::Journal(log, lines))
        }
        Which::Seal(log) => {
            let seal = Seal::parse(std::str::from_utf8(&content).ok()?, &log)?;
            Some(Part::Seal(log, seal))
        }
        Which::Drafts => {
            checked(std::str::from_utf8(&content).ok()?)?;
            Some(Part::Drafts(content))
        }
        Which::Vault(name) => {
            Vault::parse(std::str::from_utf8(&content).ok()?)?;
            Some(Part::Vault(name, content))
        }
    }
}

/// The lines of a journal in which nothing is wrong; numbers may be left out where the store had lost entries.
fn journal(log: &LogId, content: &[u8]) -> Option<Vec<Line>> {
    let text = std::str::from_utf8(content).ok()?.strip_suffix('\n')?;
    let (head, rest) = text.split_once('\n').unwrap_or((text, ""));
    let expected = head::Head { log: log.clone(), after: Mark::START };
    if head::Head::parse(head).ok()? != expected {
        return None;
    }
    let lines: Vec<Line> = if rest.is_empty() {
        Vec::new()
    } else {
        let bounded = rest.split('\n').map(|line| (line.len() < LONGEST_LINE).then_some(line));
        bounded.map(|line| Line::parse(line?)).collect::<Option<_>>()?
    };
    let ascending = lines.is_sorted_by(|one, next| one.seq < next.seq);
    ascending.then_some(lines)
}

/// An error of reading as what is told of a backup.
impl From<io::Error> for BackupFault {
    fn from(error: io::Error) -> Self {
        Self::NotRead(error.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::line::Content;
    use crate::store::sim_disk::SimDisk;

    /// What is made of a backup that holds one file, all lengths and sums right.
    fn examined(name: &str, content: &[u8]) -> Result<Backup, BackupFault> {
        let sum = |bytes: &[u8]| digits(&Sha256::digest(bytes));
        let head = "{\"format\":\"binhxet.backup/1\",\"made\":\"08:00\",\"program\":\"x\"}\n";
        let (bytes, sha256) = (content.len(), sum(content));
        let before = format!("{{\"file\":\"{name}\",\"bytes\":{bytes},\"sha256\":\"{sha256}\"}}\n");
        let mut file = [head.as_bytes(), before.as_bytes(), content, b"\n"].concat();
        let (bytes, sha256) = (file.len(), sum(&file));
        let end = format!("{{\"files\":1,\"bytes\":{bytes},\"sha256\":\"{sha256}\"}}");
        file.extend(format!("{{\"end\":{end}}}\n").bytes());
        let (disk, path) = (SimDisk::new(1), Path::new("/home/backup"));
        disk.create(path).unwrap().append(&file).unwrap();
        examine(&disk, path)
    }

    #[test]
    fn a_vault_that_no_key_could_open_is_none() {
        const VAULT: &[u8] = include_bytes!("../../../fixtures/vault/data/vault.json");
        assert!(examined("vault.json", VAULT).is_ok_and(|backup| backup.is_encrypted));
        for damaged in [&VAULT[1..], &VAULT[..VAULT.len() - 1], b"\xff\n", b""] {
            assert_eq!(examined("vault.json", damaged).err(), Some(BackupFault::Damaged(1)));
        }
    }

    #[test]
    fn sealed_lines_without_a_vault_are_encrypted_all_the_same() {
        let head = head::Head { log: LogId::Unit, after: Mark::START }.text();
        let line = |content| Line::new(1, (1, 1), content).text().to_owned();
        for (line, is_encrypted) in
            [(line(Content::Sealed("AA==")), true), (line(Content::Entry("{}")), false)]
        {
            let backup = examined("unit/journal.jsonl", format!("{head}\n{line}\n").as_bytes()).ok();
            assert_eq!(backup.map(|backup| backup.is_encrypted), Some(is_encrypted));
        }
    }

    #[test]
    fn no_line_is_longer_than_the_store_itself_would_read_it() {
        let journal = |entry: &str| {
            let head = head::Head { log: LogId::Unit, after: Mark::START }.text();
            let line = Line::batch(1, &[entry.to_owned()]).remove(0);
            examined("unit/journal.jsonl", format!("{head}\n{}\n", line.text()).as_bytes())
        };
        assert!(journal("{}").is_ok());
        let long = format!("\"{}\"", "x".repeat(LONGEST_LINE));
        assert_eq!(journal(&long).err(), Some(BackupFault::Damaged(1)));
    }
}
