#!/usr/bin/env python3
"""Prints what lies in a data folder of binhxet, in the clear, with nothing but Python's standard library.

    python3 read_store.py FOLDER > entries.jsonl

Where the data is under a passphrase it asks for the recovery key, the eight groups of six digits; they may also come in by the
standard input. (From a passphrase the key is made by Argon2id, which Python's library does not have.) Nothing is written, and the
program must not be running.

Each line that it prints is one of these, entries byte for byte as they were recorded:

    {"log":"meeting/2026-11","seq":1,"entry":{…}}
    {"log":"meeting/2026-11","seal":{…}}
    {"drafts":[…]}

Written from docs/formats.md: "A journal", "The vault", "A seal", "Drafts". What is damaged, missing, or was not sealed by the data
key is named on the standard error and left out. Exit code 0 if there was nothing of that kind, 2 for a wrong key or
folder, 3 if there was.

    1  Cipher    XChaCha20-Poly1305, opening only                                (RFC 8439; draft-irtf-cfrg-xchacha)
    2  Sums      lines and small files with their checksums
    3  Key       the recovery key as typed, the vault, the data key              ("The vault")
    4  Journal   the entries of a log out of its segments                        ("A journal")
    5  Command   every log, seal and the drafts
"""

import base64
import getpass
import hashlib
import json
import os
import re
import struct
import sys


class Refused(Exception):
    """Why nothing can be read at all."""


# 1  Cipher
# ---------------------------------------------------------------------------------------------------------------------

WORD = 0xFFFFFFFF
CONSTANTS = struct.unpack("<4I", b"expand 32-byte k")
COLUMNS = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)]
DIAGONALS = [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]


def stirred(state):
    """The twenty rounds, in ten pairs of columns and diagonals."""
    x = list(state)
    for _ in range(10):
        for a, b, c, d in COLUMNS + DIAGONALS:
            for one, other, mixed, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                x[one] = (x[one] + x[other]) & WORD
                mix = x[mixed] ^ x[one]
                x[mixed] = (mix << turn | mix >> (32 - turn)) & WORD
    return x


def block(key, counter, nonce):
    """64 bytes of the key stream; the nonce has twelve bytes."""
    state = CONSTANTS + struct.unpack("<8I", key) + (counter,) + struct.unpack("<3I", nonce)
    return struct.pack("<16I", *((old + new) & WORD for old, new in zip(state, stirred(state))))


def key_for(key, nonce):
    """The key that the first sixteen bytes of a long nonce make of a key."""
    x = stirred(CONSTANTS + struct.unpack("<8I", key) + struct.unpack("<4I", nonce))
    return struct.pack("<8I", *x[:4], *x[12:])


def tag(key, message):
    """Poly1305."""
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    sum_ = 0
    for at in range(0, len(message), 16):
        sum_ = (sum_ + int.from_bytes(message[at : at + 16] + b"\1", "little")) * r % ((1 << 130) - 5)
    return ((sum_ + int.from_bytes(key[16:], "little")) & ((1 << 128) - 1)).to_bytes(16, "little")


def padded(data):
    return data + bytes(-len(data) % 16)


def unsealed(key, nonce, sealed, bound):
    """The bytes that were sealed under key and nonce and bound to a text; None if anything is not as it was."""
    if len(key) != 32 or len(nonce) != 24 or len(sealed) < 16:
        return None
    inner, short = key_for(key, nonce[:16]), bytes(4) + nonce[16:]
    text, found = sealed[:-16], sealed[-16:]
    bound = bound.encode("ascii")
    lengths = struct.pack("<QQ", len(bound), len(text))
    if tag(block(inner, 0, short)[:32], padded(bound) + padded(text) + lengths) != found:
        return None
    stream = b"".join(block(inner, 1 + at, short) for at in range((len(text) + 63) // 64))
    return bytes(one ^ other for one, other in zip(text, stream))


def decoded(text, length=None):
    """Bytes in Base64 with padding, exactly so many if that is said; None if it is something else."""
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, TypeError):
        return None
    return data if base64.b64encode(data) == text.encode() and length in (None, len(data)) else None


def opened(key, text, bound):
    """The text that stands sealed, its nonce before it, in Base64; None if it does not open."""
    data = decoded(text)
    plain = data and unsealed(key, data[:24], data[24:], f"binhxet.sealed/1 {bound}")
    return plain if plain is None else plain.decode("utf-8", "replace")


# 2  Sums
# ---------------------------------------------------------------------------------------------------------------------


def sum_of(data):
    return hashlib.sha256(data).hexdigest()[:16]


def line_body(line):
    """A line before its checksum, and the checksum; None if it is not sound."""
    found = re.fullmatch(rb'(.*),"sum":"([0-9a-f]{16})"\}', line, re.DOTALL)
    if found is None or sum_of(found[1]) != found[2].decode():
        return None
    try:
        return found[1].decode("utf-8"), found[2].decode()
    except UnicodeDecodeError:
        return None


def version(body, kind):
    """The version of a format that a line begins with; None if it is no such line."""
    found = re.match(rf'\{{"format":"binhxet\.{kind}/([0-9]{{1,9}})"', body)
    if found and int(found[1]) > 1:
        raise Refused(f"a newer version of the program wrote this ({kind}/{found[1]})")
    return int(found[1]) if found else None


def content(path):
    """The bytes of a file; None if there is none."""
    if not os.path.isfile(path):
        return None
    with open(path, "rb") as file:
        return file.read()


def told(what):
    """Names something that is not in order."""
    print(what, file=sys.stderr)
    told.count += 1


told.count = 0


# 3  Key
# ---------------------------------------------------------------------------------------------------------------------

TABLE = [
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
]  # fmt: skip


def typed(text):
    """The 48 digits of a recovery key, spaces and hyphens left out."""
    digits = re.sub(r"[ \-\n]", "", text)
    if re.fullmatch("[0-9]{48}", digits) is None:
        raise Refused("a recovery key is eight groups of six digits")
    for number in range(1, 9):
        row, group = number, digits[6 * number - 6 : 6 * number]
        for digit in group[:5]:
            row = int(TABLE[row][int(digit)])
        if row != int(group[5]):
            raise Refused(f"group {number} of the recovery key is mistyped")
    return digits


def vault(folder):
    """The vault: of the copies that are sound the one with the higher edition. None if there are no files of one."""
    files = [content(os.path.join(folder, name)) for name in ("vault.json", "vault.copy.json")]
    bodies = [line_body(file[:-1]) for file in files if file and file.endswith(b"\n")]
    sound = [json.loads(body + "}") for body, _ in filter(None, bodies) if version(body, "vault")]
    if sound:
        return max(sound, key=lambda copy: copy["edition"])
    if any(file is not None for file in files):
        raise Refused("both copies of the vault are damaged: no key opens the data")
    return None


def data_key(wrapped, digits):
    """The key of the data, by the recovery key."""
    salt = decoded(wrapped["salt"], 16) or b""
    own = hashlib.sha256(b"binhxet.recovery/1\n" + salt + digits.encode()).digest()
    nonce, sealed = decoded(wrapped["nonce"], 24) or b"", decoded(wrapped["key"], 48) or b""
    key = unsealed(own, nonce, sealed, "binhxet.vault/1 recovery")
    if key is None:
        raise Refused("this is not the recovery key of the data")
    return key


# 4  Journal
# ---------------------------------------------------------------------------------------------------------------------

NUMBER = "(0|[1-9][0-9]{0,19})"
HEAD = re.compile(
    rf'\{{"format":"binhxet\.journal/1","log":"([a-z0-9/-]+)","after":\{{"seq":{NUMBER},"sum":"([0-9a-f]{{16}})"\}}'
)
ENTRY = re.compile(
    rf'\{{"seq":{NUMBER},"batch":\[{NUMBER},{NUMBER}\],("entry":(?P<entry>.*)|"sealed":"(?P<sealed>[^"\\]*)")', re.DOTALL
)


def segments(folder):
    """The segments of a log in the order of their numbers."""
    found = {}
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        number = re.fullmatch(r"journal(?:\.([1-9][0-9]*))?\.jsonl", name)
        if number and number[1] != "1":
            found[int(number[1] or 1)] = os.path.join(folder, name)
    return [found[number] for number in sorted(found)]


def entries(folder, log):
    """The lines that count: for each its number, its batch and the match of its spelling."""
    kept = []
    for path in segments(folder):
        first, *lines = content(path).split(b"\n")[:-1] or [b""]
        body = line_body(first)
        head = body and version(body[0], "journal") and HEAD.fullmatch(body[0])
        if head and head[1] != log:
            told(f"{path}: belongs to another log")
            continue
        if head:
            seq, sum_ = int(head[2]), head[3]
            kept = [line for line in kept if line[0] < seq or line[0] == seq and line[2] == sum_]
        else:
            told(f"{path}: its first line is damaged")
        for number, line in enumerate(lines, 2):
            body = line_body(line)
            match = body and ENTRY.fullmatch(body[0])
            if match is None:
                told(f"{path}, line {number}: damaged")
                continue
            seq, index, of = int(match[1]), int(match[2]), int(match[3])
            if not head:
                kept, head = [line for line in kept if line[0] < seq], True
            if 1 <= index <= min(of, seq) and (not kept or kept[-1][0] < seq):
                kept.append((seq, (index, of), body[1], match))
    return whole(kept, log)


def whole(kept, log):
    """What has no gaps, in whole batches."""
    without_gaps = [line for number, line in enumerate(kept, 1) if line[0] == number]
    last_first = kept[-1][0] - kept[-1][1][0] + 1 if kept else 0
    end = len(without_gaps)
    if without_gaps and without_gaps[-1][1][0] < without_gaps[-1][1][1]:
        end -= without_gaps[-1][1][0]
    # Half a batch at the very end was never confirmed; anything else that is missing is lost.
    if last_first > len(without_gaps) + 1:
        told(f"{log}: entries after number {end} are lost")
    return without_gaps[:end]


# 5  Command
# ---------------------------------------------------------------------------------------------------------------------


def spoken(text):
    """JSON as it stands; anything else as a JSON text."""
    try:
        json.loads(text)
    except ValueError:
        return json.dumps(text, ensure_ascii=False)
    return text


def plain(stored, key, bound):
    """A text that stands as it is, or where there is a key as {"sealed":"…"}; None if it should be sealed and is not."""
    if key is None:
        return stored
    found = re.fullmatch(r'\{"sealed":"([^"\\]*)"\}', stored)
    return found and opened(key, found[1], bound)


def print_log(folder, log, key):
    lines = entries(folder, log)
    for seq, (index, of), _, match in lines:
        entry = match["entry"]
        if key is not None:
            entry = match["sealed"] and opened(key, match["sealed"], f"entry {log} {seq} {index} {of}")
        if entry is None:
            told(f"{log}: entry {seq} was not sealed by the key of the data")
        else:
            print(f'{{"log":"{log}","seq":{seq},"entry":{spoken(entry)}}}')
    print_seal(folder, log, key, len(lines))


def print_seal(folder, log, key, entries_):
    file = content(os.path.join(folder, "seal.json"))
    if file is None:
        return
    body = line_body(file[:-1])
    if body is None or not version(body[0], "seal"):
        return told(f"{log}: its seal is damaged")
    before, _, text = body[0].partition(',"seal":')
    head = json.loads(before + "}")
    if head["log"] != log or head["entries"] != entries_:
        # The log was opened again since.
        return None
    text = plain(text, key, f"seal {log} {entries_}")
    if text is None:
        return told(f"{log}: its seal was not sealed by the key of the data")
    return print(f'{{"log":"{log}","seal":{spoken(text)}}}')


def print_drafts(folder, key):
    file = content(os.path.join(folder, "unit", "drafts"))
    if file is None:
        return
    sum_, _, text = file.partition(b" ")
    if sum_of(text) != sum_.decode("ascii", "replace"):
        return told("the drafts are damaged")
    text = plain(text.decode("utf-8", "replace"), key, "drafts unit")
    if text is None:
        return told("the drafts were not sealed by the key of the data")
    return print(f'{{"drafts":{spoken(text)}}}')


def main(arguments):
    if len(arguments) != 1 or not os.path.isdir(os.path.join(arguments[0], "unit")):
        raise Refused("which folder? It has a folder `unit` in it.\n    python3 read_store.py FOLDER")
    folder = arguments[0]
    for name in ("ready", "placing"):
        if os.path.isdir(os.path.join(folder, name)):
            raise Refused(f"a new state is being put in place ({name}): start the program once, or see docs/formats.md")
    found, key = vault(folder), None
    if found is not None:
        ask = "Recovery key: "
        digits = typed(getpass.getpass(ask) if sys.stdin.isatty() else sys.stdin.readline())
        key = data_key(found["recovery"]["wrapped"], digits)
    print_log(os.path.join(folder, "unit"), "unit", key)
    meetings = os.path.join(folder, "meetings")
    for name in sorted(os.listdir(meetings)) if os.path.isdir(meetings) else []:
        if re.fullmatch("[a-z0-9-]{1,64}", name):
            print_log(os.path.join(meetings, name), f"meeting/{name}", key)
    print_drafts(folder, key)
    return 3 if told.count else 0


if __name__ == "__main__":
    try:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        sys.exit(main(sys.argv[1:]))
    except Refused as why:
        print(why, file=sys.stderr)
        sys.exit(2)
