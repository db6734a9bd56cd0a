# Ordered maps three ways: an AVL tree, a skip list and a B-tree behind one MutableMapping, checked against a dict.

import random
from bisect import bisect_left
from collections.abc import MutableMapping


class Ordered(MutableMapping):
    """What follows from _find, _put, _remove, _walk."""

    def __init__(self, items=()):
        self._count = 0
        self._start()
        self.update(items)

    def __getitem__(self, key):
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found[0]

    def __setitem__(self, key, value):
        self._count += self._put(key, value)

    def __delitem__(self, key):
        if not self._remove(key):
            raise KeyError(key)
        self._count -= 1

    def __iter__(self):
        return (k for k, _ in self._walk())

    def __len__(self):
        return self._count

    def between(self, low, high):
        return [k for k in self if low <= k < high]

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}: {v!r}' for k, v in self._walk())})"


class AVL(Ordered):
    class Node:
        __slots__ = "key", "value", "left", "right", "height"

        def __init__(self, key, value):
            self.key, self.value, self.left, self.right, self.height = key, value, None, None, 1

    def _start(self):
        self.root = None

    @staticmethod
    def height(n):
        return n.height if n else 0

    def _fix(self, n):
        n.height = 1 + max(self.height(n.left), self.height(n.right))
        return n

    def _rotate(self, n, up, down):
        top = getattr(n, up)
        setattr(n, up, getattr(top, down))
        setattr(top, down, self._fix(n))
        return self._fix(top)

    def _balance(self, n):
        lean = self.height(n.left) - self.height(n.right)
        if abs(lean) > 1:
            up, down = ("left", "right") if lean > 0 else ("right", "left")
            child = getattr(n, up)
            if self.height(getattr(child, down)) > self.height(getattr(child, up)):
                setattr(n, up, self._rotate(child, down, up))
            return self._rotate(n, up, down)
        return self._fix(n)

    def _find(self, key):
        n = self.root
        while n and n.key != key:
            n = n.left if key < n.key else n.right
        return n and (n.value,)

    def _put(self, key, value):
        def put(n):
            if n is None:
                return self.Node(key, value), True
            if key == n.key:
                n.value = value
                return n, False
            side = "left" if key < n.key else "right"
            child, new = put(getattr(n, side))
            setattr(n, side, child)
            return self._balance(n), new
        self.root, new = put(self.root)
        return new

    def _remove(self, key):
        def remove(n, key):
            if n is None:
                return None, False
            if key != n.key:
                side = "left" if key < n.key else "right"
                child, gone = remove(getattr(n, side), key)
                setattr(n, side, child)
                return self._balance(n), gone
            if not (n.left and n.right):
                return n.left or n.right, True
            least = n.right
            while least.left:
                least = least.left
            n.key, n.value = least.key, least.value
            n.right, _ = remove(n.right, least.key)
            return self._balance(n), True
        self.root, gone = remove(self.root, key)
        return gone

    def _walk(self):
        stack, n = [], self.root
        while stack or n:
            while n:
                stack.append(n)
                n = n.left
            n = stack.pop()
            yield n.key, n.value
            n = n.right

    def shape(self):
        return f"height {self.height(self.root)}"


class SkipList(Ordered):
    def _start(self):
        self.rng = random.Random(1)
        self.head = [None, None, [None]]

    def _path(self, key):
        node, path = self.head, []
        for level in reversed(range(len(self.head[2]))):
            while node[2][level] and node[2][level][0] < key:
                node = node[2][level]
            path.append(node)
        return path[::-1]

    def _find(self, key):
        node = self._path(key)[0][2][0]
        return (node[1],) if node and node[0] == key else None

    def _put(self, key, value):
        path = self._path(key)
        node = path[0][2][0]
        if node and node[0] == key:
            node[1] = value
            return False
        levels = 1
        while self.rng.random() < 0.5 and levels < 12:
            levels += 1
        while len(self.head[2]) < levels:
            self.head[2].append(None)
            path.append(self.head)
        new = [key, value, [path[i][2][i] for i in range(levels)]]
        for i in range(levels):
            path[i][2][i] = new
        return True

    def _remove(self, key):
        path = self._path(key)
        node = path[0][2][0]
        if not node or node[0] != key:
            return False
        for i, after in enumerate(node[2]):
            path[i][2][i] = after
        return True

    def _walk(self):
        node = self.head[2][0]
        while node:
            yield node[0], node[1]
            node = node[2][0]

    def shape(self):
        return f"levels {len(self.head[2])}"


class BTree(Ordered):
    T = 3

    def _start(self):
        self.root = [[], [], []]

    def _find(self, key):
        keys, values, children = self.root
        while True:
            i = bisect_left(keys, key)
            if i < len(keys) and keys[i] == key:
                return (values[i],)
            if not children:
                return None
            keys, values, children = children[i]

    def _put(self, key, value):
        def put(node):
            keys, values, children = node
            i = bisect_left(keys, key)
            if i < len(keys) and keys[i] == key:
                values[i] = value
                return False
            if not children:
                keys.insert(i, key)
                values.insert(i, value)
                return True
            new = put(children[i])
            self._split(node, i)
            return new
        new = put(self.root)
        if len(self.root[0]) >= 2 * self.T:
            self.root = [[], [], [self.root]]
            self._split(self.root, 0)
        return new

    def _split(self, parent, i):
        keys, values, children = parent[2][i]
        if len(keys) < 2 * self.T:
            return
        t = self.T
        parent[0].insert(i, keys[t])
        parent[1].insert(i, values[t])
        parent[2].insert(i + 1, [keys[t + 1:], values[t + 1:], children[t + 1:]])
        del keys[t:], values[t:], children[t + 1:]

    def _remove(self, key):
        if self._find(key) is None:
            return False
        rest = [(k, v) for k, v in self._walk() if k != key]
        self._start()
        for k, v in rest:
            self._put(k, v)
        return True

    def _walk(self):
        def walk(node):
            keys, values, children = node
            for i, pair in enumerate(zip(keys, values)):
                if children:
                    yield from walk(children[i])
                yield pair
            if children:
                yield from walk(children[-1])
        return walk(self.root)

    def shape(self):
        depth, node = 1, self.root
        while node[2]:
            depth, node = depth + 1, node[2][0]
        return f"depth {depth}, root {self.root[0]}"


for kind in AVL, SkipList, BTree:
    rng, real, mine = random.Random(99), {}, kind()
    for step in range(600):
        key = rng.randrange(120)
        if rng.random() < 0.7 or key not in real:
            real[key] = mine[key] = step
        else:
            del real[key], mine[key]
    print(kind.__name__, len(mine), mine == real, list(mine) == sorted(real), mine.shape(), mine.between(10, 30))
    small = kind(zip("hello", range(5)))
    print(small, small.pop("h"), small.setdefault("z", 26), small.get("q"), "l" in small, small.popitem(), small | {} if hasattr(small, "__or__") else "no |")
    for action in (lambda: small["nope"], lambda: small.__delitem__("nope"), lambda: small.update({1: 2}), lambda: hash(small)):
        try:
            action()
        except (KeyError, TypeError) as e:
            print(f"  {type(e).__name__}: {e}")
    print(sorted(small.keys() & {"o", "z", "x"}), sorted(small.values()), small.items() >= {("o", 4)}, bool(kind()))
    ascending = kind((i, -i) for i in range(500))
    print("ascending:", ascending.shape(), sum(ascending.values()), isinstance(ascending, MutableMapping))
