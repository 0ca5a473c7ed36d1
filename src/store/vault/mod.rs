//! The vault: what makes the data unreadable without a passphrase.
//!
//! A random *data key* seals every entry and every text that the store keeps. It lies in `vault.json`, and a second time in
//! `vault.copy.json`, wrapped once by the passphrase and once by the recovery key. Where there is no vault, nothing is
//! sealed. Damage is found and repaired without any key, because what is checked and copied are the stored lines.

mod custody;
mod file;
mod passphrase;
mod protecting;
mod recovery;
mod sealer;
mod unlocking;
mod wrapping;

pub(crate) use custody::Custody;
pub use custody::Protection;
pub(crate) use file::{Copies, Found, LONGEST, Vault, find};
pub use passphrase::{Passphrase, TooShort};
pub use recovery::{Mistyped, RecoveryKey};
pub(crate) use sealer::Place;
pub use unlocking::{Proof, Unlocked};
