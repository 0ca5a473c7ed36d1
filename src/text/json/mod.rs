//! JSON that knows its places: every value of the tree says where it stands, so that a fault can be shown there.

mod escape;
mod stray;
mod syntax;
mod tree;

pub use self::escape::place_inside;
pub use self::syntax::Syntax;
pub use self::tree::{Content, Entry, Node, parse};
