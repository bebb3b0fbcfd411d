#!/usr/bin/env python3
"""Writes THIRD-PARTY: what the packages hold beside the program's own code, and under which licences.

    packages/third_party.py           writes the file
    packages/third_party.py --check   tells whether the file is what it would write

It reads `cargo metadata` and the licences that lie in the packages of the registry. Named is what is linked
into a program of one of the `TARGETS`; what only helps to build it (procedural macros, build scripts, tests) is not.
"""

import re
import sys
from pathlib import Path

from linked import HOUSE, linked

FILE = HOUSE / "THIRD-PARTY"
TARGETS = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
]
LICENCE_FILES = re.compile(r"(UN)?LICEN[SC]E|COPYING|NOTICE|COPYRIGHT", re.IGNORECASE)
RULE = "-" * 100
BEGINNING = """\
What the packages of nato-partners hold beside its own code and data. Made by packages/third_party.py: change nothing here.

Every program holds the Rust crates below and Rust's standard library. The standard library is under MIT or Apache-2.0,
with parts under Apache-2.0 with the LLVM exception and others; the toolchain that built the program, which BUILT-WITH
beside the packages names, has all of them in its file COPYRIGHT-library.html.

The programs for Linux are static and also hold parts of
  the GNU C Library, under the LGPL-2.1-or-later, whose text stands at the end of this file. Its source is that of the
  distribution that BUILT-WITH names; with the source of nato-partners and its packages/build.sh anybody may link
  the program with another version of it.
  libgcc, under the GPL-3.0-or-later with the GCC Runtime Library Exception 3.1, which allows this use.
Those for Windows hold Microsoft's C runtime; those for macOS take their C library from the system.

A crate whose licences are a choice (OR) is used here under MIT where that is among them.
"""


def texts(package):
    """Returns the texts of the licences under which a package is used."""
    folder = Path(package["manifest_path"]).parent
    files = sorted(path for path in folder.iterdir() if path.is_file() and LICENCE_FILES.match(path.name))
    choices = re.split(r" OR |/", (package["license"] or "").strip("()"))
    if "MIT" in choices and " AND " not in package["license"]:
        mit = [path for path in files if "MIT" in path.name.upper()]
        others = re.compile("APACHE|UNLICENSE|ZLIB|BSL|BSD|COPYING", re.IGNORECASE)
        files = mit or [path for path in files if not others.search(path.name)] or files
    return ["\n".join(line.rstrip() for line in path.read_text().strip("\n").splitlines()) for path in files]


def written():
    packages = {}
    for target in TARGETS:
        own, of_target = linked(target)
        packages.update(of_target)
    del packages[own["id"]]
    packages = sorted(packages.values(), key=lambda package: (package["name"], package["version"]))
    bearers = {}
    lines = []
    for package in packages:
        called = f"{package['name']} {package['version']}"
        found = texts(package)
        authors = ", ".join(re.sub(" *<.*?>", "", author) for author in package["authors"])
        remark = "" if found else f"; its package holds no text of it; by {authors}"
        lines.append(f"  {called}: {package['license']}{remark}")
        for text in found:
            bearers.setdefault(text, []).append(called)
    parts = [BEGINNING, f"{len(packages)} crates, of which each program holds those for its system:\n", *lines]
    for text, of in bearers.items():
        parts += ["", RULE, "", ", ".join(of) + ":", "", text]
    lesser = (HOUSE / "packages" / "LGPL-2.1").read_text().strip("\n")
    return "\n".join([*parts, "", RULE, "", "The GNU C Library:", "", lesser]) + "\n"


text = written()
if sys.argv[1:] == ["--check"]:
    if not FILE.exists() or FILE.read_text() != text:
        sys.exit("THIRD-PARTY is stale: packages/third_party.py writes it anew")
    print(f"THIRD-PARTY: {re.search('[0-9]+ crates', text)[0]}, as Cargo.lock has them")
elif sys.argv[1:]:
    sys.exit("error: there is no such option\ntip: packages/third_party.py [--check]")
else:
    FILE.write_text(text)
