"""Kills the program while it writes a folder or a file, and looks at what is left.

    killed.py PROGRAM SCRATCH [RUNS]

Each run starts from nothing, from an empty folder (or file), or from what an earlier run wrote of other data. The
moments are random, yet the same every time; the signals take turns. A run that ends before its signal does not count.
"""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

program, scratch = sys.argv[1], Path(sys.argv[2])
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 300
SMALL = "tests/fixtures/small"
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL]


def content(place):
    """Returns the bytes of a file, or of all files of a folder; nothing for nothing."""
    if place.is_dir():
        return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}
    return place.read_bytes() if place.exists() else None


def without_temporary(found):
    return {name: text for name, text in found.items() if not name.startswith(".")} if isinstance(found, dict) else found


def temporary(folder):
    """Returns the temporary files and folders in a folder."""
    return [path for path in folder.rglob(".*") if path.suffix in (".tmp", ".old")]


def quietly(words):
    return subprocess.run([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode


def clear(place):
    shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)


def kill(what, words, empty):
    """Runs the program with the place to write as its last word, until so many runs were killed."""
    folder = scratch / what
    folder.mkdir()
    place, kept = folder / "place", scratch / f"{what}-kept"
    assert quietly([*words, kept, "--data", SMALL]) == 0
    before = time.perf_counter()
    assert quietly([*words, place]) == 0
    lasts = time.perf_counter() - before
    new, old = content(place), content(kept)
    moments = random.Random(14)
    count = dict.fromkeys(["killed", "mixed", "temporary", "temporary after KILL", "refused", "left by the next"], 0)
    attempt = 0
    while count["killed"] < runs:
        attempt += 1
        for path in folder.iterdir():
            clear(path)
        start = ["nothing", "empty", "old"][attempt % 3]
        if start == "empty":
            empty(place)
        elif start == "old":
            (shutil.copytree if kept.is_dir() else shutil.copy)(kept, place)
        as_before = content(place)
        child = subprocess.Popen([program, *words, place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0, lasts))
        by = SIGNALS[attempt // 3 % len(SIGNALS)]
        child.send_signal(by)
        if child.wait() != -by:
            continue
        count["killed"] += 1
        if without_temporary(content(place)) not in (as_before, new):
            count["mixed"] += 1
        if temporary(folder):
            count["temporary after KILL" if by == signal.SIGKILL else "temporary"] += 1
        if quietly([*words, place]) != 0 or without_temporary(content(place)) != new:
            count["refused"] += 1
        if temporary(folder):
            count["left by the next"] += 1
    print(f"{what}: " + ", ".join(f"{key} {number}" for key, number in count.items()))
    return count


of_folder = kill("export", ["export"], Path.mkdir)
of_file = kill("file", ["sources", "-o", "json", "--out-file"], Path.touch)
bad = [of_folder[key] for key in of_folder if key not in ("killed", "temporary after KILL")]
# What KILL leaves of a file is called as anybody might call a file, so that nobody takes it away.
bad += [of_file[key] for key in ("mixed", "temporary", "refused")]
sys.exit(any(bad))
