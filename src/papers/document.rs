//! A paper as parts without a layout: what stands there and what it is, never where.

use crate::text::width::Align;

/// A paper from the top down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// One part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Two columns at the top: who issues the paper, and the national name. Where there is no room they stand one below the
    /// other.
    Letterhead {
        /// Lines on the left.
        left: Vec<Text>,
        /// Lines on the right.
        right: Vec<Text>,
    },
    /// What the paper is, in the middle.
    Title(Vec<Text>),
    /// The head of a section, numbered.
    Heading(String),
    /// The head of a part of a section.
    Subheading(Text),
    /// Some sentences.
    Paragraph(Text),
    /// Something listed.
    Item(Text),
    /// Something listed beneath an item.
    Detail(Text),
    /// Rows and columns.
    Table {
        /// The columns.
        columns: Vec<Column>,
        /// The rows, each with a cell for each column.
        rows: Vec<Vec<Text>>,
    },
    /// Who signs, from left to right.
    Signatures(Vec<Signature>),
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands in it.
    pub title: String,
    /// Words to the left, numbers to the right.
    pub align: Align,
}

/// The place of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// What the signer is.
    pub duty: Vec<String>,
    /// How the signer has confirmed the paper, or that it is still to be.
    pub confirmed: String,
    /// Who signs.
    pub name: String,
}

/// A text in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The pieces; spaces between them belong to a piece.
    pub spans: Vec<Span>,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What stands there.
    pub text: String,
    /// What it is.
    pub style: Style,
}

/// What a piece of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text to be read.
    Plain,
    /// What should be read first.
    Strong,
    /// What no longer holds; it is struck through.
    Struck,
    /// What is said beside the matter.
    Aside,
}

impl Document {
    /// Adds a part.
    pub fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds the head of a section, with the next Roman number.
    pub fn section(&mut self, title: &str) {
        const NUMBERS: [&str; 9] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
        let before = self.blocks.iter().filter(|block| matches!(block, Block::Heading(_))).count();
        let number = NUMBERS.get(before).copied().unwrap_or_default();
        self.add(Block::Heading(format!("{number}. {title}")));
    }

    /// Adds something listed.
    pub fn item(&mut self, text: impl Into<Text>) {
        self.add(Block::Item(text.into()));
    }

    /// Adds something listed beneath an item.
    pub fn detail(&mut self, text: impl Into<Text>) {
        self.add(Block::Detail(text.into()));
    }

    /// All that stands in it, a part a line: for whoever looks for words and not for a layout.
    pub fn words(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Letterhead { left, right } => lines.extend(left.iter().chain(right).map(Text::words)),
                Block::Title(title) => lines.extend(title.iter().map(Text::words)),
                Block::Heading(heading) => lines.push(heading.clone()),
                Block::Subheading(text)
                | Block::Paragraph(text)
                | Block::Item(text)
                | Block::Detail(text) => {
                    lines.push(text.words());
                }
                Block::Table { columns, rows } => {
                    lines.push(
                        columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>().join(" | "),
                    );
                    let row = |row: &Vec<Text>| row.iter().map(Text::words).collect::<Vec<_>>().join(" | ");
                    lines.extend(rows.iter().map(row));
                }
                Block::Signatures(signatures) => lines.extend(signatures.iter().map(|signature| {
                    format!("{} | {} | {}", signature.duty.join(" "), signature.confirmed, signature.name)
                })),
            }
        }
        lines.join("\n")
    }
}

impl Text {
    /// A text of one piece.
    pub fn new(style: Style, text: impl Into<String>) -> Self {
        Self::default().and(style, text)
    }

    /// The text with one more piece behind it.
    #[must_use]
    pub fn and(mut self, style: Style, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.spans.push(Span { text, style });
        }
        self
    }

    /// Its words; what is struck through stands between tildes.
    pub fn words(&self) -> String {
        let word = |span: &Span| match span.style {
            Style::Struck => format!("~{}~", span.text),
            _ => span.text.clone(),
        };
        self.spans.iter().map(word).collect()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::new(Style::Plain, text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(Style::Plain, text)
    }
}
