//! Where a command works: the data's folder, the language, the look.

use std::env;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::arguments::Arguments;
use super::failed::Failed;
use super::passphrase;
use crate::app::{Look, Signs};
use crate::shell::{self, Started};
use crate::store::{Protection, Store};
use crate::text::Lang;

/// What all commands share.
pub struct Place {
    data_dir: Option<PathBuf>,
    passphrase_file: Option<PathBuf>,
    /// The language that is spoken.
    pub lang: Lang,
    /// How the program looks.
    pub look: Look,
}

impl Place {
    /// The place that the arguments and the environment name.
    pub fn of(arguments: &Arguments) -> Self {
        let signs = if arguments.ascii { Signs::Ascii } else { Signs::All };
        let (no_color, term) = (variable("NO_COLOR"), variable("TERM"));
        Self {
            data_dir: arguments.data_dir.clone().or_else(data_dir),
            passphrase_file: arguments.passphrase_file.clone(),
            lang: arguments.lang.unwrap_or_else(locale),
            look: shell::look(signs, no_color.as_deref(), term.as_deref()),
        }
    }

    /// Opens the data, by its passphrase where it has one. What was not in order is kept with it, to be told.
    ///
    /// # Errors
    /// When there is no folder for it, or it cannot be opened.
    pub fn open(&self) -> Result<Started, Failed> {
        let mut started = shell::start(self.data_dir()?, self.lang)?;
        if started.store.protection() == Protection::Locked {
            self.unlock(&mut started.store)?;
            started.refresh(self.lang)?;
        }
        Ok(started)
    }

    /// Opens the data for the program, which asks for the passphrase itself unless it stands in a file.
    ///
    /// # Errors
    /// As [`Place::open`].
    pub fn open_locked(&self) -> Result<Started, Failed> {
        match &self.passphrase_file {
            Some(_) => self.open(),
            None => Ok(shell::start(self.data_dir()?, self.lang)?),
        }
    }

    /// Opens the store alone, and tells now what was not in order.
    ///
    /// # Errors
    /// As [`Place::open`].
    pub fn hold(&self) -> Result<Store, Failed> {
        let opened = shell::hold(self.data_dir()?)?;
        opened.repairs.iter().for_each(|repair| super::tell(&repair.sentence(self.lang)));
        Ok(opened.store)
    }

    /// Opens a store by its passphrase, where it has one.
    ///
    /// # Errors
    /// When nobody gives a passphrase, or a wrong one.
    pub fn unlock(&self, store: &mut Store) -> Result<(), Failed> {
        passphrase::unlock(store, self.passphrase_file.as_deref(), self.lang)
    }

    /// The folder of the data, whether it is there or not.
    ///
    /// # Errors
    /// When nobody names one.
    pub fn data_dir(&self) -> Result<&Path, Failed> {
        self.data_dir.as_deref().ok_or_else(|| Failed::said(self.lang.cli_no_data_dir()))
    }

    /// Opens the data for a command that ends at once, and tells now what was not in order.
    ///
    /// # Errors
    /// As [`Place::open`].
    pub fn open_telling(&self) -> Result<Started, Failed> {
        let started = self.open()?;
        started.told.iter().for_each(|sentence| super::tell(sentence));
        Ok(started)
    }
}

/// A variable of the environment, unless it is empty.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|text| !text.is_empty())
}

fn data_dir() -> Option<PathBuf> {
    let named = env::var_os("BINHXET_DATA_DIR").filter(|dir| !dir.is_empty()).map(PathBuf::from);
    named.or_else(|| Some(etcetera::choose_base_strategy().ok()?.data_dir().join("binhxet")))
}

/// The language of the environment. The plain locale says nothing about who sits here.
pub fn locale() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    named.map_or(Lang::default(), |locale| Lang::of_locale(&locale))
}
