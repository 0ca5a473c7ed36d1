//! What every screen is drawn with: roles instead of colours, lines, bands, lists, tables, bars and dialogs.
//!
//! Widgets are data and a `draw(&self, canvas, area)`; they remember nothing between two pictures.

mod bands;
mod canvas;
mod dialog;
mod gauge;
pub mod glyph;
mod large;
mod line;
mod list;
mod picture;
mod scroll;
mod table;
mod theme;

pub use bands::{Bands, Notice, NoticeKind, draw_footer, draw_head, draw_notice, draw_too_small};
pub use canvas::{Canvas, inside};
pub use dialog::{Help, HelpGroup, Picker, Prompt, Question};
pub use gauge::Gauge;
pub use large::{Big, draw_large};
pub use line::Line;
pub use list::List;
pub use picture::picture;
pub use scroll::{Focus, Window};
pub use table::{Column, Table, Width};
pub use theme::{Role, Theme};
