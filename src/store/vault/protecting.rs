//! Putting data under a passphrase.

use std::io;

use super::custody::Custody;
use super::file::Vault;
use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;
use super::sealer::Sealer;
use crate::store::error::StoreError;
use crate::store::locksmith::Locksmith;
use crate::store::store::Store;
use crate::store::twins::Unwritten;

impl Store {
    /// Protects the data by a passphrase, and by a recovery key for when it is forgotten.
    ///
    /// # Errors
    /// When it is not protected; everything is then as it was.
    pub fn protect(
        &mut self,
        passphrase: &Passphrase,
        recovery: &RecoveryKey,
        locksmith: &Locksmith,
    ) -> Result<(), StoreError> {
        let not_written =
            |why: io::Error, in_doubt| StoreError::VaultNotWritten { why: why.into(), in_doubt };
        let key = locksmith.key().map_err(|why| not_written(why, false))?;
        let vault = Vault::make(&key, passphrase, recovery, locksmith);
        let vault = vault.map_err(|why| not_written(why, false))?;
        match vault.write(self.disk.as_ref(), &self.dir) {
            Ok(()) => {}
            Err(Unwritten::OldStand(why)) => return Err(not_written(why, false)),
            Err(Unwritten::InDoubt(why)) => return Err(not_written(why, true)),
        }
        self.custody = Custody::Open(Box::new(vault), Sealer::new(key, locksmith.random.clone()));
        Ok(())
    }
}
