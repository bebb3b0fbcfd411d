#!/usr/bin/env python3
"""Turns the inputs that fuzzing kept into files, as cargo-fuzz wants them, and back.

    fuzz/corpus.py unpack       fuzz/corpus/TARGET.txt → a file for each line in fuzz/corpus/TARGET/
    fuzz/corpus.py pack         and back, the shortest input first; before it, `cargo +nightly fuzz cmin TARGET`

A line is an input, with a backslash before what is no letter: `\\n`, `\\\\`, `\\xFF`. `tests/suite/corpus.rs` reads them.
"""

import hashlib
import re
import sys
from pathlib import Path

CORPUS = Path(__file__).resolve().parent / "corpus"


def escaped(data):
    short = {0x0A: "\\n", 0x5C: "\\\\"}
    return "".join(short.get(byte) or (chr(byte) if 0x20 <= byte < 0x7F else f"\\x{byte:02X}") for byte in data)


def unescaped(line):
    found = re.sub(r"\\(n|\\|x..)", lambda it: {"n": "\n", "\\": "\\"}.get(it[1]) or chr(int(it[1][1:], 16)), line)
    return found.encode("latin-1")


def unpack():
    for file in CORPUS.glob("*.txt"):
        folder = CORPUS / file.stem
        folder.mkdir(exist_ok=True)
        for line in file.read_text().split("\n")[:-1]:
            data = unescaped(line)
            (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


def pack():
    for folder in (it for it in CORPUS.iterdir() if it.is_dir()):
        inputs = {file.read_bytes() for file in folder.iterdir()}
        lines = [escaped(data) + "\n" for data in sorted(inputs, key=lambda data: (len(data), data))]
        folder.with_suffix(".txt").write_text("".join(lines))


if __name__ == "__main__":
    {"unpack": unpack, "pack": pack}[sys.argv[1]]()
