//! Why a case is left to the committee, and by what it has the class that is put to it.

use super::super::expression::Name;
use super::super::gate::{Gate, GateEffect};
use super::super::id::{ClassId, GateId};
use super::super::outcome::{ClassResult, Outcome, OverEffect, OverQuota, Standing, Truth};
use super::super::rulebook::Rulebook;
use super::atom::Telling;
use super::piece::{Piece, Sense};
use super::result::{gate_line, quota_line, title};
use super::{capital, nearly};
use crate::text::Lang;

impl Outcome {
    /// Whether a class where somebody started, or was moved to, is only a proposal because its condition does not hold.
    pub(super) fn is_barred(&self, result: &ClassResult, rulebook: &Rulebook) -> bool {
        let is_put = self.standing == Standing::Referred || self.put.is_some();
        let is_forced = self.acting(rulebook).any(|gate| matches!(gate.effect, GateEffect::Force(_)));
        rulebook.set().default.is_some() && is_put && result.truth == Truth::False && !is_forced
    }

    /// Why the case was left to the committee, a sentence a reason: a class where somebody started and whose condition
    /// does not hold, what a gate or a quota says, and a ballot that came to another class. Nothing where it was not.
    pub fn referred_because(&self, rulebook: &Rulebook, lang: Lang) -> Vec<String> {
        let gates = self.fired(|gate| gate.effect == GateEffect::Refer, rulebook, lang);
        let acts = |over: &&OverQuota| matches!(over.effect, OverEffect::Referred | OverEffect::Tied);
        let quotas = self.quotas.iter().filter(acts).map(|over| quota_line(over, rulebook, lang));
        let contested = self.contested.iter().map(|chosen| self.contested_line(chosen, rulebook, lang));
        let barred = self.classes.iter().filter(|result| self.is_barred(result, rulebook));
        let barred = barred.map(|result| barred_line(result, rulebook, lang));
        barred.chain(gates).chain(quotas).chain(contested).map(|told| nearly(&told)).collect()
    }

    /// Both classes: the one that was worked out, with what gave it, and the one that the ballot came to.
    pub(super) fn contested_line(&self, chosen: &ClassId, rulebook: &Rulebook, lang: Lang) -> String {
        let chosen = title(chosen, rulebook);
        match self.class_worked_out() {
            Some(class) => lang.why_contested(chosen, self.came_by(rulebook, lang), title(class, rulebook)),
            None => lang.why_contested_without(chosen),
        }
    }

    /// By what the case has its class, as far as the committee did not decide it: “by points (92) and the quota”.
    pub fn came_by(&self, rulebook: &Rulebook, lang: Lang) -> String {
        let begins = match (&rulebook.set().default, self.moved_because(), self.total) {
            (Some(_), None, _) => lang.by_default().to_owned(),
            (Some(_), Some(_), _) => lang.by_move().to_owned(),
            (None, ..) if !rulebook.has_points() => lang.by_conditions().to_owned(),
            (None, _, Some(total)) => lang.by_points(total.shown(lang)),
            (None, _, None) => lang.by_points_alone().to_owned(),
        };
        let is_ballot = |name: &Name| matches!(name, Name::Ballot(_));
        let conditions = self.classes.iter().filter_map(|result| rulebook.class(&result.id)?.when.as_ref());
        let by_ballot = conditions.into_iter().any(|when| when.tree().mentions(&is_ballot));
        let moved = self.quotas.iter().any(|over| over.effect == OverEffect::Moved);
        let by_gates = self.gates.iter().any(|gate| gate.changed && moves_class(&gate.id, rulebook));
        let more =
            [(by_ballot, lang.by_ballot_share()), (by_gates, lang.by_gates()), (moved, lang.by_quota())];
        let more: Vec<&str> = more.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect();
        match more.split_last() {
            None => begins,
            Some((last, [])) => lang.by_two(begins, last),
            Some((last, others)) => lang.by_two(format!("{begins}, {}", others.join(", ")), last),
        }
    }

    /// The class that the case has without a decision of the committee, and by what: “By points (92): Good”.
    pub fn stood_in(&self, rulebook: &Rulebook, lang: Lang) -> String {
        let class = self
            .class_worked_out()
            .map_or_else(|| lang.by_none().to_owned(), |class| title(class, rulebook).to_owned());
        match rulebook.set().default {
            Some(_) => lang.stood_in(lang.by_standing(), class),
            None => lang.stood_in(capital(&self.came_by(rulebook, lang)), class),
        }
    }

    /// The gates that fired without anybody's finding in this meeting, and what each does, a sentence each.
    pub fn fired_by_themselves(&self, rulebook: &Rulebook, lang: Lang) -> Vec<String> {
        let asks = |gate: &Gate| {
            let carried = || self.gates.iter().any(|result| result.id == gate.id && result.since.is_some());
            gate.question().is_none() || carried()
        };
        self.fired(asks, rulebook, lang).collect()
    }

    /// The gates that fired and that no other one kept from acting.
    pub(super) fn acting<'r>(&self, rulebook: &'r Rulebook) -> impl Iterator<Item = &'r Gate> {
        let fired = self.gates.iter().filter(|result| result.fired == Truth::True);
        let acting = fired.filter(|result| result.excluded_by.is_none());
        acting.filter_map(|result| rulebook.gate(&result.id))
    }

    fn fired(
        &self,
        is: impl Fn(&Gate) -> bool,
        rulebook: &Rulebook,
        lang: Lang,
    ) -> impl Iterator<Item = String> {
        let fired = self.gates.iter().filter(|result| result.fired == Truth::True);
        let gates = fired.filter_map(move |result| Some((rulebook.gate(&result.id)?, result)));
        let gates = gates.filter(move |(gate, _)| is(gate));
        gates.map(move |(gate, result)| gate_line(gate, result, rulebook, lang))
    }
}

/// Whether a gate puts somebody into another class.
fn moves_class(id: &GateId, rulebook: &Rulebook) -> bool {
    let effect = rulebook.gate(id).map(|gate| &gate.effect);
    effect.is_some_and(|effect| {
        matches!(
            effect,
            GateEffect::Force(_) | GateEffect::AtMost(_) | GateEffect::Lower(_) | GateEffect::Raise(_)
        )
    })
}

/// The condition of a class that does not hold, with what it fails by.
fn barred_line(result: &ClassResult, rulebook: &Rulebook, lang: Lang) -> String {
    let when = rulebook.class(&result.id).and_then(|class| class.when.as_ref());
    let mut failing = Vec::new();
    if let Some(when) = when {
        fails(&Piece::of(when.tree(), &mut result.atoms.iter()), &Telling::new(rulebook, lang), &mut failing);
    }
    let class = title(&result.id, rulebook);
    match failing.is_empty() {
        true => lang.why_barred(class),
        false => lang.why_barred_by(class, failing.join("; ")),
    }
}

/// The single parts that a condition fails by: comparisons as they stood, facts in words.
fn fails(piece: &Piece<'_>, telling: &Telling<'_>, told: &mut Vec<String>) {
    if piece.truth() != Truth::False {
        return;
    }
    match piece {
        Piece::Atom(tree, result, sense) => {
            let stood = telling.stood(tree, result);
            told.push(stood.unwrap_or_else(|| telling.atom(tree, result, *sense)));
        }
        Piece::Named(_, inner, Sense::Asserted) => fails(inner, telling, told),
        Piece::Named(value, ..) => told.push(value.title.clone()),
        Piece::All(parts) | Piece::OneOf(parts) => {
            parts.iter().for_each(|part| fails(part, telling, told));
        }
        Piece::Untold => {}
    }
}
