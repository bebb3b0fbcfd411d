#!/usr/bin/env python3
"""Compares two programs: what they print, how they end, and which files they write.

    tests/compare.py OLD NEW            everything, on all cores
    tests/compare.py OLD NEW --quick    one question in twenty

For a change that must change nothing, or only what is meant: build the program before it, keep it outside the
repository, and name the first difference of each kind (command, stream, output). Ends with 1 if there is any.

Nothing that is asked is listed here, apart from what no program can answer. Commands, options, names and values
are those that both programs offer a shell for completion, on the shipped data and on `tests/fixtures/small`;
to them come the command lines of the transcripts, of the README and of every help, those of
`tests/questions.txt`, and the questions of `tests/answers.txt` on the days on which their answers turn. A question that leaves the output open is asked in
every output and three languages, on a screen at three widths; its variants (days, options, columns, slips)
take these in turn, two at a time.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import signal
import sys
import tempfile
from collections import Counter
from itertools import chain, count, product
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SMALL = "tests/fixtures/small"
COMPLETE = "NATO_PARTNERS_COMPLETE"
DATA = "NATO_PARTNERS_DATA"
SECONDS = 60

LANGUAGES = ("en", "de", "fr")
WIDTHS = ("40", "80", "140")
SCREEN = ("table", "list")  # the outputs that look at the width
# What an answer is written as and where it goes: asked in turn with every question, not as options of one.
HOW = {"--output", "--lang", "--width", "--data", "--out-file", "--columns", "--sort", "--help"}
# Values that completion leaves open, by the name that the help gives them.
VALUES = {"N": ("0", "3", "60"), "YEAR": ("1949", "1999", "2016"), "WORDS": ("partnership", "suspended", "council")}
HOSTILE = [
    *("", " ", "-", "--", "---", "=", "'", '"', "\\", "`", "$HOME", "*", "%s%n", "{}", "[", ",", ":", "=1+1", "@x"),
    *("\x1b[31mred", "a\nb", "a\tb", "\x7f", "\u202eabc", "\u200bmd", "\ufeffmd", "e\u0301", "\ufb01", "\u0130stanbul"),
    *("STRA\u00dfE", "\U0001f600", "\udcff\udcfe", "x" * 300, "9" * 30, "-1", "0", "99999", "0000", "2016-13-40"),
    *("2016-02-30", "1995-2-8", "unknown", "no/such/place", "md,eapc", "md md", "korea", "CS", "c", "the", "format:"),
    *("country:zz", "source:no-such", "meeting:2010", "cow:0", "gw:x", "--no-such-option", "-o", "-ojson"),
]
ENVIRONMENTS = [
    {"CLICOLOR_FORCE": "1"},
    {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"},
    {"CLICOLOR_FORCE": "1", "TERM": "dumb"},
    {"COLUMNS": "60"},
    {"LANG": "de_DE.UTF-8", "LC_ALL": "C"},
    {DATA: ""},
    {DATA: "no/such/place"},
    {COMPLETE: "no-such-shell"},
]


class Question(NamedTuple):
    words: tuple
    environment: tuple = ()
    stdin: str = "/dev/null"

    def typed(self):
        set_to = [f"{name}={shlex.quote(value)}" for name, value in self.environment]
        words = [repr(word) if re.search(r"[^ -~]", word) else shlex.quote(word) for word in self.words]
        return " ".join([*set_to, "nato-partners", *words]) + (f" <{self.stdin}" if self.stdin != "/dev/null" else "")

    def kind(self):
        """Names the command and the output that are asked for."""
        if dict(self.environment).get(COMPLETE):
            return "completing", dict(self.environment)[COMPLETE]
        known = self.words and self.words[0] in COMMANDS
        output = re.search(r"(?:^|\0)(?:-o|--output[\0=])\0?([a-z-]+)(?:\0|$)", "\0".join(self.words))
        return self.words[0] if known else "(no command)", output[1] if output else "as usual"


# ---- Running ----


class Ended(NamedTuple):
    exit: int
    stdout: bytes
    stderr: bytes
    files: dict


class Folder:
    """A folder of its own, from which the repository can be read; every file that is written there is noticed."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix="compare-")
        os.chdir(self.path)
        self.streams = [tempfile.TemporaryFile() for _ in range(2)]

    def show_repository(self):
        for entry in ROOT.iterdir():
            if entry.name not in (".git", "target"):
                os.symlink(entry, entry.name)
        self.known = set(os.listdir())
        return self

    def run(self, program, question):
        actions = [(os.POSIX_SPAWN_OPEN, 0, question.stdin, os.O_RDONLY, 0)]
        for place, stream in enumerate(self.streams, 1):
            os.lseek(stream.fileno(), 0, os.SEEK_SET)
            os.ftruncate(stream.fileno(), 0)
            actions.append((os.POSIX_SPAWN_DUP2, stream.fileno(), place))
        words = ["nato-partners", *question.words]
        child = os.posix_spawn(program, words, dict(question.environment), file_actions=actions)
        signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
        signal.alarm(SECONDS)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        signal.alarm(0)
        out, err = (os.pread(stream.fileno(), os.fstat(stream.fileno()).st_size, 0) for stream in self.streams)
        return Ended(status, out, err, self.taken())

    def taken(self):
        """Returns the files that were written, and takes them away."""
        files = {}
        for name in set(os.listdir()) - getattr(self, "known", set()):
            if os.path.isdir(name):
                files |= {str(path): path.read_bytes() for path in Path(name).rglob("*") if path.is_file()}
                shutil.rmtree(name)
            else:
                files[name] = Path(name).read_bytes()
                os.remove(name)
        return files


def differences(old, new):
    """Yields each stream in which two endings differ, and what it holds in both."""
    if old.exit != new.exit:
        # Whatever else differs follows from it.
        yield "exit", *(b"%d %s" % (it.exit, it.stderr.split(b"\n")[0]) for it in (old, new))
        return
    for stream in ("stdout", "stderr"):
        pair = getattr(old, stream), getattr(new, stream)
        if pair[0] != pair[1]:
            yield stream, *pair
    for name in sorted(old.files.keys() | new.files.keys()):
        pair = old.files.get(name), new.files.get(name)
        if pair[0] != pair[1]:
            yield f"file {name}", *pair


def first_line(old, new):
    """Shows the first line in which two texts differ, from a little before where they do."""
    lines = [(text or b"").decode(errors="backslashreplace").split("\n") for text in (old, new)]
    if None in (old, new):
        return [f"{mark} {'no such file' if text is None else f'{len(text)} bytes'}" for mark, text in (("-", old), ("+", new))]
    height = max(map(len, lines))
    for text in lines:
        text.extend([None] * (height - len(text)))
    place, pair = next((place, pair) for place, pair in enumerate(zip(*lines), 1) if pair[0] != pair[1])
    same = len(os.path.commonprefix([line or "" for line in pair]))
    begin = max(0, same - 60)
    shown = ["(no such line)" if line is None else line[begin:][:180] for line in pair]
    where = f"line {place}" + (f", from character {begin + 1} on" if begin else "")
    return [where, *(f"{mark} {text!r}" for mark, text in zip("-+", shown))]


def begin_worker(old, new):
    global programs, folder
    programs, folder = (old, new), Folder().show_repository()


def compare(question):
    ended = [folder.run(program, question) for program in programs]
    return [(stream, first_line(old, new)) for stream, old, new in differences(*ended)]


def end_worker(_):
    shutil.rmtree(folder.path, ignore_errors=True)


# ---- Questions ----


class Asker:
    """Asks both programs what there is to ask, so that what only one of them knows is asked too."""

    def __init__(self, programs, data):
        self.programs = programs
        self.environment = {DATA: str(ROOT / data)} if data else {}
        self.folder = Folder()

    def ask(self, *words, **environment):
        environment = tuple({**self.environment, **environment}.items())
        return [self.folder.run(program, Question(words, environment)) for program in self.programs]

    def united(self, lists):
        return list(dict.fromkeys(chain.from_iterable(lists)))

    def texts(self, *words):
        return [ended.stdout.decode() for ended in self.ask(*words)]

    def offered(self, *words):
        """Returns the words that complete a line, and what each of them is called."""
        ended = self.ask("--", "nato-partners", *words, **{COMPLETE: "fish"})
        pairs = self.united(it.stdout.decode().splitlines() for it in ended)
        pairs = [(*pair.split("\t"), "")[:2] for pair in pairs]
        return {word: called for word, called in pairs if word and not word.startswith(("-", "."))}

    def days(self):
        """Returns a few of the days on which something changed, and a meeting."""
        days = set()
        for ended in self.ask("changes", "--from", "0001-01-01", "-o", "json"):
            days |= {row["date"] for row in json.loads(ended.stdout or "[]") if len(row["date"] or "") == 10}
        days = sorted(days)
        return [*days[:: max(1, len(days) // 5)], *list(self.offered("show", "--on", "20"))[:1], "2004", "today"]

    def columns(self, *words):
        listed = r"tip: the columns are (.*)"
        refused = [ended.stderr.decode() for ended in self.ask(*words, "--columns", "no_such_column")]
        found = [re.search(listed, text) for text in refused]
        return self.united(it[1].split(", ") for it in found if it)


def slips(name):
    """Yields a name as it is mistyped: a letter too few, two swapped, one twice, other capitals."""
    half = len(name) // 2
    yield name[:half] + name[half + 1 :]
    yield name[:half] + name[half : half + 2][::-1] + name[half + 2 :]
    yield name[:half] + name[half : half + 1] + name[half:]
    yield name.swapcase()


def some(names, number=5):
    names = list(names)
    return names[:: max(1, len(names) // number)]


class Questions:
    """All questions, each once."""

    def __init__(self, programs):
        self.programs = programs
        self.all = {}
        self.turn = count()
        self.ways = {}

    def add(self, *words, stdin="/dev/null", **environment):
        self.all.setdefault(Question(words, tuple(environment.items()), stdin))

    def in_all_ways(self, *words, **environment):
        """Asks in every output and language, on a screen at three widths."""
        for way in [(), *self.ways.get(words[0], ())]:
            self.add(*words, *way, **environment)

    def once(self, *words, **environment):
        """Asks in one of these ways, the next question in the next."""
        ways = self.ways.get(words[0]) or [()]
        self.add(*words, *ways[next(self.turn) % len(ways)], **environment)

    def in_turn(self, *words, **environment):
        """Asks in two of these ways."""
        self.once(*words, **environment)
        self.once(*words, **environment)

    def derive(self, data=None):
        asker = Asker(self.programs, data)
        environment = {DATA: data} if data else {}
        days = asker.days()
        for command in COMMANDS:
            self.of_command(asker, environment, command, days)
        shutil.rmtree(asker.folder.path)

    def of_command(self, asker, environment, command, days):
        helps = asker.texts(command, "--help")
        found = [re.findall(r"^ +(?:-\w, )?(--[\w-]+)(?: <(.+?)>)?", help, re.M) for help in helps]
        options = asker.united(found)
        flags = {flag for flag, _ in options}
        usage = " ".join(re.findall(r"^Usage: nato-partners \S+ ?(.*)$", "\n".join(helps), re.M))
        required = re.findall(r"(?<!\[)(--[\w-]+) <DATE>", usage)
        base = (command, *chain.from_iterable((flag, "1990") for flag in dict.fromkeys(required)))
        outputs = list(asker.offered(*base, "-o", "")) if "--output" in flags else []
        languages = [("--lang", it) for it in LANGUAGES] if "--lang" in flags else [()]
        self.ways[command] = self.ways_of(outputs, languages)

        positional = re.search(r"(\[|<)([A-Z]+)[\]>](\.\.\.)?\s*$", usage)
        names = asker.offered(*base, "") if positional else {}
        names = names or dict.fromkeys(VALUES.get(positional[2], ()) if positional else (), "")
        for text in helps:
            for example in re.findall(r"^  (nato-partners .*)$", text, re.M):
                self.line(example, environment)
        for line in ([command, "--help"], [command, "-h"], ["help", command]):
            self.add(*line, **environment)

        # The subjects, as they are and as they may be typed; what is in no format answers alike.
        alone = [base] if not positional or positional[1] == "[" else []
        rich = [name for name in names if not self.is_outside(asker, name)]
        subjects = alone + [(*base, name) for name in rich]
        for subject in subjects:
            self.in_all_ways(*subject, **environment)
        for name, called in names.items():
            self.in_turn(*base, name, **environment)
            for typed in [called, *slips(name), *slips(called)]:
                self.once(*base, typed, **environment)
            self.once(*base, *called.split(), **environment)
        if positional and positional[3]:
            for pair in zip(names, list(names)[1:]):
                self.in_turn(*base, *pair, **environment)
            for group in (rich, [name for name in rich if name.islower()], [name for name in rich if name.isupper()]):
                for name in group[1:]:
                    self.in_turn(*base, group[0], name, **environment)
                self.in_all_ways(*base, *group[:6], **environment)

        typical = alone + [(*base, name) for name in some(rich)] or [base]
        for subject in subjects if "--on" in flags else ():
            for day in days:
                self.in_turn(*subject, "--on", day, **environment)
        for flag, value in options:
            if flag in HOW:
                continue
            values = asker.offered(*base, flag, "") if value else {}
            given = [(flag, it) for it in values or VALUES.get(value, ())] if value else [(flag,)]
            for subject, option in product(typical, given):
                self.in_turn(*subject, *option, **environment)
            for pair in zip(given, given[1:]) if "may repeat" in helps[-1] else ():
                self.in_turn(*typical[0], *chain(*pair), **environment)
        switches = [flag for flag, value in options if not value and flag not in HOW]
        for pair in product(switches, switches):
            self.in_turn(*typical[0], *pair, **environment)
        if "--columns" in flags:
            for subject in subjects:
                self.add(*subject, "--columns", ",".join(asker.columns(*subject)), "-o", "json", **environment)
            for subject in typical:
                for column in asker.columns(*subject):
                    self.in_turn(*subject, "--sort", column, **environment)
                    self.in_turn(*subject, "--sort", f"-{column}", "--columns", column, **environment)
        self.hindered(base, typical, options, environment)
        self.completed(command, names, environment)

    def ways_of(self, outputs, languages):
        ways = []
        for place, (language, output) in enumerate(product(languages, outputs)):
            widths = WIDTHS if output in SCREEN else [WIDTHS[place % len(WIDTHS)]]
            ways += [(*language, "-o", output, "--width", width) for width in widths]
        if outputs:
            return ways + [(*languages[0], "--width", "80", "--color", "always"), ("--width", "80", "--ascii")]
        return [language for language in languages if language]

    def is_outside(self, asker, name):
        """Tells whether a name is a country's that is in no format."""
        if not hasattr(asker, "outside"):
            told = asker.texts("countries", "--in-none", "-o", "json")
            rows = chain.from_iterable(json.loads(text or "[]") for text in told)
            asker.outside = {row["country"] for row in rows if not row.get("date")}
        return name in asker.outside

    def hindered(self, base, typical, options, environment):
        """Asks what cannot be answered, and in places where it is hard to."""
        for word in HOSTILE:
            self.add(*base, word, **environment)
            for flag, value in options:
                if value and flag != "--out-file":
                    self.add(*typical[-1], flag, word, **environment)
        if environment:
            return
        for subject in typical[:1]:
            for other in ENVIRONMENTS:
                self.add(*subject, **other)
            self.add(*subject, "--out-file", "answer.txt")
            self.add(*subject, "--data", "-", stdin=str(ROOT / "tests/fixtures/sound.yaml"))
        for fixture in FIXTURES:
            option = [] if base[0] == "check" else ["--data"]
            self.add(*typical[-1], *option, fixture)

    def completed(self, command, names, environment):
        """Asks what words may become, as each shell asks."""
        begun = {name[:length] for name in some(names, 40) for length in (1, 2, 3, 6)}
        begun |= {called[:5].lower() for called in some(names.values(), 40)}
        lines = [(command, word) for word in ["", "-", "--", *sorted(begun)]] + [(command, "--on", "w"), (command[:2],)]
        for shell, line in product(SHELLS, lines):
            asked = {"_CLAP_COMPLETE_INDEX": str(len(line)), "_CLAP_IFS": "\n", COMPLETE: shell}
            self.add("--", "nato-partners", *line, **environment, **asked)

    def line(self, line, environment):
        """Asks what a line says that somebody wrote down: as it is and, if it leaves that open, in every output."""
        try:
            words = shlex.split(line, comments=True)
        except ValueError:
            return
        given = [words.pop(0).partition("=")[::2] for _ in words[:] if re.match(r"[A-Z_]+=", words[0])]
        if words[:1] != ["nato-partners"] or re.search(r"[|<>]", line):
            return
        environment = {**environment, **dict(given)}
        self.add(*words[1:], **environment)
        if len(words) > 1 and not {"-o", "--output", "--lang", "--width"} & set(words):
            self.in_all_ways(*words[1:], **environment)

    def written_down(self):
        """Asks what is asked in transcripts, in the README, in `questions.txt` and in `answers.txt`."""
        for file in sorted(ROOT.glob("tests/commands/*.md")):
            for line in re.findall(r"^\$ (.*)$", file.read_text(), re.M):
                self.line(line, {DATA: SMALL})
                self.line(line, {})
        for line in re.findall(r"^(?:\$ )?(nato-partners .*)$", (ROOT / "README.md").read_text(), re.M):
            self.line(line, {})
        for line in re.findall(r"^[a-z].*", (ROOT / "tests/questions.txt").read_text(), re.M):
            self.line(f"nato-partners {line}", {})
        for line in re.findall(r"^\S.*", (ROOT / "tests/answers.txt").read_text(), re.M):
            subject, _, turns = line.partition(" | ")
            words = re.sub(r" in (\d{4})$", r" --on \1", subject).split()
            self.in_turn(*words)
            for day in re.findall(r"(\d{4}-\d\d-\d\d):\d", turns):
                self.in_turn(*(words[:-2] if words[-2:-1] == ["--on"] else words), "--on", day)

    def exported(self):
        for data in ({}, {DATA: SMALL}):
            self.add("export", "exported", **data)
            for language in LANGUAGES:
                self.add("page", "page.html", "--lang", language, **data)
        for words in ((), ("--version",), ("-V",), ("--help",), ("help",), *((word,) for word in HOSTILE)):
            self.add(*words)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD", type=os.path.abspath)
    parser.add_argument("new", metavar="NEW", type=os.path.abspath)
    parser.add_argument("--quick", action="store_true", help="ask one question in twenty")
    arguments = parser.parse_args()
    programs = arguments.old, arguments.new

    global COMMANDS, FIXTURES, SHELLS
    fixtures = ROOT / "tests/fixtures"
    FIXTURES = [str(path.relative_to(ROOT)) for path in sorted(fixtures.rglob("*.yaml")) if "small" not in path.parts]
    FIXTURES += [SMALL, "no/such/place", "Cargo.toml", "src"]
    asker = Asker(programs, None)
    COMMANDS = list(asker.offered(""))
    SHELLS = list(asker.offered("completions", ""))
    shutil.rmtree(asker.folder.path)
    questions = Questions(programs)
    questions.derive()
    questions.derive(SMALL)
    questions.written_down()
    questions.exported()
    asked = list(questions.all)[:: 20 if arguments.quick else 1]

    numbers, first, of = Counter(), {}, Counter()
    workers = os.cpu_count() or 1
    with Pool(workers, begin_worker, programs) as pool:
        for question, found in zip(asked, pool.imap(compare, asked, chunksize=50)):
            command, output = question.kind()
            of[command, output] += 1
            for stream, shown in found:
                kind = command, stream, output
                numbers[kind] += 1
                first.setdefault(kind, (question, shown))
        pool.map(end_worker, range(workers), chunksize=1)

    for (command, stream, output), (question, shown) in sorted(first.items()):
        number = numbers[command, stream, output]
        print(f"{command} · {stream} · {output}: {number} of {of[command, output]}, the first:")
        print("\n".join([f"  $ {question.typed()}", *(f"  {line}" for line in shown)]))
    commands = Counter()
    for (command, _), number in of.items():
        commands[command] += number
    print(", ".join(f"{command} {number}" for command, number in sorted(commands.items())))
    print(f"{len(asked)} questions, {sum(numbers.values())} differences of {len(numbers)} kinds")
    sys.exit(1 if numbers else 0)


if __name__ == "__main__":
    main()
