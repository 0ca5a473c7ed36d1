//! What happened, as part of a criterion's line.

use super::super::criterion::{Effect, EventKind};
use super::super::outcome::{EventResult, EventWeight};
use crate::text::Lang;

/// ` − 1 (đi muộn: 2 lần)`.
pub(super) fn event_part(kind: &EventKind, event: &EventResult, lang: Lang) -> String {
    let what = event_words(kind, event, lang);
    match event.points {
        _ if event.weight == EventWeight::TookAll => format!(", {} ({what})", lang.why_all_lost()),
        None => format!(" + ? ({what})"),
        Some(points) if points.is_negative() || points.is_zero() && takes_in_steps(kind) => {
            format!(" − {} ({what})", points.negated().unwrap_or(points).put_in(lang))
        }
        Some(points) => format!(" + {} ({what})", points.put_in(lang)),
    }
}

/// Whether it takes more or less with each occurrence, so that it may take nothing yet.
fn takes_in_steps(kind: &EventKind) -> bool {
    matches!(&kind.effect, Effect::Steps(steps) if steps.ends().0.is_negative())
}

/// What happened how often, the reasons that excused some of it, and how it counted.
pub(super) fn event_words(kind: &EventKind, event: &EventResult, lang: Lang) -> String {
    let mut what = lang.why_event(&kind.title, event.count, &kind.unit);
    if event.exempt > 0 {
        let reasons = event.reasons.iter().map(|excused| {
            let reason = kind.exempt.iter().find(|exemption| exemption.id == excused.reason);
            let title = reason.map_or("?", |reason| &reason.title);
            // So many may have been asked for in vain.
            match reason.and_then(|reason| reason.most) {
                Some(most) if most == excused.count => lang.why_event_reason_at_most(most, title),
                _ => lang.why_event_reason(excused.count, title),
            }
        });
        what = lang.why_event_exempt(what, reasons.collect::<Vec<_>>().join(", "));
    }
    if let (Effect::Steps(steps), EventWeight::Counted | EventWeight::Limited) = (&kind.effect, event.weight)
    {
        let counts = event.count.saturating_sub(event.exempt);
        what = match steps.addition(counts, lang) {
            Some(addition) => format!("{what}; {addition}"),
            None if counts == 1 => lang.why_event_first(what, event.points.unwrap_or_default().shown(lang)),
            None => what,
        };
    }
    match event.weight {
        EventWeight::Counted if kind.effect == Effect::Nothing => lang.why_event_noted(what),
        EventWeight::Counted | EventWeight::TookAll => what,
        EventWeight::Limited => lang.why_event_limited(what),
        EventWeight::Once => lang.why_event_once(what),
        EventWeight::Outdone => lang.why_event_outdone(what),
    }
}
