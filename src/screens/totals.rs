//! Those whose result is certain and whose points nobody knows, as a note before the results are announced.

use crate::domain::{MemberId, Proceedings};
use crate::text::Lang;
use crate::ui::{Line, Role};

/// So many names are said.
const SAID: usize = 3;

/// Those whose points facts would settle that can still be entered.
pub fn open(state: &Proceedings) -> impl Iterator<Item = &MemberId> {
    state.members().iter().filter(|member| !state.facts_for_total(member).is_empty())
}

/// Who they are and which facts would settle it; nothing where everybody's points are known.
pub fn lines(state: &Proceedings, lang: Lang, columns: usize) -> Vec<Line> {
    let members: Vec<&MemberId> = open(state).collect();
    let mut facts: Vec<&str> = Vec::new();
    for input in members.iter().flat_map(|member| state.facts_for_total(member)) {
        if !facts.contains(&input.title.as_str()) {
            facts.push(&input.title);
        }
    }
    if members.is_empty() {
        return Vec::new();
    }
    let said: Vec<String> = members.iter().take(SAID).map(|member| state.called(member)).collect();
    let names = match members.len().saturating_sub(SAID) {
        0 => said.join(", "),
        more => lang.refuse_missing_and_more(said.join(", "), more),
    };
    Line::new(Role::Warn, lang.results_totals_open(names, facts.join(", "))).wrapped(columns, "", "")
}
