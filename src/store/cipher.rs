//! The one cipher of the store: XChaCha20-Poly1305, with what a sealed text is bound to.

use std::io;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use zeroize::Zeroizing;

/// The length of keys, in bytes.
pub(crate) const KEY: usize = 32;
/// The length of nonces, in bytes: long enough that random ones never meet.
pub(crate) const NONCE: usize = 24;
/// What a seal adds to what it seals, in bytes.
pub(crate) const TAG: usize = 16;

/// A key; wiped from memory when it is dropped, and never printed.
pub type Key = Zeroizing<[u8; KEY]>;

/// Seals bytes; they open again only with the same key, nonce and `bound`.
pub(crate) fn seal(key: &Key, nonce: &[u8; NONCE], plain: &[u8], bound: &[u8]) -> io::Result<Vec<u8>> {
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let payload = Payload { msg: plain, aad: bound };
    cipher.encrypt(nonce.into(), payload).map_err(|_| io::Error::other("nothing could be sealed"))
}

/// Opens what [`seal`] made; nothing if anything about it is not as it was.
pub(crate) fn unseal(key: &Key, nonce: &[u8], sealed: &[u8], bound: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let nonce: &[u8; NONCE] = nonce.try_into().ok()?;
    let cipher = XChaCha20Poly1305::new((&**key).into());
    cipher.decrypt(nonce.into(), Payload { msg: sealed, aad: bound }).ok().map(Zeroizing::new)
}
