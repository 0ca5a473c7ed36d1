//! The seal as it was printed: the one thing that a forger of the file does not have in hand.

use std::str::FromStr;

use super::chain::Link;
use super::fault::{Fault, Place, Wrong};
use super::strict;
use crate::domain::{Digest, Event};

/// The head of the chain and the number of entries, as the minutes have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The head.
    pub head: Head,
    /// How many entries it covers.
    pub entries: u64,
}

/// A head as it is typed from paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head(Digest);

/// The text is no head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a head is sixteen groups of four of the characters 0-9 and a-f")]
pub struct NotAHead;

impl FromStr for Head {
    type Err = NotAHead;

    /// Reads the groups; blanks and capitals do not matter.
    fn from_str(text: &str) -> Result<Self, NotAHead> {
        let digits: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
        strict::take(&digits.into()).map(Self).map_err(|_| NotAHead)
    }
}

/// What does not fit the paper.
pub(super) fn compare(paper: Paper, links: &[Link]) -> Option<Fault> {
    let held = links.len() as u64;
    let covered = usize::try_from(paper.entries).ok().and_then(|entries| links.get(entries.checked_sub(1)?));
    let Some(last) = covered else {
        let place = Place { seq: held + 1, event: None, at: None };
        let wrong = Wrong::CutOff { paper: paper.entries, held };
        return Some(Fault { place: Some(place), wrong });
    };
    if last.head != paper.head.0 {
        return Some(Fault { place: None, wrong: Wrong::OtherPaper(paper.entries) });
    }
    let seals = links.iter().filter_map(|link| match &link.entry.as_ref()?.body.event {
        Event::Sealed { entries, .. } => Some(*entries),
        _ => None,
    });
    if seals.into_iter().any(|entries| entries == paper.entries) {
        return None;
    }
    let place = Place { seq: paper.entries + 1, event: None, at: None };
    Some(Fault { place: Some(place), wrong: Wrong::SealMissing(paper.entries) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_in_groups_as_it_was_printed() {
        let head = Digest::of(b"");
        let groups = head.groups().join(" ");
        for text in [groups.clone(), groups.to_uppercase(), format!("  {groups}\n"), head.to_string()] {
            assert_eq!(text.parse(), Ok(Head(head)), "{text}");
        }
        for text in ["", "e3b0", &groups[1..], &format!("{groups} 0000"), &groups.replace('e', "g")] {
            assert_eq!(text.parse::<Head>(), Err(NotAHead), "{text}");
        }
    }
}
