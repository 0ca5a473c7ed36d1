//! Parsing an expression. `or` binds weakest, then `and`, `not`, comparisons, `+ -`, `* /`, the sign.

use std::sync::Arc;

use super::super::fault::Trouble;
use super::super::named::Values;
use super::excerpt::Excerpt;
use super::lex::{Token, TokenKind, tokens};
use super::name::{BELOW, Name};
use super::slip;
use super::tree::{Arithmetic, Compare, Function, Part, Tree};
use crate::number::Exact;
use crate::text::nearest;

/// Longer expressions are refused, in bytes.
const LONGEST: usize = 4000;

/// Expressions of more tokens are refused: a chain of operators is as deep as it is long.
const MOST_TOKENS: usize = 400;

/// Deeper nesting is refused.
const DEEPEST: usize = 40;

/// Expressions that come to more parts once named values are put in are refused.
const MOST_PARTS: usize = 10_000;

/// Expressions whose parts lie deeper in one another once named values are put in are refused.
const DEEPEST_PARTS: usize = MOST_TOKENS;

/// The word before the id of a named value.
const VALUE: &str = "value.";

type Parsed<T> = Result<T, (usize, Trouble)>;

/// Parses a whole expression.
///
/// # Errors
/// The first byte that does not fit, and why.
pub(super) fn parse(text: &Arc<str>, values: &Values) -> Parsed<Tree> {
    if text.len() > LONGEST {
        return Err((0, Trouble::TooLong));
    }
    let tokens = tokens(text)?;
    if let Some(token) = tokens.get(MOST_TOKENS) {
        return Err((token.span.start, Trouble::TooLong));
    }
    if matches!(tokens.first(), Some(Token { kind: TokenKind::Sign("="), .. })) {
        return Err((0, Trouble::LeadingEquals));
    }
    let mut parser = Parser { end: text.len(), text, values, tokens, next: 0, depth: 0 };
    let tree = parser.either()?;
    match parser.tokens.get(parser.next) {
        None => match tree.first_called() {
            Some(at) if tree.parts() > MOST_PARTS || tree.deepness() > DEEPEST_PARTS => {
                Err((at, Trouble::TooMuchPutIn))
            }
            _ => Ok(tree),
        },
        Some(token) => {
            Err((token.span.start, slip::left_over(&parser.tokens, token, &text[token.span.clone()])))
        }
    }
}

struct Parser<'a> {
    text: &'a Arc<str>,
    values: &'a Values,
    tokens: Vec<Token>,
    next: usize,
    depth: usize,
    /// Where the text ends.
    end: usize,
}

impl Parser<'_> {
    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |token| token.span.start)
    }

    /// Where the last token taken ends.
    fn behind(&self) -> usize {
        self.next.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.span.end)
    }

    /// What is wrong where a parenthesis should close.
    fn unclosed(&self) -> (usize, Trouble) {
        let slip = match self.tokens.get(self.next) {
            Some(Token { kind: TokenKind::Word(word), .. }) => slip::between(word),
            _ => None,
        };
        (self.at(), slip.unwrap_or(Trouble::Unclosed))
    }

    /// Why a word without parentheses behind it is no name.
    fn unnamed(&self, word: &str, trouble: Trouble) -> Trouble {
        if let Some(function) = Function::ALL.into_iter().find(|function| function.name() == word) {
            return Trouble::NoParentheses(function);
        }
        let unquoted = self.next.checked_sub(1).and_then(|at| slip::unquoted(&self.tokens, at));
        match (slip::operand(word), unquoted, trouble) {
            (Some(right), Some(text), _) if slip::is_answer(&right) && !right.eq_ignore_ascii_case(word) => {
                Trouble::UnquotedAnswer(text)
            }
            (Some(right), _, _) => Trouble::Spelled(word.to_owned(), right),
            (None, Some(text), Trouble::UnknownName(_, near)) => Trouble::Unquoted(text, near),
            (None, _, trouble) => trouble,
        }
    }

    fn take_sign(&mut self, wanted: &str) -> bool {
        let there = matches!(self.tokens.get(self.next), Some(Token { kind: TokenKind::Sign(sign), .. }) if *sign == wanted);
        self.next += usize::from(there);
        there
    }

    fn take_word(&mut self, wanted: &str) -> bool {
        let there = matches!(self.tokens.get(self.next), Some(Token { kind: TokenKind::Word(word), .. }) if word == wanted);
        self.next += usize::from(there);
        there
    }

    /// Takes both words or neither.
    fn take_words(&mut self, wanted: [&str; 2]) -> bool {
        let before = self.next;
        let there = wanted.into_iter().all(|word| self.take_word(word));
        self.next = if there { self.next } else { before };
        there
    }

    fn made(&self, start: usize, part: Part) -> Tree {
        Tree { part, written: Excerpt::new(self.text, start..self.behind()), called: None }
    }

    /// Counts the nesting of whatever calls itself.
    fn nested<T>(&mut self, inner: fn(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= DEEPEST {
            return Err((self.at(), Trouble::TooDeep));
        }
        self.depth += 1;
        let parsed = inner(self);
        self.depth -= 1;
        parsed
    }

    fn either(&mut self) -> Parsed<Tree> {
        let mut left = self.both()?;
        while self.take_word("or") {
            let right = self.both()?;
            left = self.made(left.written.start(), Part::Either(Box::new(left), Box::new(right)));
        }
        Ok(left)
    }

    fn both(&mut self) -> Parsed<Tree> {
        let mut left = self.negation()?;
        while self.take_word("and") {
            let right = self.negation()?;
            left = self.made(left.written.start(), Part::Both(Box::new(left), Box::new(right)));
        }
        Ok(left)
    }

    fn negation(&mut self) -> Parsed<Tree> {
        let start = self.at();
        if self.take_word("not") {
            let inner = self.nested(Self::negation)?;
            return Ok(self.made(start, Part::Not(Box::new(inner))));
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Parsed<Tree> {
        let left = self.sum()?;
        let start = left.written.start();
        if self.take_word("in") {
            return self.membership(left);
        }
        if self.take_words(["not", "in"]) {
            let inner = self.membership(left)?;
            return Ok(self.made(start, Part::Not(Box::new(inner))));
        }
        let Some(sign) = self.comparing() else {
            return Ok(left);
        };
        let right = self.sum()?;
        let at = self.at();
        if self.comparing().is_some() || self.take_word("in") || self.take_words(["not", "in"]) {
            return Err((at, Trouble::Chained));
        }
        Ok(self.made(start, Part::Compare(sign, Box::new(left), Box::new(right))))
    }

    fn membership(&mut self, left: Tree) -> Parsed<Tree> {
        let start = left.written.start();
        if self.take_sign("(") {
            let others = self.arguments()?;
            return Ok(self.made(start, Part::OneOf(Box::new(left), others)));
        }
        let set = self.primary()?;
        Ok(self.made(start, Part::MemberOf(Box::new(left), Box::new(set))))
    }

    fn comparing(&mut self) -> Option<Compare> {
        let signs = [
            ("=", Compare::Equal),
            ("!=", Compare::Unequal),
            ("<", Compare::Less),
            ("<=", Compare::AtMost),
            (">", Compare::More),
            (">=", Compare::AtLeast),
        ];
        signs.into_iter().find(|(sign, _)| self.take_sign(sign)).map(|(_, compare)| compare)
    }

    fn sum(&mut self) -> Parsed<Tree> {
        let signs = [("+", Arithmetic::Plus), ("-", Arithmetic::Minus)];
        self.chain(&signs, Self::product)
    }

    fn product(&mut self) -> Parsed<Tree> {
        let signs = [("*", Arithmetic::Times), ("/", Arithmetic::Over)];
        self.chain(&signs, Self::signed)
    }

    fn chain(&mut self, signs: &[(&str, Arithmetic)], inner: fn(&mut Self) -> Parsed<Tree>) -> Parsed<Tree> {
        let mut left = inner(self)?;
        while let Some((_, how)) = signs.iter().find(|(sign, _)| self.take_sign(sign)) {
            let right = inner(self)?;
            left = self.made(left.written.start(), Part::Arithmetic(*how, Box::new(left), Box::new(right)));
        }
        Ok(left)
    }

    fn signed(&mut self) -> Parsed<Tree> {
        let start = self.at();
        if self.take_sign("-") {
            let inner = self.nested(Self::signed)?;
            return Ok(self.made(start, Part::Negative(Box::new(inner))));
        }
        self.primary()
    }

    fn primary(&mut self) -> Parsed<Tree> {
        let Some(Token { kind, span }) = self.tokens.get(self.next).cloned() else {
            let trouble = if self.tokens.is_empty() { Trouble::Empty } else { Trouble::Ends };
            return Err((self.end, trouble));
        };
        let part = match kind {
            TokenKind::Number(number) => Part::Number(number),
            TokenKind::Text(text) => Part::Text(text),
            TokenKind::Word(word) => {
                self.next += 1;
                return self.word(word, span.start);
            }
            TokenKind::Sign("(") => {
                self.next += 1;
                let mut inner = self.nested(Self::either)?;
                if !self.take_sign(")") {
                    return Err(self.unclosed());
                }
                inner.written = Excerpt::new(self.text, span.start..self.behind());
                return Ok(inner);
            }
            TokenKind::Sign(sign) => return Err((span.start, Trouble::Stray(sign.to_owned()))),
        };
        self.next += 1;
        Ok(self.made(span.start, part))
    }

    fn word(&mut self, word: String, start: usize) -> Parsed<Tree> {
        match word.as_str() {
            "true" => return Ok(self.made(start, Part::Truth(true))),
            "false" => return Ok(self.made(start, Part::Truth(false))),
            "and" | "or" | "not" | "in" => return Err((start, Trouble::Stray(word))),
            _ => {}
        }
        if self.take_sign("(") {
            if word == BELOW {
                return self.below(start);
            }
            let function = Function::ALL.into_iter().find(|function| function.name() == word);
            let Some(function) = function else {
                let names = Function::ALL.map(Function::name).into_iter().chain([BELOW]);
                let near = slip::function(&word).or_else(|| nearest(&word, names));
                return Err((start, Trouble::UnknownFunction(word, near)));
            };
            let arguments = self.arguments()?;
            return Ok(self.made(start, Part::Call(function, arguments)));
        }
        if word.ends_with('.') {
            return Err((start, Trouble::NameEnds(word)));
        }
        if let Some(id) = word.strip_prefix(VALUE) {
            let value = self.values.find(id).map_err(|trouble| (start, trouble))?;
            let tree = self.made(start, value.value.tree().part.clone());
            return Ok(Tree { called: Some(value), ..tree });
        }
        let name = Name::read(&word).map_err(|trouble| (start, self.unnamed(&word, trouble)))?;
        Ok(self.made(start, Part::Name(name)))
    }

    /// A share that is written out, up to the closing parenthesis; the opening one is taken already.
    fn below(&mut self, start: usize) -> Parsed<Tree> {
        let at = self.at();
        let share = self.product()?;
        let share = written_out(&share).filter(|share| *share > Exact::ZERO && *share <= Exact::ONE);
        let share = share.ok_or((at, Trouble::NotAShare))?;
        if !self.take_sign(")") {
            return Err((self.at(), Trouble::Unclosed));
        }
        Ok(self.made(start, Part::Name(Name::Below(share))))
    }

    /// Expressions between commas up to the closing parenthesis; the opening one is taken already.
    fn arguments(&mut self) -> Parsed<Vec<Tree>> {
        let mut arguments = vec![self.nested(Self::either)?];
        while self.take_sign(",") {
            arguments.push(self.nested(Self::either)?);
        }
        if self.take_sign(")") { Ok(arguments) } else { Err(self.unclosed()) }
    }
}

/// A number, or one over another.
fn written_out(tree: &Tree) -> Option<Exact> {
    match &tree.part {
        Part::Number(number) => Some(*number),
        Part::Arithmetic(Arithmetic::Over, number, of) => written_out(number)?.over(written_out(of)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
