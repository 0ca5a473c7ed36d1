//! What people write who know conditions from a spreadsheet, from another language, or as they are said aloud.

use super::super::fault::Trouble;
use super::lex::{Token, TokenKind};
use super::name::Name;
use super::tree::Function;
use crate::text::fold;

/// Signs that mean nothing here, and what is written for them; longer ones before those they begin with.
const SIGNS: [(&str, &str); 12] = [
    ("=>", ">="),
    ("=<", "<="),
    ("==", "="),
    ("<>", "!="),
    ("&&", "and"),
    ("||", "or"),
    ("&", "and"),
    ("|", "or"),
    ("!", "not"),
    (";", ","),
    ("÷", "/"),
    ("·", "*"),
];

/// Quotation marks other than the one that texts stand in.
const QUOTES: [char; 9] = ['"', '“', '”', '„', '‘', '’', '`', '«', '»'];

/// Words between two parts, without their tones.
const OPERATORS: [(&str, &str); 11] = [
    ("va", "and"),
    ("and", "and"),
    ("hoac", "or"),
    ("or", "or"),
    ("trong", "in"),
    ("thuoc", "in"),
    ("in", "in"),
    ("la", "="),
    ("bang", "="),
    ("is", "="),
    ("x", "*"),
];

/// Words where a value or a condition stands, without their tones.
const OPERANDS: [(&str, &str); 9] = [
    ("tong", "total"),
    ("tongdiem", "total"),
    ("tong_diem", "total"),
    ("diem", "total"),
    ("hang", "class"),
    ("khong", "not"),
    ("not", "not"),
    ("dung", "true"),
    ("sai", "false"),
];

/// Words for what lies within two bounds, without their tones.
const WITHIN: [&str; 2] = ["between", "tu"];

/// Functions of spreadsheets, and what comes to the same.
const FUNCTIONS: [(&str, &str); 7] = [
    ("and", "all"),
    ("or", "any"),
    ("countif", "count"),
    ("rounddown", "floor"),
    ("roundup", "ceil"),
    ("neu", "if"),
    ("datedif", "months"),
];

/// What is written for a sign that means nothing, which stands at the beginning of a text, and that sign.
pub(super) fn sign(rest: &str) -> Option<(&'static str, &'static str)> {
    let valid = rest.starts_with("!=");
    SIGNS.into_iter().find(|(written, _)| !valid && rest.starts_with(written))
}

/// Whether a letter is a quotation mark that no text can stand in.
pub(super) fn is_quote(letter: char) -> bool {
    QUOTES.contains(&letter)
}

/// Whether a letter is one that word processors put where a single quotation mark is typed.
pub(super) fn is_curled(letter: char) -> bool {
    matches!(letter, '‘' | '’')
}

/// The operator that a word between two parts is meant for.
pub(super) fn operator(word: &str) -> Option<String> {
    meant(&OPERATORS, word)
}

/// What is wrong with a word between two parts, where that is known.
pub(super) fn between(word: &str) -> Option<Trouble> {
    let within = WITHIN.contains(&&*fold(word)).then(|| Trouble::Within(word.to_owned()));
    within.or_else(|| operator(word).map(|right| Trouble::Spelled(word.to_owned(), right)))
}

/// The name or value that a word is meant for where one stands.
pub(super) fn operand(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let known = || {
        (lower != word && (Name::read(&lower).is_ok() || lower == "true" || lower == "false"))
            .then(|| lower.clone())
    };
    meant(&OPERANDS, word).or_else(known)
}

/// Whether what a word is meant for answers a question: then the word may as well be an option.
pub(super) fn is_answer(right: &str) -> bool {
    matches!(right, "not" | "true" | "false")
}

/// The text that the word at a place begins, without quotation marks, where something is compared with it: `= khá`,
/// `in ('tốt', không vi phạm)`.
pub(super) fn unquoted(tokens: &[Token], at: usize) -> Option<String> {
    let (before, from) = tokens.split_at_checked(at)?;
    let sign = |token: &Token| match &token.kind {
        TokenKind::Sign(sign) => Some(*sign),
        _ => None,
    };
    let word = |token: &Token| match &token.kind {
        TokenKind::Word(word) => Some(word.clone()),
        _ => None,
    };
    let is_listed = || {
        let open = before.iter().rposition(|token| sign(token).is_some_and(|sign| sign != ","))?;
        let lists = open.checked_sub(1).and_then(|at| word(&before[at])).is_some_and(|word| word == "in");
        (lists && sign(&before[open]) == Some("(")).then_some(())
    };
    match before.last().and_then(sign)? {
        "=" | "!=" => {}
        "(" | "," => is_listed()?,
        _ => return None,
    }
    let belongs = |word: &String| !is_keyword(word) && operator(word).is_none();
    let first = from.first().and_then(word)?;
    let rest = from.iter().skip(1).map_while(word).take_while(belongs);
    let text = std::iter::once(first).chain(rest).collect::<Vec<_>>().join(" ");
    (!text.contains('.')).then_some(text)
}

fn is_keyword(word: &str) -> bool {
    ["and", "or", "not", "in"].contains(&word)
}

/// The function that another one is meant for.
pub(super) fn function(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let known = Function::ALL.into_iter().find(|function| function.name() == lower);
    known.map(|function| function.name().to_owned()).or_else(|| meant(&FUNCTIONS, word))
}

/// What stands for a word, unless it is written so already.
fn meant(words: &[(&str, &str)], word: &str) -> Option<String> {
    let folded = fold(word);
    let found = words.iter().find(|(said, right)| *said == folded && *right != word);
    found.map(|(_, right)| (*right).to_owned())
}

/// Why something cannot stand behind a whole expression.
pub(super) fn left_over(tokens: &[Token], token: &Token, written: &str) -> Trouble {
    let stray = Trouble::Stray(written.to_owned());
    match &token.kind {
        TokenKind::Word(word) => match between(word) {
            Some(trouble) => trouble,
            None if is_keyword(word) => stray,
            None => Trouble::NoOperator(word.clone()),
        },
        TokenKind::Number(_) | TokenKind::Text(_) | TokenKind::Sign("(") => {
            Trouble::NoOperator(written.to_owned())
        }
        TokenKind::Sign(",") if is_within_a_number(tokens, token) => Trouble::CommaInNumber,
        TokenKind::Sign(_) => stray,
    }
}

/// Whether a comma stands between two numbers without a space.
fn is_within_a_number(tokens: &[Token], comma: &Token) -> bool {
    let is_number = |token: &Token| matches!(token.kind, TokenKind::Number(_));
    let beside = |token: &&Token| token.span.end == comma.span.start || token.span.start == comma.span.end;
    tokens.iter().filter(beside).filter(|token| is_number(token)).count() == 2
}
