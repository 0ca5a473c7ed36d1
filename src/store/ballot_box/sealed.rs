//! A box as it lies on the disk: always of one size, readable by whoever has the code and by nobody else.
//!
//! `binhxet.box/1`, then the cost of a try (memory in KiB, passes), the salt, and the box's own key, wrapped by the code;
//! then the contents with their length before them, filled up to the size, sealed by that key. Numbers are big-endian. Both
//! seals are XChaCha20-Poly1305 and hold for one log only.

use std::fmt;
use std::io;

use zeroize::Zeroizing;

use super::code::Code;
use crate::store::cipher::{KEY, Key, NONCE, TAG, seal, unseal};
use crate::store::locksmith::{Cost, Locksmith};

/// What a box begins with.
const MAGIC: &[u8] = b"binhxet.box/1\n";
const SALT: usize = 16;
/// The length of everything before the sealed contents' nonce.
const LID: usize = MAGIC.len() + 8 + SALT + NONCE + KEY + TAG;
/// Boxes are a multiple of this long.
const BLOCK: usize = 4096;

/// What a box holds, in the clear; wiped from memory when it is dropped. The store does not know what it means.
#[derive(Clone, PartialEq, Eq)]
pub struct Contents(Zeroizing<Vec<u8>>);

impl Contents {
    /// These bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Contents {
    /// Says nothing: what is printed for debugging ends up in places that last.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contents(…)")
    }
}

/// A box that can be filled: its key, and what stays the same in its file.
pub(super) struct Lock {
    /// Everything before the contents.
    lid: Vec<u8>,
    key: Key,
    /// The name of the log that it belongs to.
    log: String,
    /// The length of what is sealed, in bytes.
    size: usize,
}

/// Why a file is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shut {
    /// The code does not fit.
    WrongCode,
    /// It is no box of this log, or damaged.
    Damaged,
}

impl Lock {
    /// A new lock for contents of at most `room` bytes, and its code.
    pub(super) fn make(log: String, room: usize, locksmith: &Locksmith) -> io::Result<(Self, Code)> {
        let code = Code::draw(locksmith)?;
        let salt: [u8; SALT] = locksmith.bytes()?;
        let nonce: [u8; NONCE] = locksmith.bytes()?;
        let key = locksmith.key()?;
        let (memory, passes) = locksmith.cost.numbers();
        let mut lid = MAGIC.to_vec();
        lid.extend(memory.to_be_bytes().into_iter().chain(passes.to_be_bytes()).chain(salt));
        let wrapping = locksmith.cost.stretch(code.digits(), &salt)?;
        let wrapped = seal(&wrapping, &nonce, key.as_slice(), &bound(&lid, &log))?;
        lid.extend(nonce);
        lid.extend(wrapped);
        let size = (room + 4).next_multiple_of(BLOCK);
        Ok((Self { lid, key, log, size }, code))
    }

    /// The file of a box with these contents.
    pub(super) fn seal(&self, contents: &Contents, locksmith: &Locksmith) -> io::Result<Vec<u8>> {
        let bytes = contents.as_bytes();
        let length = u32::try_from(bytes.len()).ok().filter(|_| bytes.len() + 4 <= self.size);
        let length = length.ok_or(io::ErrorKind::FileTooLarge)?;
        let mut plain = Zeroizing::new(Vec::with_capacity(self.size));
        plain.extend(length.to_be_bytes());
        plain.extend_from_slice(bytes);
        plain.resize(self.size, 0);
        let nonce: [u8; NONCE] = locksmith.bytes()?;
        let mut file = self.lid.clone();
        file.extend(nonce);
        file.extend(seal(&self.key, &nonce, &plain, &bound(&self.lid, &self.log))?);
        Ok(file)
    }

    /// Opens a file with a code.
    pub(super) fn open(file: &[u8], log: &str, code: &Code) -> Result<(Self, Contents), Shut> {
        let (lid, rest) = file.split_at_checked(LID).ok_or(Shut::Damaged)?;
        let cost = lid.strip_prefix(MAGIC).ok_or(Shut::Damaged)?;
        let number = |at: usize| {
            let bytes = cost.get(at..at + 4)?.try_into().ok()?;
            Some(u32::from_be_bytes(bytes))
        };
        let head = MAGIC.len() + 8 + SALT;
        let salt = &lid[MAGIC.len() + 8..head];
        let cost = number(0).zip(number(4)).and_then(|(memory, passes)| Cost::new(memory, passes));
        let wrapping = cost.ok_or(Shut::Damaged)?.stretch(code.digits(), salt).map_err(|_| Shut::Damaged)?;
        let (nonce, wrapped) = lid[head..].split_at(NONCE);
        let unwrapped =
            unseal(&wrapping, nonce, wrapped, &bound(&lid[..head], log)).ok_or(Shut::WrongCode)?;
        let mut key = Key::default();
        if unwrapped.len() != KEY {
            return Err(Shut::Damaged);
        }
        key.copy_from_slice(&unwrapped);
        let (nonce, sealed) = rest.split_at_checked(NONCE).ok_or(Shut::Damaged)?;
        let plain = unseal(&key, nonce, sealed, &bound(lid, log)).ok_or(Shut::Damaged)?;
        let (length, bytes) = plain.split_first_chunk::<4>().ok_or(Shut::Damaged)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Shut::Damaged)?;
        let contents = Contents::new(bytes.get(..length).ok_or(Shut::Damaged)?.to_vec());
        let lock = Self { lid: lid.to_vec(), key, log: log.to_owned(), size: plain.len() };
        Ok((lock, contents))
    }
}

/// What a seal holds for: what stands before it, and the log.
fn bound(before: &[u8], log: &str) -> Vec<u8> {
    [before, log.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    const ROOM: usize = 100;

    /// Random bytes that are always the same.
    fn locksmith() -> Locksmith {
        let state = AtomicU64::new(7);
        let random = move |bytes: &mut [u8]| {
            for byte in bytes {
                let next = |n: u64| n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let before = state.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| Some(next(n)));
                *byte = u8::try_from(before.unwrap_or_default() >> 56).unwrap_or_default();
            }
            Ok(())
        };
        Locksmith { random: Arc::new(random), cost: Cost::new(8, 1).unwrap() }
    }

    fn sealed(contents: &[u8]) -> (Vec<u8>, Code) {
        let locksmith = locksmith();
        let (lock, code) = Lock::make("meeting/2026-11".into(), ROOM, &locksmith).unwrap();
        (lock.seal(&Contents::new(contents.to_vec()), &locksmith).unwrap(), code)
    }

    fn opened(file: &[u8], log: &str, code: &Code) -> Result<Vec<u8>, Shut> {
        Lock::open(file, log, code).map(|(_, contents)| contents.as_bytes().to_vec())
    }

    #[test]
    fn the_code_opens_it_and_nothing_else_does() {
        let (file, code) = sealed(b"nine votes");
        assert_eq!(opened(&file, "meeting/2026-11", &code), Ok(b"nine votes".to_vec()));
        let other = Code::of_digits(&[0; 10]).unwrap();
        assert_eq!(opened(&file, "meeting/2026-11", &other), Err(Shut::WrongCode));
        assert!(opened(&file, "meeting/2026-12", &code).is_err(), "a box of one meeting is none of another");
        assert!(!file.windows(4).any(|four| four == b"vote"), "nothing can be read in it");
    }

    #[test]
    fn its_size_tells_nothing() {
        let length = |contents: &[u8]| sealed(contents).0.len();
        assert_eq!(length(b""), length(&[1; ROOM]));
        let (lock, _) = Lock::make("unit".into(), ROOM, &locksmith()).unwrap();
        let too_much = lock.seal(&Contents::new(vec![0; BLOCK]), &locksmith()).map_err(|why| why.kind());
        assert_eq!(too_much, Err(io::ErrorKind::FileTooLarge));
    }

    #[test]
    fn any_changed_byte_shuts_it() {
        let (file, code) = sealed(b"nine votes");
        for at in (0..LID + NONCE + 64).chain([file.len() - 1]) {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert!(opened(&changed, "meeting/2026-11", &code).is_err(), "byte {at}");
        }
        for length in [0, 10, LID, LID + NONCE, file.len() - 1] {
            assert_eq!(opened(&file[..length], "meeting/2026-11", &code).err(), Some(Shut::Damaged));
        }
    }
}
