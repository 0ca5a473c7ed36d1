//! The terminal: taken over for the program, and given back as it was, whatever happens.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::cursor::{MoveTo, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::style::{ResetColor, force_color_output};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::ui::Theme;

/// Room for one picture, so that it reaches the terminal in one piece, in bytes.
const PICTURE: usize = 1 << 16;

/// Whether the terminal is ours at the moment. It is the process's only one, so this is the process's too: the panic
/// hook has nothing else to go by.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while the program has it; dropping it gives it back.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    size: Size,
}

impl Screen {
    /// Takes the terminal over: raw keys, the alternate screen, pastes in one piece.
    ///
    /// # Errors
    /// When the terminal refuses; it is then as it was.
    pub fn take(theme: Theme) -> io::Result<Self> {
        let size = window()?;
        if theme == Theme::Mono {
            force_color_output(false);
        }
        TAKEN.store(true, Ordering::SeqCst);
        let taken = Self::set_up(size);
        if taken.is_err() {
            restore();
        }
        taken
    }

    fn set_up(size: Size) -> io::Result<Self> {
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(PICTURE, io::stdout()));
        // Of a fixed size, so that the picture never has another one than the state that it is drawn from.
        let viewport = Viewport::Fixed(Rect::from(size));
        let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        // Clears the window without asking the terminal where its cursor is: not every one answers.
        terminal.resize(Rect::from(size))?;
        Ok(Self { terminal, size })
    }

    /// The size that pictures have.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Draws pictures of this size from now on.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn resize(&mut self, size: Size) -> io::Result<()> {
        self.size = size;
        self.terminal.resize(Rect::from(size))
    }

    /// Shows what is drawn, with the cursor where that says. Terminals that can show the whole picture at once are told where it begins and ends.
    ///
    /// # Errors
    /// When the terminal cannot be written, as when it is gone.
    pub fn show(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| {
            if let Some(cursor) = draw(frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// The size of the window now.
///
/// # Errors
/// When the terminal does not tell.
pub fn window() -> io::Result<Size> {
    let (width, height) = size()?;
    Ok(Size { width, height })
}

/// Whether a person sits at both ends.
pub fn is_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Wipes the picture and gives the terminal back, if it is ours. On a terminal without a screen of its own for programs the picture
/// would stay in sight otherwise. Failures are ignored: each step is tried, and nothing here may hide why the
/// program stops.
pub fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            io::stdout(),
            ResetColor,
            Clear(ClearType::All),
            MoveTo(0, 0),
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
        let _ = io::stdout().flush();
    }
}
