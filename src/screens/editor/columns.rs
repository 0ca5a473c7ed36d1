//! The columns of the unit's roster: offered where a fact is taken from one, and held against what is named there.

use std::sync::Arc;

use super::draft::Path;
use super::names::Name;
use crate::domain::{Roster, Unit};
use crate::papers::columns;
use crate::text::Lang;

/// The roster as it was when the draft was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    roster: Option<Arc<Roster>>,
}

impl Columns {
    /// Those of the unit's roster, if there is one yet.
    pub fn of(unit: &Unit) -> Self {
        Self { roster: unit.roster().cloned().map(Arc::new) }
    }

    /// The unit's own columns as names on offer.
    pub fn names(&self) -> Vec<Name> {
        let own = self.roster.as_deref().map(columns::own_columns).unwrap_or_default();
        own.into_iter().map(|column| Name { spelling: column.to_owned(), title: String::new() }).collect()
    }

    /// That the roster has no column of the name at a place; none where it has, and where no column is named.
    pub fn lacking(&self, path: &Path, heading: &str, lang: Lang) -> Option<String> {
        let heading = Some(heading.trim()).filter(|heading| is_column(path) && !heading.is_empty())?;
        columns::lacks_column(self.roster.as_deref()?, heading, lang)
    }
}

/// Whether a place names a column of the roster.
pub fn is_column(path: &Path) -> bool {
    let is_from = |path: Path| path.split().is_some_and(|(_, key)| key == "from");
    path.split().is_some_and(|(from, key)| key == "roster" && is_from(from))
}
