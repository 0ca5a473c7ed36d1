//! What stands where JSON wants something else: which slip it probably is, and where it was made.

use super::syntax::Syntax;

/// A place where the text goes on otherwise than it should.
#[derive(Clone, Copy)]
pub(super) struct Stray<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Stray<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// Where the name of a field or a value should begin.
    pub(super) fn beginning(self) -> (usize, Syntax) {
        let before = self.text[..self.at].trim_end();
        let after_comma = before.ends_with(',');
        match self.letter() {
            None => (self.at, Syntax::EndsTooEarly),
            Some('}' | ']') if after_comma => (before.len() - 1, Syntax::ExtraComma),
            Some(',') => (self.at, Syntax::ExtraComma),
            // In a list it would be two numbers.
            Some(letter) if letter.is_ascii_digit() && after_comma && before.len() == self.at => {
                (self.at - 1, Syntax::DecimalComma)
            }
            Some(letter) => (self.at, Self::of(letter)),
        }
    }

    /// Behind the name of a field, where its value should be announced.
    pub(super) fn behind_name(self) -> (usize, Syntax) {
        match self.letter() {
            None => (self.at, Syntax::EndsTooEarly),
            Some(_) => (self.at, Syntax::MissingColon),
        }
    }

    /// Behind a value that ended there, where a comma or the closing bracket should be.
    pub(super) fn behind_value(self, ended: usize) -> (usize, Syntax) {
        match self.letter() {
            None => (self.at, Syntax::EndsTooEarly),
            Some('}' | ']') => (self.at, Syntax::OtherBracket),
            Some(';') => (self.at, Syntax::Semicolon),
            Some('"' | '{' | '[' | '-') => (ended, Syntax::MissingComma),
            Some(letter) if letter.is_ascii_digit() => (ended, Syntax::MissingComma),
            Some(letter) => (self.at, Self::of(letter)),
        }
    }

    fn letter(self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn of(letter: char) -> Syntax {
        match letter {
            '“' | '”' | '„' | '‟' | '‘' | '’' | '«' | '»' | '\'' | '`' => Syntax::OtherQuotes,
            letter if letter.is_alphabetic() || letter == '_' => Syntax::WantsQuotes,
            _ => Syntax::NotJson,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn a_slip_is_named_where_it_was_made() {
        for (text, at, syntax) in [
            ("{\"a\": 1\n \"b\": 2}", 7, Syntax::MissingComma),
            ("[1 2]", 2, Syntax::MissingComma),
            ("[{} {}]", 3, Syntax::MissingComma),
            ("[[] []]", 3, Syntax::MissingComma),
            ("[1 -2]", 2, Syntax::MissingComma),
            ("{\"a\": 1,\n}", 7, Syntax::ExtraComma),
            ("[1, ]", 2, Syntax::ExtraComma),
            ("[1,, 2]", 3, Syntax::ExtraComma),
            ("{, \"a\": 1}", 1, Syntax::ExtraComma),
            ("{\"a\": 79,9}", 8, Syntax::DecimalComma),
            ("{\"a\": 79, 9}", 10, Syntax::NotJson),
            ("{“a”: 1}", 1, Syntax::OtherQuotes),
            ("{\"a\": “b”}", 6, Syntax::OtherQuotes),
            ("['a']", 1, Syntax::OtherQuotes),
            ("{a: 1}", 1, Syntax::WantsQuotes),
            ("{\"a\": tốt}", 6, Syntax::WantsQuotes),
            ("[_a]", 1, Syntax::WantsQuotes),
            ("[1 x]", 3, Syntax::WantsQuotes),
            ("{\"a\" 1}", 5, Syntax::MissingColon),
            ("{\"a\"", 4, Syntax::EndsTooEarly),
            ("{\"a\": 1;}", 7, Syntax::Semicolon),
            ("{\"a\": [1}", 8, Syntax::OtherBracket),
            ("[{\"a\": 1]", 8, Syntax::OtherBracket),
            ("[1", 2, Syntax::EndsTooEarly),
            ("{\"a\": ", 6, Syntax::EndsTooEarly),
            ("[#]", 1, Syntax::NotJson),
            ("[1 #]", 3, Syntax::NotJson),
            ("{\"a\": }", 6, Syntax::NotJson),
        ] {
            assert_eq!(parse(text).expect_err("no JSON"), (at, syntax), "{text}");
        }
    }
}
