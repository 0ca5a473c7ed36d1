//! What the program begins with: the open store, and what is in it.

use std::path::Path;
use std::sync::Arc;

use super::trouble::Trouble;
use super::{clock, vault};
use crate::app::Holdings;
use crate::domain::{Draft, Summary, Unit};
use crate::screens::Keeping;
use crate::store::{Holder, Opened, Protection, RealDisk, Store, StoreError};
use crate::text::Lang;

/// The data of a unit, read and held.
pub struct Started {
    /// The store, which nobody else can open meanwhile.
    pub store: Store,
    /// The unit between its meetings.
    pub unit: Unit,
    /// Every meeting that can be read, in short.
    pub meetings: Vec<Summary>,
    /// The criteria sets that are being worked on.
    pub drafts: Vec<Draft>,
    /// What was not in order, a sentence each.
    pub told: Vec<String>,
    /// Whether the store outlives the program.
    pub keeping: Keeping,
}

/// Opens the store in a folder, which is made if need be, and reads what the first screen shows; nothing where it is locked
/// by a passphrase.
///
/// # Errors
/// When the store cannot be opened or the unit's log cannot be used.
pub fn start(dir: &Path, lang: Lang) -> Result<Started, Trouble> {
    let opened = hold(dir)?;
    let repaired = opened.repairs.iter().map(|repair| repair.sentence(lang));
    let told = repaired.collect();
    let mut started = Started {
        store: opened.store,
        unit: Unit::default(),
        meetings: Vec::new(),
        drafts: Vec::new(),
        told,
        keeping: Keeping::ForGood,
    };
    match started.store.protection() {
        Protection::Lost => return Err(StoreError::VaultLost.into()),
        Protection::Locked => {}
        Protection::None | Protection::Unlocked => started.refresh(lang)?,
    }
    Ok(started)
}

/// Opens the store in a folder, which is made if need be, and reads nothing of what its entries mean: what copies them
/// needs no more.
///
/// # Errors
/// When the store cannot be opened.
pub fn hold(dir: &Path) -> Result<Opened, Trouble> {
    Ok(Store::open(dir, Arc::new(RealDisk), &holder())?)
}

impl Started {
    /// Reads anew what is in the store, which has to be open.
    ///
    /// # Errors
    /// When the unit's log cannot be used.
    pub fn refresh(&mut self, lang: Lang) -> Result<(), Trouble> {
        let Holdings { unit, meetings, drafts, told } =
            vault::holdings(&mut self.store, lang).map_err(Trouble::Log)?;
        (self.unit, self.meetings, self.drafts) = (unit, meetings, drafts);
        self.told.extend(told);
        Ok(())
    }
}

/// What a second instance is told about this one.
fn holder() -> Holder {
    let user = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let now = clock::now();
    Holder {
        who: user.filter(|name| !name.is_empty()).unwrap_or_else(|| Holder::NOBODY.into()),
        pid: std::process::id(),
        since: format!("{} {}", now.clock(), now.day()),
    }
}
