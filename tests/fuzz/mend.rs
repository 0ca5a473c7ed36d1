//! Sums put right: without that whatever is tried would end at the first checksum, and nothing behind it were ever read.

use sha2::{Digest, Sha256};

/// What stands before the checksum at the end of a line, and how many digits it has.
const SEAM: &str = r#","sum":""#;
const DIGITS: usize = 16;

/// The digits of the SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The checksum of some bytes.
pub fn sum(bytes: &[u8]) -> String {
    sha256(bytes)[..DIGITS].to_owned()
}

/// What stands before the checksum of a line that ends like one.
pub fn body(line: &[u8]) -> Option<&[u8]> {
    let open = line.strip_suffix(br#""}"#)?;
    open[..open.len().checked_sub(DIGITS)?].strip_suffix(SEAM.as_bytes())
}

/// The body of a line whose checksum is right.
pub fn sound(line: &[u8]) -> Option<&[u8]> {
    body(line).filter(|body| closed(body) == line)
}

/// A body with its checksum.
pub fn closed(body: &[u8]) -> Vec<u8> {
    [body, SEAM.as_bytes(), sum(body).as_bytes(), br#""}"#].concat()
}

/// A text behind its checksum, as small files have it; without a space there is none.
pub fn behind_sum(bytes: &[u8]) -> Vec<u8> {
    match bytes.iter().position(|byte| *byte == b' ') {
        Some(at) => [sum(&bytes[at + 1..]).as_bytes(), &bytes[at..]].concat(),
        None => bytes.to_vec(),
    }
}

/// The lines of a file, each that ends like one with its right checksum.
pub fn lines(bytes: &[u8]) -> Vec<u8> {
    let mended: Vec<Vec<u8>> =
        bytes.split(|byte| *byte == b'\n').map(|line| body(line).map_or(line.to_vec(), closed)).collect();
    mended.join(&b'\n')
}

/// The segments of one journal, each line with its right checksum, and each head with that of the entry that it names.
pub fn segments(segments: &[&[u8]]) -> Vec<Vec<u8>> {
    let mut entries: Vec<(Vec<u8>, String)> = Vec::new();
    let mut mended = Vec::new();
    for segment in segments {
        let mut lines: Vec<Vec<u8>> = Vec::new();
        for line in segment.split(|byte| *byte == b'\n') {
            let Some(body) = body(line) else {
                lines.push(line.to_vec());
                continue;
            };
            let body = after(body, &entries);
            if let Some(number) = number(&body, br#"{"seq":"#) {
                entries.push((number, sum(&body)));
            }
            lines.push(closed(&body));
        }
        mended.push(lines.join(&b'\n'));
    }
    mended
}

/// The body of a head that names the entry with its right checksum, if it names one that was there.
fn after(head: &[u8], entries: &[(Vec<u8>, String)]) -> Vec<u8> {
    let Some(at) = find(head, br#""after":{"seq":"#) else { return head.to_vec() };
    let (before, rest) = head.split_at(at);
    let Some(number) = number(rest, br#""after":{"seq":"#) else { return head.to_vec() };
    let entry = entries.iter().rev().find(|(known, _)| *known == number);
    let (Some((_, sum)), Some(from)) = (entry, find(rest, SEAM.as_bytes())) else { return head.to_vec() };
    let digits = from + SEAM.len();
    if rest.len() < digits + DIGITS {
        return head.to_vec();
    }
    [before, &rest[..digits], sum.as_bytes(), &rest[digits + DIGITS..]].concat()
}

/// The digits behind a text at the beginning.
fn number(bytes: &[u8], behind: &[u8]) -> Option<Vec<u8>> {
    let rest = bytes.strip_prefix(behind)?;
    let digits: Vec<u8> = rest.iter().copied().take_while(u8::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

/// Where a text begins in another one.
pub fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    bytes.windows(text.len()).position(|window| window == text)
}

/// A number from 0 to 255 that hangs on every byte, for what is too slow to be tried each time.
pub fn chance(bytes: &[u8]) -> u8 {
    let mix = |mixed: u64, byte: &u8| (mixed ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix).to_be_bytes()[0]
}
