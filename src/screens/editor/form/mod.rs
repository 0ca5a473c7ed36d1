//! A part of a draft as a form: what can be filled in, row by row, in plain words.
//!
//! A form follows from the draft alone. A row knows the place that it fills in, so a fault finds its row by its place.

mod classes;
mod criterion;
mod gates;
mod general;
mod inputs;
mod purpose;
mod quotas;
mod rounding;
mod sheet;
mod unit_classes;
mod values;
mod voting;

use jiff::civil::Date;
use serde_json::{Value, json};

pub use self::purpose::{purpose, purpose_of_part};
pub use self::unit_classes::named_unit_class;

use super::draft::Path;
use super::outline::Part;
use crate::papers::date;
use crate::text::Lang;

/// A row of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is called.
    pub label: String,
    /// How far it is set in.
    pub depth: u16,
    /// The place that it fills in; for a new element, the list.
    pub path: Path,
    /// The element of a list that it belongs to, if any: what can be deleted and moved.
    pub item: Option<Path>,
    /// How it is filled in.
    pub kind: Kind,
}

/// How a row is filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A text.
    Text(Need),
    /// A number.
    Number(Need),
    /// A printed sum, which follows its parts while it is right.
    Sum,
    /// A day.
    Day(Need),
    /// An expression.
    Expression(Need),
    /// The name of the part in expressions.
    Id,
    /// One of some values.
    Choice {
        /// What can be chosen.
        options: Vec<Choice>,
        /// What is chosen, if it is one of them.
        at: Option<usize>,
    },
    /// A new element of a list.
    Add(Value),
    /// A new row of a table, whose name is typed.
    NewName(Value),
    /// Another name for a row of a table.
    Name,
    /// A part with a form of its own.
    Part(Part),
}

/// Whether something has to stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It has to.
    Required,
    /// Left empty, the field is absent.
    Optional,
}

/// One of some values.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// The value; none where the field is then absent.
    pub value: Option<Value>,
    /// The word that says in a file what holds where the field is absent.
    pub usual: Option<&'static str>,
    /// The value holds all that the one before it said, so nothing of that has to be kept for a way back.
    pub carries: bool,
}

impl Choice {
    /// A value with its words.
    pub fn new(label: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { label: label.into(), value: Some(value.into()), usual: None, carries: false }
    }

    /// The absence of a value, in words.
    pub fn none(label: impl Into<String>) -> Self {
        Self { label: label.into(), value: None, usual: None, carries: false }
    }

    /// What holds where nothing is said. A file may say it all the same, by this word.
    pub fn usual(label: impl Into<String>, word: &'static str) -> Self {
        Self { usual: Some(word), ..Self::none(label) }
    }

    /// The same value, which holds all that the one before it said.
    fn carrying(mut self) -> Self {
        self.carries = true;
        self
    }
}

impl Kind {
    /// The day that a text says, where a day is asked for.
    pub fn day(&self, text: &str) -> Option<Date> {
        date::read(text).ok().filter(|_| matches!(self, Self::Day(_)))
    }

    /// Whether the row is there to add something.
    pub fn adds(&self) -> bool {
        matches!(self, Self::Add(_) | Self::NewName(_))
    }

    /// Whether the row is filled in by typing.
    pub fn is_typed(&self) -> bool {
        match self {
            Self::Text(_) | Self::Number(_) | Self::Sum | Self::Day(_) | Self::Expression(_) | Self::Id => {
                true
            }
            Self::NewName(_) | Self::Name => true,
            Self::Choice { .. } | Self::Add(_) | Self::Part(_) => false,
        }
    }
}

/// The rows of a part.
pub fn form(tree: &Value, part: Part, lang: Lang) -> Vec<Row> {
    let mut form = Form { tree, lang, depth: 0, item: None, rows: Vec::new() };
    match part {
        Part::General => general::rows(&mut form),
        Part::Inputs => {
            inputs::all(&mut form);
            values::all(&mut form);
        }
        Part::Input(at) => inputs::one(&mut form, &Path::of("inputs").at(at)),
        Part::Value(at) => values::one(&mut form, &Path::of("values").at(at)),
        Part::Sheet => sheet::all(&mut form),
        Part::Section(at) => sheet::section(&mut form, at),
        Part::Criterion(section, at) => criterion::rows(&mut form, &part_path(section, at)),
        Part::Gates => gates::all(&mut form),
        Part::Gate(at) => gates::one(&mut form, &Path::of("gates").at(at)),
        Part::Classes => classes::all(&mut form),
        Part::Class(at) => classes::class(&mut form, &Path::of("classes").at(at)),
        Part::Titles => classes::titles(&mut form),
        Part::Title(at) => classes::title(&mut form, &Path::of("titles").at(at)),
        Part::Quotas => quotas::all(&mut form),
        Part::Quota(at) => quotas::one(&mut form, &Path::of("quotas").at(at)),
        Part::Voting => voting::rows(&mut form),
        Part::Trial | Part::Findings | Part::Save => {}
    }
    form.rows
}

fn part_path(section: usize, at: usize) -> Path {
    Path::of("sections").at(section).key("criteria").at(at)
}

/// A form in the making.
struct Form<'a> {
    tree: &'a Value,
    lang: Lang,
    depth: u16,
    item: Option<Path>,
    rows: Vec<Row>,
}

impl<'a> Form<'a> {
    fn row(&mut self, label: impl Into<String>, path: Path, kind: Kind) {
        self.rows.push(Row { label: label.into(), depth: self.depth, path, item: self.item.clone(), kind });
    }

    fn text(&mut self, label: &str, path: Path, need: Need) {
        self.row(label, path, Kind::Text(need));
    }

    fn number(&mut self, label: &str, path: Path, need: Need) {
        self.row(label, path, Kind::Number(need));
    }

    fn expression(&mut self, label: &str, path: Path, need: Need) {
        self.row(label, path, Kind::Expression(need));
    }

    fn id(&mut self, part: &Path) {
        self.row(self.lang.edit_id(), part.key("id"), Kind::Id);
    }

    /// One of some values; which one stands there is told by its first word.
    fn choice(&mut self, label: &str, path: Path, options: Vec<Choice>) {
        let here = variant(path.get(self.tree));
        let says =
            |option: &Choice| variant(option.value.as_ref()) == here || option.usual == Some(here.as_str());
        let at = options.iter().position(says);
        self.row(label, path, Kind::Choice { options, at });
    }

    /// Yes or no, where no is the absence of the value.
    fn optional(&mut self, label: &str, path: Path, value: Value) -> bool {
        let is_there = path.get(self.tree).is_some();
        let options = vec![Choice::new(self.lang.edit_yes(), value), Choice::none(self.lang.edit_no())];
        self.row(label, path, Kind::Choice { options, at: Some(usize::from(!is_there)) });
        is_there
    }

    fn add(&mut self, label: &str, list: Path, template: Value) {
        self.row(format!("+ {label}"), list, Kind::Add(template));
    }

    /// Rows that are set in under the one before.
    fn within(&mut self, rows: impl FnOnce(&mut Self)) {
        self.depth += 1;
        rows(self);
        self.depth -= 1;
    }

    /// Each element of a list, with the rows that fill it in.
    fn elements(&mut self, list: &Path, mut rows: impl FnMut(&mut Self, &Path, usize)) {
        for at in 0..self.count(list) {
            let path = list.at(at);
            let outer = self.item.replace(path.clone());
            rows(self, &path, at);
            self.item = outer;
        }
    }

    fn count(&self, list: &Path) -> usize {
        list.get(self.tree).and_then(Value::as_array).map_or(0, Vec::len)
    }

    fn words(&self, path: &Path) -> &'a str {
        path.get(self.tree).and_then(Value::as_str).unwrap_or_default()
    }

    /// The titles and ids of the elements of a list, as choices.
    fn named(&self, list: &str) -> Vec<Choice> {
        let list = Path::of(list);
        let one = |at: usize| {
            let (id, title) = (self.words(&list.at(at).key("id")), self.words(&list.at(at).key("title")));
            Choice::new(if title.is_empty() { id } else { title }, id)
        };
        (0..self.count(&list)).map(one).collect()
    }

    /// A list of names out of some, each a choice.
    fn names(&mut self, label: &str, list: Path, options: &[Choice]) {
        self.elements(&list, |form, path, at| {
            form.choice(&format!("{label} {}", at + 1), path.clone(), options.to_vec())
        });
        if let Some(first) = options.iter().find_map(|option| option.value.clone()) {
            self.add(label, list, first);
        }
    }

    /// Limits of a sum, and of what events do to it.
    fn limits(&mut self, part: &Path) {
        let lang = self.lang;
        let path = part.key("limits");
        if self.optional(lang.edit_limits(), path.clone(), json!({})) {
            self.within(|form| {
                form.number(lang.edit_least(), path.key("min"), Need::Optional);
                form.number(lang.edit_most(), path.key("max"), Need::Optional);
                form.number(lang.edit_deductions(), path.key("deductions"), Need::Optional);
                form.number(lang.edit_additions(), path.key("additions"), Need::Optional);
            });
        }
    }

    /// A bound that votes must reach or pass, and of whom.
    fn threshold(&mut self, label: &str, path: &Path, of: bool) {
        let lang = self.lang;
        let here = path.get(self.tree);
        let (at, key) = match here.and_then(|bound| bound.get("at_least")) {
            Some(_) => (1, "at_least"),
            None => (0, "more_than"),
        };
        let with = |key: &str, other: &str| {
            let mut bound = here.cloned().unwrap_or_else(|| json!({}));
            if let Some(fields) = bound.as_object_mut() {
                let share = fields.remove(other).or_else(|| fields.get(key).cloned());
                fields.insert(key.to_owned(), share.unwrap_or_else(|| json!("1/2")));
            }
            bound
        };
        let options = vec![
            Choice::new(lang.edit_more_than(), with("more_than", "at_least")).carrying(),
            Choice::new(lang.edit_at_least(), with("at_least", "more_than")).carrying(),
        ];
        self.row(label, path.clone(), Kind::Choice { options, at: Some(at) });
        self.within(|form| {
            form.number(lang.edit_share(), path.key(key), Need::Required);
            if of {
                let options = vec![
                    Choice::new(lang.edit_of_committee(), "committee"),
                    Choice::new(lang.edit_of_summoned(), "summoned"),
                    Choice::new(lang.edit_of_present(), "present"),
                    Choice::new(lang.edit_of_cast(), "cast"),
                    Choice::new(lang.edit_of_valid(), "valid"),
                ];
                form.choice(lang.edit_of(), path.key("of"), options);
            }
        });
    }
}

/// What tells the values of a choice apart: a word, the one key of an object, or that something is there.
fn variant(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(word)) => word.clone(),
        Some(Value::Object(fields)) if fields.len() == 1 => fields.keys().cloned().collect(),
        Some(Value::Object(_)) => "{}".into(),
        Some(other) => other.to_string(),
    }
}
