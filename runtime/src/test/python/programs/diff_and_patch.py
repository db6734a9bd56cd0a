# Differences of texts: longest common subsequences, edit scripts, unified hunks, patching with fuzz, three-way merge.

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby


class Kind(Enum):
    SAME = ' '
    ADDED = '+'
    REMOVED = '-'


class PatchError(Exception):
    def __init__(self, hunk, reason):
        super().__init__(f'hunk {hunk}: {reason}')
        self.hunk = hunk


@dataclass(frozen=True)
class Line:
    kind: Kind
    text: str

    def __str__(self):
        return self.kind.value + self.text


def lcs(a, b):
    """Lengths of common subsequences of all suffixes."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            table[i][j] = table[i + 1][j + 1] + 1 if a[i] == b[j] else max(table[i + 1][j], table[i][j + 1])
    return table


def compare(a, b):
    table, i, j = lcs(a, b), 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            yield Line(Kind.SAME, a[i])
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            yield Line(Kind.REMOVED, a[i])
            i += 1
        else:
            yield Line(Kind.ADDED, b[j])
            j += 1
    yield from (Line(Kind.REMOVED, text) for text in a[i:])
    yield from (Line(Kind.ADDED, text) for text in b[j:])


@dataclass
class Hunk:
    old_start: int
    new_start: int
    lines: list[Line]

    @property
    def old(self):
        return [x.text for x in self.lines if x.kind is not Kind.ADDED]

    @property
    def new(self):
        return [x.text for x in self.lines if x.kind is not Kind.REMOVED]

    def __str__(self):
        head = f'@@ -{self.old_start + 1},{len(self.old)} +{self.new_start + 1},{len(self.new)} @@'
        return '\n'.join([head, *map(str, self.lines)])


def hunks(a, b, context=2):
    lines = list(compare(a, b))
    changed = {i for i, x in enumerate(lines) if x.kind is not Kind.SAME}
    wanted = sorted({j for i in changed for j in range(i - context, i + context + 1) if 0 <= j < len(lines)})
    for _, run in groupby(enumerate(wanted), key=lambda pair: pair[1] - pair[0]):
        first, *_, last = [i for _, i in run] * 2
        before = lines[:first]
        yield Hunk(sum(x.kind is not Kind.ADDED for x in before), sum(x.kind is not Kind.REMOVED for x in before), lines[first:last + 1])


def patch(text, changes, fuzz=3):
    result, offset = list(text), 0
    for number, hunk in enumerate(changes, 1):
        old = hunk.old
        expected = hunk.old_start + offset
        for shift in sorted(range(-fuzz, fuzz + 1), key=abs):
            at = expected + shift
            if at >= 0 and result[at:at + len(old)] == old:
                result[at:at + len(old)] = hunk.new
                offset += len(hunk.new) - len(old) + shift
                break
        else:
            raise PatchError(number, f'does not apply near line {expected + 1}')
    return result


def merge(base, ours, theirs):
    """Three ways, line by line; conflicts are marked."""
    def pieces(other):
        matcher = SequenceMatcher(None, base, other, autojunk=False)
        return [(i1, i2, other[j1:j2]) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != 'equal']

    left, right, out, at, conflicts = pieces(ours), pieces(theirs), [], 0, 0
    while left or right:
        start = min(p[0][0] for p in (left, right) if p)
        end, mine, yours = start, [], []
        while True:
            grown = False
            for queue, taken in ((left, mine), (right, yours)):
                while queue and (queue[0][0] < end or queue[0][0] == start):
                    piece = queue.pop(0)
                    taken.append(piece)
                    if piece[1] > end:
                        end, grown = piece[1], True
            if not grown:
                break
        out += base[at:start]

        def apply(changes):
            text, place = [], start
            for i1, i2, new in changes:
                text += base[place:i1] + new
                place = i2
            return text + base[place:end]

        a, b = apply(mine), apply(yours)
        if a == b or not yours:
            out += a
        elif not mine:
            out += b
        else:
            conflicts += 1
            out += ['<<<<<<<', *a, '=======', *b, '>>>>>>>']
        at = end
    return out + base[at:], conflicts


def words(a, b):
    x, y = a.split(), b.split()
    marks = {Kind.SAME: '{}', Kind.ADDED: '[+{}+]', Kind.REMOVED: '[-{}-]'}
    return ' '.join(marks[kind].format(' '.join(x.text for x in run)) for kind, run in groupby(compare(x, y), key=lambda x: x.kind))


BASE = [f'line {i}' for i in range(1, 21)]


def main():
    new = BASE[:]
    new[2] = 'line three'
    new[10:12] = ['eleven', 'and a half', 'twelve']
    del new[18]
    changes = list(hunks(BASE, new))
    print(*changes, sep='\n')
    print(patch(BASE, changes) == new, patch(['extra', *BASE], changes) == ['extra', *new], list(hunks(BASE, BASE)))
    for broken in (BASE[8:], BASE[:10] + ['other'] + BASE[11:], []):
        try:
            print(len(patch(broken, changes)))
        except PatchError as e:
            print(e, e.hunk)
    ours, theirs = BASE[:], BASE[:]
    ours[1], theirs[15] = 'OURS', 'THEIRS'
    ours.insert(6, 'inserted by us')
    merged, conflicts = merge(BASE, ours, theirs)
    print(conflicts, merged[1], merged[6], merged[16], len(merged))
    theirs[1] = 'THEIRS TOO'
    merged, conflicts = merge(BASE, ours, theirs)
    print(conflicts, merged[:7])
    print(merge(BASE, ours, ours) == (ours, 0), merge(BASE, BASE, BASE)[1], merge([], ['a'], ['b']), merge(['x'], [], ['x', 'y']))
    print(words('the quick brown fox jumps over dogs', 'the slow brown fox leaps over lazy dogs'))
    for a, b in (('', 'ab'), ('ab', ''), ('abcabba', 'cbabac'), ('same', 'same')):
        script = list(compare(a, b))
        print(''.join(map(str, script)), lcs(a, b)[0][0], sum(x.kind is not Kind.SAME for x in script))


main()
