//! What a screen asks for when a key was pressed. It never does anything itself.

use super::dialog::Dialog;
use crate::domain::{Command, MeetingId, MemberId, Opening};

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
    /// Begin a meeting.
    Prepare(Box<Opening>),
    /// Take a meeting out of the archive and show where it stands.
    Fetch(MeetingId),
    /// Take the sample unit into the empty store.
    TakeSample,
    /// Open a dialog.
    Open(Dialog),
    /// Put the focus of the screen below on this member.
    Find(MemberId),
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
    /// The classes.
    Results,
    /// A sealed meeting.
    Review,
}
