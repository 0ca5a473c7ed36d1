//! A second reader of journals, made from what `docs/formats.md` says and from nothing else.

use super::mend;

/// What a journal says.
#[derive(Debug, PartialEq)]
pub enum Told {
    /// These entries, and whether some after them are lost.
    These(Vec<String>, Loss),
    /// A newer program wrote it.
    Newer,
    /// The description leaves open what such lines mean, which nothing ever writes.
    Open,
}

/// Whether entries are lost.
#[derive(Debug, PartialEq)]
pub enum Loss {
    None,
    Some,
}

struct Line {
    seq: u64,
    index: u64,
    of: u64,
    sum: String,
    entry: Option<String>,
}

enum Head {
    Of { log: String, seq: u64, sum: String },
    Newer,
    Damaged,
    Strange,
}

/// Reads the segments of a log in the order of their numbers.
pub fn read(log: &str, segments: &[&[u8]]) -> Told {
    let mut list: Vec<Line> = Vec::new();
    for segment in segments {
        // What no line feed ends is no line.
        let mut lines = segment.split_inclusive(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\n"));
        let mut before = None;
        match lines.next().flatten().map_or(Head::Damaged, head) {
            Head::Newer => return Told::Newer,
            Head::Strange => return Told::Open,
            Head::Of { log: of, .. } if of != log => continue,
            Head::Of { seq, sum, .. } => {
                list.retain(|line| line.seq < seq || line.seq == seq && line.sum == sum);
            }
            Head::Damaged => before = Some(()),
        }
        for line in lines.filter_map(|line| entry(line?)) {
            if before.take().is_some() {
                list.retain(|known| known.seq < line.seq);
            }
            if list.last().is_none_or(|last| last.seq < line.seq) {
                list.push(line);
            }
        }
    }
    told(list)
}

fn told(list: Vec<Line>) -> Told {
    let first = |line: &Line| line.seq - line.index + 1;
    let last = |line: &Line| first(line) + line.of - 1;
    let agree = |pair: &[Line]| {
        (first(&pair[0]), last(&pair[0])) == (first(&pair[1]), last(&pair[1]))
            || last(&pair[0]) < first(&pair[1])
    };
    if !list.windows(2).all(agree) || list.iter().any(|line| line.entry.is_none()) {
        return Told::Open;
    }
    let without_gaps = list.iter().zip(1..).take_while(|(line, seq)| line.seq == *seq).count();
    let Some(end) = list.last() else { return Told::These(Vec::new(), Loss::None) };
    let is_whole = without_gaps == list.len() && end.seq == last(end);
    // The batch at the very end was never confirmed if lines of it are missing, and all before it must be there.
    let never_confirmed = first(end) <= without_gaps as u64 + 1;
    let kept = match list[..without_gaps].last() {
        Some(line) if line.seq < last(line) => first(line) - 1,
        _ => without_gaps as u64,
    };
    let loss = if is_whole || never_confirmed { Loss::None } else { Loss::Some };
    let entries = list.into_iter().take_while(|line| line.seq <= kept).filter_map(|line| line.entry);
    Told::These(entries.collect(), loss)
}

fn head(line: &[u8]) -> Head {
    let Some(body) = mend::sound(line).and_then(|body| std::str::from_utf8(body).ok()) else {
        return Head::Damaged;
    };
    let Some(rest) = body.strip_prefix(r#"{"format":"binhxet.journal/"#) else { return Head::Damaged };
    let Some(rest) = rest.strip_prefix(r#"1","log":""#) else {
        let version = rest.split('"').next().and_then(|version| version.parse::<u64>().ok());
        let is_plain = rest.starts_with(|c: char| c.is_ascii_digit());
        return match version {
            Some(version) if version > 1 && is_plain => Head::Newer,
            _ => Head::Strange,
        };
    };
    let read = || {
        let (log, rest) = rest.split_once(r#"","after":{"seq":"#)?;
        let (seq, rest) = rest.split_once(r#","sum":""#)?;
        let sum = rest.strip_suffix(r#""}"#).filter(|sum| is_sum(sum))?;
        let is_known = log == "unit" || log == "meeting/2026-11";
        is_known.then_some(Head::Of { log: log.into(), seq: number(seq)?, sum: sum.into() })
    };
    read().unwrap_or(Head::Strange)
}

fn entry(line: &[u8]) -> Option<Line> {
    let body = std::str::from_utf8(mend::sound(line)?).ok()?;
    let (seq, rest) = body.strip_prefix(r#"{"seq":"#)?.split_once(r#","batch":["#)?;
    let (index, rest) = rest.split_once(',')?;
    let (of, rest) = rest.split_once("],")?;
    let (seq, index, of) = (number(seq)?, number(index)?, number(of)?);
    let sealed =
        || rest.strip_prefix(r#""sealed":""#)?.strip_suffix('"').filter(|text| !text.contains(['"', '\\']));
    let entry = rest.strip_prefix(r#""entry":"#);
    let is_either = entry.is_some() || sealed().is_some();
    let fits = 1 <= index && index <= of && index <= seq && seq.checked_add(of).is_some() && is_either;
    fits.then(|| Line { seq, index, of, sum: mend::sum(body.as_bytes()), entry: entry.map(str::to_owned) })
}

fn number(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| is_plain)
}

fn is_sum(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
