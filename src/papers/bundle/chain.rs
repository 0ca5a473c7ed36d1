//! Following the chain entry by entry, up to the first that does not fit.

use serde_json::Value;

use super::content::{Content, Line};
use super::fault::{Fault, Place, Wrong};
use super::strict;
use crate::domain::{Body, Chain, Digest, Entry, Event, MeetingId, SCHEMA, commitment};

/// An entry that fits its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    /// The chain after it.
    pub head: Digest,
    /// The version that its event is written in.
    pub schema: u32,
    /// What its text says; none where the text was removed.
    pub content: Option<Content>,
    /// The entry as the program knows it; none where the text was removed or is of a newer version.
    pub entry: Option<Entry>,
}

impl Link {
    /// The place of this link in the log.
    pub(super) fn place(&self, seq: u64) -> Place {
        Place::of(seq, self.content.as_ref())
    }
}

/// The entries that fit, and the first that does not.
pub(super) fn follow(meeting: &MeetingId, log: &[Value]) -> (Vec<Link>, Option<Fault>) {
    let mut chain = Chain::start(meeting.as_str());
    let mut links: Vec<Link> = Vec::new();
    let mut sealed = false;
    for (seq, value) in (1_u64..).zip(log) {
        let before = chain.clone();
        let fault = |wrong| Fault { place: Some(Place::of(seq, peek(value).as_ref())), wrong };
        let link = match next(&mut chain, value) {
            Ok(link) => link,
            Err(wrong) => return (links, Some(fault(wrong))),
        };
        if sealed && !begins_again(&link) {
            return (links, Some(fault(Wrong::AfterSeal)));
        }
        sealed = false;
        if let Some(Entry { body: Body { event: Event::Sealed { head, entries }, .. }, .. }) = &link.entry {
            if (*head, *entries) != (before.head(), before.entries()) {
                return (links, Some(fault(Wrong::Seal)));
            }
            sealed = true;
        }
        links.push(link);
    }
    (links, None)
}

/// Whether an entry can stand behind a seal. One whose text was removed may be such.
fn begins_again(link: &Link) -> bool {
    let event = link.content.as_ref().map(Content::event);
    event.is_none_or(|event| event.is_some_and(|(name, _)| name == "reopened"))
}

/// Adds the next entry to the chain, or says why it does not fit.
fn next(chain: &mut Chain, value: &Value) -> Result<Link, Wrong> {
    let line: Line = strict::take(value).map_err(Wrong::Misshapen)?;
    if line.seq != chain.entries() + 1 {
        return Err(Wrong::OutOfOrder(line.seq));
    }
    let text = match (line.salt, &line.body) {
        (Some(salt), Some(text)) => Some((salt, text)),
        (None, None) => None,
        _ => return Err(Wrong::HalfRemoved),
    };
    if text.is_some_and(|(salt, text)| commitment(salt, text) != line.commitment) {
        return Err(Wrong::Commitment);
    }
    chain.add(line.schema, line.commitment);
    if chain.head() != line.head {
        return Err(Wrong::Head);
    }
    let Line { seq, schema, head, .. } = line;
    let Some((salt, text)) = text else { return Ok(Link { head, schema, content: None, entry: None }) };
    let value = strict::read(text).map_err(|why| Wrong::Misshapen(format!("body: {why:?}")))?;
    let spelled = value.to_string();
    if spelled != *text {
        return Err(Wrong::NotCanonical);
    }
    let content = Content::of(value);
    if schema > SCHEMA {
        return Ok(Link { head, schema, content: Some(content), entry: None });
    }
    let body: Body = strict::take(content.body()).map_err(Wrong::Misshapen)?;
    // What the program understood must be all that stands there.
    if body.text().ok().as_ref() != Some(text) {
        return Err(Wrong::NotCanonical);
    }
    Ok(Link { head, schema, content: Some(content), entry: Some(Entry { seq, schema, salt, body }) })
}

/// What an entry seems to be about, whether or not it fits.
fn peek(value: &Value) -> Option<Content> {
    let text = value.get("body")?.as_str()?;
    strict::read(text).ok().map(Content::of)
}
