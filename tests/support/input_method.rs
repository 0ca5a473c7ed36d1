//! A Vietnamese input method that somebody left on: what it sends to the program for the keys that are pressed.
//!
//! It follows the word as it grows. A key that changes letters already sent is sent as backspaces and the new letters, in
//! one read, as the input methods of the desktops do in a terminal.

use binhxet::input::Chord;
use unicode_normalization::UnicodeNormalization;

/// How keys make diacritics.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// By letters: `w`, `aa`, `dd`, and `s f r x j` for the tones.
    Telex,
    /// By digits: `1` to `5` for the tones, `6` to `9` for the shapes.
    Vni,
}

/// The tones, in the order of VNI's digits from 1 and of Telex' letters.
const TONES: [(char, char); 5] =
    [('s', '\u{301}'), ('f', '\u{300}'), ('r', '\u{309}'), ('x', '\u{303}'), ('j', '\u{323}')];
const CIRCUMFLEX: char = '\u{302}';
const HORN: char = '\u{31b}';
const BREVE: char = '\u{306}';

/// The method at work on a word.
#[derive(Debug)]
pub struct InputMethod {
    method: Method,
    word: Vec<Letter>,
}

#[derive(Clone, Copy, Debug)]
struct Letter {
    base: char,
    shape: Option<char>,
    tone: Option<char>,
}

impl InputMethod {
    /// The method at the beginning of a word.
    pub fn new(method: Method) -> Self {
        Self { method, word: Vec::new() }
    }

    /// What the program reads, in one read, when this key is pressed.
    pub fn press(&mut self, chord: Chord) -> Vec<Chord> {
        let Chord::Char(key) = chord else {
            self.word.clear();
            return vec![chord];
        };
        let before = self.written();
        if !self.change(key) {
            if !key.is_alphabetic() {
                self.word.clear();
                return vec![chord];
            }
            self.word.push(Letter { base: key, shape: None, tone: None });
        }
        let after = self.written();
        let same = before.chars().zip(after.chars()).take_while(|(old, new)| old == new).count();
        let erased = before.chars().count() - same;
        let letters = after.chars().skip(same).map(Chord::Char);
        std::iter::repeat_n(Chord::Backspace, erased).chain(letters).collect()
    }

    fn written(&self) -> String {
        let signs = self.word.iter().flat_map(|letter| {
            let bare = (letter.base != 'đ' && letter.base != 'Đ').then_some(letter.shape).flatten();
            [Some(letter.base), bare, letter.tone].into_iter().flatten()
        });
        signs.nfc().collect()
    }

    /// Lets a key change the word, if that is what it is for.
    fn change(&mut self, key: char) -> bool {
        let low = key.to_ascii_lowercase();
        match self.method {
            Method::Telex => match low {
                'w' => {
                    let shaped = self.shape("uo", HORN) | self.shape("a", BREVE);
                    if !shaped {
                        self.word.push(Letter { base: 'u', shape: Some(HORN), tone: None });
                    }
                    true
                }
                'd' => self.bar(),
                'a' | 'e' | 'o' => self.shape(&low.to_string(), CIRCUMFLEX),
                _ => TONES.iter().find(|(name, _)| *name == low).is_some_and(|(_, tone)| self.tone(*tone)),
            },
            Method::Vni => match low {
                '6' => self.shape("aeo", CIRCUMFLEX),
                '7' => self.shape("uo", HORN),
                '8' => self.shape("a", BREVE),
                '9' => self.bar(),
                '1'..='5' => self.tone(TONES[usize::from(low as u8 - b'1')].1),
                _ => false,
            },
        }
    }

    /// Gives the vowels of these that have no shape one, from the word's end as far as they stand together.
    fn shape(&mut self, of: &str, shape: char) -> bool {
        let fits = |letter: &Letter| {
            letter.shape.is_none() && of.contains(letter.base.to_ascii_lowercase()) && letter.base.is_ascii()
        };
        let Some(last) = self.word.iter().rposition(fits) else { return false };
        self.word[last].shape = Some(shape);
        if shape == HORN
            && let Some(before) = last.checked_sub(1)
            && fits(&self.word[before])
        {
            self.word[before].shape = Some(shape);
        }
        true
    }

    fn bar(&mut self) -> bool {
        let Some(first) = self.word.first_mut().filter(|letter| letter.base.eq_ignore_ascii_case(&'d'))
        else {
            return false;
        };
        first.base = if first.base == 'D' { 'Đ' } else { 'đ' };
        true
    }

    /// Puts the tone on the vowel that carries it: a shaped one, else the last but one of an open group.
    fn tone(&mut self, tone: char) -> bool {
        let is_vowel = |letter: &Letter| "aeiouy".contains(letter.base.to_ascii_lowercase());
        let vowels: Vec<usize> = (0..self.word.len()).filter(|at| is_vowel(&self.word[*at])).collect();
        let shaped = vowels.iter().rev().find(|at| self.word[**at].shape.is_some());
        let is_open = vowels.last() == self.word.len().checked_sub(1).as_ref();
        let place = match (shaped, vowels.as_slice()) {
            (Some(at), _) => *at,
            (None, [.., before, _]) if is_open => *before,
            (None, [.., last]) => *last,
            (None, []) => return false,
        };
        self.word[place].tone = Some(tone);
        true
    }
}
