//! `demo`: the sample unit in a store that is thrown away.

use std::path::{Path, PathBuf};

use super::failed::Failed;
use super::place::Place;
use crate::screens::Keeping;
use crate::shell::{self, Trouble};

/// A folder that is removed in the end.
struct Throwaway(PathBuf);

impl Drop for Throwaway {
    fn drop(&mut self) {
        // It lies among temporary files, so what cannot be removed goes with them.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Opens the program on the sample unit.
///
/// # Errors
/// When a folder of its own is named for it, when it cannot begin, or ended other than by a key.
pub fn run(data_dir: Option<&Path>, place: &Place) -> Result<(), Failed> {
    if data_dir.is_some() {
        return Err(Failed::said(place.lang.cli_demo_keeps_nothing()));
    }
    if !shell::is_terminal() {
        return Err(Trouble::NotATerminal.into());
    }
    let salt = shell::stamp().map_err(Trouble::from)?.salt;
    let folder = Throwaway(std::env::temp_dir().join(format!("binhxet-demo-{salt}")));
    let mut started = shell::start(&folder.0, place.lang)?;
    shell::enter_sample(&mut started, place.lang)?;
    started.told.push(place.lang.cli_demo().into());
    Ok(shell::run(shell::Started { keeping: Keeping::Throwaway, ..started }, place.look, place.lang)?)
}
