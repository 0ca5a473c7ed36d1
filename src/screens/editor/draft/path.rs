//! The way to a value of a draft, from the outside in.

use std::fmt;

use serde_json::Value;

/// The way to a value: the keys of objects and the places in lists, as a JSON pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(String);

impl Path {
    /// The whole draft.
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// A way of several keys and places, parted by slashes: `sections/0/title`.
    pub fn of(steps: &str) -> Self {
        Self(format!("/{steps}"))
    }

    /// The value under a key of an object.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self(format!("{}/{}", self.0, key.replace('~', "~0").replace('/', "~1")))
    }

    /// The element of a list, from 0.
    #[must_use]
    pub fn at(&self, place: usize) -> Self {
        Self(format!("{}/{place}", self.0))
    }

    /// The way to what holds the value, and the last step; none for the whole draft.
    pub fn split(&self) -> Option<(Self, String)> {
        let (before, last) = self.0.rsplit_once('/')?;
        Some((Self(before.to_owned()), last.replace("~1", "/").replace("~0", "~")))
    }

    /// The list that the value is an element of, and its place there.
    pub fn place(&self) -> Option<(Self, usize)> {
        let (list, last) = self.split()?;
        Some((list, last.parse().ok()?))
    }

    /// Whether the value is the other one or a part of it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.strip_prefix(&other.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Whether the value is a part of votes or people that has to be reached or passed.
    pub fn is_part_of_votes(&self) -> bool {
        self.split().is_some_and(|(_, last)| last == "more_than" || last == "at_least")
    }

    /// Whether the value is what an input comes to where nothing is said.
    pub fn is_default_of_input(&self) -> bool {
        self.is_within(&Self::of("inputs")) && self.split().is_some_and(|(_, last)| last == "default")
    }

    /// The keys of the way, with a star for each place in a list: the same for all values of a sort.
    pub fn sort(&self) -> Vec<&str> {
        let is_place = |step: &str| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
        self.0.split('/').skip(1).map(|step| if is_place(step) { "*" } else { step }).collect()
    }

    /// How many steps the way has.
    pub fn steps(&self) -> usize {
        self.0.matches('/').count()
    }

    /// The value, if it is there.
    pub fn get<'v>(&self, whole: &'v Value) -> Option<&'v Value> {
        whole.pointer(&self.0)
    }

    /// The value, to be changed, if it is there.
    pub fn get_mut<'v>(&self, whole: &'v mut Value) -> Option<&'v mut Value> {
        whole.pointer_mut(&self.0)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
