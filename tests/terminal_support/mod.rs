//! The real program on a pseudo-terminal: keys in, pictures out.
#![allow(dead_code, reason = "each test program that includes this uses a part of it")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};

/// Long enough that only a mistake runs into it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Held while a program is being started, and by tests that have a store open themselves.
static ALONE: Mutex<()> = Mutex::new(());

/// No program is started until this is dropped. One that is just being started has, for a moment, all files of this process
/// open, and so whatever locks there are on them.
pub fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

pub const ROWS: u16 = 30;
pub const COLUMNS: u16 = 100;

/// A program on a terminal.
pub struct Program {
    master: Box<dyn MasterPty + Send>,
    slave: Option<Box<dyn SlavePty + Send>>,
    keys: Box<dyn Write + Send>,
    news: Receiver<News>,
    screen: vt100::Parser,
    printed: Vec<u8>,
    before: String,
    pid: u32,
    ended: Option<ExitStatus>,
}

enum News {
    Printed(Vec<u8>),
    Ended(ExitStatus),
    /// Nothing more can come from the terminal.
    Closed,
}

/// What a program left behind.
pub struct Ended {
    /// The exit code; for a signal see `signal`.
    pub code: u32,
    /// The signal that ended it.
    pub signal: Option<String>,
    /// All that it printed.
    pub printed: String,
    /// The last screen.
    pub screen: String,
    /// Whether the terminal is as it was: its modes, the screen, the cursor, pastes.
    pub restored: bool,
}

impl Program {
    /// Opens the program on a store, in English.
    pub fn open(data: &Path) -> Self {
        Self::start(data, &[], &[])
    }

    /// Starts the program with more arguments and variables.
    pub fn start(data: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_binhxet"));
        command.env("TERM", "xterm-256color");
        command.env("XDG_RUNTIME_DIR", env!("CARGO_TARGET_TMPDIR"));
        command.env_remove("NO_COLOR");
        command.arg("--lang=en");
        command.env("BINHXET_DATA_DIR", data);
        command.args(arguments);
        variables.iter().for_each(|(name, value)| command.env(name, value));
        let before = modes(pair.master.as_ref());
        let mut child = {
            let _alone = alone();
            pair.slave.spawn_command(command).expect("the program starts")
        };
        let pid = child.process_id().expect("a process");
        let (printed, news) = mpsc::channel();
        let ended = printed.clone();
        let mut output = pair.master.try_clone_reader().expect("a reader");
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count) = output.read(&mut bytes)
                && count > 0
            {
                if printed.send(News::Printed(bytes[..count].to_vec())).is_err() {
                    return;
                }
            }
            let _ = printed.send(News::Closed);
        });
        thread::spawn(move || ended.send(News::Ended(child.wait().expect("a status"))));
        Self {
            keys: pair.master.take_writer().expect("a writer"),
            master: pair.master,
            slave: Some(pair.slave),
            news,
            screen: vt100::Parser::new(some(ROWS), some(COLUMNS), 0),
            printed: Vec::new(),
            before,
            pid,
            ended: None,
        }
    }

    /// The process.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The screen as text, a line each row.
    pub fn screen(&self) -> String {
        self.screen.screen().contents()
    }

    /// The screen in all its looks.
    pub fn terminal(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// How much has been printed, in bytes.
    pub fn printed(&self) -> usize {
        self.printed.len()
    }

    /// Presses keys, all at once.
    pub fn press(&mut self, keys: &str) {
        // A program that has ended takes no keys; what it left behind is looked at by the caller.
        let _ = self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush());
    }

    /// Waits until a text stands on the screen.
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("“{text}” on the screen"), |program| program.screen().contains(text))
    }

    /// Waits until something is so of a whole picture.
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while self.is_drawing() || !is_so(self) {
            assert!(self.take_news(deadline), "waited in vain for {what}:\n{}", self.screen());
        }
        self
    }

    /// Whether a picture has come in part. The end of each is told to the terminal.
    fn is_drawing(&self) -> bool {
        self.screen.screen().alternate_screen() && !self.printed.ends_with(b"\x1b[?2026l")
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("a new size");
        self.screen.screen_mut().set_size(some(rows), some(columns));
    }

    /// Sends the process a signal, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").arg(format!("-{name}")).arg(self.pid.to_string()).status();
        assert!(sent.expect("kill runs").success(), "{name} is sent");
    }

    /// Takes in what is printed until there are so many bytes more, or a text stands on the screen.
    pub fn watch(&mut self, bytes: usize, text: &str) {
        let enough = self.printed.len() + bytes;
        let deadline = Instant::now() + PATIENCE;
        while self.printed() < enough && !self.screen().contains(text) {
            assert!(self.take_news(deadline), "waited in vain for “{text}”:\n{}", self.screen());
        }
    }

    /// Waits for the end of the program, and looks at what it left behind.
    pub fn end(mut self) -> Ended {
        let deadline = Instant::now() + PATIENCE;
        while self.ended.is_none() {
            assert!(self.take_news(deadline), "the program did not end:\n{}", self.screen());
        }
        let modes = modes(self.master.as_ref());
        drop(self.slave.take());
        while self.take_news(deadline) {}
        let (status, screen) = (self.ended.expect("has ended"), self.screen.screen());
        let restored = modes == self.before
            && !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste();
        Ended {
            code: status.exit_code(),
            signal: status.signal().map(str::to_owned),
            printed: String::from_utf8_lossy(&self.printed).into_owned(),
            screen: screen.contents(),
            restored,
        }
    }

    /// Takes in what comes next; false once nothing can come any more or it is too late.
    fn take_news(&mut self, deadline: Instant) -> bool {
        match self.news.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(News::Printed(bytes)) => {
                self.screen.process(&bytes);
                self.printed.extend(bytes);
                true
            }
            Ok(News::Ended(status)) => {
                self.ended = Some(status);
                true
            }
            Ok(News::Closed) | Err(_) => false,
        }
    }
}

fn some(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).expect("a size")
}

/// The modes of a terminal, such as whether keys are echoed.
fn modes(terminal: &dyn MasterPty) -> String {
    format!("{:?}", terminal.get_termios())
}

/// The program without a terminal.
pub fn command(data: &Path, arguments: &[&str]) -> std::process::Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_binhxet"));
    command.env_remove("NO_COLOR").arg("--lang=en").env("BINHXET_DATA_DIR", data).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let running = {
        let _alone = alone();
        command.spawn().expect("the program starts")
    };
    running.wait_with_output().expect("the program runs")
}
