//! The state after a meeting's first entry.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Fault, Pace, Phase, Proceedings, Unsound};
use crate::domain::attendance::Roll;
use crate::domain::chain::Chain;
use crate::domain::entry::Entry;
use crate::domain::event::{Event, SCHEMA};
use crate::domain::item::{Item, Proposed};
use crate::domain::opening::PROCEDURE;
use crate::domain::sheet::Sheet;
use crate::domain::{MeetingId, MemberId, Person, Roster};
use crate::rules::{Evaluation, InputId, Value as Fact};

impl Proceedings {
    /// The state after the first entry.
    pub(in crate::domain) fn begin(id: MeetingId, entry: &Entry) -> Result<Self, Unsound> {
        let unsound = |fault| Unsound { meeting: id.clone(), seq: entry.seq, fault };
        if entry.schema > SCHEMA {
            return Err(unsound(Fault::Newer(entry.schema)));
        }
        let Event::Prepared(opening) = &entry.body.event else {
            return Err(unsound(Fault::OutOfPlace));
        };
        if entry.seq != 1 {
            return Err(unsound(Fault::Sequence));
        }
        if opening.sets.is_empty() || opening.procedure == 0 || opening.evaluation < Evaluation::FIRST {
            return Err(unsound(Fault::OutOfPlace));
        }
        if opening.procedure > PROCEDURE {
            return Err(unsound(Fault::NewerProcedure(opening.procedure)));
        }
        if opening.evaluation > Evaluation::NOW {
            return Err(unsound(Fault::NewerEvaluation(opening.evaluation)));
        }
        let order: Arc<[MemberId]> = opening.in_order().into();
        let mut state = Self {
            chain: Chain::start(id.as_str()),
            chair: opening.chair.clone(),
            secretary: opening.secretary.clone(),
            opening: Arc::new((**opening).clone()),
            phase: Phase::RollCall,
            prepared_at: entry.body.at,
            opened_at: None,
            latest: entry.body.at,
            roll: Roll::default(),
            guests: Vec::new(),
            conflicts: Vec::new(),
            outings: Vec::new(),
            pace: Pace::default(),
            namesakes: Arc::new(namesakes(&opening.roster)),
            sheets: Arc::new(order.iter().map(blank_sheet).collect()),
            set_of: Arc::new(
                opening.roster.members().map(|member| (member.id.clone(), opening.set_of(member))).collect(),
            ),
            order,
            ballot: None,
            slip: None,
            evaluation: opening.evaluation,
            worked: Arc::default(),
            proposals: Arc::default(),
            facts: Arc::default(),
            waivers: BTreeMap::new(),
            quotas: Arc::default(),
            minutes: Arc::default(),
            seals: Vec::new(),
            reopenings: Vec::new(),
            steps: Vec::new(),
            notes: Vec::new(),
            breaks: Vec::new(),
            latest_step: None,
            fallen: Vec::new(),
            id,
        };
        let mut proposals: BTreeMap<MemberId, BTreeMap<Item, Proposed>> = BTreeMap::new();
        for proposed in &opening.proposals {
            let of_member = proposals.entry(proposed.member.clone()).or_default();
            of_member.insert(proposed.item.clone(), proposed.clone());
        }
        state.proposals = Arc::new(proposals);
        let mut facts: BTreeMap<MemberId, BTreeMap<InputId, Fact>> = BTreeMap::new();
        for known in &opening.facts {
            facts.entry(known.member.clone()).or_default().insert(known.input.clone(), known.value.clone());
        }
        state.facts = Arc::new(facts);
        state.work_out_all();
        state.link(entry)?;
        Ok(state)
    }
}

fn blank_sheet(member: &MemberId) -> (MemberId, Arc<Sheet>) {
    (member.clone(), Arc::new(Sheet::blank(member.clone())))
}

/// Everybody on the roster whose name a member under review has, too.
fn namesakes(roster: &Roster) -> BTreeSet<MemberId> {
    let mut named: BTreeMap<&str, Vec<&MemberId>> = BTreeMap::new();
    for member in roster.members() {
        named.entry(member.name.as_str()).or_default().push(&member.id);
    }
    let has_namesake = |person: &&Person| {
        let others = named.get(person.name.as_str()).into_iter().flatten();
        others.into_iter().any(|other| **other != person.id)
    };
    roster.people().iter().filter(has_namesake).map(|person| person.id.clone()).collect()
}
