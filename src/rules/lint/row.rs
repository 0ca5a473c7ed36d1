//! One criterion over a whole block of cases: whether it applies, and what that does to its points.

use super::super::criterion::{Criterion, NotApplied, Recipient};
use super::super::outcome::Truth;
use super::super::set::Section;
use crate::number::Exact;

/// One criterion in a block.
pub(super) struct Row<'a> {
    pub(super) criterion: &'a Criterion,
    pub(super) section: &'a Section,
    pub(super) applies: Truth,
    pub(super) factor: Exact,
}

impl<'a> Row<'a> {
    pub(super) fn is_known(&self) -> bool {
        self.applies != Truth::Unknown
    }

    pub(super) fn way(&self) -> Option<&'a NotApplied> {
        self.criterion.applies.as_ref().map(|applies| &applies.otherwise)
    }

    /// What counts where it does not apply.
    pub(super) fn elsewhere(&self) -> Exact {
        if self.way() == Some(&NotApplied::Full) { self.section.ends(self.criterion).1 } else { Exact::ZERO }
    }

    /// The maximum that stays on the sheet.
    pub(super) fn remaining(&self) -> Exact {
        if self.applies == Truth::True { self.section.ends(self.criterion).1 } else { self.elsewhere() }
    }

    pub(super) fn receives(&self, recipients: &[Recipient]) -> bool {
        recipients.iter().any(|recipient| match recipient {
            Recipient::Criterion(id) => self.criterion.id == *id,
            Recipient::Section(id) => self.section.id == *id,
        })
    }
}

/// Whether any criterion of a section stays on the sheet.
pub(super) fn stays(rows: &[Row<'_>], section: &Section) -> Truth {
    let own = rows.iter().filter(|row| row.section.id == section.id);
    own.fold(Truth::False, |stays, row| {
        stays.or(if row.way() == Some(&NotApplied::Full) { Truth::True } else { row.applies })
    })
}

/// What a section's sum is multiplied with.
pub(super) fn section_factor(rows: &[Row<'_>], section: &Section) -> Option<Exact> {
    let own = || rows.iter().filter(|row| row.section.id == section.id);
    let away = |row: &&Row<'_>| row.applies == Truth::False && row.way() == Some(&NotApplied::Rescale);
    let away = own().filter(away).try_fold(Exact::ZERO, |sum, row| sum.plus(row.criterion.max))?;
    let base = own().try_fold(Exact::ZERO, |sum, row| sum.plus(row.remaining().times(row.factor)?))?;
    if away.is_zero() || base.is_zero() {
        return Some(Exact::ONE);
    }
    away.over(base)?.plus(Exact::ONE)
}

#[cfg(test)]
mod tests;
