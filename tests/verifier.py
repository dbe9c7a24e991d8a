#!/usr/bin/env python3
"""Verifies a ledger by docs/format.md, with nothing but Python's own library.

usage: verifier.py LEDGER.db [CHECKPOINT.txt ...]    exit status: 0 as it was sealed, 1 not, 2 wrong call
"""

import base64
import datetime
import hashlib
import os
import re
import sqlite3
import sys

RULE = [  # kinds that a duty may read
    "byte label byte", "set set", "word2", "", "word3", "byte set maybe-byte", "byte word2",
    "maybe-byte word3 word6 word9", "byte byte byte", "byte bool bool maybe-number16",
    "byte label word2 word6 word9", "label word9", "byte day", "label", "byte word3", "label",
]
FILED = [  # kinds that are only filed
    "", "word6", "", "byte", "", "maybe-byte", "label", "maybe-byte", "day", "day", "day", "",
    "label bool", "bool", "number16", "", "number16", "label number16 number16", "label number16 number16", "label", "label",
    "number32 word15", "", "number64 word2 word4", "signed",
    "word4", "number16 bool", "number16", "number16", "", "", "word3", "label bool",
    "label", "", "", "label", "word5", "",
    "word4", "bool", "label word2 number64 number32",
    "byte", "label", "byte", "word2", "label byte", "byte",
    "word13",
    "maybe-byte", "number32", "label bool", "label byte",
    "byte set", "label", "label", "label byte",
]
UNMOVING = {4, 5, 17, 18, 19, 23, 25, 31, 32, 38, 39, 40, 41, 45, 48, 49, 50, 51, 54, 55}
DESTROYED = 23
LABEL = re.compile(rb"[A-Za-z0-9._-]{1,32}\Z")


class No(Exception):
    """The first place that is not as it was sealed."""


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def bytes(self, count):
        if self.at + count > len(self.data):
            raise ValueError("too short")
        self.at += count
        return self.data[self.at - count:self.at]

    def byte(self):
        return self.bytes(1)[0]

    def number(self, bits=64):
        value, shift = 0, 0
        while True:
            byte = self.byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                break
        if value >> bits or (byte == 0 and shift > 7):
            raise ValueError("not the shortest writing of a number")
        return value

    def signed(self):
        value = self.number()
        return value >> 1 if value % 2 == 0 else -(value >> 1) - 1

    def word(self, count):
        value = self.number(32)
        if value >= count:
            raise ValueError("no such word")
        return value

    def bool(self):
        value = self.byte()
        if value > 1:
            raise ValueError("neither 0 nor 1")
        return value

    def label(self):
        text = self.bytes(self.number())
        if not LABEL.match(text):
            raise ValueError("not a label")
        return text.decode()

    def field(self, name):
        if name.startswith("maybe-"):
            if self.bool():
                self.field(name[6:])
        elif name.startswith("word"):
            self.word(int(name[4:]))
        elif name.startswith("number"):
            self.number(int(name[6:]))
        elif name == "set":
            for _ in range(4):
                self.number()
        elif name == "day":
            datetime.datetime.strptime(self.bytes(self.number()).decode(), "%Y-%m-%d")
        else:
            getattr(self, name)()


def envelope(data):
    """Case, fact, whether it moves the case's version, and what it says was destroyed."""
    reader = Reader(data)
    if reader.byte() != 1:
        raise ValueError("another version")
    case, fact = reader.label(), reader.label()
    reader.number(32)
    reader.signed()
    reader.word(2)
    reader.signed()
    reader.signed()
    filed, kind = reader.word(2), reader.number(32)
    kinds = FILED if filed else RULE
    if kind >= len(kinds):
        raise ValueError("a kind of a later program")
    destroyed, start = None, reader.at
    if filed and kind == DESTROYED:
        destroyed = (reader.number(), reader.word(2))
        reader.at = start
    for name in kinds[kind].split():
        reader.field(name)
    if reader.at != len(data):
        raise ValueError("too long")
    return case, fact, not (filed and kind in UNMOVING), destroyed


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Tree:
    def __init__(self):
        self.size, self.full = 0, []

    def add(self, leaf):
        width = 1
        while self.full and self.full[-1][0] == width:
            leaf = sha(b"\1", self.full.pop()[1], leaf)
            width *= 2
        self.full.append((width, leaf))
        self.size += 1

    def root(self):
        if not self.full:
            return sha()
        root = self.full[-1][1]
        for _, left in reversed(self.full[:-1]):
            root = sha(b"\1", left, root)
        return root


def checkpoint(text):
    lines = [line.strip() for line in text.strip().splitlines()]
    lines = lines[:lines.index("")] if "" in lines else lines
    _origin, size, root = lines
    if str(int(size)) != size:
        raise ValueError("not a size")
    return int(size), base64.b64decode(root, validate=True)


def verify(path, checkpoints):
    still = "" if os.path.exists(path + "-wal") else "&immutable=1"
    book = sqlite3.connect(f"file:{path}?mode=ro{still}", uri=True, isolation_level=None)
    book.execute("BEGIN")
    if book.execute("PRAGMA application_id").fetchone()[0] != 0x4C656577:
        raise No("the file is not a ledger")
    version = book.execute("PRAGMA user_version").fetchone()[0]
    if version not in (1, 2):
        raise No("the tables have a version that is not known")
    heads = dict(book.execute("SELECT size, root FROM heads"))
    tree, versions, gaps, ordered = Tree(), {}, {}, {}

    def compare():
        if heads.pop(tree.size, tree.root()) != tree.root():
            raise No(f"the tree of {tree.size} entries does not have the root that was kept")
        if any(size == tree.size and root != tree.root() for size, root in checkpoints):
            raise No(f"the first {tree.size} entries are not those of the checkpoint")

    compare()
    hashes = (dict(book.execute("SELECT position, hash FROM letter_hashes")) if version > 1 else {})
    gone = " UNION ALL SELECT position, NULL, NULL, NULL, NULL, leaf, NULL FROM gone" if version > 1 else ""
    rows = book.execute("SELECT e.position, e.case_id, e.fact, e.envelope, e.salt, e.leaf, l.letter FROM entries e"
                        f" LEFT JOIN letters l ON l.position = e.position{gone} ORDER BY 1")
    while True:
        at = tree.size
        try:
            row = rows.fetchone()
            if row is None:
                break
            position, case, fact, data, salt, leaf, letter = row
            if data is None:
                if position != at:
                    raise No(f"position {at} is missing")
                gaps[at] = 1
                tree.add(leaf)
                compare()
                continue
            of_case, of_fact, moves, destroyed = envelope(data)
            if (case, fact) != (of_case, of_fact):
                raise ValueError("it lies under the name of another")
        except (ValueError, TypeError, sqlite3.Error) as why:
            raise No(f"position {at} of the ledger cannot be read: {why}")
        if position != at:
            raise No(f"position {at} is missing")
        if letter is None and at not in hashes:
            raise No(f"the letter of position {at} is gone, and no order says so")
        if letter is None:
            gaps[at] = 0
        elif destroyed and destroyed[0] < at:
            ordered[destroyed[0]] = max(destroyed[1], ordered.get(destroyed[0], 0))
        hash = hashes[at] if letter is None else sha(letter)
        if len(salt) != 16 or sha(b"\0", sha(salt, data), hash) != leaf:
            raise No(f"position {at} is not as it was sealed")
        versions[case] = versions.get(case, 0) + moves
        tree.add(leaf)
        compare()
    size, peaks = book.execute("SELECT size, peaks FROM frontier").fetchone()
    if size > tree.size:
        raise No(f"position {tree.size} is missing")
    if size != tree.size or peaks != b"".join(hash for _, hash in tree.full) or heads:
        raise No(f"the tree of {tree.size} entries does not have the root that was kept")
    for longer, _ in checkpoints:
        if longer > tree.size:
            raise No(f"the first {longer} entries are not those of the checkpoint")
    for at, whole in sorted(gaps.items()):
        if ordered.get(at, -1) < whole:
            raise No(f"position {at} is missing" if whole else
                     f"the letter of position {at} is gone, and no order says so")
    for at, whole in sorted(ordered.items()):
        if gaps.get(at, -1) < whole:
            raise No(f"position {at} was to be destroyed, and is still there")
    sound = book.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if sound != "ok" or dict(book.execute("SELECT case_id, version FROM cases")) != versions:
        raise No("the entries are as they were sealed, but not what is kept beside them")
    return tree.size


def main():
    if len(sys.argv) < 2 or not os.path.isfile(sys.argv[1]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        texts = [checkpoint(open(name, encoding="utf-8").read()) for name in sys.argv[2:]]
    except (OSError, ValueError) as error:
        print(f"no checkpoint: {error}", file=sys.stderr)
        return 2
    try:
        print(f"{verify(sys.argv[1], texts)} entries, as they were sealed")
        return 0
    except (No, sqlite3.Error) as why:
        print(why, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
