//! What becomes of a criterion that the meeting has waived for everybody.

use super::Sets;
use super::fault::{Part, Wanted, Wrong};
use super::reader::Reader;
use crate::rules::{CriterionId, NotApplied, Recipient};
use crate::text::json::{Content, Node};

/// Reads the way in which a criterion is waived, as a criteria set spells it.
pub(super) fn way(node: &Node, waived: &CriterionId, sets: &Sets, reader: &mut Reader) -> Option<NotApplied> {
    match &node.content {
        Content::Object(_) => {
            let mut fields = reader.fields(node)?;
            let recipients = fields.need("share", reader).and_then(|node| reader.list(node));
            fields.finish(reader);
            let recipients = recipients?.iter().map(|node| recipient(node, waived, sets, reader));
            recipients.collect::<Vec<_>>().into_iter().collect::<Option<_>>().map(NotApplied::Share)
        }
        Content::Text(_) => {
            let ways = [("excluded", 0), ("full", 1), ("rescale", 2)];
            reader.word(node, &ways).map(|way| match way {
                0 => NotApplied::Excluded,
                1 => NotApplied::Full,
                _ => NotApplied::Rescale,
            })
        }
        _ => reader.refuse(node, Wrong::Wants(Wanted::Text)),
    }
}

fn recipient(node: &Node, waived: &CriterionId, sets: &Sets, reader: &mut Reader) -> Option<Recipient> {
    let text = reader.text(node)?;
    let Ok(recipient) = text.parse::<Recipient>() else {
        return reader.refuse(node, Wrong::BadShare(text.to_owned()));
    };
    let rulebooks = || sets.iter().map(|(_, rulebook)| rulebook);
    match &recipient {
        Recipient::Criterion(id) if id == waived => reader.refuse(node, Wrong::BadShare(text.to_owned())),
        Recipient::Criterion(id) if !rulebooks().any(|rulebook| rulebook.criterion(id).is_some()) => {
            let names = rulebooks().flat_map(|rulebook| rulebook.criteria());
            let names = names.map(|criterion| criterion.id.as_str());
            reader.unknown(node.start, Part::Criterion, id.as_str(), names)
        }
        Recipient::Section(id) if !rulebooks().any(|rulebook| rulebook.section(id).is_some()) => {
            reader.refuse(node, Wrong::BadShare(text.to_owned()))
        }
        _ => Some(recipient),
    }
}
