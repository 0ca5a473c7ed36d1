//! Writing a log's journal: whole batches, and never again after a failure in the same segment.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::course::{Begun, Course};
use super::disk::{Disk, Pen};
use super::head::{Head, Mark};
use super::line::Line;
use super::log_id::LogId;
use super::shelf::Extent;
use super::tape::segment_name;
use super::why::Why;

/// How much of a new segment is handed to the system at once, in bytes.
const PORTION: usize = 1 << 20;

/// The journal of one log, ready to be written on.
pub(crate) struct Journal {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    log: LogId,
    last: Mark,
    course: Course,
    /// The highest number of a segment that is or may be there.
    used: u64,
    state: State,
}

enum State {
    Writing(Box<dyn Pen>),
    /// Nothing more may be written in the current segment, if there is one; a new one has to void its end first.
    Lifted,
}

/// A batch that is not in the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NotWritten {
    /// Why.
    pub(crate) why: Why,
    /// Whether bytes of it may be there and could not be voided: the next start may find it whole.
    pub(crate) in_doubt: bool,
}

impl Journal {
    /// A journal that continues in a new segment with its next batch. `course` is that of the segments so far.
    pub(crate) fn new(disk: Arc<dyn Disk>, folder: PathBuf, log: LogId, last: Mark, course: Course) -> Self {
        let used = course.highest();
        Self { disk, folder, log, last, course, used, state: State::Lifted }
    }

    /// The number of the last entry.
    pub(crate) fn last(&self) -> u64 {
        self.last.seq
    }

    /// How far the log goes.
    pub(crate) fn extent(&self) -> Extent {
        Extent { last: self.last.seq, course: self.course.clone() }
    }

    /// Goes on at the end of an existing segment. It is synced first: what was read may still be in memory only.
    pub(crate) fn resume(&mut self, segment: &Path) -> io::Result<()> {
        let mut pen = self.disk.extend(segment)?;
        pen.sync()?;
        self.sync_names()?;
        self.state = State::Writing(pen);
        Ok(())
    }

    /// Writes one batch and returns when it is durable.
    pub(crate) fn append(&mut self, lines: &[Line]) -> Result<(), NotWritten> {
        let Some(end) = lines.last() else { return Ok(()) };
        let begun = match self.state {
            State::Writing(_) => Ok(()),
            State::Lifted => self.renew(self.last, &[]),
        };
        begun.map_err(|error| NotWritten { why: error.into(), in_doubt: false })?;
        if let Err(error) = self.write(lines) {
            // Voiding it at once makes "not recorded" true whatever happens next.
            let voided = self.renew(self.last, &[]);
            return Err(NotWritten { why: error.into(), in_doubt: voided.is_err() });
        }
        self.last = Mark { seq: end.seq, sum: end.sum };
        Ok(())
    }

    /// Writes a batch that failed once more, in a new segment. `in_doubt` is what was said of the first try.
    pub(crate) fn append_again(&mut self, lines: &[Line], in_doubt: bool) -> Result<(), NotWritten> {
        let written = self.append(lines);
        // Where no new segment could be begun, what the first try has left is not void yet.
        let is_left = in_doubt && matches!(self.state, State::Lifted);
        written.map_err(|failed| NotWritten { in_doubt: failed.in_doubt || is_left, ..failed })
    }

    /// Begins a new segment that voids everything after a mark and holds these lines; whole or not at all.
    pub(crate) fn renew(&mut self, after: Mark, lines: &[Line]) -> io::Result<()> {
        self.state = State::Lifted;
        self.make_folder()?;
        // Whatever becomes of it, its number is used.
        self.used += 1;
        let path = self.folder.join(segment_name(self.used));
        let draft = path.with_extension("jsonl.new");
        if self.disk.look(&draft)?.is_some() {
            self.disk.remove(&draft)?;
        }
        let head = Head { log: self.log.clone(), after };
        let made = write_segment(self.disk.as_ref(), &draft, &head, lines)
            .and_then(|()| self.disk.rename(&draft, &path));
        if made.is_err() && matches!(self.disk.look(&draft), Ok(Some(_))) {
            // Only to be tidy: an unfinished segment means nothing.
            let _ = self.disk.remove(&draft);
        }
        made?;
        self.sync_names()?;
        self.state = State::Writing(self.disk.extend(&path)?);
        self.course.begin(Begun { number: self.used, after: after.seq });
        self.last = lines.last().map_or(after, |line| Mark { seq: line.seq, sum: line.sum });
        Ok(())
    }

    fn make_folder(&self) -> io::Result<()> {
        if self.disk.look(&self.folder)?.is_none() {
            self.disk.create_dir(&self.folder)?;
        }
        Ok(())
    }

    /// Makes the segment's name and the folder's own name durable.
    fn sync_names(&self) -> io::Result<()> {
        self.disk.sync_dir(&self.folder)?;
        self.folder.parent().map_or(Ok(()), |above| self.disk.sync_dir(above))
    }

    fn write(&mut self, lines: &[Line]) -> io::Result<()> {
        let State::Writing(pen) = &mut self.state else { return Err(io::ErrorKind::Other.into()) };
        let mut text = String::with_capacity(lines.iter().map(|line| line.text().len() + 1).sum());
        for line in lines {
            text.push_str(line.text());
            text.push('\n');
        }
        pen.append(text.as_bytes())?;
        pen.sync()
    }
}

/// Writes a whole segment under a name that is not taken, durably but for the name.
pub(crate) fn write_segment(disk: &dyn Disk, path: &Path, head: &Head, lines: &[Line]) -> io::Result<()> {
    let mut pen = disk.create(path)?;
    let mut text = head.text();
    text.push('\n');
    for line in lines {
        text.push_str(line.text());
        text.push('\n');
        if text.len() >= PORTION {
            pen.append(text.as_bytes())?;
            text.clear();
        }
    }
    pen.append(text.as_bytes())?;
    pen.sync()
}

#[cfg(test)]
mod tests {
    use super::super::sim_disk::{Fault, SimDisk};
    use super::*;

    const FOLDER: &str = "/home/unit";

    fn journal(disk: &SimDisk) -> Journal {
        Journal::new(Arc::new(disk.clone()), FOLDER.into(), LogId::Unit, Mark::START, Course::default())
    }

    fn batch(first: u64) -> Vec<Line> {
        Line::batch(first, &["{}".to_owned(), "{}".to_owned()])
    }

    #[test]
    fn nothing_is_written_after_a_failure_in_the_same_segment() {
        let disk = SimDisk::new(3);
        let mut journal = journal(&disk);
        journal.append(&batch(1)).unwrap();
        let path = Path::new(FOLDER).join("journal.jsonl");
        let before = disk.bytes(&path);
        disk.fault_at(2, Fault::Failure);
        let failed = journal.append(&batch(3)).unwrap_err();
        assert!(!failed.in_doubt && matches!(failed.why, Why::Other(_)), "{failed:?}");
        assert_eq!(journal.last(), 2);
        let after_failure = disk.bytes(&path);
        assert!(after_failure.starts_with(&before) && after_failure.len() > before.len());
        journal.append(&batch(3)).unwrap();
        assert_eq!(disk.bytes(&path), after_failure);
        let starts: Vec<_> = journal.extent().course.begun().iter().map(|s| (s.number, s.after)).collect();
        assert_eq!(starts, [(1, 0), (2, 2)]);
    }

    #[test]
    fn a_batch_that_cannot_even_begin_is_not_in_doubt() {
        let disk = SimDisk::new(1);
        let mut journal = journal(&disk);
        disk.fault_at(1, Fault::Full { for_changes: 1 });
        assert_eq!(journal.append(&batch(1)), Err(NotWritten { why: Why::DiskFull, in_doubt: false }));
        journal.append(&batch(1)).unwrap();
        assert_eq!(journal.last(), 2);
    }

    #[test]
    fn an_unfinished_segment_in_the_way_is_replaced() {
        let disk = SimDisk::new(1);
        disk.create_dir(Path::new(FOLDER)).unwrap();
        let draft = Path::new(FOLDER).join("journal.jsonl.new");
        disk.create(&draft).unwrap().append(b"half a head").unwrap();
        journal(&disk).append(&batch(1)).unwrap();
        assert_eq!(disk.names(FOLDER), ["journal.jsonl"]);
    }
}
