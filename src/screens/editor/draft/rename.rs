//! Giving a part another id: whatever names it, in expressions and elsewhere, names it by the new one.

use serde_json::{Map, Value};

use super::Path;

/// What a part is, as far as others name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// `c.<id>`, `level.<id>`, `happened.<id>.<event>`, `year.<id>.<event>`, a recipient.
    Criterion,
    /// `s.<id>`, a recipient.
    Section,
    /// `input.<id>`, `year.<id>`, `past.<kind>.sum.<id>`.
    Input,
    /// `value.<id>`.
    Value,
    /// `finding.<id>`, what a gate excludes.
    Gate,
    /// A class: a text beside `class`, `past.<kind>.count.<id>`, `ballot.<id>`, effects, quotas.
    Class,
    /// `ballot.<id>`, `past.<kind>.count.<id>`, the titles that a title names.
    Title,
    /// `happened.<criterion>.<id>`, a group of the criterion with this id.
    Event(String),
    /// A text beside `level.<criterion>`, for the criterion with this id.
    Level(String),
    /// A class of the unit, which may be none of the set's: a row of a table, a text beside `unit.class`.
    UnitClass,
    /// Nobody names it.
    Unnamed,
}

impl Named {
    /// What stands at a place of a tree.
    pub fn of(tree: &Value, part: &Path) -> Self {
        let Some((list, _)) = part.place() else { return Self::Unnamed };
        let Some((outer, key)) = list.split() else { return Self::Unnamed };
        let id =
            |part: &Path| part.key("id").get(tree).and_then(Value::as_str).unwrap_or_default().to_owned();
        match key.as_str() {
            "criteria" => Self::Criterion,
            "sections" => Self::Section,
            "inputs" => Self::Input,
            "values" => Self::Value,
            "gates" => Self::Gate,
            "classes" => Self::Class,
            "titles" => Self::Title,
            "events" => Self::Event(id(&outer)),
            "levels" => match outer.split() {
                Some((start, key)) if key == "points" => {
                    start.split().map_or(Self::Unnamed, |(criterion, _)| Self::Level(id(&criterion)))
                }
                Some((criterion, _)) => Self::Level(id(&criterion)),
                None => Self::Unnamed,
            },
            _ => Self::Unnamed,
        }
    }
}

/// Gives the part at a place another id. None where there is no such part or it has no id.
pub fn rename(tree: &mut Value, part: &Path, new: &str) -> Option<()> {
    let old = part.key("id").get(tree)?.as_str()?.to_owned();
    let named = Named::of(tree, part);
    if !old.is_empty() && is_alone(tree, part, &old) {
        walk(tree, &Path::root(), &Renaming { named, old: &old, new });
    }
    *part.key("id").get_mut(tree)? = Value::String(new.to_owned());
    Some(())
}

/// Gives a class of the unit another name, in every table that has a row for it and wherever a condition names it. None where
/// nothing is called so.
pub fn rename_unit_class(tree: &mut Value, row: &Path, new: &str) -> Option<()> {
    row.get(tree)?;
    let (_, old) = row.split()?;
    walk(tree, &Path::root(), &Renaming { named: Named::UnitClass, old: &old, new });
    Some(())
}

/// Whether no other part of the list has the id: two alike cannot be told apart by those who name them.
fn is_alone(tree: &Value, part: &Path, id: &str) -> bool {
    let elements = part.place().and_then(|(list, _)| list.get(tree)?.as_array());
    let alike = |element: &&Value| element.get("id").and_then(Value::as_str) == Some(id);
    elements.is_none_or(|elements| elements.iter().filter(alike).count() == 1)
}

struct Renaming<'a> {
    named: Named,
    old: &'a str,
    new: &'a str,
}

fn walk(value: &mut Value, path: &Path, renaming: &Renaming<'_>) {
    match value {
        Value::String(text) => {
            if let Some(renamed) = renaming.text(text, path) {
                *text = renamed;
            }
        }
        Value::Array(list) => {
            list.iter_mut().enumerate().for_each(|(at, value)| walk(value, &path.at(at), renaming));
        }
        Value::Object(fields) => {
            let own = matches!(&renaming.named, Named::Event(_))
                && fields.get("groups").is_some()
                && fields.get("id").and_then(Value::as_str) == renaming.criterion();
            fields.iter_mut().for_each(|(key, value)| walk(value, &path.key(key), renaming));
            if own {
                renaming.groups(fields.get_mut("groups"));
            }
            if path.split().is_some_and(|(_, key)| key == "by_unit_class") {
                renaming.rows(fields);
            }
        }
        _ => {}
    }
}

impl Renaming<'_> {
    fn criterion(&self) -> Option<&str> {
        match &self.named {
            Named::Event(criterion) => Some(criterion),
            _ => None,
        }
    }

    /// The events that a criterion's groups name.
    fn groups(&self, groups: Option<&mut Value>) {
        let groups = groups.and_then(Value::as_array_mut).into_iter().flatten();
        let events = groups.filter_map(|group| group.get_mut("events")?.as_array_mut()).flatten();
        events.filter(|event| event.as_str() == Some(self.old)).for_each(|event| *event = self.new.into());
    }

    /// The row of a table by the class of the unit. A table that has one of the new name keeps both.
    fn rows(&self, table: &mut Map<String, Value>) {
        let is_alone = table.contains_key(self.old) && !table.contains_key(self.new);
        if self.named != Named::UnitClass || !is_alone {
            return;
        }
        let rename = |key: String| if key == self.old { self.new.to_owned() } else { key };
        *table = std::mem::take(table).into_iter().map(|(key, value)| (rename(key), value)).collect();
    }

    /// A text with the new id, if it named the part.
    fn text(&self, text: &str, path: &Path) -> Option<String> {
        let (outer, last) = path.split()?;
        let around = outer.split().map(|(_, key)| key).unwrap_or_default();
        if matches!(last.as_str(), "when" | "formula" | "times" | "value")
            || matches!(around.as_str(), "order" | "ties")
        {
            return Some(self.expression(text));
        }
        let prefixed =
            |prefix: &str| (text == format!("{prefix}{}", self.old)).then(|| format!("{prefix}{}", self.new));
        let plain = |does: bool| (does && text == self.old).then(|| self.new.to_owned());
        match &self.named {
            Named::Criterion if around == "share" => prefixed("c."),
            Named::Section if around == "share" => prefixed("s."),
            Named::Gate => plain(around == "excludes"),
            Named::Title => plain(matches!(around.as_str(), "needs" | "unless")),
            Named::Input => plain(last == "input" && around == "by_input"),
            Named::Class => plain(
                matches!(last.as_str(), "class" | "force" | "at_most" | "score_to_floor_of")
                    || is_ceiling(&outer)
                    || (last == "default" && outer == Path::root()),
            ),
            _ => None,
        }
    }

    /// An expression with the new id. Blanks and everything else stay as they were typed.
    fn expression(&self, text: &str) -> String {
        let tokens = tokens(text);
        let mut written = String::new();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Token::Word(word) => written.push_str(&self.word(word)),
                Token::Text(quoted)
                    if quoted.trim_matches('\'') == self.old && self.is_meant(&tokens, at) =>
                {
                    written.push_str(&format!("'{}'", self.new));
                }
                Token::Text(other) | Token::Other(other) => written.push_str(other),
            }
        }
        written
    }

    /// Whether the text at a place stands for a part of this kind: a class, or a level of the criterion.
    fn is_meant(&self, tokens: &[Token<'_>], at: usize) -> bool {
        match &self.named {
            Named::Class => is_beside(tokens, at, "class"),
            // No text of an expression holds a quotation mark.
            Named::UnitClass => !self.new.contains('\'') && is_beside(tokens, at, "unit.class"),
            Named::Level(criterion) => is_beside(tokens, at, &format!("level.{criterion}")),
            _ => false,
        }
    }

    /// A dotted name with the new id, if it names the part.
    fn word(&self, word: &str) -> String {
        let mut steps: Vec<&str> = word.split('.').collect();
        let place = match (&self.named, steps.as_slice()) {
            (Named::Criterion, ["c" | "level", _] | ["happened" | "exempted", _, _] | ["year", _, _]) => 1,
            (Named::Section, ["s", _])
            | (Named::Value, ["value", _])
            | (Named::Input, ["input" | "year", _]) => 1,
            (Named::Gate, ["finding", _]) | (Named::Class | Named::Title, ["ballot", _]) => 1,
            (Named::Event(criterion), ["happened" | "exempted" | "year", of, _]) if of == criterion => 2,
            (Named::Input, ["past", .., "sum", _])
            | (Named::Class | Named::Title, ["past", .., "count" | "run" | "last", _])
            | (Named::Class, ["past", .., "run_from", _]) => steps.len() - 1,
            _ => return word.to_owned(),
        };
        if steps[place] == self.old {
            steps[place] = self.new;
        }
        steps.join(".")
    }
}

/// Whether a place holds the classes of a gate's table.
fn is_ceiling(place: &Path) -> bool {
    let steps = place.to_string();
    let table = "/effect/at_most/table/";
    [format!("{table}by_unit_class"), format!("{table}by_input/classes")]
        .iter()
        .any(|rows| steps.ends_with(rows.as_str()))
}

/// A piece of an expression.
enum Token<'t> {
    /// A name with its dots, or a number.
    Word(&'t str),
    /// A text with its quotation marks.
    Text(&'t str),
    /// Anything else.
    Other(&'t str),
}

impl Token<'_> {
    fn is_blank(&self) -> bool {
        matches!(self, Self::Other(other) if other.trim().is_empty())
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (token, len) = if first == '\'' {
            let len = rest[1..].find('\'').map_or(rest.len(), |end| end + 2);
            (Token::Text(&rest[..len]), len)
        } else if is_word(first) {
            let len = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            (Token::Word(&rest[..len]), len)
        } else {
            let len = first.len_utf8();
            (Token::Other(&rest[..len]), len)
        };
        tokens.push(token);
        rest = &rest[len..];
    }
    tokens
}

/// Whether a name such as `class` is what the text at a place is compared with: `class = 'good'`, the other way round,
/// or `class in ('good', 'fair')`.
fn is_beside(tokens: &[Token<'_>], at: usize, name: &str) -> bool {
    let before = tokens[..at].iter().rev().filter(|token| !token.is_blank());
    let behind = tokens[at + 1..].iter().filter(|token| !token.is_blank());
    is_compared(before.clone(), ")", name) || is_compared(behind, "(", name) || is_listed(before, name)
}

/// Whether a sign of equality comes next, and then the name, maybe in brackets.
fn is_compared<'t>(tokens: impl Iterator<Item = &'t Token<'t>>, bracket: &str, name: &str) -> bool {
    let is_sign = |token: &&Token<'_>| matches!(token, Token::Other("=" | "!"));
    let mut tokens = tokens.peekable();
    let signs = std::iter::from_fn(|| tokens.next_if(is_sign)).count();
    let other = tokens.find(|token| !matches!(token, Token::Other(sign) if *sign == bracket));
    signs > 0 && matches!(other, Some(Token::Word(word)) if *word == name)
}

/// Whether the text is in the list of `class in (…)`, or of another name, read backwards.
fn is_listed<'t>(tokens: impl Iterator<Item = &'t Token<'t>>, name: &str) -> bool {
    let mut rest = tokens.skip_while(|token| matches!(token, Token::Text(_) | Token::Other(",")));
    let opens = matches!(rest.next(), Some(Token::Other("(")));
    let has_in = matches!(rest.next(), Some(Token::Word("in")));
    let left = rest.find(|token| !matches!(token, Token::Word("not") | Token::Other(")")));
    opens && has_in && matches!(left, Some(Token::Word(word)) if *word == name)
}
