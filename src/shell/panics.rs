//! What a person sees of an error in the program: their terminal back, and one sentence.

use std::io::{self, Write};
use std::panic;
use std::thread;

use super::terminal;
use crate::text::Lang;

/// From now on a panic of this thread gives the terminal back and says one sentence.
///
/// The place in the source is named, the panic's own message is not: it may quote a name or a vote. Other threads are
/// watched by the loop, which answers for them; the archive's panics are expected where its files are damaged.
pub fn answer(lang: Lang) {
    let ours = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() != ours {
            return;
        }
        terminal::restore();
        let place = info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        // A closed error stream must not turn one panic into two.
        let _ = writeln!(io::stderr(), "binhxet: {}", lang.shell_broken(place));
    }));
}

#[cfg(all(test, unix))] // Pseudo-terminals are driven the way Unix has them.
mod tests {
    use std::io::Read;
    use std::num::NonZeroU16;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::super::terminal::Screen;
    use super::*;
    use crate::ui::Theme;

    #[test]
    #[ignore = "breaks, and has a terminal to break on only when run by the test below"]
    fn breaks_on_a_terminal() {
        answer(Lang::En);
        let mut screen = Screen::take(Theme::Colour).expect("a terminal");
        let drawn = screen.show(|buffer| {
            buffer.set_string(3, 3, "Nguyễn Văn Mẫu", ratatui::style::Style::default());
            None
        });
        drawn.expect("is drawn");
        panic!("Nguyễn Văn Mẫu votes no");
    }

    #[test]
    fn a_panic_gives_the_terminal_back_and_quotes_nothing() {
        let pair = native_pty_system().openpty(PtySize::default()).expect("a pseudo-terminal");
        let before = format!("{:?}", pair.master.get_termios());
        // A trace of where it happened is asked for, and not given: it goes through functions that hold names.
        let mut command = CommandBuilder::new(std::env::current_exe().expect("this program"));
        command.args(["shell::panics::tests::breaks_on_a_terminal", "--exact", "--ignored", "--nocapture"]);
        command.env("RUST_BACKTRACE", "full");
        let mut child = pair.slave.spawn_command(command).expect("starts");
        let mut output = pair.master.try_clone_reader().expect("a reader");
        let reader = std::thread::spawn(move || {
            let mut printed = Vec::new();
            // A terminal that is gone is the end of the output.
            let _ = output.read_to_end(&mut printed);
            printed
        });
        child.wait().expect("ends");
        assert_eq!(format!("{:?}", pair.master.get_termios()), before);
        drop(pair.slave);
        let printed = reader.join().expect("reads");
        let cells = |count| NonZeroU16::new(count).expect("a size");
        let mut screen = vt100::Parser::new(cells(24), cells(200), 0);
        screen.process(&printed);
        let screen = screen.screen();
        assert!(String::from_utf8_lossy(&printed).contains("\u{1b}[?1049h"), "it was taken over");
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        let said = "binhxet: The program ran into an error (src/shell/panics.rs:";
        assert!(screen.contents().contains(said), "{}", screen.contents());
        let printed = String::from_utf8_lossy(&printed).into_owned();
        assert!(printed.contains("Nguyễn"), "the name was on the screen");
        assert!(!printed.contains("votes no") && !printed.contains("stack backtrace"), "{printed}");
        // Nor does the picture stay where the terminal has no screen of its own for programs.
        let plain = printed.replace("\u{1b}[?1049h", "").replace("\u{1b}[?1049l", "");
        for printed in [printed, plain] {
            let mut screen = vt100::Parser::new(cells(24), cells(200), 500);
            screen.process(printed.as_bytes());
            screen.screen_mut().set_scrollback(500);
            assert!(!screen.screen().contents().contains("Mẫu"), "{}", screen.screen().contents());
        }
    }
}
