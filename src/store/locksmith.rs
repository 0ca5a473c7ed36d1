//! What making a lock takes from outside: random bytes, and how much work a try of a secret shall be.

use std::fmt;
use std::io;
use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use super::cipher::{KEY, Key};

/// Bytes from here on are not used, so that every digit is as likely as any other.
const EVEN: u8 = 250;
/// How often random bytes are asked for before they count as broken.
const MOST_DRAWS: usize = 64;

/// Fills a place with random bytes.
pub type Random = Arc<dyn Fn(&mut [u8]) -> io::Result<()> + Send + Sync>;

/// Where randomness comes from, and how hard a code or a passphrase is to guess.
#[derive(Clone)]
pub struct Locksmith {
    /// Fills a place with random bytes.
    pub random: Random,
    /// The work of one try.
    pub cost: Cost,
}

impl Locksmith {
    /// So many random bytes.
    pub(crate) fn bytes<const N: usize>(&self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        (self.random)(&mut bytes)?;
        Ok(bytes)
    }

    /// A new key.
    pub(crate) fn key(&self) -> io::Result<Key> {
        let mut key = Key::default();
        (self.random)(key.as_mut_slice())?;
        Ok(key)
    }

    /// So many random digits, each from 0 to 9.
    pub(crate) fn digits(&self, count: usize) -> io::Result<Zeroizing<Vec<u8>>> {
        let mut digits = Zeroizing::new(Vec::with_capacity(count + 16));
        for _ in 0..MOST_DRAWS {
            let mut bytes = Zeroizing::new([0; 16]);
            (self.random)(bytes.as_mut_slice())?;
            digits.extend(bytes.iter().filter(|byte| **byte < EVEN).map(|byte| byte % 10));
            if digits.len() >= count {
                digits.truncate(count);
                return Ok(digits);
            }
        }
        Err(io::Error::other("the system's random bytes are not random"))
    }
}

impl fmt::Debug for Locksmith {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locksmith").field("cost", &self.cost).finish_non_exhaustive()
    }
}

/// The work of trying one secret with Argon2id, on one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory: u32,
    passes: u32,
}

impl Cost {
    /// In KiB. What a file asks for beyond that is not given: a damaged file must not exhaust the machine.
    const MOST_MEMORY: u32 = 1 << 18;
    const LEAST_MEMORY: u32 = 8;
    const MOST_PASSES: u32 = 16;

    /// So many KiB of memory and so many passes over it; none beyond what is sensible.
    pub const fn new(memory: u32, passes: u32) -> Option<Self> {
        let memory_fits = Self::LEAST_MEMORY <= memory && memory <= Self::MOST_MEMORY;
        let passes_fit = 1 <= passes && passes <= Self::MOST_PASSES;
        if memory_fits && passes_fit { Some(Self { memory, passes }) } else { None }
    }

    /// The memory in KiB, and the passes.
    pub fn numbers(self) -> (u32, u32) {
        (self.memory, self.passes)
    }

    /// The key that a secret stands for.
    ///
    /// # Errors
    /// When there is not enough memory.
    pub fn stretch(self, secret: &[u8], salt: &[u8]) -> io::Result<Key> {
        let failed = |fault: argon2::Error| io::Error::other(fault.to_string());
        let params = Params::new(self.memory, self.passes, 1, Some(KEY)).map_err(failed)?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut key = Key::default();
        argon.hash_password_into(secret, salt, key.as_mut_slice()).map_err(failed)?;
        Ok(key)
    }
}

impl Default for Cost {
    /// About a third of a second on a machine of today: 128 MiB, three times over.
    fn default() -> Self {
        Self { memory: 128 << 10, passes: 3 }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU8, Ordering};

    use super::*;

    fn locksmith(random: impl Fn(&mut [u8]) -> io::Result<()> + Send + Sync + 'static) -> Locksmith {
        Locksmith { random: Arc::new(random), cost: Cost::default() }
    }

    #[test]
    fn what_a_file_may_ask_for_is_bounded() {
        assert_eq!(Cost::new(128 << 10, 3), Some(Cost::default()));
        for (memory, passes) in [(7, 1), (u32::MAX, 1), (8, 0), (8, 17)] {
            assert_eq!(Cost::new(memory, passes), None);
        }
    }

    #[test]
    fn each_secret_and_each_salt_stands_for_another_key() {
        let cost = Cost::new(8, 1).unwrap();
        let key = |secret: &[u8], salt: u8| cost.stretch(secret, &[salt; 16]).unwrap();
        assert_eq!(key(b"one", 1), key(b"one", 1));
        assert_ne!(key(b"one", 1), key(b"other", 1));
        assert_ne!(key(b"one", 1), key(b"one", 2));
    }

    #[test]
    fn every_digit_is_as_likely_as_any_other() {
        let next = AtomicU8::new(0);
        let counting = locksmith(move |bytes| {
            bytes.iter_mut().for_each(|byte| *byte = next.fetch_add(1, Ordering::Relaxed));
            Ok(())
        });
        let mut seen = [0_u32; 10];
        for _ in 0..200 {
            counting.digits(10).unwrap().iter().for_each(|digit| seen[usize::from(*digit)] += 1);
        }
        let (most, least) = (seen.iter().max().unwrap(), seen.iter().min().unwrap());
        assert!(most - least < 40, "{seen:?}");
    }

    #[test]
    fn random_bytes_that_are_none_make_no_digits() {
        let broken = locksmith(|bytes| {
            bytes.fill(255);
            Ok(())
        });
        assert!(broken.digits(10).is_err());
    }
}
