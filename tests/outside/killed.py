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


def kill_at_calls():
    """Has the system kill exports at the calls by which they write, also where places are changed in steps."""
    count = dict.fromkeys(["killed", "mixed", "refused", "left by the next"], 0)
    folder, kept, whole = scratch / "calls", scratch / "calls-kept", scratch / "calls-new"
    place = folder / "place"
    assert quietly(["export", kept, "--data", SMALL]) == quietly(["export", whole]) == 0
    old, new = content(kept), content(whole)
    in_steps = ["-e", "inject=renameat2:error=EINVAL"]
    calls = [(call, when, []) for call in ("mkdir", "fsync", "rename", "unlink", "unlinkat", "rmdir") for when in range(1, 80, 7)]
    calls += [("renameat2", 1, []), *(("rename", when, in_steps) for when in (1, 2, 3)), ("unlink", 5, in_steps)]
    for call, when, more in calls:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copytree(kept, place)
        strace = ["strace", "-o", "/dev/null", *more, "-e", f"inject={call}:signal=KILL:when={when}"]
        if subprocess.run([*strace, program, "export", place], capture_output=True).returncode != -signal.SIGKILL:
            continue
        count["killed"] += 1
        # Between the first two steps there is no folder, and both are beside it.
        left = content(place)
        count["mixed"] += without_temporary(left) not in ((old, new, None) if more else (old, new))
        count["refused"] += quietly(["export", place]) != 0 or content(place) != new
        count["left by the next"] += bool(temporary(folder))
    print("export, at its calls: " + ", ".join(f"{key} {number}" for key, number in count.items()))
    return count


if shutil.which("strace"):
    at_calls = kill_at_calls()
else:
    at_calls = {"killed": 0}
    print("SKIPPED: no export was killed at a call, because there is no strace\n         (apt-get install strace)")
of_folder = kill("export", ["export"], Path.mkdir)
of_file = kill("file", ["sources", "-o", "json", "--out-file"], Path.touch)
bad = [of_folder[key] for key in of_folder if key not in ("killed", "temporary after KILL")]
# What KILL leaves of a file is called as anybody might call a file, so that nobody takes it away.
bad += [at_calls[key] for key in at_calls if key != "killed"]
bad += [of_file[key] for key in ("mixed", "temporary", "refused")]
sys.exit(any(bad))
