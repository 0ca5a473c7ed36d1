//! The data key under another key: that of the passphrase, or that of the recovery key.

use std::io;

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;
use crate::store::cipher::{KEY, Key, NONCE, TAG, seal, unseal};
use crate::store::locksmith::{Cost, Locksmith};

const SALT: usize = 16;
/// What stands before the salt and the digits where the recovery key becomes a key.
const RECOVERY: &[u8] = b"binhxet.recovery/1\n";

/// The data key under the passphrase.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByPassphrase {
    /// Argon2id's memory in KiB.
    memory: u32,
    /// Its passes.
    passes: u32,
    wrapped: Wrapped,
}

/// The data key under the recovery key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByRecovery {
    wrapped: Wrapped,
}

/// What is stored of a wrapping; its bytes in Base64.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapped {
    salt: String,
    nonce: String,
    key: String,
}

impl ByPassphrase {
    /// Wraps the data key.
    pub(super) fn wrap(data: &Key, passphrase: &Passphrase, locksmith: &Locksmith) -> io::Result<Self> {
        let salt: [u8; SALT] = locksmith.bytes()?;
        let (memory, passes) = locksmith.cost.numbers();
        let wrapping = locksmith.cost.stretch(passphrase.as_bytes(), &salt)?;
        let wrapped = Wrapped::make(data, &wrapping, salt, &bound(memory, passes), locksmith)?;
        Ok(Self { memory, passes, wrapped })
    }

    /// Whether its numbers and lengths are such as are written.
    pub(super) fn is_sound(&self) -> bool {
        Cost::new(self.memory, self.passes).is_some() && self.wrapped.parts().is_some()
    }

    /// The data key, if the passphrase is the right one. A wrong one takes as long.
    pub(super) fn unwrap(&self, passphrase: &Passphrase) -> Option<Key> {
        let cost = Cost::new(self.memory, self.passes)?;
        let (salt, ..) = self.wrapped.parts()?;
        let wrapping = cost.stretch(passphrase.as_bytes(), &salt).ok()?;
        self.wrapped.open(&wrapping, &bound(self.memory, self.passes))
    }
}

impl ByRecovery {
    /// Wraps the data key.
    pub(super) fn wrap(data: &Key, recovery: &RecoveryKey, locksmith: &Locksmith) -> io::Result<Self> {
        let salt: [u8; SALT] = locksmith.bytes()?;
        let wrapped = Wrapped::make(data, &of_recovery(recovery, &salt), salt, BY_RECOVERY, locksmith)?;
        Ok(Self { wrapped })
    }

    /// Whether its lengths are such as are written.
    pub(super) fn is_sound(&self) -> bool {
        self.wrapped.parts().is_some()
    }

    /// The data key, if the recovery key is the right one.
    pub(super) fn unwrap(&self, recovery: &RecoveryKey) -> Option<Key> {
        let (salt, ..) = self.wrapped.parts()?;
        self.wrapped.open(&of_recovery(recovery, &salt), BY_RECOVERY)
    }
}

/// What the wrapping by the recovery key is bound to.
const BY_RECOVERY: &str = "binhxet.vault/1 recovery";

/// What the wrapping by the passphrase is bound to.
fn bound(memory: u32, passes: u32) -> String {
    format!("binhxet.vault/1 passphrase {memory} {passes}")
}

/// A recovery key has 132 random bits: nobody tries them all, so it needs no slow work.
fn of_recovery(recovery: &RecoveryKey, salt: &[u8; SALT]) -> Key {
    let hash = Sha256::new().chain_update(RECOVERY).chain_update(salt).chain_update(&*recovery.secret());
    let mut key = Key::default();
    key.copy_from_slice(&hash.finalize());
    key
}

impl Wrapped {
    fn make(
        data: &Key,
        wrapping: &Key,
        salt: [u8; SALT],
        bound: &str,
        locksmith: &Locksmith,
    ) -> io::Result<Self> {
        let nonce: [u8; NONCE] = locksmith.bytes()?;
        let key = seal(wrapping, &nonce, data.as_slice(), bound.as_bytes())?;
        let text = Base64::encode_string;
        Ok(Self { salt: text(&salt), nonce: text(&nonce), key: text(&key) })
    }

    fn parts(&self) -> Option<([u8; SALT], [u8; NONCE], [u8; KEY + TAG])> {
        Some((bytes(&self.salt)?, bytes(&self.nonce)?, bytes(&self.key)?))
    }

    fn open(&self, wrapping: &Key, bound: &str) -> Option<Key> {
        let (_, nonce, sealed) = self.parts()?;
        let opened = unseal(wrapping, &nonce, &sealed, bound.as_bytes())?;
        let mut key = Key::default();
        if opened.len() != KEY {
            return None;
        }
        key.copy_from_slice(&opened);
        Some(key)
    }
}

/// Exactly so many bytes in Base64.
fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    (Base64::decode(text, &mut bytes).ok()?.len() == N).then_some(bytes)
}
