# Markdown to HTML: a block parser with nested lists, quotes, tables, code, references, and an inline parser with emphasis.

import html
import re
import textwrap
from dataclasses import dataclass, field

SOURCE = textwrap.dedent("""\
    A *Simple* Title
    ================

    Some **bold**, *emphasised*, ***both*** and `code <b>` text with a
    line that goes on,  
    and a hard break. Escapes: \\*not emphasis\\*, 2 * 3 * 4, snake_case_name & AT&amp;T.

    ## Lists ##

    - one
    - two with *stars*
      - nested a
      - nested b

        a paragraph in it
    - three

    1. first
    2. second
       ```python
       def f(x):
           return x < 1 and "*no*"
       ```
    3. third

    > A quote with
    continuation
    >
    > > nested quote
    >
    > - list in quote

    ### Links

    [inline](http://example.com "the title"), [ref][one], [one], <http://auto.link/?a=1&b=2>,
    ![picture](img.png), [unknown][nope] and [**bold** link](/x_(y)).

    [one]: http://one.example/  'First'

        indented code
          <kept> as is

    | Name  | Count | Ratio |
    |:------|------:|:-----:|
    | ann   | 3     | `a|b` |
    | *bob* | 14    |       |

    * * *

    Footer<br>with a ~~deleted~~ word\\
    and HTML <em>inline</em>
    """)


@dataclass
class Node:
    kind: str
    children: list = field(default_factory=list)
    text: str = ""
    info: dict = field(default_factory=dict)


class Blocks:
    def __init__(self):
        self.references = {}

    def parse(self, lines):
        nodes, i = [], 0
        while i < len(lines):
            for rule in (self.blank, self.fence, self.heading, self.rule, self.quote, self.list, self.indented,
                         self.reference, self.table, self.paragraph):
                result = rule(lines, i)
                if result:
                    i, node = result
                    if node:
                        nodes.append(node)
                    break
        return nodes

    def blank(self, lines, i):
        return (i + 1, None) if not lines[i].strip() else None

    def fence(self, lines, i):
        if m := re.match(r"(`{3,}|~{3,})\s*(\w*)", lines[i]):
            end = next((j for j in range(i + 1, len(lines)) if lines[j].startswith(m[1])), len(lines))
            return end + 1, Node("code", text="\n".join(lines[i + 1:end]) + "\n", info={"lang": m[2]})

    def heading(self, lines, i):
        if m := re.match(r"(#{1,6})\s+(.*?)\s*#*$", lines[i]):
            return i + 1, Node("heading", text=m[2], info={"level": len(m[1])})
        if i + 1 < len(lines) and (m := re.fullmatch(r"(=+|-+)\s*", lines[i + 1])) and not lines[i].startswith((" ", "-", ">", "|")):
            return i + 2, Node("heading", text=lines[i], info={"level": 1 if m[1][0] == "=" else 2})

    def rule(self, lines, i):
        return (i + 1, Node("rule")) if re.fullmatch(r"([-*_])(\s*\1){2,}\s*", lines[i]) else None

    def quote(self, lines, i):
        if not lines[i].startswith(">"):
            return None
        inner = []
        while i < len(lines) and lines[i].strip():
            inner.append(re.sub(r"^> ?", "", lines[i]))
            i += 1
        return i, Node("quote", self.parse(inner))

    ITEM = re.compile(r"([-*+]|(\d+)[.)])( +)(?=\S)")

    def list(self, lines, i):
        m = self.ITEM.match(lines[i])
        if not m:
            return None
        ordered, items, loose = bool(m[2]), [], False
        node = Node("list", info={"ordered": ordered, "start": int(m[2] or 1)})
        while i < len(lines) and (m := self.ITEM.match(lines[i])) and bool(m[2]) == ordered:
            width, inner = m.end(), [lines[i][m.end():]]
            i += 1
            while i < len(lines) and (not lines[i].strip() or lines[i].startswith(" " * min(width, 2))):
                if not lines[i].strip() and not (i + 1 < len(lines) and lines[i + 1].startswith(" " * min(width, 2))):
                    break
                inner.append(lines[i][min(width, len(lines[i]) - len(lines[i].lstrip())):])
                i += 1
            items.append(inner)
            loose = loose or "" in inner
            while i + 1 < len(lines) and not lines[i].strip() and self.ITEM.match(lines[i + 1]):
                i, loose = i + 1, True
        node.children = [Node("item", self.parse(item), info={"loose": "" in item}) for item in items]
        return i, node

    def indented(self, lines, i):
        if not lines[i].startswith("    "):
            return None
        start = i
        while i < len(lines) and (lines[i].startswith("    ") or not lines[i].strip()):
            i += 1
        return i, Node("code", text="\n".join(line[4:] for line in lines[start:i]).rstrip("\n") + "\n", info={"lang": ""})

    def reference(self, lines, i):
        if m := re.fullmatch(r"""\[([^]]+)\]:\s*(\S+)(?:\s+["'(](.*)["')])?\s*""", lines[i]):
            self.references[m[1].lower()] = (m[2], m[3])
            return i + 1, None

    def table(self, lines, i):
        if i + 1 < len(lines) and "|" in lines[i] and re.fullmatch(r"\|?(\s*:?-+:?\s*\|?)+", lines[i + 1]):
            align = [("center" if c[0] == ":" else "right") if c[-1] == ":" else "left" for c in self.cells(lines[i + 1])]
            rows, j = [self.cells(lines[i])], i + 2
            while j < len(lines) and "|" in lines[j]:
                rows.append(self.cells(lines[j]))
                j += 1
            return j, Node("table", rows, info={"align": align})

    @staticmethod
    def cells(line):
        return [c.strip() for c in re.findall(r"((?:`[^`]*`|[^|`])*)(?:\||$)", line.strip().strip("|"))][:3]

    def paragraph(self, lines, i):
        start = i
        while i < len(lines) and lines[i].strip() and (i == start or not re.match(r"[>#]|```|[-*+] ", lines[i])):
            i += 1
        return i, Node("paragraph", text="\n".join(lines[start:i]))


class Renderer:
    TOKEN = re.compile(r"""
        (?P<escape> \\[!-/:-@\[-`{-~] ) | (?P<hard> (?:[ ]{2,}|\\)\n ) | (?P<code> (?P<ticks>`+)(?P<body>.+?)(?P=ticks)(?!`) ) |
        (?P<image> !\[(?P<alt>[^]]*)\]\((?P<src>[^)\s]+)\) ) |
        (?P<link> \[(?P<label>[^]]+)\](?:\((?P<url>[^\s()]*(?:\([^)]*\))?[^\s()]*)(?:\s+"(?P<title>[^"]*)")?\)|\[(?P<ref>[^]]*)\])? ) |
        (?P<auto> <(?P<address>https?://[^>\s]+)> ) | (?P<html> </?[a-zA-Z][^>]*> ) | (?P<entity> &\#?\w+; ) |
        (?P<em> (?P<star>\*{1,3}|~~)(?=\S)(?P<inner>.+?)(?<=\S)(?P=star) )
        """, re.VERBOSE | re.DOTALL)

    def __init__(self, references):
        self.references, self.used = references, []

    def inline(self, text):
        out, at = [], 0
        for m in self.TOKEN.finditer(text):
            out += [html.escape(text[at:m.start()], quote=False), getattr(self, "in_" + self.kind(m))(m)]
            at = m.end()
        return "".join(out) + html.escape(text[at:], quote=False)

    @staticmethod
    def kind(m):
        return next(k for k in ("escape", "hard", "code", "image", "link", "auto", "html", "entity", "em") if m[k] is not None)

    def in_escape(self, m):
        return html.escape(m[0][1])

    def in_hard(self, m):
        return "<br />\n"

    def in_code(self, m):
        return f"<code>{html.escape(m['body'].strip(), quote=False)}</code>"

    def in_image(self, m):
        return f'<img src="{m["src"]}" alt="{html.escape(m["alt"])}" />'

    def in_link(self, m):
        url, title = m["url"], m["title"]
        if url is None:
            name = (m["ref"] or m["label"]).lower()
            if name not in self.references:
                return html.escape(m[0])
            self.used.append(name)
            url, title = self.references[name]
        extra = f' title="{html.escape(title)}"' if title else ""
        return f'<a href="{html.escape(url)}"{extra}>{self.inline(m["label"])}</a>'

    def in_auto(self, m):
        url = html.escape(m["address"])
        return f'<a href="{url}">{url}</a>'

    def in_html(self, m):
        return m[0]

    in_entity = in_html

    def in_em(self, m):
        tags = {"*": ["em"], "**": ["strong"], "***": ["em", "strong"], "~~": ["del"]}[m["star"]]
        return "".join(f"<{t}>" for t in tags) + self.inline(m["inner"]) + "".join(f"</{t}>" for t in reversed(tags))

    def render(self, nodes, tight=False):
        return "\n".join(self.block(n, tight) for n in nodes)

    def block(self, node, tight):
        match node:
            case Node("heading", text=text, info={"level": level}):
                slug = re.sub(r"\W+", "-", text.lower()).strip("-")
                return f'<h{level} id="{slug}">{self.inline(text)}</h{level}>'
            case Node("paragraph", text=text):
                return self.inline(text) if tight else f"<p>{self.inline(text)}</p>"
            case Node("rule"):
                return "<hr />"
            case Node("code", text=text, info={"lang": lang}):
                return f"<pre><code{f' class=language-{lang}' if lang else ''}>{html.escape(text, quote=False)}</code></pre>"
            case Node("quote", children):
                return f"<blockquote>\n{self.render(children)}\n</blockquote>"
            case Node("list", items, info={"ordered": ordered, "start": start}):
                tag = "ol" if ordered else "ul"
                first = f' start="{start}"' if start != 1 else ""
                inner = "\n".join(f"<li>{self.render(i.children, not i.info['loose'])}</li>" for i in items)
                return f"<{tag}{first}>\n{inner}\n</{tag}>"
            case Node("table", [head, *rows], info={"align": align}):
                row = lambda cells, t: "<tr>" + "".join(f'<{t} align="{a}">{self.inline(c)}</{t}>' for c, a in zip(cells, align)) + "</tr>"
                return "\n".join(["<table>", row(head, "th"), *(row(r, "td") for r in rows), "</table>"])
        raise AssertionError(node.kind)


def outline(nodes, depth=0):
    for n in nodes:
        if isinstance(n, Node):
            yield "  " * depth + n.kind + (f" {n.info}" if n.info else "")
            yield from outline(n.children, depth + 1)


blocks = Blocks()
tree = blocks.parse(SOURCE.splitlines())
print(*outline(tree), sep="\n")
print(blocks.references)
renderer = Renderer(blocks.references)
print(renderer.render(tree))
print("used:", renderer.used, "headings:", [n.text for n in tree if n.kind == "heading"])
