//! What a screen asks for when a key was pressed. It never does anything itself.

use super::dialog::Dialog;
use crate::domain::{Choice, Command, Draft, MeetingId, MemberId, Opening, Value};
use crate::rules::Rulebook;
use crate::store::{Code, Existing};

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
    Unlock(Code),
    /// Give the screen on top the answer that a dialog asked for.
    Answer(Value),
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
    /// The unit's criteria sets.
    Criteria,
    /// The draft of this number.
    Editor(u32),
    /// Where a meeting is prepared.
    Prepare,
    /// The roll.
    RollCall,
    /// The members' sheets.
    Walkthrough,
    /// The facts about members.
    Facts,
    /// The vote that is open.
    Ballot,
    /// The secret ballot that is open.
    Booth,
    /// The classes.
    Results,
    /// A sealed meeting.
    Review,
}
