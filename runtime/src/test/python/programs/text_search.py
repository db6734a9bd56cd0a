# Searching text: a trie with completion, Aho-Corasick, Boyer-Moore-Horspool, KMP, suffix arrays, edit distance, an index.

import bisect
import re
from collections import Counter, defaultdict, deque

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity,
it was the season of Light, it was the season of Darkness, it was the spring of hope,
it was the winter of despair, we had everything before us, we had nothing before us"""


class Trie:
    __slots__ = ("children", "count", "word")

    def __init__(self):
        self.children, self.count, self.word = {}, 0, False

    def add(self, word):
        node = self
        for c in word:
            node.count += 1
            node = node.children.setdefault(c, Trie())
        node.count += 1
        node.word = True

    def _find(self, prefix):
        node = self
        for c in prefix:
            node = node.children.get(c)
            if node is None:
                return None
        return node

    def __contains__(self, word):
        node = self._find(word)
        return node is not None and node.word

    def complete(self, prefix):
        node = self._find(prefix)
        if node:
            yield from node._walk(prefix)

    def _walk(self, prefix):
        if self.word:
            yield prefix
        for c in sorted(self.children):
            yield from self.children[c]._walk(prefix + c)

    def near(self, word, most):
        """Words within an edit distance, one row of the table a node."""
        first = list(range(len(word) + 1))
        found = []

        def walk(node, text, row):
            if node.word and row[-1] <= most:
                found.append((row[-1], text))
            if min(row) > most:
                return
            for c, child in node.children.items():
                new = [row[0] + 1]
                for i, w in enumerate(word):
                    new.append(min(new[i] + 1, row[i + 1] + 1, row[i] + (w != c)))
                walk(child, text + c, new)

        walk(self, "", first)
        return sorted(found)


class AhoCorasick:
    def __init__(self, words):
        self.go, self.fail, self.out = [{}], [0], [[]]
        for word in words:
            state = 0
            for c in word:
                if c not in self.go[state]:
                    self.go[state][c] = len(self.go)
                    self.go.append({})
                    self.fail.append(0)
                    self.out.append([])
                state = self.go[state][c]
            self.out[state].append(word)
        queue = deque(self.go[0].values())
        while queue:
            state = queue.popleft()
            for c, target in self.go[state].items():
                queue.append(target)
                f = self.fail[state]
                while f and c not in self.go[f]:
                    f = self.fail[f]
                self.fail[target] = self.go[f].get(c, 0) if self.go[f].get(c, 0) != target else 0
                self.out[target] = self.out[target] + self.out[self.fail[target]]

    def search(self, text):
        state = 0
        for i, c in enumerate(text):
            while state and c not in self.go[state]:
                state = self.fail[state]
            state = self.go[state].get(c, 0)
            for word in self.out[state]:
                yield i - len(word) + 1, word


def horspool(text, pattern):
    m, skip = len(pattern), {}
    for i, c in enumerate(pattern[:-1]):
        skip[c] = m - 1 - i
    i = 0
    while i <= len(text) - m:
        if text[i:i + m] == pattern:
            yield i
        i += skip.get(text[i + m - 1], m)


def kmp(text, pattern):
    table, k = [0], 0
    for c in pattern[1:]:
        while k and pattern[k] != c:
            k = table[k - 1]
        k += pattern[k] == c
        table.append(k)
    k = 0
    for i, c in enumerate(text):
        while k and (k == len(pattern) or pattern[k] != c):
            k = table[k - 1]
        if pattern[k] == c:
            k += 1
        if k == len(pattern):
            yield i - k + 1
            k = table[k - 1]


class SuffixArray:
    def __init__(self, text):
        self.text, self.order = text, sorted(range(len(text)), key=lambda i: text[i:])

    def find(self, pattern):
        n = len(pattern)
        key = lambda i: self.text[i:i + n]
        low = bisect.bisect_left(self.order, pattern, key=key)
        high = bisect.bisect_right(self.order, pattern, key=key)
        return sorted(self.order[low:high])

    def longest_repeat(self):
        best = ""
        for a, b in zip(self.order, self.order[1:]):
            n = 0
            while b + n < len(self.text) and a + n < len(self.text) and self.text[a + n] == self.text[b + n]:
                n += 1
            if n > len(best):
                best = self.text[a:a + n]
        return best


words = re.findall(r"\w+", TEXT.lower())
trie = Trie()
for w in sorted(set(words)):
    trie.add(w)
print("words:", trie.count, "best" in trie, "bes" in trie, "" in trie)
for prefix in "w", "be", "e", "x":
    print(f"{prefix}:", *trie.complete(prefix))
for typo in "tims", "seeson", "hoop":
    print(f"{typo}?", trie.near(typo, 2 if len(typo) > 4 else 1))

ac = AhoCorasick(["he", "she", "his", "hers", "her", "usher"])
print("states:", len(ac.go), "fail:", ac.fail)
print(list(ac.search("ushers and his sheer shepherd")))
flat = TEXT.lower().replace("\n", " ")
for pattern in "was the", "of", "aa", "it was the epoch":
    found = [m.start() for m in re.finditer(f"(?={re.escape(pattern)})", flat)]
    print(f"{pattern!r}: {len(found)}", found[:5], found == list(horspool(flat, pattern)) == list(kmp(flat, pattern)))
print(list(kmp("aaabaaaabaa", "aa")), list(kmp("abababab", "abab")), list(horspool("aaaa", "aa")))
array = SuffixArray("mississippi")
print(array.order, array.find("ssi"), array.find("i"), array.find("x"), array.longest_repeat())
print(repr(SuffixArray(flat).longest_repeat()))

index = defaultdict(lambda: defaultdict(list))
for n, line in enumerate(TEXT.splitlines(), 1):
    for position, w in enumerate(re.findall(r"\w+", line.lower())):
        index[w][n].append(position)
for w in "epoch", "season", "we":
    print(w, {n: places for n, places in index[w].items()})
both = set(index["the"]) & set(index["us"])
print("the & us:", both, "| the - light:", sorted(set(index["the"]) - set(index["light"])))
print(Counter(words).most_common(5), Counter(map(len, words)).most_common(3))
