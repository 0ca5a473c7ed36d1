//! What the phases of a meeting are called.

use super::Phase;
use crate::text::Lang;

impl Phase {
    /// How the phase is called.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::RollCall => lang.phase_roll_call(),
            Self::Open => lang.phase_open(),
            Self::Tallied => lang.phase_tallied(),
            Self::Confirmed => lang.phase_confirmed(),
            Self::Sealed => lang.phase_sealed(),
        }
    }
}
