//! Putting data under a passphrase, and taking it away: all of it is written anew and put in place at once.

use std::io::{self, Read};

use base64ct::{Base64, Encoding};

use super::custody::Custody;
use super::file::{COPIES, Vault};
use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;
use super::sealer::{Place, Sealer};
use crate::store::assembly::extend;
use crate::store::disk::Kind;
use crate::store::drafts::{self, Drafts};
use crate::store::error::StoreError;
use crate::store::line::Line;
use crate::store::locksmith::Locksmith;
use crate::store::log_id::LogId;
use crate::store::replacing::NextState;
use crate::store::store::Store;
use crate::store::{ballot_box, place};

/// The longest file of drafts put aside that is taken over, in bytes.
const LONGEST_ASIDE: u64 = 16 << 20;

impl Store {
    /// Protects the data by a passphrase, and by a recovery key for when it is forgotten. Under a new key all of it is
    /// written anew; data that is protected already gets another key.
    ///
    /// # Errors
    /// When it is not protected; everything is then as it was, unless the error says otherwise.
    pub fn protect(
        &mut self,
        passphrase: &Passphrase,
        recovery: &RecoveryKey,
        locksmith: &Locksmith,
    ) -> Result<(), StoreError> {
        self.custody.ready()?;
        let key = locksmith.key().map_err(not_replaced)?;
        let vault = Vault::make(&key, passphrase, recovery, locksmith).map_err(not_replaced)?;
        self.recast(Custody::Open(Box::new(vault), Sealer::new(key, locksmith.random.clone())))
    }

    /// Takes the protection away: all of the data is written anew so that anybody can read it who gets at the files.
    ///
    /// # Errors
    /// As [`Store::protect`].
    pub fn lay_open(&mut self) -> Result<(), StoreError> {
        self.custody.ready()?;
        self.recast(Custody::Plain)
    }

    /// Writes everything as another custody has it, and puts it in place.
    fn recast(&mut self, custody: Custody) -> Result<(), StoreError> {
        let mut before = None;
        let replaced = self.replace(|store, next| {
            for log in store.logs() {
                store.recast_log(&log, &custody, next)?;
            }
            store.recast_drafts(&custody, next).map_err(not_replaced)?;
            if let Custody::Open(vault, _) = &custody {
                let text = vault.text().map_err(not_replaced)?;
                for (name, _) in COPIES {
                    next.file(name, text.as_bytes()).map_err(not_replaced)?;
                }
            }
            before = Some(std::mem::replace(&mut store.custody, custody));
            Ok(())
        });
        // Once the new state counts, so does its custody.
        if let (Err(_), None, Some(before)) = (&replaced, &self.unplaced, before) {
            self.custody = before;
        }
        replaced
    }

    /// A log with its seal, where somebody stood in it, and its box, which has a lock of its own.
    fn recast_log(&mut self, log: &LogId, to: &Custody, next: &NextState) -> Result<(), StoreError> {
        let lines = self.remaining_lines(log)?;
        let (mut recast, mut strange) = (Vec::with_capacity(lines.len()), Vec::new());
        for line in &lines {
            if line.is_removed() {
                recast.push(line.clone());
                continue;
            }
            match self.custody.entry(log, line) {
                Some(entry) => {
                    recast.push(to.line(log, line.seq, line.place(), &entry).map_err(not_replaced)?);
                }
                None => extend(&mut strange, line.seq),
            }
        }
        if !strange.is_empty() {
            return Err(StoreError::Strange { log: log.clone(), entries: strange });
        }
        next.log(log, &recast).map_err(not_replaced)?;
        self.recast_beside(log, &recast, to, next).map_err(not_replaced)
    }

    fn recast_beside(&self, log: &LogId, lines: &[Line], to: &Custody, next: &NextState) -> io::Result<()> {
        if let Some(text) = self.sealed(log) {
            let entries = lines.last().map_or(0, |line| line.seq);
            next.seal(log, entries, &to.conceal(Place::Seal(log, entries), &text)?)?;
        }
        if let Some(text) = self.remembered(log) {
            let stored = place::file(&to.conceal(Place::Focus(log), &text)?);
            next.beside(log, place::NAME, stored.as_bytes())?;
        }
        ballot_box::NAMES.iter().try_for_each(|name| next.keep_beside(log, name))
    }

    /// The drafts, and what was put aside of them because it could not be read.
    fn recast_drafts(&self, to: &Custody, next: &NextState) -> io::Result<()> {
        let log = LogId::Unit;
        if let Drafts::These(text) = self.drafts() {
            next.beside(&log, drafts::NAME, drafts::file(&to.conceal(Place::Drafts, &text)?).as_bytes())?;
        }
        let folder = log.folder(&self.dir);
        for name in self.disk.list(&folder)?.iter().filter(|name| drafts::is_aside(name)) {
            let path = folder.join(name);
            let is_file = self.disk.look(&path)?.is_some_and(|looks| looks.kind == Kind::File);
            if !is_file {
                continue;
            }
            let mut bytes = Vec::new();
            self.disk.read(&path)?.take(LONGEST_ASIDE).read_to_end(&mut bytes)?;
            let stored = String::from_utf8_lossy(&bytes);
            // Bytes that need be no text are sealed as Base64; what is no such text was put aside while sealed.
            let plain = match self.custody {
                Custody::Plain => Some(Base64::encode_string(&bytes)),
                _ => self.custody.reveal(Place::Aside(name), &stored),
            };
            let recast = match (to, plain) {
                (Custody::Plain, Some(plain)) => Base64::decode_vec(&plain).unwrap_or_default(),
                (_, Some(plain)) => to.conceal(Place::Aside(name), &plain)?.into_owned().into_bytes(),
                (_, None) => bytes,
            };
            next.beside(&log, name, &recast)?;
        }
        Ok(())
    }
}

fn not_replaced(why: io::Error) -> StoreError {
    StoreError::NotReplaced { why: why.into() }
}
