//! The log as both copies together tell it, and what each copy lacks.

use super::line::Line;
use super::tape::Tape;

/// Numbers of entries from the first to the last, both included.
pub type Span = (u64, u64);

/// What a log is, from its journal and its archive.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Assembly {
    /// The entries from 1 without gaps, in whole batches.
    pub(crate) lines: Vec<Line>,
    /// How many lines at the end were left out because their batch never became whole: it was never confirmed.
    pub(crate) cut: u64,
    /// Entries after those of `lines` that both copies have lost. With any, nothing may be written to the log.
    pub(crate) missing: Vec<Span>,
    /// The number of lines at the beginning that the journal may keep; a new segment has to hold the others.
    pub(crate) journal_good: Option<usize>,
    /// Entries that the journal has lost and the archive gives back.
    pub(crate) restored: Vec<Span>,
    /// The places in `lines` of what the archive lacks or has otherwise.
    pub(crate) archive_lacks: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    Both,
    Journal,
    Archive,
}

/// Puts both copies together. Where they differ the journal holds, since it is written first and can be read by anybody.
///
/// An entry is confirmed only after its whole batch is synced in the journal, and the next batch is written only then.
/// So the end of a journal can hold one batch at most that was never confirmed: if it is not whole, and the archive does
/// not know it, it is cut. Any other hole is a loss.
///
/// `known_last` is the number of the last entry that the archive knows to be confirmed, 0 if it knows none: if both copies
/// end before it, what is between is a loss, too.
pub(crate) fn assemble(tape: Tape, archived: Vec<Line>, known_last: u64) -> Assembly {
    let (torn, headless) = (tape.torn, tape.headless);
    let (slots, same_history) = merge(tape.lines, archived);
    let gapless = slots.iter().zip(1..).take_while(|((line, _), seq)| line.seq == *seq).count();
    let (kept, mut missing) = end(&slots, gapless);
    if same_history && missing.is_empty() && (kept as u64) < known_last {
        missing.push((kept as u64 + 1, known_last));
    }
    let cut = if missing.is_empty() { (slots.len() - kept) as u64 } else { 0 };

    let mut assembly = Assembly { cut, missing, ..Assembly::default() };
    let mut good = (torn || cut > 0).then_some(kept);
    if let Some(seq) = headless {
        good = Some(kept.min(usize::try_from(seq).unwrap_or(kept)));
    }
    for (at, (line, source)) in slots.into_iter().take(kept).enumerate() {
        if source == Source::Archive {
            extend(&mut assembly.restored, line.seq);
            let batch = usize::try_from(line.batch_first() - 1).unwrap_or(at);
            good = Some(good.map_or(batch, |good| good.min(batch)));
        }
        if source == Source::Journal {
            assembly.archive_lacks.push(at);
        }
        assembly.lines.push(line);
    }
    assembly.journal_good = good;
    assembly
}

impl Assembly {
    /// Where the last batch begins, if the archive does not know it. Nobody has confirmed it, and that it can be read does not
    /// show that it is on the disk: after a failed sync a system shows what it will never write.
    pub(crate) fn unproven(&self) -> Option<usize> {
        let end = self.lines.last()?;
        let lacks_end = self.archive_lacks.last().is_some_and(|at| at + 1 == self.lines.len());
        lacks_end.then(|| usize::try_from(end.batch_first() - 1).ok()).flatten()
    }
}

/// Every sound line that either copy still has, whatever is missing between them.
pub(crate) fn remaining(tape: Tape, archived: Vec<Line>) -> Vec<Line> {
    merge(tape.lines, archived).0.into_iter().map(|(line, _)| line).collect()
}

/// Both copies in one ascending list. After a place where both are sound and yet differ the archive tells another
/// history, so nothing more of it counts; says whether it is the same.
fn merge(journal: Vec<Line>, archived: Vec<Line>) -> (Vec<(Line, Source)>, bool) {
    let mut slots = Vec::with_capacity(journal.len().max(archived.len()));
    let mut archived = archived.into_iter().peekable();
    let mut same_history = true;
    for line in journal {
        while let Some(other) = archived.next_if(|other| same_history && other.seq < line.seq) {
            slots.push((other, Source::Archive));
        }
        let twin = archived.next_if(|other| same_history && other.seq == line.seq);
        same_history &= twin.as_ref().is_none_or(|twin| *twin == line);
        let source = if same_history && twin.is_some() { Source::Both } else { Source::Journal };
        slots.push((line, source));
    }
    slots.extend(archived.filter(|_| same_history).map(|line| (line, Source::Archive)));
    (slots, same_history)
}

/// How many slots make up the log, and what is missing after them.
fn end(slots: &[(Line, Source)], gapless: usize) -> (usize, Vec<Span>) {
    let (prefix, rest) = slots.split_at(gapless);
    let unfinished = prefix.last().map(|(line, _)| line).filter(|line| line.seq < line.batch_last());
    let Some((last, _)) = rest.last().or(prefix.last()) else { return (0, Vec::new()) };
    if rest.is_empty() && unfinished.is_none() {
        return (gapless, Vec::new());
    }
    let first_missing = gapless as u64 + 1;
    let first_of_last = last.batch_first();
    let known_to_archive = |seq: u64| {
        slots
            .iter()
            .rev()
            .take_while(|(line, _)| line.seq >= seq)
            .any(|(_, source)| *source != Source::Journal)
    };
    let one_batch = rest.iter().all(|(line, _)| line.batch_first() == first_of_last);
    let never_confirmed = one_batch && first_of_last <= first_missing && !known_to_archive(first_of_last);

    let whole = unfinished.map_or(gapless as u64, |line| line.batch_first() - 1);
    let kept = usize::try_from(whole).unwrap_or(gapless).min(gapless);
    if never_confirmed {
        return (kept, Vec::new());
    }
    let mut missing = Vec::new();
    let mut due = first_missing;
    for (line, _) in rest {
        if due < line.seq {
            missing.push((due, line.seq - 1));
        }
        due = line.seq + 1;
    }
    if due <= last.batch_last() {
        missing.push((due, last.batch_last()));
    }
    (kept, missing)
}

/// Puts a number into ascending spans.
pub(crate) fn extend(spans: &mut Vec<Span>, seq: u64) {
    match spans.last_mut() {
        Some((_, last)) if *last + 1 == seq => *last = seq,
        _ => spans.push((seq, seq)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assemble(tape: Tape, archived: Vec<Line>) -> Assembly {
        super::assemble(tape, archived, 0)
    }

    /// Batches of these sizes, one after the other.
    fn lines(sizes: &[usize]) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for &size in sizes {
            let first = lines.len() as u64 + 1;
            let entries: Vec<String> = (0..size).map(|n| format!(r#"{{"e":"{first}-{n}"}}"#)).collect();
            lines.extend(Line::batch(first, &entries));
        }
        lines
    }

    fn without(mut lines: Vec<Line>, seqs: &[u64]) -> Vec<Line> {
        lines.retain(|line| !seqs.contains(&line.seq));
        lines
    }

    fn tape(lines: Vec<Line>) -> Tape {
        Tape { lines, ..Tape::default() }
    }

    fn torn(lines: Vec<Line>) -> Tape {
        Tape { lines, torn: true, ..Tape::default() }
    }

    #[test]
    fn two_whole_copies_need_nothing() {
        let both = lines(&[1, 3, 1]);
        let expected = Assembly { lines: both.clone(), ..Assembly::default() };
        assert_eq!(assemble(tape(both.clone()), both), expected);
    }

    #[test]
    fn an_unfinished_batch_that_the_archive_does_not_know_is_cut() {
        let whole = lines(&[1, 3]);
        for lost in [&[4][..], &[3], &[2], &[2, 3], &[3, 4]] {
            let assembly = assemble(torn(without(whole.clone(), lost)), lines(&[1]));
            assert_eq!(assembly.lines, lines(&[1]), "{lost:?}");
            assert_eq!((assembly.journal_good, assembly.missing), (Some(1), vec![]), "{lost:?}");
            assert_eq!(assembly.cut, 3 - lost.len() as u64, "{lost:?}");
        }
    }

    #[test]
    fn an_unfinished_batch_that_the_archive_knows_is_restored_from_its_beginning() {
        let whole = lines(&[1, 3]);
        let assembly = assemble(torn(without(whole.clone(), &[3])), whole.clone());
        assert_eq!((assembly.lines, assembly.journal_good), (whole, Some(1)));
        assert_eq!((assembly.restored, assembly.cut), (vec![(3, 3)], 0));
    }

    #[test]
    fn a_hole_before_a_later_batch_is_a_loss_when_both_copies_have_it() {
        let whole = lines(&[1, 2, 1]);
        let assembly = assemble(tape(without(whole.clone(), &[3])), without(whole, &[3, 4]));
        assert_eq!(assembly.lines, lines(&[1]));
        assert_eq!((assembly.missing, assembly.cut), (vec![(3, 3)], 0));
    }

    #[test]
    fn part_of_a_batch_in_the_archive_proves_that_it_was_confirmed() {
        let whole = lines(&[1, 3]);
        let assembly = assemble(tape(lines(&[1])), without(whole, &[3, 4]));
        assert_eq!((assembly.lines, assembly.missing), (lines(&[1]), vec![(3, 4)]));
    }

    #[test]
    fn an_end_that_the_archive_knows_of_and_both_have_lost_is_a_loss() {
        let assembly = super::assemble(torn(lines(&[1, 1])), lines(&[1]), 4);
        assert_eq!((assembly.lines, assembly.missing, assembly.cut), (lines(&[1, 1]), vec![(3, 4)], 0));
        let mut other = lines(&[1]);
        other.extend(Line::batch(2, &[r#"{"other":2}"#.to_owned()]));
        assert_eq!(
            super::assemble(tape(lines(&[1, 1])), other, 4).missing,
            [],
            "of another history it knows nothing"
        );
    }

    #[test]
    fn a_last_batch_that_the_archive_does_not_know_is_not_proven() {
        let whole = lines(&[1, 1, 2]);
        let unproven = |archived| assemble(tape(whole.clone()), archived).unproven();
        assert_eq!(unproven(whole.clone()), None);
        assert_eq!(unproven(without(whole.clone(), &[2])), None, "what came after it was confirmed later");
        assert_eq!(unproven(lines(&[1, 1])), Some(2));
        assert_eq!(assemble(tape(vec![]), vec![]).unproven(), None);
    }

    #[test]
    fn what_the_archive_lacks_is_named() {
        let whole = lines(&[1, 1, 2]);
        assert_eq!(assemble(tape(whole.clone()), lines(&[1])).archive_lacks, [1, 2, 3]);
        assert_eq!(assemble(tape(whole.clone()), without(whole, &[2])).archive_lacks, [1]);
    }

    #[test]
    fn a_journal_that_is_gone_comes_back_from_the_archive() {
        let whole = lines(&[2, 1]);
        let assembly = assemble(tape(vec![]), whole.clone());
        assert_eq!((assembly.lines, assembly.journal_good), (whole, Some(0)));
        assert_eq!(assembly.restored, [(1, 3)]);
    }

    #[test]
    fn where_the_copies_differ_the_journal_holds_and_the_archive_no_longer_counts() {
        let mut other = lines(&[1]);
        other.extend(Line::batch(2, &[r#"{"other":2}"#.to_owned()]));
        other.extend(Line::batch(3, &[r#"{"other":3}"#.to_owned()]));
        let assembly = assemble(tape(lines(&[1, 1])), other);
        assert_eq!((assembly.lines, assembly.archive_lacks), (lines(&[1, 1]), vec![1]));
    }

    #[test]
    fn the_archive_gives_back_both_the_middle_and_the_end() {
        let whole = lines(&[1, 1, 1, 2, 1]);
        let assembly = assemble(torn(without(whole.clone(), &[2, 5, 6])), whole.clone());
        assert_eq!((assembly.lines, assembly.journal_good), (whole, Some(1)));
        assert_eq!(assembly.restored, [(2, 2), (5, 6)]);
    }
}
