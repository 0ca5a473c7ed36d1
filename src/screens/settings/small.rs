//! Settings that are a small whole number.

use crate::domain::Settings;
use crate::number::Exact;
use crate::screens::ask::Ask;
use crate::screens::dialog::{Dialog, NumberEntry};

/// Asks for a number; `set` answers with the settings that have it, or why it does not fit. What is no whole number, or a
/// far too large one, it gets as none.
pub fn change(
    title: &str,
    prompt: String,
    set: impl Fn(Option<u8>) -> Result<Settings, String> + 'static,
) -> Ask {
    let then = move |number: Exact| {
        let whole = number.as_whole().and_then(|whole| u8::try_from(whole).ok());
        set(whole).map(|settings| Ask::Set(Box::new(settings)))
    };
    Ask::Open(Dialog::Number(NumberEntry::new(title.to_owned(), prompt, Box::new(then))))
}
