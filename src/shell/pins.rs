//! Trying PINs and making their marks. Both are slow on purpose, and a wrong PIN takes as long as the right one.

use std::io;

use crate::app::TryAnswer;
use crate::domain::{MemberId, Moment, Pin, PinMark, Salt, Stretch};
use crate::store::{Cost, Locksmith, Secret, Store, Turn, Why};
use crate::text::Lang;

/// Tries a PIN against the marks of those whose it may be. The try has been counted before it is answered.
///
/// # Errors
/// A sentence, where it cannot be tried.
pub fn try_pin(
    store: &mut Store,
    secret: &Secret,
    pin: &Pin,
    marks: &[(MemberId, PinMark)],
    at: Moment,
    lang: Lang,
) -> Result<TryAnswer, String> {
    let now = at.instant().map_or(0, |instant| instant.as_second());
    let wait = match store.begin_try(secret, now) {
        Turn::Now { or_wait } => or_wait,
        Turn::Wait(seconds) => return Ok(TryAnswer::Wait(seconds)),
    };
    let mut stretches: Vec<Stretch> = Vec::new();
    for (_, mark) in marks {
        if !stretches.contains(&mark.stretch) {
            stretches.push(mark.stretch);
        }
    }
    let mut fits = false;
    for stretch in stretches {
        let key = key(pin, stretch).map_err(|why| lang.pin_not_tried(Why::from(why).said(lang)))?;
        let alike = marks.iter().filter(|(_, mark)| mark.stretch == stretch);
        fits |= alike.fold(false, |fits, (officer, mark)| fits | mark.fits(officer, key.as_slice()));
    }
    if !fits {
        return Ok(TryAnswer::Wrong { wait });
    }
    store.was_right(secret);
    Ok(TryAnswer::Right)
}

/// Makes the mark of a new PIN, stretched like the unit's other ones.
///
/// # Errors
/// A sentence, where that fails.
pub fn mark_pin(
    officer: &MemberId,
    pin: &Pin,
    alike: Option<Stretch>,
    lang: Lang,
    locksmith: &Locksmith,
) -> Result<PinMark, String> {
    let make = || -> io::Result<PinMark> {
        let stretch = match alike {
            Some(stretch) => stretch,
            None => {
                let mut salt = [0; 16];
                (locksmith.random)(&mut salt)?;
                let (memory, passes) = locksmith.cost.numbers();
                Stretch { memory, passes, salt: Salt::new(salt) }
            }
        };
        Ok(PinMark::of(officer, stretch, key(pin, stretch)?.as_slice()))
    };
    make().map_err(|why| lang.pin_not_tried(Why::from(why).said(lang)))
}

/// The key that a PIN stands for. What a damaged file asks for beyond what is sensible is not given.
fn key(pin: &Pin, stretch: Stretch) -> io::Result<zeroize::Zeroizing<[u8; 32]>> {
    let cost = Cost::new(stretch.memory, stretch.passes).ok_or(io::ErrorKind::InvalidData)?;
    cost.stretch(pin.digits(), stretch.salt.as_bytes())
}
