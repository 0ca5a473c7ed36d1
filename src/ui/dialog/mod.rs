//! Dialogs: a box in the middle of the screen that asks for one thing, or shows the keys.

mod frame;
mod help;
mod picker;
mod prompt;
mod question;

pub use help::{Help, HelpGroup};
pub use picker::Picker;
pub use prompt::Prompt;
pub use question::Question;
