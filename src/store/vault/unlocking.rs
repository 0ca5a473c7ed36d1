//! Opening the vault of a store, and changing what opens it.

use std::io;

use super::custody::{Custody, Protection};
use super::file::Vault;
use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;
use super::sealer::Sealer;
use crate::store::cipher::Key;
use crate::store::error::StoreError;
use crate::store::locksmith::Locksmith;
use crate::store::store::Store;
use crate::store::tries::{Secret, Turn};
use crate::store::twins::Unwritten;

/// What somebody shows to be let in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Proof {
    /// The passphrase.
    Passphrase(Passphrase),
    /// The recovery key.
    Recovery(RecoveryKey),
}

/// What came of trying a passphrase or a recovery key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unlocked {
    /// It is the right one, and the store is open.
    Yes,
    /// It is not; so many seconds must pass before the next try.
    Wrong(u64),
    /// It was not tried: so many seconds must pass first, since wrong ones were tried before.
    Wait(u64),
}

impl Store {
    /// Whether the data is protected by a passphrase, and whether it was given.
    pub fn protection(&self) -> Protection {
        self.custody.protection()
    }

    /// Tries a passphrase or a recovery key, also on a store that is open already, at a moment in seconds of Unix time:
    /// after wrong ones the next try has to wait. A wrong passphrase takes as long as a right one.
    ///
    /// # Errors
    /// When the vault is lost. Without a vault anything is right.
    pub fn unlock(&mut self, proof: &Proof, now: i64, locksmith: &Locksmith) -> Result<Unlocked, StoreError> {
        let vault = match &self.custody {
            Custody::Plain => return Ok(Unlocked::Yes),
            Custody::Lost => return Err(StoreError::VaultLost),
            Custody::Locked(vault) | Custody::Open(vault, _) => vault.clone(),
        };
        let secret = match proof {
            Proof::Passphrase(_) => Secret::Passphrase,
            Proof::Recovery(_) => Secret::RecoveryKey,
        };
        let wait = match self.begin_try(&secret, now) {
            Turn::Now { or_wait } => or_wait,
            Turn::Wait(seconds) => return Ok(Unlocked::Wait(seconds)),
        };
        let key = match proof {
            Proof::Passphrase(passphrase) => vault.by_passphrase(passphrase),
            Proof::Recovery(recovery) => vault.by_recovery(recovery),
        };
        let Some(key) = key else { return Ok(Unlocked::Wrong(wait)) };
        self.was_right(&secret);
        self.custody = Custody::Open(vault, Sealer::new(key, locksmith.random.clone()));
        Ok(Unlocked::Yes)
    }

    /// Puts another passphrase in the place of the one before. Nothing else is written anew.
    ///
    /// # Errors
    /// When the store is not open, or the vault is not written.
    pub fn change_passphrase(&mut self, new: &Passphrase, locksmith: &Locksmith) -> Result<(), StoreError> {
        self.rewrap(|vault, key| vault.with_passphrase(key, new, locksmith))
    }

    /// Puts another recovery key in the place of the one before.
    ///
    /// # Errors
    /// As [`Store::change_passphrase`].
    pub fn change_recovery_key(
        &mut self,
        new: &RecoveryKey,
        locksmith: &Locksmith,
    ) -> Result<(), StoreError> {
        self.rewrap(|vault, key| vault.with_recovery(key, new, locksmith))
    }

    fn rewrap(&mut self, change: impl FnOnce(&Vault, &Key) -> io::Result<Vault>) -> Result<(), StoreError> {
        self.custody.ready()?;
        let Custody::Open(vault, sealer) = &mut self.custody else { return Err(StoreError::VaultLost) };
        let not_written =
            |why: io::Error, in_doubt| StoreError::VaultNotWritten { why: why.into(), in_doubt };
        let new = change(vault, sealer.key()).map_err(|why| not_written(why, false))?;
        match new.write(self.disk.as_ref(), &self.dir) {
            Ok(()) => {
                **vault = new;
                Ok(())
            }
            Err(Unwritten::OldStand(why)) => Err(not_written(why, false)),
            Err(Unwritten::InDoubt(why)) => {
                let old = vault.after(&new);
                let is_back = old.write(self.disk.as_ref(), &self.dir).is_ok();
                **vault = old;
                Err(not_written(why, !is_back))
            }
        }
    }
}
