//! Asking for a secret on the terminal, without showing it.

use std::io::{self, IsTerminal, Write};

use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::strokes;
use crate::app::Msg;
use crate::input::{Chord, SecretField, Stroke};

/// Asks for a secret of at most so many letters; nothing where there is nobody to ask, or they would not say.
///
/// # Errors
/// When the terminal refuses.
pub fn ask_secret(prompt: &str, most: usize) -> io::Result<Answer> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(Answer::Nobody);
    }
    let mut output = io::stderr();
    // Before it is asked for: what is typed at once must not show either.
    let raw = Raw::begin()?;
    write!(output, "{prompt}")?;
    output.flush()?;
    let answer = typed(most);
    drop(raw);
    writeln!(output)?;
    answer
}

/// What came of asking.
#[derive(Debug)]
pub enum Answer {
    /// What was typed.
    Typed(SecretField),
    /// Somebody would rather not.
    None,
    /// There is no terminal to ask on.
    Nobody,
}

fn typed(most: usize) -> io::Result<Answer> {
    let mut field = SecretField::new(most);
    loop {
        for message in strokes::read()? {
            let Msg::Strokes(strokes) = message else { continue };
            for stroke in strokes {
                match stroke {
                    Stroke::Key(Chord::Enter) if field.is_empty() => return Ok(Answer::None),
                    Stroke::Key(Chord::Enter) => return Ok(Answer::Typed(field)),
                    Stroke::Key(Chord::Esc | Chord::Ctrl('c' | 'd')) => return Ok(Answer::None),
                    stroke => drop(field.take(&stroke)),
                }
            }
        }
    }
}

/// Raw keys, until it is dropped.
struct Raw;

impl Raw {
    fn begin() -> io::Result<Self> {
        enable_raw_mode()?;
        Ok(Self)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // There is nothing else that could be done about it.
        let _ = disable_raw_mode();
    }
}
