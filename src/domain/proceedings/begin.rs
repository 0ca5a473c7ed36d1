//! The state after a meeting's first entry.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Fault, Pace, Phase, Proceedings, Unsound};
use crate::domain::attendance::Roll;
use crate::domain::chain::Chain;
use crate::domain::entry::Entry;
use crate::domain::event::{Event, SCHEMA};
use crate::domain::item::{Item, Proposed};
use crate::domain::opening::PROCEDURE;
use crate::domain::sheet::Sheet;
use crate::domain::{MeetingId, MemberId};
use crate::rules::{InputId, Value as Fact};

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
        if opening.sets.is_empty() || opening.procedure == 0 {
            return Err(unsound(Fault::OutOfPlace));
        }
        if opening.procedure > PROCEDURE {
            return Err(unsound(Fault::NewerProcedure(opening.procedure)));
        }
        let order: Vec<MemberId> = opening.in_order();
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
            sheets: order
                .iter()
                .map(|member| (member.clone(), Arc::new(Sheet::blank(member.clone()))))
                .collect(),
            set_of: Arc::new(
                opening.roster.members().map(|member| (member.id.clone(), opening.set_of(member))).collect(),
            ),
            order,
            ballot: None,
            slip: None,
            worked: BTreeMap::new(),
            proposals: Arc::default(),
            facts: Arc::default(),
            waivers: BTreeMap::new(),
            outcomes: Vec::new(),
            quotas: Arc::default(),
            minutes: Arc::default(),
            seals: Vec::new(),
            reopenings: Vec::new(),
            steps: Vec::new(),
            notes: Vec::new(),
            breaks: Vec::new(),
            latest_step: None,
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
