//! From the bytes of a file to its text.

use super::fault::{Fault, Wrong};
use crate::text::Lang;

/// A roster of 20,000 people needs about half of this.
pub(super) const MOST_BYTES: usize = 4 << 20;

/// The text of a file in UTF-8, without its byte order mark; anything else is refused with the remedy, since a guess
/// at an old encoding would spoil names without a word.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Fault> {
    const SPREADSHEETS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];
    if bytes.len() > MOST_BYTES {
        return Err(Fault::of_file(Wrong::TooLarge));
    }
    if SPREADSHEETS.iter().any(|start| bytes.starts_with(start)) {
        return Err(Fault::of_file(Wrong::Spreadsheet));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || bytes.contains(&0) {
        return Err(Fault::of_file(Wrong::Utf16));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Fault::at_line(line_of(bytes, error.valid_up_to()), Wrong::NotUtf8))?;
    match text.find('\u{FFFD}') {
        Some(at) => Err(Fault::at_line(line_of(bytes, at), Wrong::LostLetter)),
        None => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
    }
}

/// The text of a criteria set's file, without its byte order mark.
///
/// # Errors
/// It is not UTF-8; what helps, as a sentence.
pub fn text_of_set(bytes: Vec<u8>, lang: Lang) -> Result<String, String> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(lang.marks_utf16().to_owned());
    }
    let text = String::from_utf8(bytes).map_err(|_| lang.marks_not_utf8().to_owned())?;
    Ok(text.strip_prefix('\u{FEFF}').map_or_else(|| text.clone(), str::to_owned))
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::{Fault, MOST_BYTES, Wrong, text};

    #[test]
    fn utf8_is_taken_with_its_mark_or_without() {
        assert_eq!(text("Mã".as_bytes()), Ok("Mã"));
        assert_eq!(text("\u{FEFF}Mã".as_bytes()), Ok("Mã"));
    }

    #[test]
    fn other_encodings_are_named() {
        let utf16: Vec<u8> = "Mã".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16), Err(Fault::of_file(Wrong::Utf16)));
        assert_eq!(text(b"\xFF\xFEM\0"), Err(Fault::of_file(Wrong::Utf16)));
        assert_eq!(text(b"PK\x03\x04..."), Err(Fault::of_file(Wrong::Spreadsheet)));
        assert_eq!(text(b"Ma\nH\xF2a"), Err(Fault::at_line(2, Wrong::NotUtf8)));
        assert_eq!(text("a\nb\nH\u{FFFD}a".as_bytes()), Err(Fault::at_line(3, Wrong::LostLetter)));
    }

    #[test]
    fn too_much_is_refused_unread() {
        assert_eq!(text(&vec![b'a'; MOST_BYTES + 1]), Err(Fault::of_file(Wrong::TooLarge)));
        assert!(text(&vec![b'a'; MOST_BYTES]).is_ok());
    }
}
