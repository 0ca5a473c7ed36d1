//! Putting a whole new state of the logs in place of the present one, at once.
//!
//! What was written is never changed: whatever has to alter it (another key, a backup that is restored, texts that are
//! removed) builds everything anew beside it and puts that in its place. The name of the folder says how far this is:
//!
//! * `next`: being built. The old state counts; a start removes the folder.
//! * `ready`: whole and synced. **Its name is the moment of change**: from here on the new state counts. The archive and
//!   the old files are being removed.
//! * `placing`: the old files are gone, the new ones are being moved to their places. It stays, empty, until the archive
//!   is made anew.
//!
//! Each step can be done again from its beginning, so a start goes on wherever the last one was cut short ([`forward`]).

mod forward;
mod next;
#[cfg(test)]
mod tests;

pub(super) use forward::{Stage, forward, settled};
pub(crate) use next::NextState;

use super::archive::ArchiveFault;
use super::error::StoreError;
use super::log_id::LogId;
use super::store::{Log, Store};
use super::{threshold, tree};

/// What a new state may bring with it beside the folders of the logs, and what goes where it brings none.
const FILES: [&str; 2] = ["vault.json", "vault.copy.json"];
/// The folders of the logs.
const FOLDERS: [&str; 2] = ["unit", "meetings"];

/// The folder of a state that is being built, and what it is called when it is whole, and when it is moved in.
const NEXT: &str = "next";
pub(super) const READY: &str = "ready";
pub(super) const PLACING: &str = "placing";

impl Store {
    /// Puts a new state of all logs in place of this one, whole or not at all. `build` writes it, log by log: what it
    /// does not write will be gone ([`Store::keep_log`] and [`NextState::keep_file`] take over what stays as it is). The
    /// store then goes on with the new state; what a caller has read of it before counts no more.
    ///
    /// # Errors
    /// What `build` said, or why not: everything is then as it was. With [`StoreError::Unplaced`], or where
    /// the store cannot be opened anew, nothing can be written until the next start, which goes on from there.
    pub(crate) fn replace<E: From<StoreError>>(
        &mut self,
        build: impl FnOnce(&mut Self, &NextState) -> Result<(), E>,
    ) -> Result<(), E> {
        let not_replaced = |error: std::io::Error| E::from(StoreError::NotReplaced { why: error.into() });
        let next = NextState::begin(&self.disk, &self.dir).map_err(not_replaced);
        let built = next.and_then(|next| {
            build(self, &next)?;
            next.finish().map_err(not_replaced)
        });
        if let Err(why) = built.and_then(|()| self.make_ready().map_err(not_replaced)) {
            // The next start removes what is left of it.
            let _ = tree::clear(self.disk.as_ref(), &self.dir.join(NEXT));
            return Err(why);
        }
        self.go_over().inspect_err(|why| self.close_all(why)).map_err(E::from)
    }

    /// The moment of change. A failure that comes after it is told as none: what follows will meet it again.
    fn make_ready(&self) -> std::io::Result<()> {
        let ready = self.dir.join(READY);
        match self.disk.rename(&self.dir.join(NEXT), &ready) {
            Err(_) if matches!(self.disk.look(&ready), Ok(Some(_))) => Ok(()),
            done => done,
        }
    }

    /// Goes on with the state that is ready.
    fn go_over(&mut self) -> Result<(), StoreError> {
        // Files that are open cannot be removed everywhere.
        if let Ok(archivist) = std::mem::replace(&mut self.archive, Err(ArchiveFault::Slow)) {
            archivist.close();
        }
        self.logs.clear();
        self.sealed.clear();
        self.archived.clear();
        self.summaries.clear();
        let stage = forward(self.disk.as_ref(), &self.dir)
            .map_err(|error| StoreError::Unplaced { why: error.into() })?;
        threshold::furnish(self.disk.as_ref(), &self.dir, Err)?;
        self.renew_custody()?;
        self.take_in(stage)
    }

    /// Lets nothing be written until the next start.
    fn close_all(&mut self, why: &StoreError) {
        self.unplaced = Some(why.clone());
        let closed = |log: &mut Log| *log = Log::Closed { last: log.last(), obstacle: why.clone() };
        self.logs.values_mut().for_each(closed);
    }

    /// Takes a log over into a new state as it is: its entries, its seal, and the files beside them. Of a log that has lost
    /// entries whatever is left is taken over, and the loss with it.
    pub(crate) fn keep_log(&mut self, log: &LogId, next: &NextState) -> Result<(), StoreError> {
        let failed = |error: std::io::Error| StoreError::NotReplaced { why: error.into() };
        let lines = self.remaining_lines(log)?;
        next.log(log, &lines).map_err(failed)?;
        if let Some(text) = self.stored_seal(log) {
            next.seal(log, self.last(log), &text).map_err(failed)?;
        }
        next.keep_others(log).map_err(failed)
    }
}
