//! The only part that touches the world: terminal, clock, randomness, files.

mod archive;
mod asking;
mod clock;
mod entering;
mod happened;
mod keeper;
mod keyboard;
mod look;
mod panics;
mod pins;
mod present;
mod privacy;
mod publisher;
mod redacting;
mod run;
mod signals;
mod stage;
mod start;
mod strokes;
mod terminal;
mod trouble;
mod vault;

pub use archive::{clear_boxes, closed, drafts, meeting, perform, summaries, unit};
pub use asking::{Answer, ask_secret};
pub use clock::{locksmith, now, stamp};
pub use entering::{enter, enter_sample};
pub use look::look;
pub use present::present;
pub use privacy::keep_to_oneself;
pub use redacting::left;
pub use run::run;
pub use start::{Started, hold, start};
pub use terminal::is_terminal;
pub use trouble::Trouble;
pub use vault::holdings;
