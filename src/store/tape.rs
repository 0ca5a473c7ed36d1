//! Reading a log's journal: its segments in order, each replacing what earlier ones hold after its head's mark.

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::course::{Begun, Course};
use super::disk::{Disk, Kind};
use super::head::{Head, NoHead};
use super::line::{LONGEST_LINE, Line};
use super::log_id::LogId;

/// A segment of a journal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Segment {
    /// Its number, from 1.
    pub(crate) number: u64,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its length in bytes.
    pub(crate) len: u64,
}

/// What a log's journal says, as far as it is sound.
#[derive(Default, Debug)]
pub(crate) struct Tape {
    /// The sound lines that are not void, in ascending order; damage shows as numbers left out.
    pub(crate) lines: Vec<Line>,
    /// Whether bytes that are no line follow the last line: then nothing may be written after them.
    pub(crate) torn: bool,
    /// Whether a head, or a whole segment, is lost; the number of the entry before what it held.
    pub(crate) headless: Option<u64>,
    /// Segments that belong to another log; nothing of them counts.
    pub(crate) strangers: Vec<PathBuf>,
    /// The segment that may be written on, unless the tape is torn.
    pub(crate) last: Option<Segment>,
    /// Where its segments begin; a new one has to have a higher number.
    pub(crate) course: Course,
}

/// Why a journal cannot be read.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// The system refused.
    Failed(io::Error),
    /// A newer program wrote it; the version.
    Newer(u64),
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// The name of a segment: `journal.jsonl`, then `journal.2.jsonl` and so on.
pub(crate) fn segment_name(number: u64) -> String {
    if number == 1 { "journal.jsonl".to_owned() } else { format!("journal.{number}.jsonl") }
}

/// The segments in a log's folder, in order; none if there is no folder.
pub(crate) fn segments(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<Segment>> {
    if disk.look(folder)?.is_none() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for name in disk.list(folder)? {
        let Some(number) = numbered(&name) else { continue };
        let path = folder.join(&name);
        // A link, or anything else that only looks like a journal, is not followed.
        if let Some(looks) = disk.look(&path)?.filter(|looks| looks.kind == Kind::File) {
            found.push(Segment { number, path, len: looks.len });
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file with this name is a segment.
pub(crate) fn is_segment(name: &str) -> bool {
    numbered(name).is_some()
}

fn numbered(name: &str) -> Option<u64> {
    let number = match name.strip_prefix("journal.")?.strip_suffix("jsonl")? {
        "" => 1,
        rest => rest.strip_suffix('.')?.parse().ok()?,
    };
    (segment_name(number) == name).then_some(number)
}

impl Tape {
    /// Reads the whole journal of a log. `known` is what the archive knows of its segments.
    pub(crate) fn read(
        disk: &dyn Disk,
        folder: &Path,
        log: &LogId,
        known: &Course,
    ) -> Result<Self, Unreadable> {
        let mut tape = Self::default();
        let mut known = known.begun().iter().copied().peekable();
        for segment in segments(disk, folder)? {
            while let Some(lost) = known.next_if(|begun| begun.number < segment.number) {
                tape.lose(lost);
            }
            let begun = known.next_if(|begun| begun.number == segment.number);
            let file = disk.read(&segment.path)?;
            if tape.take(segment.number, begun, &mut BufReader::with_capacity(1 << 16, file), log)? {
                tape.last = Some(segment);
            } else {
                tape.lose(begun.unwrap_or(Begun { number: segment.number, after: tape.end() }));
                tape.strangers.push(segment.path);
            }
        }
        known.for_each(|lost| tape.lose(lost));
        Ok(tape)
    }

    /// Takes in one segment; false if it belongs to another log.
    fn take(
        &mut self,
        number: u64,
        begun: Option<Begun>,
        file: &mut impl BufRead,
        log: &LogId,
    ) -> Result<bool, Unreadable> {
        let head = match next_line(file)? {
            Found::Line(text) => Head::parse(&text),
            Found::Junk | Found::End => Err(NoHead::Damaged),
        };
        let mut head_due = false;
        match (head, begun) {
            (Ok(head), _) if head.log != *log => return Ok(false),
            (Ok(head), _) => self.begin(number, &head),
            (Err(NoHead::Newer(version)), _) => return Err(Unreadable::Newer(version)),
            (Err(NoHead::Damaged), Some(begun)) => self.lose(begun),
            (Err(NoHead::Damaged), None) => {
                self.lose(Begun { number, after: self.end() });
                head_due = true;
            }
        }
        loop {
            let line = match next_line(file)? {
                Found::End => return Ok(true),
                Found::Junk => None,
                Found::Line(text) => Line::parse(&text),
            };
            if let Some(line) = line {
                if head_due {
                    // Nobody knows what the head said, but it was the entry before this one.
                    self.lose(Begun { number, after: line.seq - 1 });
                    head_due = false;
                }
                self.torn = !self.push(line);
            } else {
                self.torn = true;
            }
        }
    }

    /// Takes in that a segment has begun whose head cannot be read.
    fn lose(&mut self, segment: Begun) {
        self.void_after(segment.after);
        self.course.begin(segment);
        self.headless = Some(self.headless.map_or(segment.after, |seq| seq.min(segment.after)));
    }

    /// The number of the last line.
    fn end(&self) -> u64 {
        self.lines.last().map_or(0, |line| line.seq)
    }

    fn begin(&mut self, number: u64, head: &Head) {
        self.course.begin(Begun { number, after: head.after.seq });
        self.void_after(head.after.seq);
        // A line that is not the one the head names has been damaged, or swapped for another one.
        let other = |line: &Line| line.seq == head.after.seq && line.sum != head.after.sum;
        if self.lines.last().is_some_and(other) {
            self.lines.pop();
        }
        self.torn = false;
        self.headless = self.headless.filter(|&seq| seq < head.after.seq);
    }

    fn void_after(&mut self, seq: u64) {
        let kept = self.lines.partition_point(|line| line.seq <= seq);
        self.lines.truncate(kept);
    }

    fn push(&mut self, line: Line) -> bool {
        let forward = self.lines.last().is_none_or(|last| last.seq < line.seq);
        if forward {
            self.lines.push(line);
        }
        forward
    }
}

enum Found {
    Line(String),
    /// Bytes that cannot be a line: too long, not Unicode, or without a line break at the end of the file.
    Junk,
    End,
}

fn next_line(file: &mut impl BufRead) -> io::Result<Found> {
    let mut bytes = Vec::new();
    file.take(LONGEST_LINE as u64).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(Found::End);
    }
    if bytes.pop() != Some(b'\n') {
        file.skip_until(b'\n')?;
        return Ok(Found::Junk);
    }
    Ok(String::from_utf8(bytes).map_or(Found::Junk, Found::Line))
}

#[cfg(test)]
mod tests {
    use super::super::head::Mark;
    use super::*;

    fn entries(count: usize) -> Vec<String> {
        (1..=count).map(|n| format!(r#"{{"n":{n}}}"#)).collect()
    }

    fn lines(first: u64, count: usize) -> Vec<Line> {
        (first..).zip(entries(count)).flat_map(|(seq, entry)| Line::batch(seq, &[entry])).collect()
    }

    fn file(after: Mark, lines: &[Line]) -> String {
        let head = Head { log: LogId::Unit, after }.text();
        std::iter::once(head.as_str()).chain(lines.iter().map(Line::text)).map(|l| format!("{l}\n")).collect()
    }

    fn tape(files: &[String]) -> Tape {
        let mut tape = Tape::default();
        for (number, file) in (1..).zip(files) {
            tape.take(number, None, &mut file.as_bytes(), &LogId::Unit).unwrap();
        }
        tape
    }

    fn seqs(tape: &Tape) -> Vec<u64> {
        tape.lines.iter().map(|line| line.seq).collect()
    }

    fn mark(line: &Line) -> Mark {
        Mark { seq: line.seq, sum: line.sum }
    }

    #[test]
    fn a_later_segment_voids_what_follows_its_mark() {
        let old = lines(1, 5);
        let new = Line::batch(4, &[r#"{"other":true}"#.to_owned()]);
        let tape = tape(&[file(Mark::START, &old), file(mark(&old[2]), &new)]);
        assert_eq!(seqs(&tape), [1, 2, 3, 4]);
        assert_eq!(tape.lines[3], new[0]);
        assert!(!tape.torn && tape.headless.is_none());
    }

    #[test]
    fn a_damaged_line_leaves_a_hole_and_a_torn_one_a_torn_end() {
        let whole = file(Mark::START, &lines(1, 4));
        let holed = tape(&[whole.replace(r#"{"n":2}"#, r#"{"n":7}"#)]);
        assert_eq!((seqs(&holed), holed.torn), (vec![1, 3, 4], false));
        let torn = tape(&[whole[..whole.len() - 1].to_owned()]);
        assert_eq!((seqs(&torn), torn.torn), (vec![1, 2, 3], true));
    }

    #[test]
    fn a_lost_head_is_concluded_from_the_first_line() {
        let old = lines(1, 5);
        let second = file(mark(&old[2]), &lines(4, 1)).replacen("binhxet", "binhxot", 1);
        let tape = tape(&[file(Mark::START, &old), second]);
        assert_eq!((seqs(&tape), tape.headless), (vec![1, 2, 3, 4], Some(3)));
    }

    #[test]
    fn a_line_too_long_to_hold_is_skipped() {
        let mut text = file(Mark::START, &lines(1, 1));
        text.push_str(&"x".repeat(LONGEST_LINE + 5));
        text.push('\n');
        text.push_str(lines(2, 1)[0].text());
        text.push('\n');
        assert_eq!(seqs(&tape(&[text])), [1, 2]);
    }

    #[test]
    fn a_mark_that_does_not_fit_makes_its_entry_a_hole() {
        let old = lines(1, 3);
        let wrong = Mark { seq: 3, sum: old[0].sum };
        assert_eq!(seqs(&tape(&[file(Mark::START, &old), file(wrong, &lines(4, 1))])), [1, 2, 4]);
    }

    #[test]
    fn only_the_names_that_are_written_are_segments() {
        assert_eq!(numbered("journal.jsonl"), Some(1));
        assert_eq!(numbered("journal.12.jsonl"), Some(12));
        for other in
            ["journal.1.jsonl", "journal.02.jsonl", "journal.2.jsonl.new", "journal.+2.jsonl", "journaljsonl"]
        {
            assert_eq!(numbered(other), None, "{other}");
        }
    }
}
