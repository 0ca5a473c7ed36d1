//! An entry as it lies in the archive: what its line says, without what can be told again from that.

use base64ct::{Base64, Encoding};

use super::checksum::Checksum;
use super::line::{Content, Line};

/// What the first byte says of the content.
const ENTRY: u8 = 1;
const SEALED: u8 = 2;
const REMOVED: u8 = 3;

/// The line in fewer bytes: what it holds, which entry of how many in its batch, its checksum, and the content, which is
/// in bytes where the line has Base64. A line that would not come back so, as one of a batch of very many, stays as it is.
pub(crate) fn pack(line: &Line) -> Vec<u8> {
    let comes_back = |packed: &Vec<u8>| unpack(line.seq, packed).as_ref() == Some(line);
    packed(line).filter(comes_back).unwrap_or_else(|| line.text().as_bytes().to_vec())
}

fn packed(line: &Line) -> Option<Vec<u8>> {
    let (kind, content) = match line.content() {
        Content::Entry(entry) => (ENTRY, entry.as_bytes().to_vec()),
        Content::Sealed(sealed) => (SEALED, Base64::decode_vec(sealed).ok()?),
        Content::Removed(left) => (REMOVED, left.as_bytes().to_vec()),
    };
    let (index, of) = line.place();
    let head = [kind, u8::try_from(index).ok()?, u8::try_from(of).ok()?];
    Some([head.as_slice(), &line.sum.bytes(), &content].concat())
}

/// The line with this number that [`pack`] was given; nothing if a single byte is not as it was kept.
pub(crate) fn unpack(seq: u64, kept: &[u8]) -> Option<Line> {
    if kept.first() == Some(&b'{') {
        return Line::parse(std::str::from_utf8(kept).ok()?).filter(|line| line.seq == seq);
    }
    let (&[kind, index, of], rest) = kept.split_first_chunk()?;
    let (sum, content) = rest.split_first_chunk()?;
    let text;
    let content = match kind {
        ENTRY => Content::Entry(std::str::from_utf8(content).ok()?),
        SEALED => {
            text = Base64::encode_string(content);
            Content::Sealed(&text)
        }
        REMOVED => Content::Removed(std::str::from_utf8(content).ok()?),
        _ => return None,
    };
    let line = Line::new(seq, (index.into(), of.into()), content);
    (line.can_be() && line.sum == Checksum::from_bytes(*sum)).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> [Line; 3] {
        let sealed = Base64::encode_string(b"what nobody reads without the key");
        let contents = [
            Content::Entry(r#"{"name":"Đặng Thị Ánh"}"#),
            Content::Sealed(&sealed),
            Content::Removed(r#"{"schema":1}"#),
        ];
        contents.map(|content| Line::new(12, (2, 3), content))
    }

    #[test]
    fn a_line_comes_back_from_fewer_bytes_and_only_under_its_number() {
        for line in lines() {
            let packed = pack(&line);
            assert!(packed.len() + 40 < line.text().len(), "{} and {}", packed.len(), line.text());
            assert_eq!(unpack(12, &packed), Some(line));
            assert_eq!(unpack(13, &packed), None);
        }
    }

    #[test]
    fn a_line_that_would_not_come_back_is_kept_as_it_is() {
        let of_many = Line::new(400, (300, 301), Content::Entry("{}"));
        let no_base_64 = Line::new(12, (1, 1), Content::Sealed("?"));
        for line in [of_many, no_base_64].into_iter().chain(lines()) {
            assert_eq!(unpack(line.seq, line.text().as_bytes()), Some(line.clone()));
            assert_eq!(unpack(line.seq + 1, line.text().as_bytes()), None);
            assert_eq!(unpack(line.seq, &pack(&line)), Some(line));
        }
        assert_eq!(pack(&Line::new(400, (300, 301), Content::Entry("{}")))[0], b'{');
    }

    #[test]
    fn no_byte_can_be_changed_or_missing() {
        for packed in lines().iter().map(pack) {
            for at in 0..packed.len() {
                let mut changed = packed.clone();
                changed[at] ^= 1;
                assert_eq!(unpack(12, &changed), None, "byte {at}");
                assert_eq!(unpack(12, &packed[..at]), None, "up to {at}");
            }
        }
    }

    #[test]
    fn a_place_that_cannot_be_is_none() {
        for place in [(0, 1), (2, 1), (13, 20)] {
            let line = Line::new(12, place, Content::Entry("{}"));
            assert_eq!(packed(&line).and_then(|packed| unpack(12, &packed)), None, "{place:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_a_line_holds_comes_back(
            text in ".*",
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..64),
            (index, beyond) in (1..400_u64, 0..400_u64),
        ) {
            let entry = serde_json::json!({ "text": text }).to_string();
            let sealed = Base64::encode_string(&bytes);
            for content in [Content::Entry(&entry), Content::Sealed(&sealed), Content::Removed(&entry)] {
                let line = Line::new(1_000, (index, index + beyond), content);
                proptest::prop_assert_eq!(unpack(1_000, &pack(&line)), Some(line));
            }
        }
    }
}
