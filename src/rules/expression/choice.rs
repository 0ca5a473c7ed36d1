//! What a condition chose, and why, in few words.

use super::super::case::Value;
use super::super::outcome::Truth;
use super::evaluate::reading_of;
use super::figures::Figures;
use super::name::Name;
use super::tell::{Shows, Teller};
use super::tree::{Compare, Function, Part, Tree};
use super::words::label;
use crate::number::Exact;

/// Something that held, as it is told.
enum Ground<'t> {
    /// A sentence of its own.
    Fact(String),
    /// A number on one side of a bound.
    Bound(&'t Tree, Side<'t>),
    /// Two parts of which neither is written out.
    Pair(&'t Tree, Compare, &'t Tree),
}

/// Where a number lies beside a bound that is written out.
#[derive(Clone, Copy)]
struct Side<'t> {
    how: Compare,
    bound: Exact,
    written: &'t Tree,
}

impl Teller<'_> {
    /// What was chosen in place of a part, through all conditions that are decided; those and whether they hold.
    pub(in crate::rules) fn chosen<'t>(
        &self,
        tree: &'t Tree,
        reasons: &mut Vec<(&'t Tree, bool)>,
    ) -> &'t Tree {
        let mut chosen = tree;
        while let (Some(figures), Part::Call(Function::If, arguments)) = (self.figures(), &chosen.part) {
            let ([condition, yes, no], None) = (arguments.as_slice(), &chosen.called) else { break };
            chosen = match self.holds(condition, figures) {
                Truth::True => yes,
                Truth::False => no,
                Truth::Unknown => break,
            };
            reasons.push((condition, std::ptr::eq(chosen, yes)));
        }
        chosen
    }

    /// The told part, with every reason only where it stands first.
    pub(in crate::rules) fn each_reason_once(&self, tree: &Tree, mut told: String) -> String {
        let mut left = vec![tree];
        while let (Some(figures), Some(tree)) = (self.figures(), left.pop()) {
            let mut reasons = Vec::new();
            let chosen = self.chosen(tree, &mut reasons);
            if chosen.called.is_none() {
                left.extend(chosen.inner());
            }
            if reasons.is_empty() {
                continue;
            }
            let reason = self.lang.word_since("", self.because(&reasons, figures));
            if let Some(behind) = told.find(&reason).map(|at| at + reason.len()) {
                let rest = told.split_off(behind);
                told.push_str(&rest.replace(&reason, ""));
            }
        }
        told
    }

    /// Whether a condition in it is open, so that nobody can say yet what it chooses.
    pub(in crate::rules) fn waits(&self, tree: &Tree, figures: &Figures<'_>) -> bool {
        let tree = Teller { shows: Shows::Figures(figures), ..*self }.chosen(tree, &mut Vec::new());
        match &tree.part {
            _ if tree.called.is_some() => false,
            Part::Call(Function::If, _) => true,
            _ => tree.inner().into_iter().any(|inner| self.waits(inner, figures)),
        }
    }

    /// What a name is called.
    pub(in crate::rules) fn label(&self, name: &Name) -> String {
        label(name, self.rulebook, self.lang)
    }

    /// What a name is called within a sentence.
    pub(in crate::rules) fn called(&self, name: &Name) -> String {
        let told = label(name, self.rulebook, self.lang);
        match name {
            // Titles may be sentences themselves.
            Name::Input(_) | Name::Finding(_) | Name::Happened(..) => self.lang.word_quoted(told),
            _ => told,
        }
    }

    /// One of two values, of which nobody can say yet which.
    pub(super) fn choice(&self, arguments: &[Tree], other: Option<&Tree>) -> String {
        let [condition, yes, no] = arguments else { return String::new() };
        let arm = |tree: &Tree| match other {
            Some(other) => self.beside(tree, other),
            None => self.words(tree),
        };
        self.lang.word_if(self.words(condition), arm(yes), arm(no))
    }

    /// Why something was chosen: what holds instead of the conditions that do not, and those that do, each with its
    /// figure. Of several bounds on the same side of a number the nearest is enough.
    pub(in crate::rules) fn because(&self, reasons: &[(&Tree, bool)], figures: &Figures<'_>) -> String {
        let mut grounds = Vec::new();
        for (condition, holds) in reasons {
            self.grounds(condition, *holds, figures, &mut grounds);
        }
        let mut told: Vec<String> = Vec::new();
        let mut bounded: Vec<(usize, &Tree, Vec<Side<'_>>)> = Vec::new();
        let says_more = |how: Compare| match how {
            Compare::Equal => 2,
            Compare::Less | Compare::More => 1,
            Compare::Unequal | Compare::AtMost | Compare::AtLeast => 0,
        };
        let mut pairs: Vec<(usize, &Tree, Compare, &Tree)> = Vec::new();
        for ground in grounds {
            match ground {
                Ground::Pair(one, how, other) => {
                    let alike = |a: &Tree, b: &Tree| self.by_name().words(a) == self.by_name().words(b);
                    match pairs.iter_mut().find(|(_, a, _, b)| alike(a, one) && alike(b, other)) {
                        Some((_, _, said, _)) if says_more(how) > says_more(*said) => *said = how,
                        Some(_) => {}
                        None => {
                            pairs.push((told.len(), one, how, other));
                            told.push(String::new());
                        }
                    }
                }
                Ground::Fact(fact) if told.contains(&fact) => {}
                Ground::Fact(fact) => told.push(fact),
                Ground::Bound(of, side) => {
                    let alike = |other: &Tree| self.by_name().words(other) == self.by_name().words(of);
                    match bounded.iter_mut().find(|(_, other, _)| alike(other)) {
                        Some((_, _, sides)) => side.join(sides),
                        None => {
                            bounded.push((told.len(), of, vec![side]));
                            told.push(String::new());
                        }
                    }
                }
            }
        }
        for (at, of, sides) in bounded {
            told[at] = self.bounded(of, &sides, figures);
        }
        for (at, one, how, other) in pairs {
            told[at] = self.pair(one, how, other, figures);
        }
        let all = told.clone();
        // What stands before its bounds need not stand alone as well.
        told.retain(|fact| {
            !all.iter()
                .any(|other| other.strip_prefix(fact.as_str()).is_some_and(|rest| rest.starts_with(' ')))
        });
        told.into_iter().reduce(|all, next| self.lang.word_both(all, next)).unwrap_or_default()
    }

    /// What makes a condition hold or not.
    fn grounds<'t>(&self, tree: &'t Tree, holds: bool, figures: &Figures<'_>, into: &mut Vec<Ground<'t>>) {
        let lang = self.lang;
        if let Some(value) = &tree.called {
            let verdict = Truth::from(holds).as_word(lang);
            into.push(Ground::Fact(lang.why_fact(lang.word_quoted(&value.title), verdict)));
            return;
        }
        match &tree.part {
            Part::Not(inner) => self.grounds(inner, !holds, figures, into),
            Part::Name(name) => {
                let verdict = if holds { lang.word_yes() } else { lang.word_no() };
                into.push(Ground::Fact(
                    lang.why_fact(lang.word_quoted(label(name, self.rulebook, lang)), verdict),
                ));
            }
            Part::Both(left, right) | Part::Either(left, right) => {
                // One side is enough where that alone decides.
                let is_both = matches!(tree.part, Part::Both(..));
                let is = |side: &Tree| self.holds(side, figures) == Truth::from(holds);
                let decides = [left, right].into_iter().find(|side| is_both != holds && is(side));
                match decides {
                    Some(side) => self.grounds(side, holds, figures, into),
                    None => {
                        self.grounds(left, holds, figures, into);
                        self.grounds(right, holds, figures, into);
                    }
                }
            }
            Part::Compare(how, left, right) => {
                let how = if holds { *how } else { how.opposite() };
                into.push(match (left.is_written(), right.is_written()) {
                    (true, false) => self.comparison(right, how.turned(), left, figures),
                    _ => self.comparison(left, how, right, figures),
                });
            }
            Part::OneOf(first, _) if reading_of(first, figures).value().is_some() => {
                into.push(Ground::Fact(self.worth(first, figures)));
            }
            _ if holds => into.push(Ground::Fact(self.by_name().words(tree))),
            _ => into.push(Ground::Fact(self.by_name().denied(tree))),
        }
    }

    fn comparison<'t>(
        &self,
        one: &'t Tree,
        how: Compare,
        other: &'t Tree,
        figures: &Figures<'_>,
    ) -> Ground<'t> {
        let is_known = reading_of(one, figures).value().is_some();
        let is_equality = matches!(how, Compare::Equal | Compare::Unequal);
        match other.written_number() {
            Some(bound) if !is_equality => Ground::Bound(one, Side { how, bound, written: other }),
            // What it is says already that it is that, or not that.
            _ if other.is_written() && is_equality && is_known => Ground::Fact(self.worth(one, figures)),
            _ => Ground::Pair(one, how, other),
        }
    }

    /// `“Năm nay” = 9% < “Năm trước” = 10%`.
    fn pair(&self, one: &Tree, how: Compare, other: &Tree, figures: &Figures<'_>) -> String {
        let in_percent = self.counts_in_percent(one) || self.counts_in_percent(other);
        let number = |tree: &Tree| match reading_of(tree, figures).value() {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        };
        let told = number(one).zip(number(other)).map(|(own, other)| match in_percent {
            true => own.compared_in_percent(other, self.lang),
            false => own.compared(other, self.lang),
        });
        let worth = |at: usize| {
            let [tree, beside] = if at == 0 { [one, other] } else { [other, one] };
            match &told {
                _ if tree.is_written() => self.by_name().beside(tree, beside),
                Some(told) => format!("{} = {}", self.subject(tree), told[at]),
                None => self.worth(tree, figures),
            }
        };
        match how {
            Compare::Equal => format!("{} = {}", self.subject(one), worth(1)),
            _ => format!("{} {} {}", worth(0), how.sign(), worth(1)),
        }
    }

    /// `“Khối lượng” = 92% ≥ 90% và < 95%`.
    fn bounded(&self, of: &Tree, sides: &[Side<'_>], figures: &Figures<'_>) -> String {
        let lang = self.lang;
        let known = match reading_of(of, figures).value() {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        };
        let in_percent =
            sides.iter().any(|side| self.counts_in_percent(side.written)) || self.counts_in_percent(of);
        // With as many digits as it takes to tell it from each bound.
        let told = known.and_then(|own| {
            let beside = sides.iter().map(|side| match in_percent {
                true => own.percent_beside(side.bound, lang),
                false => own.beside(side.bound, lang),
            });
            beside.max_by_key(String::len)
        });
        let bound = |side: &Side<'_>| match in_percent {
            true => side.bound.percent_in_full(lang),
            false => side.bound.in_full(lang),
        };
        let sides = sides.iter().map(|side| format!("{} {}", side.how.sign(), bound(side)));
        let sides = sides.reduce(|all, next| lang.word_both(all, next)).unwrap_or_default();
        match told {
            Some(told) => format!("{} = {told} {sides}", self.subject(of)),
            None => lang.word_always(self.subject(of), sides),
        }
    }

    /// `“Khối lượng” = 92%`, or what it is called where nobody knows.
    fn worth(&self, tree: &Tree, figures: &Figures<'_>) -> String {
        let Some(value) = reading_of(tree, figures).value() else {
            return self.subject(tree);
        };
        let figure = match (&value, &tree.part) {
            (Value::Number(number), _) if self.counts_in_percent(tree) => number.percent(self.lang),
            (Value::Text(_), Part::Name(_)) => Teller { shows: Shows::Figures(figures), ..*self }.words(tree),
            _ => value.words(self.lang),
        };
        format!("{} = {figure}", self.subject(tree))
    }

    fn subject(&self, tree: &Tree) -> String {
        match (&tree.called, &tree.part) {
            (Some(value), _) => self.lang.word_quoted(&value.title),
            (None, Part::Name(name)) => self.called(name),
            _ => self.by_name().words(tree),
        }
    }
}

impl<'t> Side<'t> {
    /// Takes its place among others of the same number: on either side of it the nearest bound stays.
    fn join(self, sides: &mut Vec<Side<'t>>) {
        let is_low = |side: &Self| matches!(side.how, Compare::More | Compare::AtLeast);
        match sides.iter_mut().find(|other| is_low(other) == is_low(&self)) {
            Some(other) if is_low(&self) == (self.bound > other.bound) && self.bound != other.bound => {
                *other = self;
            }
            Some(_) => {}
            None => sides.push(self),
        }
    }
}
