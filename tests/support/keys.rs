//! Keys by the names that stand on them.

use binhxet::input::Chord;

/// Every key with a name of more than one sign, and the arrows.
const NAMED: [Chord; 15] = [
    Chord::Enter,
    Chord::Esc,
    Chord::Tab,
    Chord::BackTab,
    Chord::Space,
    Chord::Up,
    Chord::Down,
    Chord::Left,
    Chord::Right,
    Chord::Home,
    Chord::End,
    Chord::PageUp,
    Chord::PageDown,
    Chord::Backspace,
    Chord::Delete,
];

/// The keys of a line: names with spaces between them, `→×3` for three times, `BS` for the backspace.
///
/// # Errors
/// The name that no key has.
pub fn read(line: &str) -> Result<Vec<Chord>, String> {
    let mut keys = Vec::new();
    for name in line.split_whitespace() {
        let (name, times) = match name.split_once('×') {
            Some((name, times)) => (name, times.parse().map_err(|_| format!("{times} is no number"))?),
            None => (name, 1),
        };
        let chord = named(name).ok_or_else(|| format!("no key is called {name}"))?;
        keys.extend(std::iter::repeat_n(chord, times));
    }
    Ok(keys)
}

fn named(name: &str) -> Option<Chord> {
    let mut signs = name.chars();
    if name == "BS" {
        return Some(Chord::Backspace);
    }
    if let Some(chord) = NAMED.into_iter().find(|chord| chord.to_string() == name) {
        return Some(chord);
    }
    if let Some(letter) = name.strip_prefix("Ctrl+").and_then(|rest| rest.chars().next()) {
        return Some(Chord::Ctrl(letter.to_ascii_lowercase()));
    }
    if let Some(number) = name.strip_prefix('F').and_then(|rest| rest.parse().ok()) {
        return Some(Chord::F(number));
    }
    signs.next().filter(|_| signs.next().is_none()).map(Chord::Char)
}
