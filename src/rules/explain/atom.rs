//! The parts of a condition: in words, with what they were worked out from, and how they came out.

use super::super::case::Value;
use super::super::expression::{Compare, Figures, Function, Name, Part, Teller, Tree, text_words};
use super::super::outcome::{AtomResult, Truth};
use super::super::rulebook::Rulebook;
use super::super::spread::Spread;
use super::piece::Sense;
use crate::number::Exact;
use crate::text::Lang;

/// From so many on, not all figures are read out.
const MANY: usize = 4;

/// Of what nothing is known.
const NOTHING: Spread = Spread { least: None, most: None };

/// Tells the parts of conditions.
pub(super) struct Telling<'a> {
    told: Teller<'a>,
    rulebook: &'a Rulebook,
    lang: Lang,
}

impl<'a> Telling<'a> {
    pub(super) fn new(rulebook: &'a Rulebook, lang: Lang) -> Self {
        Self { told: Teller::new(rulebook, lang), rulebook, lang }
    }

    /// The condition in words, both sides' values where the words do not show them already, and how it came out.
    pub(super) fn atom(&self, tree: &Tree, result: &AtomResult, sense: Sense) -> String {
        let lang = self.lang;
        match (&tree.part, sense) {
            // The opposite of a comparison is one.
            (Part::Compare(how, one, other), Sense::Denied) => {
                let part = Part::Compare(how.opposite(), one.clone(), other.clone());
                let result = AtomResult { truth: result.truth.negated(), ..result.clone() };
                return self.atom(&Tree { part, ..tree.clone() }, &result, Sense::Asserted);
            }
            (Part::Name(name), _) => {
                let is = yes_or_no(result.truth, self.lang);
                return self.fact(&self.told.label(name), is, result.truth, sense);
            }
            // What is written out: an end of a choice, which asks for nothing more.
            (Part::Truth(_), _) => {
                let verdict = sense.of(result.truth).as_word(self.lang);
                return self.lang.why_fact(self.lang.why_nothing_more(), verdict);
            }
            _ => {}
        }
        let figures = Figures::of(tree, &result.figures, &result.truths);
        let told = match figures.len() {
            0 => self.told,
            _ => self.told.taken_by(&figures),
        };
        let condition = match sense {
            Sense::Asserted => told.words(tree),
            Sense::Denied => told.denied(tree),
        };
        let verdict = sense.of(result.truth).as_word(lang);
        let shown = |named: Option<&Name>, value: &Option<Value>| self.value(named, value);
        let seen = match (&tree.part, result.values.as_slice()) {
            // Beside a value that is written out, nothing can be said yet.
            (Part::Compare(_, one, other), [own, beside])
                if result.truth == Truth::Unknown
                    && result.ranges.is_empty()
                    && (own.is_none() || one.is_written())
                    && (beside.is_none() || other.is_written()) =>
            {
                None
            }
            (Part::Compare(how, one, other), [_, _]) => {
                // What does not hold is written as what holds instead: nobody should read "88 ≥ 90".
                let how = if result.truth == Truth::False { how.opposite() } else { *how };
                Some(self.sides(&figures, (one, how, other), result))
            }
            (Part::OneOf(..), [None]) => {
                let range = result.ranges.first().copied().flatten();
                range.map(|range| self.spread(range, [None; 2], false))
            }
            (Part::OneOf(first, _), [value]) => Some(shown(named(first), value)),
            (Part::MemberOf(first, _), [_, set]) if matches!(first.part, Part::Text(_)) => {
                set.as_ref().map(|_| shown(None, set))
            }
            (Part::MemberOf(..), [first, set]) if result.truth == Truth::False => {
                Some(lang.word_no_member_of(shown(None, first), shown(None, set)))
            }
            (Part::MemberOf(..), [first, set]) => {
                Some(lang.word_member_of(shown(None, first), shown(None, set)))
            }
            _ => None,
        };
        // What is certain of something that nobody knows has no figures.
        let is_open = result.ranges.is_empty() && result.values.iter().any(Option::is_none);
        let seen = match is_open && result.truth != Truth::Unknown {
            true => Some(lang.why_whatever_is_missing().to_owned()),
            false => seen,
        };
        match seen {
            Some(seen) if seen != condition => lang.why_atom(condition, verdict, seen),
            _ => lang.why_fact(condition, verdict),
        }
    }

    /// Something that is there or not, by its title and in the word that says so. What follows from that is said where it
    /// is asked not to be there: nobody should have to turn it round.
    pub(super) fn fact(&self, title: &str, is: &str, truth: Truth, sense: Sense) -> String {
        let lang = self.lang;
        match sense.of(truth) {
            Truth::True if sense == Sense::Denied => lang.why_so_it_holds(title, is),
            Truth::False if sense == Sense::Denied => lang.why_so_it_fails(title, is),
            _ => lang.why_fact(title, is),
        }
    }

    /// Both sides of a comparison as they stood, without its words; none for what is none.
    pub(super) fn stood(&self, tree: &Tree, result: &AtomResult) -> Option<String> {
        let Part::Compare(how, one, other) = &tree.part else { return None };
        let how = if result.truth == Truth::False { how.opposite() } else { *how };
        let figures = Figures::of(tree, &result.figures, &result.truths);
        (result.values.len() == 2).then(|| self.sides(&figures, (one, how, other), result))
    }

    /// Both sides of a comparison; what is worked out stands with its figures: `3 + 4 = 7 ≥ 5`.
    fn sides(
        &self,
        figures: &Figures<'_>,
        (one, how, other): (&Tree, Compare, &Tree),
        result: &AtomResult,
    ) -> String {
        let sign = how.sign();
        let in_figures = self.told.with(figures);
        let [one, other] = [one, other].map(|side| in_figures.chosen(side, &mut Vec::new()));
        let in_percent = self.told.counts_in_percent(one) || self.told.counts_in_percent(other);
        let range = |at: usize| result.ranges.get(at).copied().flatten().unwrap_or(NOTHING);
        let value = |at: usize| match (&result.values[at], &result.values[1 - at]) {
            (Some(Value::Number(own)), Some(Value::Number(other))) => {
                let [left, right] = if at == 0 { [own, other] } else { [other, own] };
                let told = match in_percent {
                    true => left.compared_in_percent(*right, self.lang),
                    false => left.compared(*right, self.lang),
                };
                told.into_iter().nth(at).unwrap_or_default()
            }
            (Some(Value::Number(own)), None) => {
                // The end that decides is the nearer one.
                let ends = range(1 - at);
                let near = ends.least.filter(|least| own <= least).or(ends.most);
                beside(*own, near, in_percent, self.lang)
            }
            (None, Some(Value::Number(other))) => self.spread(range(at), [Some(*other); 2], in_percent),
            (None, None) => self.spread(range(at), [range(1 - at).most, range(1 - at).least], in_percent),
            (own, _) => {
                let (side, beside) = if at == 0 { (one, other) } else { (other, one) };
                self.value(named(side).or(named(beside)), own)
            }
        };
        let (left, right) = (value(0), value(1));
        // What is not known is compared with nothing.
        let compared = |left: &str, right: &str| match result.truth {
            Truth::Unknown if result.values[0].is_some() => self.lang.why_against(right, left),
            Truth::Unknown => self.lang.why_against(left, right),
            _ => format!("{left} {sign} {right}"),
        };
        let notes = [(one, 0), (other, 1)].into_iter();
        let note = notes.filter_map(|(side, at)| self.note(side, figures, &result.values[at])).next();
        if let Some(note) = note {
            return format!("{}; {note}", compared(&left, &right));
        }
        let worked = |side: &Tree, value: &str| {
            let put_in = (side.called.is_none() && side.is_worked() && figures.len() > 0)
                .then(|| in_figures.words(side));
            let put_in = put_in.filter(|put_in| !is_same(put_in, value))?;
            let unrounded = in_figures.unrounded(side, figures).filter(|unrounded| *unrounded != put_in);
            let rounded = unrounded.map(|unrounded| format!("{unrounded} = {value}"));
            Some(format!("{put_in} = {}", rounded.as_deref().unwrap_or(value)))
        };
        match (worked(one, &left), worked(other, &right)) {
            // Equal to what was just worked out: once is enough.
            (Some(told), None) | (None, Some(told)) if sign == "=" && left == right => told,
            (Some(first), Some(second)) => format!("{first}; {second}; {}", compared(&left, &right)),
            (first, second) => compared(&first.unwrap_or(left), &second.unwrap_or(right)),
        }
    }

    /// What an unknown number may still be, with as many digits as it takes to tell its ends from these.
    fn spread(&self, range: Spread, [low, high]: [Option<Exact>; 2], in_percent: bool) -> String {
        let least = range.least.map(|least| beside(least, low, in_percent, self.lang));
        let most = range.most.map(|most| beside(most, high, in_percent, self.lang));
        match (least, most) {
            (Some(least), Some(most)) => self.lang.why_from_to(least, most),
            (Some(least), None) => self.lang.why_from(least),
            (None, Some(most)) => self.lang.why_up_to(most),
            (None, None) => "?".to_owned(),
        }
    }

    /// Of many that were counted or compared with each other, which made it what it is: all their figures would be too
    /// much to read out.
    pub(super) fn note(&self, side: &Tree, figures: &Figures<'_>, value: &Option<Value>) -> Option<String> {
        let (None, Part::Call(function, arguments)) = (&side.called, &side.part) else { return None };
        if arguments.len() < MANY || figures.len() == 0 {
            return None;
        }
        match function {
            Function::Count | Function::Share => {
                let are = |wanted: Truth| -> Vec<&Tree> {
                    arguments.iter().filter(|part| self.told.holds(part, figures) == wanted).collect()
                };
                let (hold, fail, open) = (are(Truth::True), are(Truth::False), are(Truth::Unknown));
                let told = if !open.is_empty() {
                    let open = self.lang.why_these_open(self.told.named(&open));
                    return Some(match hold.as_slice() {
                        [] => open,
                        hold => format!("{}; {open}", self.lang.why_these_so(self.told.named(hold))),
                    });
                } else if fail.is_empty() {
                    self.lang.why_all_hold().to_owned()
                } else if hold.is_empty() {
                    self.lang.why_none_holds().to_owned()
                } else if fail.len() <= hold.len() {
                    self.lang.why_these_fail(self.told.named(&fail))
                } else {
                    self.lang.why_these_hold(self.told.named(&hold))
                };
                Some(told)
            }
            Function::Min | Function::Max => {
                let value = value.as_ref()?;
                let names = arguments.iter().map(|part| match &part.part {
                    Part::Name(name) => Some((part, figures.value(name)?)),
                    _ => None,
                });
                let known: Vec<(&Tree, &Value)> = names.collect::<Option<_>>()?;
                let reached: Vec<&Tree> =
                    known.into_iter().filter(|(_, own)| *own == value).map(|(part, _)| part).collect();
                Some(self.lang.why_reached_by(self.told.named(&reached)))
            }
            _ => None,
        }
    }

    /// A value, called as what the name stands for that it belongs to.
    fn value(&self, named: Option<&Name>, value: &Option<Value>) -> String {
        let titled = match (value, named) {
            (Some(Value::Text(id)), Some(name)) => text_words(id, name, self.rulebook, self.lang),
            _ => None,
        };
        match value {
            _ if titled.is_some() => titled.unwrap_or_default(),
            Some(value) => value.words(self.lang),
            None => "?".to_owned(),
        }
    }
}

/// Whether a quotient and a fraction are written alike: nobody should read `2 / 3 = 2/3`.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || one.replace(" / ", "/") == other
}

/// Whether something is there, in a word.
fn yes_or_no(truth: Truth, lang: Lang) -> &'static str {
    match truth {
        Truth::True => lang.word_yes(),
        Truth::False => lang.word_no(),
        Truth::Unknown => lang.truth_unknown(),
    }
}

fn named(tree: &Tree) -> Option<&Name> {
    match &tree.part {
        Part::Name(name) => Some(name),
        _ => None,
    }
}

/// A number beside another, where there is one, with as many digits as it takes to tell them apart.
fn beside(own: Exact, other: Option<Exact>, in_percent: bool, lang: Lang) -> String {
    match (other, in_percent) {
        (Some(other), true) => own.percent_beside(other, lang),
        (Some(other), false) => own.beside(other, lang),
        (None, true) => own.percent(lang),
        (None, false) => own.shown(lang),
    }
}
