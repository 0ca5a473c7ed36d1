//! Where the segments of a journal begin.

/// A segment and the number of the entry it begins after.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Begun {
    /// The number of the segment.
    pub(crate) number: u64,
    /// The number of the entry before its first one.
    pub(crate) after: u64,
}

/// The segments of a journal in order. The archive keeps it too, so that what a segment voids stays void when its head,
/// or the whole of it, is lost.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Course {
    begun: Vec<Begun>,
}

impl Course {
    /// Adds a segment. Earlier ones that it voids altogether need not be known any more.
    pub(crate) fn begin(&mut self, segment: Begun) {
        self.begun.retain(|earlier| earlier.number < segment.number && earlier.after < segment.after);
        self.begun.push(segment);
    }

    /// The segments that still matter, in ascending order.
    pub(crate) fn begun(&self) -> &[Begun] {
        &self.begun
    }

    /// The highest number of a segment, 0 if there is none.
    pub(crate) fn highest(&self) -> u64 {
        self.begun.last().map_or(0, |segment| segment.number)
    }

    /// As bytes: for each segment its number and what it begins after, eight bytes each, big-endian.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.begun.iter().flat_map(|s| [s.number.to_be_bytes(), s.after.to_be_bytes()]).flatten().collect()
    }

    /// Reads [`Course::bytes`].
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let (numbers, []) = bytes.as_chunks::<8>() else { return None };
        let (pairs, []) = numbers.as_chunks::<2>() else { return None };
        let mut course = Self::default();
        for &[number, after] in pairs {
            course.begin(Begun { number: u64::from_be_bytes(number), after: u64::from_be_bytes(after) });
        }
        Some(course)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_that_is_void_altogether_is_forgotten() {
        let mut course = Course::default();
        for (number, after) in [(1, 0), (2, 10), (3, 20), (5, 12)] {
            course.begin(Begun { number, after });
        }
        let left: Vec<_> = course.begun().iter().map(|segment| (segment.number, segment.after)).collect();
        assert_eq!((left, course.highest()), (vec![(1, 0), (2, 10), (5, 12)], 5));
        assert_eq!(Course::parse(&course.bytes()), Some(course.clone()));
        assert_eq!(Course::parse(&course.bytes()[1..]), None);
    }
}
