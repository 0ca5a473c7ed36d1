//! The window for the room: it never opens the store, and shows what the program with the meeting gives out.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use ratatui::crossterm::event;
use ratatui::layout::Size;

use super::happened::Happened;
use super::stage::Stage;
use super::terminal::{self, Screen};
use super::trouble::Trouble;
use super::{panics, signals, strokes};
use crate::app::{Look, Msg, draw_page};
use crate::input::{Chord, Stroke};
use crate::screens::Audience;
use crate::text::Lang;

/// How long the window waits for a key before it looks at the page again.
const PAUSE: Duration = Duration::from_millis(200);

/// Shows the page of the meeting whose data lies in a folder, until q, Esc or Ctrl+C. The terminal is as before when this
/// returns.
///
/// # Errors
/// Whatever ended it other than a key.
pub fn present(data: &Path, look: Look, lang: Lang) -> Result<(), Trouble> {
    if !terminal::is_terminal() {
        return Err(Trouble::NotATerminal);
    }
    panics::answer(lang);
    // Nothing of what the closure touches is used after a panic.
    catch_unwind(AssertUnwindSafe(|| watch(data, look, lang))).unwrap_or(Err(Trouble::Broken))
}

fn watch(data: &Path, look: Look, lang: Lang) -> Result<(), Trouble> {
    let (news, inbox) = mpsc::channel();
    signals::watch(news)?;
    let mut screen = Screen::take(look.theme)?;
    let mut shown: Option<Option<Audience>> = None;
    loop {
        let page = Stage::of(data).ok().and_then(|stage| stage.page());
        let window = terminal::window()?;
        if window != screen.size() {
            screen.resize(window)?;
            shown = None;
        }
        if shown.as_ref() != Some(&page) {
            screen.show(|buffer| {
                draw_page(page.as_ref(), look, lang, buffer);
                None
            })?;
            shown = Some(page);
        }
        if let Ok(Happened::ToldToStop) = inbox.try_recv() {
            return Err(Trouble::ToldToStop);
        }
        if !event::poll(PAUSE)? {
            continue;
        }
        for message in strokes::read()? {
            match message {
                Msg::Resized { columns, rows } => {
                    screen.resize(Size { width: columns, height: rows })?;
                    shown = None;
                }
                Msg::Strokes(strokes) if strokes.iter().any(leaves) => return Ok(()),
                _ => {}
            }
        }
    }
}

/// Whether a key closes the window.
fn leaves(stroke: &Stroke) -> bool {
    matches!(stroke, Stroke::Key(Chord::Esc | Chord::Char('q' | 'Q') | Chord::Ctrl('c')))
}
