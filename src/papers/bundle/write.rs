//! Writing a bundle from the lines of a meeting's log.

use serde_json::{Value, json};

use super::FORMAT;
use super::about::about;
use super::content::{Content, Line};
use super::strict;
use crate::domain::{Chain, Digest, MeetingId, Salt, Stub, commitment};

/// A line of the log that no entry can be taken from.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} cannot be read: {why}")]
pub struct Unfit {
    /// Which entry, from 1.
    pub seq: u64,
    /// Why, in the reader's words.
    pub why: String,
}

/// The bundle of a meeting: `lines` are the entries of its log as they are stored, `program` the name and version of
/// what writes it. One entry a line, so that ordinary tools can look at it. An entry whose text was removed is what is left
/// of it, a [`Stub`].
///
/// The texts that were hashed are taken as they are stored and never by way of the events, so that a program that
/// knows more writes the same.
///
/// # Errors
/// The first line that is no entry.
pub fn write(program: &str, meeting: &MeetingId, lines: &[String]) -> Result<String, Unfit> {
    let mut chain = Chain::start(meeting.as_str());
    let (mut log, mut contents) = (Vec::new(), Vec::new());
    for (seq, line) in (1_u64..).zip(lines) {
        let unfit = |why: String| Unfit { seq, why };
        let (line, content) = entry(line, &mut chain).map_err(unfit)?;
        log.push(serde_json::to_string(&line).map_err(|why| unfit(why.to_string()))?);
        contents.push(content);
    }
    let about = about(&contents, chain.head());
    let (program, meeting) = (json!(program), json!(meeting.as_str()));
    let log = log.join(",\n");
    Ok(format!(
        "{{\"format\":\"{FORMAT}\",\n\"program\":{program},\n\"meeting\":{meeting},\n\"about\":{about},\n\"log\":[\n{log}\n]}}\n"
    ))
}

/// The entry of a stored line, added to the chain.
fn entry(line: &str, chain: &mut Chain) -> Result<(Line, Option<Content>), String> {
    let stored: Value = strict::read(line).map_err(|why| format!("{why:?}"))?;
    let numbered = |seq, chain: &Chain| match seq == chain.entries() + 1 {
        true => Ok(()),
        false => Err(format!("it is numbered {seq}")),
    };
    if stored.get("commitment").is_some() {
        let Stub { seq, schema, commitment } = strict::take(&stored)?;
        numbered(seq, chain)?;
        chain.add(schema, commitment);
        let line = Line { seq, schema, salt: None, body: None, commitment, head: chain.head() };
        return Ok((line, None));
    }
    let field = |key: &str| stored.get(key).ok_or_else(|| format!("it has no “{key}”"));
    let (seq, schema): (u64, u32) = (strict::take(field("seq")?)?, strict::take(field("schema")?)?);
    let (salt, body): (Salt, &Value) = (strict::take(field("salt")?)?, field("body")?);
    numbered(seq, chain)?;
    let text = body.to_string();
    let commitment: Digest = commitment(salt, &text);
    chain.add(schema, commitment);
    let line = Line { seq, schema, salt: Some(salt), body: Some(text), commitment, head: chain.head() };
    Ok((line, Some(Content::of(body.clone()))))
}
