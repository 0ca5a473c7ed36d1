//! What the update wants done in the world, and what the world answers.

use super::batch::Batch;
use crate::domain::{Draft, Held, MeetingId, MemberId, Moment, Pin, PinMark, Record, Stretch, Summary, Unit};
use crate::input::Stroke;
use crate::screens::{Audience, VaultAsk};
use crate::store::{
    Automatic, Code, Contents, Existing, Passphrase, RecoveryKey, Secret, Unlocked, Unlocking, Written,
};
use crate::text::Lang;

/// What a store holds for the first screen.
#[derive(Debug, Default)]
pub struct Holdings {
    /// The unit between its meetings.
    pub unit: Unit,
    /// Every meeting that can be read, in short.
    pub meetings: Vec<Summary>,
    /// The criteria sets that are being worked on.
    pub drafts: Vec<Draft>,
    /// What was not in order, a sentence each.
    pub told: Vec<String>,
}

/// What came of asking the store about its vault.
#[derive(Debug)]
pub enum VaultAnswer {
    /// What came of trying a passphrase or a recovery key.
    Tried(Unlocked),
    /// What the store holds.
    Entered(Box<Holdings>),
    /// A new recovery key.
    Drawn(RecoveryKey),
    /// What came of writing the recovery key into this file.
    KeyWritten(String, Written),
    /// It is done.
    Done,
    /// It is done, and there is something to be said about it.
    DoneBut(String),
    /// It is not done; why.
    Failed(String),
}

/// Something that happened outside.
#[derive(Debug)]
pub enum Msg {
    /// Keys and pastes, as they were read together.
    Strokes(Vec<Stroke>),
    /// The window has this size now.
    Resized {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// Time has passed.
    Tick,
    /// No key came for a moment.
    Rested,
    /// The batches in flight are kept, perhaps with a warning; or they are not recorded.
    Kept(Result<Option<Warning>, String>),
    /// The drafts are kept, or why not.
    DraftsKept(Result<(), String>),
    /// The text of a file, or why there is none.
    Taken(Result<String, String>),
    /// What came of writing a file.
    Given(Result<Written, String>),
    /// The sealed meetings that a new one rests on, or why they cannot be read.
    Recalled(Result<Vec<Record>, String>),
    /// The page for the room could not be given out.
    NotPublished(String),
    /// The box for a secret ballot is there, with its code, or why not.
    BoxMade(Result<Code, String>),
    /// A ballot is in the box, or why not.
    BoxKept(Result<(), String>),
    /// What came of trying a code, or why it could not be tried.
    BoxUnlocked(Result<Unlocking, String>),
    /// The box of a ballot that is over is gone, or why not.
    BoxRemoved(Result<(), String>),
    /// What came of asking the store about its vault.
    Vault(VaultAnswer),
    /// What came of trying a PIN, or the passphrase at the locked screen; or why it could not be tried.
    Tried(Secret, Result<TryAnswer, String>),
    /// The mark of a new PIN, or why there is none.
    PinMarked(Result<PinMark, String>),
    /// There is a backup, or why not.
    BackedUp(Result<(), String>),
    /// The personal data of a meeting are removed, perhaps with what somebody still has to do; or why they are not.
    Redacted(Result<Option<String>, String>),
    /// What became of backups that still have removed data, or what is left of them.
    OutdatedDropped(Result<String, String>),
    /// A meeting was taken out of the archive, or why not.
    Fetched(Box<Result<Fetched, String>>),
}

/// What is wrong although a step was kept: it is shown as long as it holds. Each has its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// There is one copy only.
    OneCopy(String),
    /// The disk is full, and the room that was kept for that is being used up.
    LittleRoom(String),
    /// The file of the seal was not written.
    NotSealed(String),
    /// The backup that was due was not made.
    NoBackup(String),
    /// There may be backups that still have personal data which were removed.
    OldBackups(String),
}

impl Warning {
    /// The sentence.
    pub fn text(&self) -> &str {
        match self {
            Self::OneCopy(text)
            | Self::LittleRoom(text)
            | Self::NotSealed(text)
            | Self::NoBackup(text)
            | Self::OldBackups(text) => text,
        }
    }

    /// A few words that stay in the head meanwhile.
    pub(super) fn mark(&self, lang: Lang) -> &'static str {
        match self {
            Self::OneCopy(_) => lang.head_one_copy(),
            Self::LittleRoom(_) => lang.head_little_room(),
            Self::NoBackup(_) => lang.head_no_backup(),
            Self::NotSealed(_) | Self::OldBackups(_) => "",
        }
    }
}

/// A meeting that was taken out of the archive.
#[derive(Debug)]
pub struct Fetched {
    /// The meeting.
    pub held: Held,
    /// What was remembered of where it stood.
    pub remembered: Option<String>,
    /// Why nothing can be recorded in it, if so.
    pub closed: Option<String>,
    /// What was not in order when it was read.
    pub told: Vec<String>,
}

/// What came of trying a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TryAnswer {
    /// It is the right one.
    Right,
    /// It is not.
    Wrong {
        /// How many seconds the next try has to wait.
        wait: u64,
    },
    /// It was not tried: the last wrong one was a moment ago, and so many seconds are left.
    Wait(u64),
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Make these durable, in order; answered by [`Msg::Kept`].
    Keep(Vec<Batch>),
    /// Take a meeting out of the archive, with what was remembered of it; answered by [`Msg::Fetched`].
    Fetch(MeetingId),
    /// Keep the drafts, all in one text; answered by [`Msg::DraftsKept`], and nothing waits for it.
    KeepDrafts(String),
    /// Read a file; answered by [`Msg::Taken`].
    Take(String),
    /// Write a file; answered by [`Msg::Given`].
    Give {
        /// Where.
        path: String,
        /// What.
        text: String,
        /// What becomes of a file that is there.
        existing: Existing,
    },
    /// Take sealed meetings out of the archive, for what they leave to a new one; answered by [`Msg::Recalled`].
    Recall(Vec<MeetingId>),
    /// Remember where the focus stands in a meeting. Not answered, and not worth waiting for.
    Remember(MeetingId, String),
    /// Let the room see this page, or none. Answered only where that fails, and nothing waits for it.
    Publish(Option<Audience>),
    /// Make the box for a secret ballot; answered by [`Msg::BoxMade`].
    MakeBox {
        /// Of which meeting.
        meeting: MeetingId,
        /// The most bytes that it will have to hold.
        room: usize,
        /// What is in it.
        contents: Contents,
    },
    /// Put other contents into the box; answered by [`Msg::BoxKept`].
    RefillBox {
        /// Of which meeting.
        meeting: MeetingId,
        /// What is in it then.
        contents: Contents,
    },
    /// Open the box that an earlier run of the program made; answered by [`Msg::BoxUnlocked`].
    UnlockBox {
        /// Of which meeting.
        meeting: MeetingId,
        /// With this code.
        code: Code,
        /// When it is tried, in seconds of Unix time.
        at: i64,
    },
    /// Remove the box; answered by [`Msg::BoxRemoved`], and nothing waits for it.
    RemoveBox(MeetingId),
    /// Ask the store about its vault; answered by [`Msg::Vault`].
    Vault {
        /// What.
        ask: VaultAsk,
        /// When.
        at: Moment,
    },
    /// Try a PIN, which counts as a wrong one until it is answered; answered by [`Msg::Tried`].
    TryPin {
        /// As which secret it counts.
        secret: Secret,
        /// What was typed.
        pin: Pin,
        /// The marks of those whose it may be.
        marks: Vec<(MemberId, PinMark)>,
        /// When it was typed.
        at: Moment,
    },
    /// Try the passphrase of data that is open, because the screen is locked; answered by [`Msg::Tried`].
    TryPassphrase {
        /// What was typed.
        passphrase: Passphrase,
        /// When it was typed.
        at: Moment,
    },
    /// Make the mark of a new PIN; answered by [`Msg::PinMarked`].
    MarkPin {
        /// Whose.
        officer: MemberId,
        /// What was typed.
        pin: Pin,
        /// How the unit's other PINs are stretched, if there are any.
        alike: Option<Stretch>,
    },
    /// Remove the personal data of a sealed meeting and keep the entry of the unit's log that says so; answered by
    /// [`Msg::Redacted`].
    Redact {
        /// The entry, a line of JSON.
        entry: String,
        /// Where the backups are that have to go.
        backups: Automatic,
    },
    /// Remove the backups that still have removed data; answered by [`Msg::OutdatedDropped`].
    DropOutdated(Automatic),
    /// Make a backup; answered by [`Msg::BackedUp`], and nothing waits for it.
    BackUp(Automatic),
    /// Leave the program.
    Quit,
}
