"""Has two readers of Markdown, GitHub's own and markdown-it, read hostile texts back."""

import itertools
import json
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

program, folder = sys.argv[1], Path(sys.argv[2])

READERS = {
    "cmark-gfm": lambda text: cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES),
    "markdown-it": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
}

# What our own Markdown is made of, and the address that is one.
TAGS = {"h1", "h2", "p", "ul", "li", "strong", "br", "a", "table", "thead", "tbody", "tr", "th", "td"}
ADDRESS = "https://example.org/"

WRITTEN = r"""
![a](https://a.b/c.png)|[a](b)|[a]: /b|[a][b]|[^1]|[^1]: a|[ ] a|[x] a|![a]|a!b|_a_|__a__|a_b_c|a _b_ c|(_a_)|_a_b|a__b__c|~a~|~~a~~|~~~|~~~ a
*a*|**a**|***|* a|* * *|___|_ _ _|`a`|``` a|&amp;|&#35;|&#x41;|&copy|R&D|R&D; R&D|<b>a</b>|<!-- a|<https://a.b>|<a@b.c>|a < b > c|www.a.com|(www.a.com)
see WWW.a.com|http://a.com|https://a.com/b_c?d=~e&amp;f|ftp://a.com|javascript://a|mailto:me|# a|## a ##|a #|a ##|#|C#|#1|> a|>a|1. a|1) a|12. a|1.|1.5
1990|0) a #|a\|a\\|\*a\*|\|a\.b|a   b|a\tb|$a$|:a:|a: b|a -- b|... a|/a/|"a"|'a'|{a}|(a)|^a^|==a==|a||b||\||a\||b|![|](|]|[]|()[]|[[a]]|a](b|<a|a>
setext ===|--- a|a ---|a  |é_a_|a_é_|日_本_|x*y*z|x**y**z|`|``|a``b`c|<br>|a<br>b|</td>|<td>|--|a|:--|::|&|&;|&a|;&#;
""".replace("||", "\0")
SIGNS = "\\`*_{}[]()#+-.!|<>~&;:/@='\"1 aé"


def texts():
    written = (text.replace("\0", "|") for line in WRITTEN.strip().splitlines() for text in line.split("|"))
    pairs = ("".join(signs) for signs in itertools.product(SIGNS, repeat=2))
    around = (f"{one}a{other} b{one}c{other}" for one, other in itertools.product(SIGNS, repeat=2))
    every = dict.fromkeys(text.strip() for text in itertools.chain(written, pairs, around))
    # The data hold no text that begins like a formula.
    return [text for text in every if text and text[0] not in "=+-@"]


class Blocks(HTMLParser):
    """The text of each block, and the tags and links in it."""

    def __init__(self, html):
        super().__init__()
        self.open, self.blocks, self.tags, self.links = [[]], [], set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.links.update(value for name, value in attributes if name in ("href", "src"))
        if tag == "br":
            self.open[-1].append("\n")
        elif tag in ("h1", "h2", "p", "li", "th", "td"):
            self.open.append([])

    def handle_endtag(self, tag):
        if tag in ("h1", "h2", "p", "li", "th", "td"):
            self.blocks.append("".join(self.open.pop()).strip())

    def handle_data(self, text):
        self.open[-1].append(text)


def ask(*words):
    line = [program, *words, "--data", str(folder)]
    return subprocess.run(line, capture_output=True, text=True, check=True).stdout


def check(question, expected):
    """Asserts that each reader finds the texts, and nothing that was not meant."""
    markdown = ask(*question.split(), "-o", "markdown")
    for name, read in READERS.items():
        read = Blocks(read(markdown))
        blocks = set(read.blocks)
        lost = [text for text in expected if text not in blocks]
        assert not lost, (question, name, lost[:20])
        assert read.tags <= TAGS, (question, name, read.tags - TAGS)
        # GitHub makes links of addresses of mail whatever stands before the sign; a cell may be an address whole.
        links = {link for link in read.links if not link.startswith((ADDRESS, "mailto:")) and link not in hostile}
        assert not links, (question, name, links)


hostile = texts()
shutil.copytree("tests/fixtures/small", folder)
ids = [f"text-{number}" for number in range(len(hostile))]
with (folder / "sources.yaml").open("a") as sources:
    for id, text in zip(ids, hostile):
        quoted = json.dumps(text, ensure_ascii=False)
        sources.write(f'  - id: "{id}"\n    title: {quoted}\n    publisher: {quoted}\n    quality: "primary"\n')
circle = folder / "formats/circle.yaml"
events = ""
for start in range(0, len(ids), 900):  # a list within a record has at most 1,000 entries
    cited = "".join(f'      - "{id}"\n' for id in ids[start : start + 900])
    events += f'  - date: "1990-06-01"\n    what: "Cited from {start} on."\n    sources:\n{cited}'
circle.write_text(circle.read_text().replace("events:\n", "events:\n" + events, 1))

check("sources circle --columns id,title,publisher", hostile)
check("sources circle", hostile)
check("cite circle", [])
check("show circle", hostile)
for id, text in list(zip(ids, hostile))[:150]:
    check(f"show source:{id}", [text])
print(f"Markdown: {len(hostile)} hostile texts are read back by {' and '.join(READERS)}")
