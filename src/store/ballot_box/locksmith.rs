//! What making a lock takes from outside: random bytes, and how much work a try of the code shall be.

use std::io;

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use super::code::Code;

/// The length of keys, in bytes.
pub(super) const KEY: usize = 32;

/// A key; wiped from memory when it is dropped.
pub type Key = Zeroizing<[u8; KEY]>;

/// Where randomness comes from, and how hard a code is to guess.
pub struct Locksmith<'a> {
    /// Fills a place with random bytes.
    pub random: &'a mut dyn FnMut(&mut [u8]) -> io::Result<()>,
    /// The work of trying one code.
    pub cost: Cost,
}

impl Locksmith<'_> {
    /// So many random bytes.
    pub(super) fn bytes<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        (self.random)(&mut bytes)?;
        Ok(bytes)
    }

    /// A new key.
    pub(super) fn key(&mut self) -> io::Result<Key> {
        let mut key = Key::default();
        (self.random)(key.as_mut_slice())?;
        Ok(key)
    }
}

/// The work of trying one code with Argon2id, on one lane.
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

    /// The key that a code stands for.
    pub(super) fn derive(self, code: &Code, salt: &[u8]) -> io::Result<Key> {
        self.stretch(code.digits(), salt)
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
    /// About a third of a second on a machine of today.
    fn default() -> Self {
        Self { memory: 64 << 10, passes: 3 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_may_ask_for_is_bounded() {
        assert_eq!(Cost::new(64 << 10, 3), Some(Cost::default()));
        for (memory, passes) in [(7, 1), (u32::MAX, 1), (8, 0), (8, 17)] {
            assert_eq!(Cost::new(memory, passes), None);
        }
    }

    #[test]
    fn each_code_and_each_salt_stands_for_another_key() {
        let cost = Cost::new(8, 1).unwrap();
        let (one, other) = (Code::of_digits(&[1; 10]).unwrap(), Code::of_digits(&[2; 10]).unwrap());
        let key = |code: &Code, salt: u8| cost.derive(code, &[salt; 16]).unwrap();
        assert_eq!(key(&one, 1), key(&one, 1));
        assert_ne!(key(&one, 1), key(&other, 1));
        assert_ne!(key(&one, 1), key(&one, 2));
    }
}
