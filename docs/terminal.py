#!/usr/bin/env python3
"""Draws docs/terminal.svg: what a terminal shows of the program, made of what it really prints.

    docs/terminal.py PROGRAM           draws the picture
    docs/terminal.py PROGRAM --check   tells whether it is still what the program prints
"""

import html
import re
import subprocess
import sys
from pathlib import Path

PICTURE = Path(__file__).with_name("terminal.svg")
QUESTIONS = ["is malta in pfp", "members md", "timeline finland --chart"]
WIDTH = 80
CELL, LINE, MARGIN = 8.4, 19, 16
GROUND, TEXT = "#16191d", "#d8dde3"
# What the codes of the terminal look like.
STYLES = {
    "1": 'font-weight="bold"',
    "2": 'fill="#87919c"',
    "31": 'fill="#f0776c"',
    "32": 'fill="#7ec97f"',
    "35": 'fill="#cf9be8"',
    "36": 'fill="#67c8dc"',
}
CODE = re.compile("\x1b\\[([0-9;]*)m")


def asked(program, question):
    line = [program, *question.split(), "--width", str(WIDTH), "--color", "always"]
    environment = {"PATH": "/usr/bin:/bin"}
    answer = subprocess.run(line, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment)
    return [f"\x1b[2m$\x1b[0m \x1b[1mnato-partners {question}\x1b[0m", *answer.stdout.rstrip("\n").split("\n"), ""]


def drawn(line, y):
    """Returns a line as text of the picture; every run of one look stands where its columns are."""
    column, look, runs = 0, "", []
    for place, part in enumerate(CODE.split(line)):
        if place % 2 == 1:
            look = " ".join(STYLES[code] for code in part.split(";") if code not in ("", "0"))
            continue
        # Runs of blanks are left out, so that a font of another width moves nothing.
        for run in re.finditer(r"\S+(?: \S+)*", part):
            x = MARGIN + CELL * (column + run.start())
            length = CELL * len(run.group())
            runs.append(
                f'<tspan x="{x:.1f}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs"'
                f'{" " + look if look else ""}>{html.escape(run.group(), quote=False)}</tspan>'
            )
        column += len(part)
    return f'<text y="{y}">{"".join(runs)}</text>\n' if runs else ""


def picture(program):
    lines = [line for question in QUESTIONS for line in asked(program, question)][:-1]
    width, height = 2 * MARGIN + CELL * (WIDTH + 8), 2 * MARGIN + LINE * len(lines)
    texts = "".join(drawn(line, MARGIN + LINE * number + 14) for number, line in enumerate(lines))
    asked_for = "; ".join(f"nato-partners {question}" for question in QUESTIONS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}"'
        f' role="img" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace"'
        f' font-size="14" fill="{TEXT}" xml:space="preserve">\n'
        f"<title>A terminal with the answers to: {html.escape(asked_for)}</title>\n"
        f"<!-- Made by docs/terminal.py of what the program prints. -->\n"
        f'<rect width="100%" height="100%" rx="8" fill="{GROUND}"/>\n{texts}</svg>\n'
    )


program = str(Path(sys.argv[1]).resolve())
if sys.argv[2:] == ["--check"]:
    if not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != picture(program):
        sys.exit("docs/terminal.svg is not what the program prints: docs/terminal.py PROGRAM draws it anew")
    print("docs/terminal.svg: what the program prints")
else:
    PICTURE.write_text(picture(program), encoding="utf-8", newline="\n")
