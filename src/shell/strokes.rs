//! From the terminal's events to strokes.
//!
//! What a single read brings stays together: keys of one read are one burst, by which keys of an input method are told
//! from keys that a person pressed.

use std::io;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::Msg;
use crate::input::{Chord, Stroke};

/// Waits for the terminal and takes all that it has ready.
///
/// # Errors
/// When the terminal cannot be read.
pub fn read() -> io::Result<Vec<Msg>> {
    let mut events = vec![event::read()?];
    while event::poll(Duration::ZERO)? {
        events.push(event::read()?);
    }
    Ok(messages(events))
}

/// What events read together mean, in their order; strokes with nothing between them are one burst.
fn messages(events: Vec<Event>) -> Vec<Msg> {
    let mut messages = Vec::new();
    for event in events {
        let strokes = match event {
            Event::Resize(columns, rows) => {
                messages.push(Msg::Resized { columns, rows });
                continue;
            }
            Event::Paste(text) => vec![Stroke::Paste(text)],
            Event::Key(key) => chords(key).into_iter().map(Stroke::Key).collect(),
            Event::FocusGained | Event::FocusLost | Event::Mouse(_) => continue,
        };
        match messages.last_mut() {
            Some(Msg::Strokes(burst)) => burst.extend(strokes),
            _ if strokes.is_empty() => {}
            _ => messages.push(Msg::Strokes(strokes)),
        }
    }
    messages
}

/// The chords of a key: none when it is let go or not one of ours.
///
/// Terminals send a key with Alt as Esc and the key, and Esc with a key typed right behind it looks the same, so both
/// mean the latter.
fn chords(key: KeyEvent) -> Vec<Chord> {
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    let Some(chord) = chord(key.code, key.modifiers) else { return Vec::new() };
    let alt = key.modifiers.contains(KeyModifiers::ALT) && chord != Chord::Esc;
    if alt { vec![Chord::Esc, chord] } else { vec![chord] }
}

fn chord(code: KeyCode, modifiers: KeyModifiers) -> Option<Chord> {
    Some(match code {
        KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => Chord::Ctrl(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Chord::typed(c),
        KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => Chord::BackTab,
        KeyCode::Tab => Chord::Tab,
        KeyCode::BackTab => Chord::BackTab,
        KeyCode::Enter => Chord::Enter,
        KeyCode::Esc => Chord::Esc,
        KeyCode::Up => Chord::Up,
        KeyCode::Down => Chord::Down,
        KeyCode::Left => Chord::Left,
        KeyCode::Right => Chord::Right,
        KeyCode::Home => Chord::Home,
        KeyCode::End => Chord::End,
        KeyCode::PageUp => Chord::PageUp,
        KeyCode::PageDown => Chord::PageDown,
        KeyCode::Backspace => Chord::Backspace,
        KeyCode::Delete => Chord::Delete,
        KeyCode::F(number) => Chord::F(number),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    fn keys(events: Vec<Event>) -> Vec<Chord> {
        let strokes = messages(events).into_iter().flat_map(|msg| match msg {
            Msg::Strokes(strokes) => strokes,
            other => panic!("no strokes: {other:?}"),
        });
        strokes
            .map(|stroke| match stroke {
                Stroke::Key(chord) => chord,
                Stroke::Paste(text) => panic!("a paste: {text}"),
            })
            .collect()
    }

    #[test]
    fn each_key_is_its_chord() {
        let none = KeyModifiers::NONE;
        for (code, modifiers, chord) in [
            (KeyCode::Char('a'), none, Chord::Char('a')),
            (KeyCode::Char('A'), KeyModifiers::SHIFT, Chord::Char('A')),
            (KeyCode::Char('ư'), none, Chord::Char('ư')),
            (KeyCode::Char(' '), none, Chord::Space),
            (KeyCode::Char('c'), KeyModifiers::CONTROL, Chord::Ctrl('c')),
            (KeyCode::Char('h'), KeyModifiers::CONTROL, Chord::Ctrl('h')),
            (KeyCode::Tab, none, Chord::Tab),
            (KeyCode::Tab, KeyModifiers::SHIFT, Chord::BackTab),
            (KeyCode::BackTab, KeyModifiers::SHIFT, Chord::BackTab),
            (KeyCode::Enter, none, Chord::Enter),
            (KeyCode::Up, KeyModifiers::CONTROL, Chord::Up),
            (KeyCode::F(1), none, Chord::F(1)),
        ] {
            assert_eq!(keys(vec![key(code, modifiers)]), [chord], "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn a_key_held_down_repeats_and_one_let_go_does_nothing() {
        let held = |kind| Event::Key(KeyEvent::new_with_kind(KeyCode::Down, KeyModifiers::NONE, kind));
        let events = vec![held(KeyEventKind::Press), held(KeyEventKind::Repeat), held(KeyEventKind::Release)];
        assert_eq!(keys(events), [Chord::Down, Chord::Down]);
        assert!(messages(vec![held(KeyEventKind::Release)]).is_empty());
    }

    #[test]
    fn escape_typed_right_before_a_key_is_not_lost() {
        assert_eq!(keys(vec![key(KeyCode::Enter, KeyModifiers::ALT)]), [Chord::Esc, Chord::Enter]);
        assert_eq!(keys(vec![key(KeyCode::Esc, KeyModifiers::ALT)]), [Chord::Esc]);
    }

    #[test]
    fn keys_that_are_none_of_ours_are_left_out() {
        assert!(messages(vec![key(KeyCode::Insert, KeyModifiers::NONE), Event::FocusLost]).is_empty());
    }

    #[test]
    fn what_is_read_together_stays_together() {
        let letter = |c| key(KeyCode::Char(c), KeyModifiers::NONE);
        let events = vec![
            key(KeyCode::Backspace, KeyModifiers::NONE),
            letter('đ'),
            Event::Paste("một\nhai".into()),
            Event::Resize(100, 30),
            letter('1'),
        ];
        let read = messages(events);
        let [Msg::Strokes(burst), Msg::Resized { columns: 100, rows: 30 }, Msg::Strokes(after)] = &read[..]
        else {
            panic!("{read:?}");
        };
        let paste = Stroke::Paste("một\nhai".into());
        assert_eq!(burst[..], [Stroke::Key(Chord::Backspace), Stroke::Key(Chord::Char('đ')), paste]);
        assert_eq!(after[..], [Stroke::Key(Chord::Char('1'))]);
    }
}
