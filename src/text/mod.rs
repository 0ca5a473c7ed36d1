//! Text for people: languages and catalogues, names and their order, search, widths and cuts.

mod catalogue;
mod clean;
pub mod day;
mod figure;
mod fold;
pub mod json;
mod lang;
mod name;
mod name_tone;
mod nearest;
mod order;
pub mod width;

pub use clean::{clean, composed};
pub use fold::{finds, fold};
pub use lang::Lang;
pub use name::{Line, Name, NotALine};
pub use nearest::nearest;
pub use order::NameOrder;
