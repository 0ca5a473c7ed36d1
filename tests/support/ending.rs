//! The steps from the announced results to the seal.

use binhxet::domain::{Adoption, Command, Duty};

/// The minutes are adopted, nobody objecting, chair and secretary confirm them, and the meeting is sealed.
pub fn ending() -> [Command; 4] {
    [
        Command::AdoptMinutes { way: Adoption::Consent },
        Command::Attest { duty: Duty::Chair },
        Command::Attest { duty: Duty::Secretary },
        Command::Seal,
    ]
}
