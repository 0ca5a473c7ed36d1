//! A line of a script.

use binhxet::input::Chord;
use binhxet::text::Lang;
use binhxet::ui::NoticeKind;

use crate::support::desk::Answers;
use crate::support::input_method::Method;
use crate::support::keys;

/// How many changes have room in the reserve.
const RESERVE: u64 = 14;

/// One step.
#[derive(Debug)]
pub enum Step {
    /// Begin with a unit of `fixtures/units` instead of an empty store.
    Unit(String),
    /// Press keys one after the other.
    Press(Vec<Chord>, Reading),
    /// Send keys in one read.
    Burst(Vec<Chord>),
    /// Type a text, letter after letter.
    Type(String),
    /// Paste a text.
    Paste(String),
    /// A text stands on the screen.
    See(String),
    /// A text does not.
    Absent(String),
    /// The notice is of a kind and has a text.
    Told(NoticeKind, String),
    /// The log of the meeting at hand has so many entries.
    Stored(u64),
    /// So many backups lie beside the data.
    Backups(usize),
    /// Give the window another size.
    Resize(u16, u16),
    /// Start anew.
    Again(Again),
    /// The disk from now on.
    Disk(Space),
    /// When the store's answers come.
    Store(Answers),
    /// The second copy is no longer kept.
    ArchiveBreaks,
    /// Both copies lose an entry of the meeting at hand.
    Lose(u64),
    /// An input method from now on.
    Method(Option<Method>),
    /// Count keys from here.
    Counting,
    /// Nobody presses a key for so many minutes.
    Wait(i64),
    /// The machine sleeps for so many minutes.
    Sleep(i64),
    /// No more keys than that since.
    AtMost(usize),
}

/// Whether what is said after keys has to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// It has to.
    Aloud,
    /// It need not.
    Quietly,
}

/// How the program starts anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Again {
    /// It was left or killed.
    Restarted,
    /// The power was cut.
    PowerCut,
    /// The next morning.
    NextDay,
    /// In another language.
    In(Lang),
}

/// Whether the disk takes anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Space {
    /// Nothing, once so many more changes have been made.
    Full {
        /// How many.
        after: u64,
        /// How many changes the reserve has room for.
        reserve: u64,
    },
    /// Everything.
    Well,
    /// Nothing ever.
    ReadOnly,
}

impl Step {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(line: &str) -> Result<Self, String> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let text = || {
            let rest = rest.trim();
            if rest.is_empty() { Err(format!("{word} what?")) } else { Ok(rest.to_owned()) }
        };
        let minutes = |text: &str| {
            let minutes = text.trim().strip_suffix(" minutes").and_then(|minutes| minutes.parse().ok());
            minutes.ok_or_else(|| format!("{text} is not so many minutes"))
        };
        let number = |text: &str| text.trim().parse().map_err(|_| format!("{text} is no number"));
        Ok(match (word, rest) {
            ("press", keys) => Self::Press(keys::read(keys)?, Reading::Aloud),
            ("quietly", rest) => match rest.split_once(' ') {
                Some(("press", keys)) => Self::Press(keys::read(keys)?, Reading::Quietly),
                _ => return Err("only keys can be pressed quietly".into()),
            },
            ("unit", _) => Self::Unit(text()?),
            ("burst", keys) => Self::Burst(keys::read(keys)?),
            ("type", _) => Self::Type(text()?),
            ("paste", _) => Self::Paste(text()?),
            ("see", _) => Self::See(text()?),
            ("absent", _) => Self::Absent(text()?),
            ("said", _) => Self::Told(NoticeKind::Said, text()?),
            ("refused", _) => Self::Told(NoticeKind::Refused, text()?),
            ("failed", _) => Self::Told(NoticeKind::Failed, text()?),
            ("stored", rest) => Self::Stored(number(rest)? as u64),
            ("backups", rest) => Self::Backups(number(rest)?),
            ("resize", size) => match size.split_once('x').map(|(x, y)| (x.parse(), y.parse())) {
                Some((Ok(columns), Ok(rows))) => Self::Resize(columns, rows),
                _ => return Err(format!("{size} is no size such as 80x24")),
            },
            ("restart", "") => Self::Again(Again::Restarted),
            ("power", "cut") => Self::Again(Again::PowerCut),
            ("next", "day") => Self::Again(Again::NextDay),
            ("lang", code) => {
                Self::Again(Again::In(code.parse().map_err(|()| format!("{code} is no language"))?))
            }
            ("disk", "full") => Self::Disk(Space::Full { after: 0, reserve: 0 }),
            ("disk", "full but for the reserve") => Self::Disk(Space::Full { after: 0, reserve: RESERVE }),
            ("disk", rest) if rest.starts_with("full after ") => {
                Self::Disk(Space::Full { after: number(&rest[11..])? as u64, reserve: 0 })
            }
            ("disk", "well") => Self::Disk(Space::Well),
            ("disk", "read-only") => Self::Disk(Space::ReadOnly),
            ("both", rest) if rest.starts_with("lose ") => Self::Lose(number(&rest[5..])? as u64),
            ("store", "slow") => Self::Store(Answers::Later),
            ("store", "answers") => Self::Store(Answers::AtOnce),
            ("archive", "breaks") => Self::ArchiveBreaks,
            ("telex", "on") => Self::Method(Some(Method::Telex)),
            ("vni", "on") => Self::Method(Some(Method::Vni)),
            ("telex" | "vni", "off") => Self::Method(None),
            ("wait", rest) => Self::Wait(minutes(rest)?),
            ("sleep", rest) => Self::Sleep(minutes(rest)?),
            ("counting", "") => Self::Counting,
            ("at", rest) if rest.starts_with("most ") => Self::AtMost(number(&rest[5..])?),
            _ => return Err(format!("nobody knows how to “{line}”")),
        })
    }
}
