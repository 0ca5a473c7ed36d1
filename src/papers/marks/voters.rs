//! How many officers there are, as the head says for all and a member's record says for itself.

use super::fault::Wrong;
use super::reader::Reader;
use crate::rules::Voters;
use crate::text::json::Node;

/// The committee, as the head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Committee {
    pub(super) members: u32,
    pub(super) summoned: u32,
    pub(super) present: u32,
}

/// Reads the committee. Who is not said to be absent was summoned and is present.
pub(super) fn committee(node: &Node, reader: &mut Reader) -> Option<Committee> {
    let mut fields = reader.fields(node)?;
    let members = fields.need("members", reader).and_then(|node| reader.count(node));
    let [summoned, present] = ["summoned", "present"].map(|name| fields.get(name));
    fields.finish(reader);
    let members = members?;
    let summoned = most(summoned, members, reader);
    let present = most(present, summoned, reader);
    Some(Committee { members, summoned, present })
}

/// Reads the voters on one member's sheet, where they differ from the whole committee.
pub(super) fn voters(
    node: Option<&Node>,
    committee: Option<Committee>,
    reader: &mut Reader,
) -> Option<Voters> {
    let mut fields = match node {
        Some(node) => Some(reader.fields(node)?),
        None => None,
    };
    let mut get = |name| fields.as_mut().and_then(|fields| fields.get(name));
    let [summoned, present, cast, valid] = ["summoned", "present", "cast", "valid"].map(&mut get);
    if let Some(fields) = fields {
        fields.finish(reader);
    }
    let Some(committee) = committee else {
        return node.and_then(|node| reader.refuse(node, Wrong::NoCommittee));
    };
    let summoned = match summoned {
        None => committee.summoned,
        there => most(there, committee.members, reader),
    };
    let present = match present {
        None => committee.present.min(summoned),
        there => most(there, summoned, reader),
    };
    let cast = most(cast, present, reader);
    let valid = most(valid, cast, reader);
    Some(Voters { committee: committee.members, summoned, present, cast, valid })
}

/// A number of voters of whom there are at most so many; all of them where nothing is said.
fn most(node: Option<&Node>, most: u32, reader: &mut Reader) -> u32 {
    let Some(node) = node else { return most };
    match reader.count(node) {
        Some(count) if count > most => {
            reader.note(node.start, Wrong::TooManyVoters);
            most
        }
        count => count.unwrap_or(most),
    }
}
