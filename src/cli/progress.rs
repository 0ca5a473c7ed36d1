//! How far a long command is, on a line of the terminal of its own.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};

use crate::app::Signs;
use crate::text::Lang;

/// How many columns the bar has.
const COLUMNS: u64 = 30;

/// A bar with a percentage on the error stream, rewritten in place; silent where nobody watches it.
pub struct Bar {
    shown: Cell<Option<u64>>,
    is_watched: bool,
    signs: Signs,
    lang: Lang,
}

impl Bar {
    /// A bar that nobody has seen yet. It stays away while data runs over the same terminal.
    pub fn new(signs: Signs, lang: Lang) -> Self {
        let is_watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { shown: Cell::new(None), is_watched, signs, lang }
    }

    /// Shows that so much is done of so much.
    pub fn show(&self, done: u64, of: u64) {
        let percent = done.saturating_mul(100).checked_div(of).unwrap_or(100).min(100);
        if self.is_watched && self.shown.replace(Some(percent)) != Some(percent) {
            // That nobody sees it is no error.
            let _ = write!(io::stderr(), "\r{}", self.line(percent));
        }
    }

    /// Takes the bar away.
    pub fn end(&self) {
        if self.shown.take().is_some() && self.is_watched {
            let blanks = self.line(100).chars().count();
            let _ = write!(io::stderr(), "\r{:blanks$}\r", "");
        }
    }

    fn line(&self, percent: u64) -> String {
        let (full, empty) = match self.signs {
            Signs::All => ("━", "─"),
            Signs::Ascii => ("#", "-"),
        };
        let filled = percent * COLUMNS / 100;
        let repeat = |sign: &str, times: u64| sign.repeat(usize::try_from(times).unwrap_or_default());
        let bar = format!("{}{}", repeat(full, filled), repeat(empty, COLUMNS - filled));
        self.lang.cli_progress(bar, format_args!("{percent:3}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fills_with_the_percentage_in_either_signs() {
        let line = |signs, percent| Bar::new(signs, Lang::En).line(percent);
        assert_eq!(line(Signs::Ascii, 50), format!("{}{}  50 % read", "#".repeat(15), "-".repeat(15)));
        assert_eq!(line(Signs::All, 100), format!("{} 100 % read", "━".repeat(30)));
        assert!(line(Signs::Ascii, 0).is_ascii());
    }
}
