//! Where a session takes place.

use binhxet::app::Look;
use binhxet::domain::Moment;
use binhxet::text::Lang;

/// The language, the window, the looks, and the seed that all chance follows from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    /// The language.
    pub lang: Lang,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// How things look.
    pub look: Look,
    /// What the salts and the disk's chance follow from.
    pub seed: u64,
    /// Whether everything is written down that is asked of the disk and answered to the program.
    pub is_recorded: bool,
}

impl Setting {
    /// A window of 100 columns and 30 rows, in Vietnamese.
    pub fn usual() -> Self {
        Self { size: (100, 30), ..Self::default() }
    }

    /// When the clock starts: a morning late in November, the sample's meeting about October long held.
    pub fn start(&self) -> Moment {
        let morning = jiff::civil::date(2026, 11, 24).at(8, 0, 0, 0);
        Moment::at(morning, 7).expect("an offset of seven hours")
    }
}
