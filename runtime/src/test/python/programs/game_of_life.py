# Cellular automata: Life on sets, numbers as bitmaps, patterns in RLE, cycles found, Wolfram rules, a forest fire, an ant.

import random
import re
from collections import Counter
from itertools import count, islice, product


class Life(frozenset):
    """Living cells as (x, y)."""

    @classmethod
    def parse(cls, text, dx=0, dy=0):
        return cls((x + dx, y + dy) for y, line in enumerate(text.strip("\n").splitlines()) for x, c in enumerate(line) if c in "#O")

    @classmethod
    def rle(cls, code):
        x = y = 0
        cells = []
        for n, c in re.findall(r"(\d*)([bo$!])", code):
            n = int(n or 1)
            match c:
                case "b":
                    x += n
                case "o":
                    cells += [(x + k, y) for k in range(n)]
                    x += n
                case "$":
                    x, y = 0, y + n
                case "!":
                    break
        return cls(cells)

    def to_rle(self):
        x0, y0, x1, y1 = self.box()
        rows = []
        for y in range(y0, y1 + 1):
            line = "".join("o" if (x, y) in self else "b" for x in range(x0, x1 + 1)).rstrip("b")
            rows.append("".join(f"{len(m[0]) if len(m[0]) > 1 else ''}{m[1]}" for m in re.finditer(r"(.)\1*", line)))
        return re.sub(r"\${2,}", lambda m: f"{len(m[0])}$", "$".join(rows)) + "!"

    def step(self, born=frozenset([3]), survive=frozenset([2, 3])):
        around = Counter((x + dx, y + dy) for x, y in self for dx, dy in product((-1, 0, 1), repeat=2) if dx or dy)
        return Life(c for c, n in around.items() if n in born or (n in survive and c in self))

    def box(self):
        xs, ys = zip(*self)
        return min(xs), min(ys), max(xs), max(ys)

    def normal(self):
        x0, y0, *_ = self.box() if self else (0, 0)
        return Life((x - x0, y - y0) for x, y in self)

    def run(self):
        yield self
        while True:
            self = self.step()
            yield self

    def turned(self):
        return Life((-y, x) for x, y in self).normal()

    def __or__(self, other):
        return Life(frozenset.__or__(self, other))

    def __str__(self):
        if not self:
            return "(nothing)"
        x0, y0, x1, y1 = self.box()
        return "\n".join("".join(".#"[(x, y) in self] for x in range(x0, x1 + 1)) for y in range(y0, y1 + 1))


def fate(pattern, limit=300):
    """(kind, generation it starts, period, shift)."""
    seen = {}
    for n, cells in zip(range(limit), pattern.run()):
        if not cells:
            return "dies", n, 0, (0, 0)
        key = cells.normal()
        corner = cells.box()[:2]
        if key in seen:
            start, (x, y) = seen[key]
            shift = corner[0] - x, corner[1] - y
            kind = "ship" if any(shift) else "still" if n - start == 1 else "oscillator"
            return kind, start, n - start, shift
        seen[key] = n, corner
    return "restless", limit, 0, (0, 0)


PATTERNS = {
    "block": Life.parse("##\n##"), "blinker": Life.parse("###"), "toad": Life.parse(".###\n###."),
    "glider": Life.rle("bo$2bo$3o!"), "lwss": Life.rle("bo2bo$o4b$o3bo$4o!"), "dies": Life.parse("#.#\n..#"),
    "beacon": Life.rle("2o$2o$2b2o$2b2o!"), "pulsar": Life.rle("2b3o3b3o2b2$o4bobo4bo$o4bobo4bo$o4bobo4bo$2b3o3b3o2b2$2b3o3b3o2b$o4bobo4bo$o4bobo4bo$o4bobo4bo2$2b3o3b3o!"),
    "pi": Life.rle("3o$obo$obo!"), "diehard": Life.rle("6bob$2o6b$bo3b3o!"),
    "pentadecathlon": Life.rle("2bo4bo2b$2ob4ob2o$2bo4bo!"), "r-pentomino": Life.rle("b2o$2o$bo!"),
}
for name, p in PATTERNS.items():
    kind, start, period, shift = fate(p, 180)
    print(f"{name:15} {len(p):3} cells: {kind:10} from {start:3} period {period:2} shift {shift}")
print(PATTERNS["pulsar"], PATTERNS["pulsar"].to_rle(), PATTERNS["lwss"].turned(), PATTERNS["glider"].to_rle(), sep="\n")
print("round trip:", all(Life.rle(p.to_rle()) == p.normal() for p in PATTERNS.values()))
crash = PATTERNS["glider"] | Life((x + 12, 9 - y) for x, y in PATTERNS["blinker"])
print("populations:", [len(c) for c in islice(crash.run(), 0, 60, 4)])
print("highlife replicator:", [len(c) for c in islice(iter(lambda s=[Life.rle("2b3o$bo2bo$o3bo$o2bo$3o!")]: s.append(s[-1].step({3, 6})) or s[-2], None), 0, 37, 12)])


def torus(rows, width):
    """The same on a torus; every row is one integer; counting with bit-sliced adders."""
    full = (1 << width) - 1
    left = lambda r: ((r << 1) | (r >> (width - 1))) & full
    right = lambda r: (r >> 1) | ((r & 1) << (width - 1))
    out = []
    for y, row in enumerate(rows):
        up, down = rows[y - 1], rows[(y + 1) % len(rows)]
        ones = twos = fours = 0
        for n in (left(up), up, right(up), left(row), right(row), left(down), down, right(down)):
            carry = ones & n
            ones ^= n
            fours |= twos & carry
            twos ^= carry
        out.append(twos & ~fours & (ones | row) & full)
    return out


def bits(cells, width, height):
    rows = [0] * height
    for x, y in cells:
        rows[y % height] |= 1 << (x % width)
    return rows


rows = bits(PATTERNS["glider"], 12, 10)
for n in count(1):
    rows = torus(rows, 12)
    if rows == bits(PATTERNS["glider"], 12, 10):
        print("glider comes home after", n)
        break
rng = random.Random(2024)
soup = {(x, y) for x in range(40) for y in range(20) if rng.random() < 0.35}
rows, seen = bits(soup, 64, 32), {}
for n in range(1500):
    key = tuple(rows)
    if key in seen:
        print(f"soup: period {n - seen[key]} from {seen[key]}, {sum(r.bit_count() for r in rows)} alive")
        break
    seen[key] = n
    rows = torus(rows, 64)
else:
    print("soup: still moving,", sum(r.bit_count() for r in rows), "alive")


def wolfram(rule, width, steps):
    row = 1 << (width // 2)
    for _ in range(steps):
        yield "".join(" #"[row >> i & 1] for i in reversed(range(width))).rstrip()
        row = sum((rule >> (row >> (i - 1) & 7 if i else (row << 1) & 7) & 1) << i for i in range(width))


for rule in 30, 90, 110:
    print(f"rule {rule}")
    print(*wolfram(rule, 41, 12), sep="\n")

ant, direction, black = (0, 0), (0, -1), set()
for _ in range(3000):
    dx, dy = direction
    direction = (dy, -dx) if ant in black else (-dy, dx)
    black ^= {ant}
    ant = ant[0] + direction[0], ant[1] + direction[1]
print("ant:", ant, len(black), Life(black).box())

forest = {(x, y): "T" if rng.random() < 0.7 else "." for x in range(24) for y in range(9)}
forest[0, 4] = "F"
history = []
while "F" in forest.values():
    history.append(sum(v == "F" for v in forest.values()))
    forest = {(x, y): "." if v == "F" else "F" if v == "T" and any(forest.get((x + a, y + b)) == "F" for a, b in ((0, 1), (1, 0), (0, -1), (-1, 0))) else v
              for (x, y), v in forest.items()}
print("fire:", history)
print("\n".join("".join(forest[x, y] for x in range(24)) for y in range(9)))
