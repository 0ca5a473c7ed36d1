//! Cutting an expression into tokens.

use std::ops::Range as Span;

use super::super::fault::{Trouble, hidden};
use super::slip;
use crate::number::Exact;

/// A token and which bytes of the text it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Number(Exact),
    Text(String),
    /// A name with its dots, or a word of the language.
    Word(String),
    Sign(&'static str),
}

/// The signs, longer ones before those they begin with.
const SIGNS: [&str; 13] = ["<=", ">=", "!=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ","];

/// The tokens of an expression.
///
/// # Errors
/// The first byte that belongs to no token, and why.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, (usize, Trouble)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        if letter.is_whitespace() {
            at += letter.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let (kind, length) = match letter {
            '0'..='9' => number(rest).ok_or_else(|| (at, Trouble::BadNumber(run(rest).to_owned())))?,
            '\'' => seen(quoted(rest).ok_or_else(|| unclosed(text, at))?, at, rest)?,
            letter if letter.is_alphabetic() || letter == '_' => word(rest),
            letter => read_sign(rest, letter).map_err(|trouble| (at, trouble))?,
        };
        tokens.push(Token { kind, span: at..at + length });
        at += length;
    }
    Ok(tokens)
}

fn number(rest: &str) -> Option<(TokenKind, usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(rest);
    if rest[length..].starts_with('.') {
        length += 1 + digits(&rest[length + 1..]);
    }
    if rest[length..].starts_with('%') {
        length += 1;
    }
    let glued = rest[length..].chars().next().is_some_and(|next| next.is_alphanumeric() || next == '_');
    if glued {
        return None;
    }
    rest[..length].parse().ok().map(|number| (TokenKind::Number(number), length))
}

/// What is written without a gap.
fn run(rest: &str) -> &str {
    let belongs = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '%');
    rest.split(|letter| !belongs(letter)).next().unwrap_or_default()
}

fn quoted(rest: &str) -> Option<(TokenKind, usize)> {
    let inner = &rest[1..];
    let end = inner.find('\'')?;
    Some((TokenKind::Text(inner[..end].to_owned()), end + 2))
}

/// What is wrong where a text has no end: the quotation mark that a word processor put in place of one, which may stand far
/// before it, as the texts behind are cut at the wrong ones.
fn unclosed(text: &str, at: usize) -> (usize, Trouble) {
    let curled = text.char_indices().find(|(_, letter)| slip::is_curled(*letter));
    curled.map_or((at, Trouble::OpenText), |(at, letter)| (at, Trouble::Quotes(letter)))
}

/// A text has no letter that would steer a terminal or hide in it.
fn seen(
    (kind, length): (TokenKind, usize),
    at: usize,
    rest: &str,
) -> Result<(TokenKind, usize), (usize, Trouble)> {
    let unseen = |letter: char| letter.is_control() || hidden(letter);
    match rest[..length].char_indices().find(|(_, letter)| unseen(*letter)) {
        Some((inside, letter)) => Err((at + inside, Trouble::StrayLetter(letter))),
        None => Ok((kind, length)),
    }
}

fn word(rest: &str) -> (TokenKind, usize) {
    let belongs = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    let length = rest.find(|letter| !belongs(letter)).unwrap_or(rest.len());
    (TokenKind::Word(rest[..length].to_owned()), length)
}

/// A sign of the language, or what is written for one that is none.
fn read_sign(rest: &str, letter: char) -> Result<(TokenKind, usize), Trouble> {
    if let Some((written, right)) = slip::sign(rest) {
        return Err(Trouble::Spelled(written.to_owned(), right.to_owned()));
    }
    let stray = if slip::is_quote(letter) { Trouble::Quotes(letter) } else { Trouble::StrayLetter(letter) };
    sign(rest).ok_or(stray)
}

fn sign(rest: &str) -> Option<(TokenKind, usize)> {
    let typographic = [("≤", "<="), ("≥", ">="), ("≠", "!="), ("×", "*"), ("−", "-")];
    if let Some((seen, meant)) = typographic.iter().find(|(seen, _)| rest.starts_with(seen)) {
        return Some((TokenKind::Sign(meant), seen.len()));
    }
    let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign))?;
    Some((TokenKind::Sign(sign), sign.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_know_their_bytes() {
        let text = "input.a >= 80% and c.x != 'đạt'";
        let cut: Vec<&str> =
            tokens(text).expect("tokens").into_iter().map(|token| &text[token.span]).collect();
        assert_eq!(cut, ["input.a", ">=", "80%", "and", "c.x", "!=", "'đạt'"]);
    }

    #[test]
    fn what_is_no_token_is_named() {
        assert_eq!(tokens("1 ? 2"), Err((2, Trouble::StrayLetter('?'))));
        assert_eq!(tokens("'abc"), Err((0, Trouble::OpenText)));
        assert_eq!(tokens("a = 'b’ or a = 'c'"), Err((6, Trouble::Quotes('’'))));
        assert_eq!(tokens("a = 'b“' or a = 'c"), Err((18, Trouble::OpenText)));
        assert_eq!(tokens("'a\u{202e}c'"), Err((2, Trouble::StrayLetter('\u{202e}'))));
        assert_eq!(tokens("'a\u{1b}c'"), Err((2, Trouble::StrayLetter('\u{1b}'))));
        assert_eq!(tokens("12x"), Err((0, Trouble::BadNumber("12x".into()))));
        assert_eq!(tokens("total >= 9O and"), Err((9, Trouble::BadNumber("9O".into()))));
        assert_eq!(tokens("1."), Err((0, Trouble::BadNumber("1.".into()))));
    }
}
