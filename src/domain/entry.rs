//! An event with its place in the meeting's log, as it is stored and chained.

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::chain::{Digest, Salt, commitment};
use super::event::{Event, SCHEMA};
use super::moment::Moment;

/// What a step needs from outside: the clock and the system's random source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Now.
    pub at: Moment,
    /// Sixteen random bytes.
    pub salt: Salt,
}

/// One line of a meeting's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its place, from 1 without gaps.
    pub seq: u64,
    /// The version that the event is written in.
    pub schema: u32,
    /// The salt of its commitment.
    pub salt: Salt,
    /// What happened, when, and who entered it.
    pub body: Body,
}

/// The part of an entry that its commitment covers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// When it was entered.
    pub at: Moment,
    /// Who entered it.
    pub by: MemberId,
    /// What happened.
    pub event: Event,
}

impl Entry {
    /// The entry at place `seq`, made now by `by`.
    pub(super) fn new(seq: u64, by: MemberId, event: Event, stamp: &Stamp) -> Self {
        Self { seq, schema: SCHEMA, salt: stamp.salt, body: Body { at: stamp.at, by, event } }
    }

    /// What stands for this entry in the chain.
    ///
    /// # Errors
    /// Where the body cannot be written as JSON.
    pub fn commitment(&self) -> Result<Digest, serde_json::Error> {
        Ok(commitment(self.salt, &canonical(&self.body)?))
    }

    /// The entry as one line of JSON.
    ///
    /// # Errors
    /// Where it cannot be written as JSON.
    pub fn line(&self) -> Result<String, serde_json::Error> {
        canonical(self)
    }
}

impl Body {
    /// The exact text that the commitment covers: JSON with sorted keys and no spaces.
    ///
    /// # Errors
    /// Where it cannot be written as JSON.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        canonical(self)
    }
}

/// JSON with sorted keys and no spaces, so that everybody who hashes the same value hashes the same bytes.
pub(super) fn canonical<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_value(value)?.to_string())
}
