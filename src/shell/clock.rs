//! What a step needs from outside: the time of the place and random bytes.

use std::io;
use std::sync::Arc;

use jiff::Zoned;

use crate::domain::{Moment, Salt, Stamp};
use crate::store::{Cost, Locksmith};

/// Now, by the system's clock and time zone.
pub fn now() -> Moment {
    Moment::of(&Zoned::now())
}

/// A stamp for one step.
///
/// # Errors
/// When the system has no random bytes.
pub fn stamp() -> Result<Stamp, getrandom::Error> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt)?;
    Ok(Stamp { at: now(), salt: Salt::new(salt) })
}

/// Whoever makes locks, with the system's random bytes and as much work a try as is usual.
pub fn locksmith() -> Locksmith {
    Locksmith { random: Arc::new(random), cost: Cost::default() }
}

/// Fills a place with random bytes.
///
/// # Errors
/// When the system has none.
fn random(bytes: &mut [u8]) -> io::Result<()> {
    getrandom::fill(bytes).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn no_two_steps_have_one_salt() {
        let (one, other) = (stamp().expect("random bytes"), stamp().expect("random bytes"));
        assert_ne!(one.salt, other.salt);
    }
}
