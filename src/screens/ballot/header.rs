//! What stands above every vote: whose sheet, what is asked, what was proposed, and how many votes are needed.

use crate::domain::{Ballot, Meeting, Moment};
use crate::papers::words::{bounds_words, grounds_words, needed_words};
use crate::screens::audience;
use crate::screens::projector::Sight;
use crate::screens::sheet::{item_question, proposal_words};
use crate::text::Lang;
use crate::text::width::{cut, parts, wrap};
use crate::ui::{Line, Role};

/// The most rows for bounds, proposals and evidence.
const MOST_FACTS: usize = 3;

/// The lines above a vote, wrapped to so many columns.
pub fn header(
    meeting: &Meeting,
    ballot: &Ballot,
    now: Moment,
    columns: usize,
    (lang, sight): (Lang, Sight),
) -> Vec<Line> {
    let rules = meeting.rules_of(&ballot.member);
    let mut about = vec![lang.ballot_about(meeting.name(&ballot.member))];
    about.push(lang.ballot_entitled(ballot.entitled.len(), meeting.committee().len()));
    let minutes = meeting.minutes_on_table(&ballot.member, now).filter(|minutes| *minutes > 0);
    about.extend(minutes.map(|minutes| lang.minutes_on_table(minutes)));
    let mut lines = vec![Line::new(Role::Dim, parts(about.iter().map(String::as_str), columns))];
    let question = wrap(&item_question(rules, &ballot.item, lang), columns);
    lines.extend(question.into_iter().map(|line| Line::new(Role::Strong, line)));
    let mut facts = vec![bounds_words(rules, &ballot.item, lang)];
    facts.extend(proposal_words(meeting, &ballot.member, &ballot.item, lang));
    facts.extend(grounds_words(meeting, &ballot.member, &ballot.item, lang));
    if ballot.round > 1 {
        facts.push(lang.ballot_round(ballot.round));
    }
    facts.retain(|fact| !fact.is_empty());
    let mut facts = wrap(&facts.join(" · "), columns);
    if facts.len() > MOST_FACTS {
        // Long evidence leaves room for the rest; the whole of it stands behind the row of the sheet.
        facts.truncate(MOST_FACTS);
        if let Some(last) = facts.last_mut() {
            *last = cut(&format!("{last} …"), columns).into_owned();
        }
    }
    lines.extend(facts.into_iter().map(|line| Line::new(Role::Plain, line)));
    let needed = match sight {
        Sight::Whole => needed_words(meeting, ballot, lang),
        Sight::Masked => audience::needs(meeting, ballot, lang),
    };
    let needed = wrap(&needed, columns);
    lines.extend(needed.into_iter().map(|line| Line::new(Role::Dim, line)));
    lines
}
