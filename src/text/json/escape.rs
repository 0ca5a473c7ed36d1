//! Escapes within JSON texts, and how places in a text's value lie in the file.

/// The letter that an escape at the beginning of `rest` stands for, and how many bytes the escape has.
pub(super) fn escape(rest: &str) -> Option<(char, usize)> {
    let simple = match rest.as_bytes().get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode_escape(rest),
        _ => return None,
    };
    Some((simple, 2))
}

fn unicode_escape(rest: &str) -> Option<(char, usize)> {
    let unit = |from: usize| {
        let digits = rest.get(from..from + 4).filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    let first = unit(2)?;
    if let Some(letter) = char::from_u32(first) {
        return Some((letter, 6));
    }
    let second = rest.get(6..8).filter(|text| *text == "\\u").and_then(|_| unit(8))?;
    let pair = (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(&second);
    let code = pair.then(|| 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))?;
    char::from_u32(code).map(|letter| (letter, 12))
}

/// The place in the file of byte `inside` of a text's value, where `start` is the text's opening quote.
pub fn place_inside(file: &str, start: usize, inside: usize) -> usize {
    let mut at = start + 1;
    let mut passed = 0;
    while passed < inside {
        let rest = &file[at..];
        let Some(letter) = rest.chars().next().filter(|letter| *letter != '"') else {
            break;
        };
        let (letter, length) =
            if letter == '\\' { escape(rest).unwrap_or((letter, 1)) } else { (letter, letter.len_utf8()) };
        passed += letter.len_utf8();
        at += length;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::super::tree::parse;
    use super::*;

    #[test]
    fn a_place_inside_a_text_counts_escapes_as_written() {
        let file = r#"  "a\u00e2\"bc""#;
        let value = parse(file).expect("json");
        assert_eq!(value.text(), Some("aâ\"bc"));
        assert_eq!(&file[place_inside(file, value.start, "aâ\"b".len())..][..1], "c");
    }
}
