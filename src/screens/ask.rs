//! What a screen asks for when a key was pressed. It never does anything itself.

use super::dialog::{Dialog, PinEntry};
use super::lock::Shown;
use super::projector::Shift;
use super::vault::{Errand, VaultAsk};
use crate::domain::{
    Choice, Command, Draft, Item, MeetingId, MemberId, Opening, Pin, PinEnd, Proceedings, Settings, Value,
};
use crate::rules::{Form, Rulebook, SetId};
use crate::store::{Code, Existing};
use crate::text::Line;

/// A screen's answer to a key.
#[derive(Debug, Default)]
pub enum Ask {
    /// Nothing more: the screen moved its own focus.
    #[default]
    Nothing,
    /// Show this place on top of this one.
    Go(Place),
    /// Show this place instead of this one.
    Turn(Place),
    /// Show the place that was shown before.
    Back,
    /// Ask the meeting at hand to do something.
    Do(Command),
    /// The same, although minutes that have been adopted have to be adopted anew then.
    DoAfterAll(Command),
    /// Open the sealed meeting at hand again, for this reason; chair and secretary have agreed.
    Reopen(Line),
    /// Remove the personal data of the sealed meeting at hand; chair and secretary have agreed.
    Redact,
    /// Remove the automatic backups that still have personal data which were removed.
    DropOutdated,
    /// Put an officer's ballot into the box of the secret ballot that is open.
    DropBallot {
        /// Whose.
        officer: MemberId,
        /// A choice for each row, none where the row is not the officer's to vote on.
        choices: Vec<Option<Choice>>,
    },
    /// Show the code of the box no longer: the chair has taken it down.
    CodeTaken,
    /// Try the code of the box.
    UnlockBox(Code),
    /// Begin a meeting.
    Prepare(Box<Opening>),
    /// Take a meeting out of the archive and show where it stands.
    Fetch(MeetingId),
    /// Take the sample unit into the empty store.
    TakeSample,
    /// Keep this draft of a criteria set, in place of its earlier text.
    Draft(Draft),
    /// Throw the draft of this number away.
    DropDraft(u32),
    /// Take a criteria set into use, and be done with the draft of this number.
    Adopt(Box<Rulebook>, u32),
    /// Put a criteria set away.
    PutAway(SetId),
    /// Use a set again that was put away.
    TakeBack(SetId),
    /// Try a PIN that stands before something.
    Prove(Box<PinEntry>, Pin),
    /// Do what stood behind PINs: they were the right ones.
    Proven(Box<Self>),
    /// Tell the screen below that this officer has shown to be at the keyboard.
    Vouch(MemberId),
    /// Let this be an officer's PIN.
    SetPin(MemberId, Pin),
    /// Let an officer have no PIN any more.
    DropPin(MemberId, PinEnd),
    /// Lock the screen.
    Lock,
    /// Open the locked screen, by what was shown to it.
    OpenLock(Shown),
    /// Have these settings from now on.
    Set(Box<Settings>),
    /// Take a criteria set from a file and work on it.
    TakeFile(String),
    /// Write a criteria set into a file.
    GiveFile {
        /// Where.
        path: String,
        /// What.
        text: String,
        /// What becomes of a file that is there.
        existing: Existing,
    },
    /// All of these, in order.
    Each(Vec<Self>),
    /// Open a dialog.
    Open(Dialog),
    /// Put the focus of the screen below on this member.
    Find(MemberId),
    /// Show the screen otherwise, or the page for the room.
    Shift(Shift),
    /// Something about the passphrase.
    Vault(VaultAsk),
    /// Give the screen below an answer that it asked for.
    Answer(Value),
    /// Tell the screen below that what it asked about is meant so.
    Agreed,
    /// Say what happened.
    Say(String),
    /// Say why nothing happened.
    Refuse(String),
    /// Leave the program.
    Quit,
}

/// A place to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first screen.
    Home,
    /// Where the passphrase is asked for, set or changed.
    Vault(Errand),
    /// The unit's criteria sets.
    Criteria,
    /// The draft of this number.
    Editor(u32),
    /// The unit's settings.
    Settings,
    /// The officers' PINs.
    Pins,
    /// Where a meeting is prepared, by the set at this place to begin with.
    Prepare(usize),
    /// The roll.
    RollCall,
    /// The members' sheets.
    Walkthrough,
    /// The facts about members.
    Facts,
    /// The vote that is open, by roll call.
    Ballot,
    /// The vote that is open, by hands.
    Hands,
    /// The votes that come after the sheets: on classes, and on titles.
    Slate,
    /// The secret ballot that is open.
    Booth,
    /// The classes.
    Results,
    /// The minutes of the meeting at hand.
    Minutes,
    /// The cases that the rules have left to the committee.
    Referral,
    /// A sealed meeting.
    Review,
    /// What is left of a sealed meeting whose personal data were removed.
    Remainder,
}

impl Place {
    /// Where the vote that is open is held; none while none is.
    pub fn of_vote(state: &Proceedings) -> Option<Self> {
        if state.slip().is_some() {
            return Some(Self::Booth);
        }
        match state.ballot()?.form {
            Form::RollCall => Some(Self::Ballot),
            Form::Hands => Some(Self::Hands),
            Form::Secret => Some(Self::Booth),
        }
    }

    /// The place that a vote was called from: the sheets, or what comes after them.
    pub fn under_vote(item: &Item) -> Self {
        if item.is_on_sheet() { Self::Walkthrough } else { Self::Slate }
    }
}
