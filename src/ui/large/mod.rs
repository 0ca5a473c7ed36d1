//! Large letters, drawn with half cells, for what a whole room reads. Every Vietnamese letter keeps its marks.

mod letters;
mod page;
mod text;

pub use page::{Big, draw_large};
