//! The screens: one file each, with its keys, what each does, and how it draws. `make` is the registry.

mod ask;
mod attendance;
mod audience;
mod ballot;
mod booth;
mod desk;
mod dialog;
mod earlier;
mod editor;
mod everywhere;
mod facts;
mod hands;
mod home;
mod lock;
mod minutes;
mod numbered;
mod pieces;
mod pins;
mod prepare;
mod projector;
mod quotas;
mod referral;
mod remainder;
mod rests;
mod results;
mod review;
mod roll_call;
mod said;
mod screen;
mod settings;
mod sheet;
mod slate;
mod spot;
mod tables;
mod totals;
mod vault;
mod votes;
mod voting;
mod walkthrough;
mod why;

pub use ask::{Ask, Place};
pub use audience::{Audience, State, Subject};
pub use desk::{BoxState, Closed, Desk, DeskBox, Keeping};
pub use dialog::{Dialog, PinEntry, Step, leave, leave_locked, outdate_minutes, projector, prove};
pub use editor::{draft_of_file, give_file, replace_file, take_file};
pub use everywhere::{EVERYWHERE, Everywhere, passes_text};
pub use lock::{Locked, Opener, Shown};
pub use projector::{Mask, Projector, Shift, Sight, View, Viewers};
pub use remainder::sentences as remainder_sentences;
pub use said::{said, said_masked};
pub use screen::{Head, Room, Screen};
pub use spot::{Row, Spot};
pub use tables::{KeyRow, KeyTable, tables};
pub use vault::{Errand, VaultAsk, VaultNews};

/// From how many columns on the head has room for how long the meeting has been sitting.
const ROOMY: u16 = 76;

/// Makes the screen of a place. A new screen is a file, a line here and a line among the tables.
pub fn make(place: Place, desk: &Desk, spot: Option<Spot>) -> Box<dyn Room> {
    match place {
        Place::Home => Box::new(home::Home::default()),
        Place::Criteria => Box::new(editor::Criteria::default()),
        Place::Editor(number) => Box::new(editor::Editor::new(number, desk)),
        Place::Vault(errand) => Box::new(vault::VaultPage::new(errand)),
        Place::Settings => Box::new(settings::SettingsPage::default()),
        Place::Pins => Box::new(pins::Pins::default()),
        Place::Prepare(set) => Box::new(prepare::Prepare::new(set, desk)),
        Place::RollCall => Box::new(roll_call::RollCall::new(desk)),
        Place::Walkthrough => Box::new(walkthrough::Walkthrough::new(desk, spot)),
        Place::Facts => Box::new(facts::Facts::new(desk, spot)),
        Place::Ballot => Box::new(ballot::BallotBox::new(desk)),
        Place::Hands => Box::new(hands::Hands::new(desk)),
        Place::Slate => Box::new(slate::Slate::new(desk)),
        Place::Referral => Box::new(referral::Referral::new(desk, spot)),
        Place::Booth => Box::new(booth::Booth::new(desk)),
        Place::Results => Box::new(results::Results::default()),
        Place::Minutes => Box::new(minutes::MinutesPage::new(desk)),
        Place::Review => Box::new(review::Review::default()),
        Place::Remainder => Box::new(remainder::RemainderPage::default()),
    }
}

/// The head while a meeting is at hand: which meeting, who is present, the clock.
fn meeting_head(desk: &Desk) -> Head {
    let lang = desk.lang;
    let Some(state) = desk.proceedings() else { return Head { place: Vec::new(), state: desk.now.clock() } };
    let mut place = vec![lang.head_meeting(state.opening().about(lang))];
    place.extend(state.opening().roster.unit().map(ToString::to_string));
    let state = match state.seal() {
        Some(_) => lang.phase_sealed().to_owned(),
        None => {
            let present = lang.head_present(state.roll().present(), state.committee().len(), state.quorum());
            // A narrow window needs the room for the meeting's name.
            let sitting =
                state.sitting_minutes(desk.now).filter(|minutes| *minutes > 0 && desk.body.width >= ROOMY);
            let sitting = sitting.map(|minutes| lang.head_sitting(minutes));
            [Some(present), sitting, Some(desk.now.clock())]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("  ")
        }
    };
    Head { place, state }
}

/// The head where no meeting is at hand: the place, the unit, the clock.
fn unit_head(place: &str, desk: &Desk) -> Head {
    let mut place = vec![place.to_owned()];
    place.extend(desk.unit.name().map(ToString::to_string));
    Head { place, state: desk.now.clock() }
}
