"""Objects whose memory is compared with CPython's; run by CPython (record.py) and by us (LayoutProbe).

Both put in the function see(name, object), which looks at the memory there and then. Values are
computed where a compiler could fold them away: the run time's work is compared. PYTHONHASHSEED is 0.
"""


def ident(x):
    return x


# ---- int: no, one, two, many digits

for name, value in [
    ("0", 0), ("1", 1), ("-1", -1), ("256", 256), ("257", 257), ("-5", -5), ("-6", -6),
    ("2**30-1", ident(2) ** 30 - 1), ("2**30", ident(2) ** 30), ("-2**30", -(ident(2) ** 30)),
    ("2**60-1", ident(2) ** 60 - 1), ("2**60", ident(2) ** 60), ("-2**60", -(ident(2) ** 60)),
    ("2**62", ident(2) ** 62), ("-2**62", -(ident(2) ** 62)), ("2**62-1", ident(2) ** 62 - 1),
    ("2**63", ident(2) ** 63), ("-2**63", -(ident(2) ** 63)), ("2**64+1", ident(2) ** 64 + 1),
    ("2**89", ident(2) ** 89), ("2**90", ident(2) ** 90), ("-2**100", -(ident(2) ** 100)),
    ("10**40", ident(10) ** 40), ("2**1000", ident(2) ** 1000),
]:
    see("int " + name, value)
see("int 3**50 // 3**49", ident(3) ** 50 // ident(3) ** 49)
see("int 2**100 - 2**100 + 7", (ident(2) ** 100 - ident(2) ** 100) + 7)
see("int 2**100 >> 99", ident(2) ** 100 >> 99)
see("int from text", int("123456789012345678901234567890"))
see("int constant", 1234567890123456789012345678901234567890)
see("bool True", True)
see("bool False", False)
see("None", None)
see("Ellipsis", ...)
see("NotImplemented", NotImplemented)

# ---- float, complex

for text in ["0.0", "-0.0", "1.0", "-1.5", "0.1", "inf", "-inf", "nan", "1e308", "5e-324", "3.25"]:
    see("float " + text, float(text))
see("float sum", ident(0.1) + 0.2)
see("float constant", 2.5)
see("complex", complex(1.5, -2.0))

# ---- str

see("str empty", ident("ab")[1:1])
see("str a", ident("abc")[0])
see("str e acute", ident("\xe9x")[0])
see("str ASCII", "".join(["he", "llo", " ", "world"]))
see("str ASCII sum", ident("spam ") + "and eggs")
see("str ASCII times", ident("ab ") * 5)
see("str Latin-1", "".join(["caf", "\xe9"]))
see("str UCS-2", "".join(["caf", "\u20ac", "\xe9"]))
see("str UCS-4", "".join(["caf", "\U0001f600", "\u20ac"]))
see("str surrogate", "x" + chr(0xD800))
see("str narrowed to ASCII", ident("caf\u20ac")[:3])
see("str narrowed to Latin-1", ident("caf\xe9\u20ac")[:4])
see("str of int", str(ident(123456)))
see("str of float", str(ident(1.25)))
see("str decoded", b"\xe2\x82\xac and".decode("utf-8"))
see("str formatted", "%s=%d" % ("key", 12))
see("str f", f"{ident(3)} and {ident('x')}")
see("str upper", ident("stra\xdfe").upper())
see("str replaced", ident("a-b-c").replace("-", "++"))
hashed = "".join(["hash", "ed \u20ac"])
hash(hashed)
see("str hashed", hashed)
hashed_ascii = "".join(["hash", "ed ascii"])
{hashed_ascii: 1}
see("str as key", hashed_ascii)
for text in ["two words", "na\xefve", b"constant"]:
    hash(text)  # CPython's compiler asked for the hashes of its constants
    see("constant %a" % text, text)
see("str constant, identifier", "an_identifier_of_its_own")

import sys

see("str interned", sys.intern("".join(["in", "terned"])))


class Text(str):
    pass


see("str subclass", Text("".join(["some", " text"])))
see("str subclass UCS-2", Text("".join(["some", "\u20ac"])))
see("str subclass UCS-4", Text("".join(["some", "\U0001f600"])))

# ---- bytes, bytearray

see("bytes empty", bytes())
see("bytes one", ident(b"abc")[1:2])
see("bytes", bytes([1, 2, 3, 0, 255]))
hashed_bytes = bytes([65, 66, 67, 68])
hash(hashed_bytes)
see("bytes hashed", hashed_bytes)
see("bytes sum", ident(b"abc") + b"defgh")
see("bytes encoded", ident("\u20acuro").encode())
see("bytearray empty", bytearray())
see("bytearray", bytearray(b"hello"))
array = bytearray()
for i in range(20):
    array.append(i)
see("bytearray appended", array)
array = bytearray(b"hello world")
del array[:3]
see("bytearray cut in front", array)

# ---- tuple

see("tuple empty", tuple([]))
see("tuple 1", (ident(1),))
see("tuple 3", (ident(1), "a", None))
see("tuple nested", (ident(1), (ident(2), (ident(3), ()))))
see("tuple from list", tuple([1, 2, 3, 4, 5]))
see("tuple constant", (1, 2, 3))
see("tuple slice", (1, 2, 3, 4)[ident(1):3])


class Pair(tuple):
    pass


see("tuple subclass", Pair([1, 2]))

# ---- list

see("list empty", [])
see("list literal 1", [ident(1)])
see("list literal 3", [ident(1), ident(2), ident(3)])
see("list literal 5", [ident(1), ident(2), ident(3), 4, 5])
see("list literal of constants", [1, 2, 3, 4, 5, 6, 7])
for n in [1, 4, 5, 8, 9, 16, 17, 24, 25, 100, 1000]:
    appended = []
    for i in range(n):
        appended.append(i)
    see("list appended %d" % n, appended)
for n in [0, 1, 5, 10, 100]:
    see("list(range(%d))" % n, list(range(n)))
    see("list(tuple) %d" % n, list(tuple(range(n))))
    see("list comprehension %d" % n, [i for i in range(n)])
    see("list * %d" % n, [None] * n)
    see("list slice %d" % n, list(range(200))[:n])
    see("list + %d" % n, [1, 2] + list(range(n)))
    see("sorted %d" % n, sorted(range(n)))
    see("list from generator %d" % n, list(i for i in range(n)))
    see("list from dict %d" % n, list(dict.fromkeys(range(n))))
    extended = [1, 2, 3]
    extended.extend(range(n))
    see("list extended %d" % n, extended)
    extended = [1]
    extended += [None] * n
    see("list += %d" % n, extended)
for n in [1, 5, 10, 11, 15, 20]:
    popped = list(range(20))
    for i in range(n):
        popped.pop()
    see("list of 20, popped %d" % n, popped)
    popped = list(range(20))
    for i in range(n):
        popped.pop(0)
    see("list of 20, popped in front %d" % n, popped)
    cut = list(range(20))
    del cut[:n]
    see("list of 20, cut %d" % n, cut)
    cut = list(range(20))
    cut[2:4] = range(n)
    see("list of 20, two replaced by %d" % n, cut)
inserted = []
for i in range(6):
    inserted.insert(0, i)
see("list inserted", inserted)
cleared = [1, 2, 3]
cleared.clear()
see("list cleared", cleared)
see("list copy", [1, 2, 3, 4, 5].copy())
see("list repeated in place", ident([1, 2, 3]) * 4)
times = [1, 2]
times *= 5
see("list *=", times)
reversed_list = list(range(7))
reversed_list.reverse()
see("list reversed", reversed_list)
sorting = [3, 1, 2]
sorting.sort()
see("list sorted", sorting)
see("list split", "a b c d e".split())
see("list splitlines", "a\nb\nc".splitlines())
removed = [1, 2, 3, 4]
removed.remove(2)
see("list removed", removed)
first, *rest = range(6)
see("list starred", rest)
*rest, last = range(6)
see("list starred in front", rest)
see("list literal of 2 constants", [1, 2])
see("list literal of negative constants", [-1, -2, -3])
see("list literal of 31", [
    ident(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
    25, 26, 27, 28, 29, 30])
see("list rsplit", "a b c d e".rsplit())
see("list split 2", "a b c d e".split(None, 2))
see("list split on", "a,b,c".split(","))
see("list split on, many", ",".join(["x"] * 30).split(","))
see("list split bytes", b"a b c".split())
see("list splitlines bytes", b"a\nb\nc".splitlines())
see("list literal nested", [[ident(1)], [2, 3, 4]][ident(1)])


class Items(list):
    pass


items = Items([1, 2, 3])
see("list subclass", items)
items.attribute = 1
see("list subclass with attribute", items)
see("list subclass's dict", items.__dict__)
items = Items()
items.__dict__["other"] = 2
see("list subclass's dict, asked for first", items.__dict__)

# ---- dict

see("dict empty", {})
see("dict()", dict())
see("dict literal 1", {"a": ident(1)})
see("dict literal 3", {"a": ident(1), "b": 2, "c": 3})
see("dict literal of constants", {"k%d": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6})
see("dict literal mixed keys", {"a": ident(1), ident(2): 2, "c": 3})
see("dict literal int keys", {ident(1): 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7})
for n in [1, 5, 6, 10, 11, 21, 22, 100]:
    d = {}
    for i in range(n):
        d["k%d" % i] = i
    see("dict str keys %d" % n, d)
    d = {}
    for i in range(n):
        d[i * 7] = i
    see("dict int keys %d" % n, d)
    see("dict comprehension %d" % n, {i: i for i in range(n)})
    see("dict copy %d" % n, {i: i for i in range(n)}.copy())
    see("dict(dict) %d" % n, dict({"x%d" % i: i for i in range(n)}))
    see("dict(pairs) %d" % n, dict([("x%d" % i, i) for i in range(n)]))
    see("dict fromkeys range %d" % n, dict.fromkeys(range(n)))
    see("dict fromkeys list %d" % n, dict.fromkeys(["y%d" % i for i in range(n)]))
    see("dict fromkeys dict %d" % n, dict.fromkeys({"y%d" % i: 1 for i in range(n)}))
    see("dict fromkeys set %d" % n, dict.fromkeys({i * 3 for i in range(n)}))
    d = {"first": 1}
    d.update({"z%d" % i: i for i in range(n)})
    see("dict updated %d" % n, d)
    d = {}
    d.update({"z%d" % i: i for i in range(n)})
    see("dict empty updated %d" % n, d)
    see("dict ** %d" % n, {**{"z%d" % i: i for i in range(n)}, "last": 1})
    see("dict | %d" % n, {"q": 1} | {"z%d" % i: i for i in range(n)})
d = {}
for i in range(1000):
    d["k%d" % i] = i
see("dict str keys 1000", d)
see("dict int keys 1000", {i: i for i in range(1000)})
d = {"a": 1, "b": 2, "c": 3}
del d["b"]
see("dict deleted", d)
d["d"] = 4
see("dict deleted, one added", d)
d = {i: i for i in range(5)}
del d[0], d[4]
see("dict int keys deleted", d)
for i in range(10, 14):
    d[i] = i
see("dict int keys deleted, resized", d)
d = {i: i for i in range(100)}
for i in range(0, 100, 3):
    del d[i]
see("dict of 100, every third deleted", d)
see("dict of 100, every third deleted, copied", d.copy())
see("dict of 100, every third deleted, dict()", dict(d))
d = {i: i for i in range(8)}
d.popitem()
see("dict popitem", d)
d.pop(3)
see("dict pop", d)
d.clear()
see("dict cleared", d)
d["again"] = 1
see("dict cleared, filled", d)
d = {"a": 1}
d.setdefault("b", 2)
d.setdefault("a", 3)
see("dict setdefault", d)
d = {"a": 1, "b": 2}
d[3] = 3
see("dict str keys, then int", d)
d = {}
d["only"] = 1
see("dict empty, one set", d)
d = {}
d[1] = 1
see("dict empty, int set", d)
d = {}
for i in range(40):
    d[i % 8 * 8] = i
see("dict collisions", d)
d = {-1: "a", -2: "b", 2**61 - 1: "c", 0: "d", 1.5: "e", (1, 2): "f", True: "g"}
see("dict many kinds", d)


def keywords(**kwargs):
    return kwargs


see("kwargs 0", keywords())
see("kwargs 2", keywords(a=1, b=2))
see("kwargs 6", keywords(a=1, b=2, c=3, d=4, e=5, f=6))
see("kwargs from dict", keywords(**{"x": 1, "y": 2}))


class Mapping(dict):
    pass


see("dict fromkeys empty dict", dict.fromkeys({}))
see("dict fromkeys empty set", dict.fromkeys(set()))
see("dict fromkeys str set", dict.fromkeys({"a", "b"}))
see("dict subclass", Mapping(a=1, b=2))
see("dict(a=1)", dict(a=1, b=2, c=3))

# ---- set, frozenset

see("set empty", set())
see("frozenset empty", frozenset())
see("set literal", {ident(1), 2, 3})
see("set literal of constants", {1, "b", 3.5, 8, 17, 33})
see("set literal of 2 constants", {8, 16})
see("set of str", {ident("spam"), "eggs", "ham", "tea"})
for n in [1, 4, 5, 10, 20, 100]:
    s = set()
    for i in range(n):
        s.add(i * 5)
    see("set added %d" % n, s)
    see("set from range %d" % n, set(range(n)))
    see("set of str %d" % n, {"k%d" % i for i in range(n)})
    see("frozenset from range %d" % n, frozenset(range(0, n * 3, 3)))
    see("set copy %d" % n, set(range(n)).copy())
    see("set from list %d" % n, set(list(range(n))))
    see("set from dict %d" % n, set({"z%d" % i: 1 for i in range(n)}))
    see("set | %d" % n, {1, 2} | set(range(n)))
    see("set & %d" % n, set(range(0, n, 2)) & set(range(n)))
    see("set - %d" % n, set(range(n)) - {1, 2})
    see("set ^ %d" % n, set(range(n)) ^ {1, 2, 3000})
    s = {"first"}
    s.update("u%d" % i for i in range(n))
    see("set updated %d" % n, s)
see("set from range 1000", set(range(0, 5000, 5)))
s = {1, 2, 3, 4}
s.discard(2)
s.remove(4)
see("set with dummies", s)
s.add(10)
see("set with dummies, added", s)
see("set with dummies, copied", s.copy())
s = set(range(50))
for i in range(0, 50, 2):
    s.discard(i)
see("set of 50, half discarded", s)
see("set of 50, half discarded, copied", set(s))
s = set(range(20))
s.pop()
s.pop()
see("set popped", s)
s.clear()
see("set cleared", s)
s = {0, 8, 16, 24, 32}
see("set collisions", s)
f = frozenset(["a", "b", 3])
hash(f)
see("frozenset hashed", f)

# ---- slice, range, iterators

see("slice", slice(ident(1), 10, 2))
see("slice to", slice(ident(5)))
see("range", range(ident(10)))
see("range of three", range(ident(3), 20, 4))
see("range down", range(ident(10), -1, -3))
see("range long", range(ident(2) ** 70))


def moved(iterator, n=2):
    for i in range(n):
        next(iterator)
    return iterator


see("range iterator", moved(iter(range(3, 20, 4))))
see("list iterator", moved(iter([1, 2, 3])))
see("list reverse iterator", moved(reversed([1, 2, 3])))
see("tuple iterator", moved(iter((1, 2, 3))))
see("bytes iterator", moved(iter(b"abc")))
see("str iterator", moved(iter("a\u20acbc")))
see("str ASCII iterator", moved(iter("abcd")))
see("dict key iterator", moved(iter({1: 1, 2: 2, 3: 3})))
see("dict item iterator", moved({1: 1, 2: 2, 3: 3}.items().__iter__()))
see("set iterator", moved(iter({1, 2, 3})))
see("callable iterator", iter(ident, 3))
see("enumerate", moved(enumerate("abcd", 5)))
see("zip", moved(zip([1, 2, 3], "abc")))
see("map", map(ident, [1]))
see("filter", filter(None, [1]))
see("dict keys", {1: 1}.keys())
see("dict items", {1: 1}.items())

# ---- instances


class Plain:
    pass


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = ("a", "b", "c")


class SlottedChild(Slotted):
    pass


class Number(int):
    pass


class Failure(Exception):
    pass


see("instance empty", Plain())
see("instance of two", Point(1, 2))
point = Point(1, 2)
del point.x
see("instance of two, first deleted", point)
point.x = 3
see("instance of two, first deleted, set", point)
for count in [1, 5, 6, 10, 20, 29, 30, 31]:
    kind = type("Kind%d" % count, (), {})
    instance = kind()
    for i in range(count):
        setattr(instance, "f%d" % i, i)
    see("instance of %d" % count, instance)
    see("instance of %d, another, empty" % count, kind())
    see("class of instance of %d" % count, kind)
point = Point(1, 2)
point.__dict__
see("instance, dict asked for", point)
see("instance's dict", point.__dict__)
point.z = 3
see("instance's dict, one added", point.__dict__)
point.__dict__["not an attribute"] = 4
see("instance's dict, written", point.__dict__)
point = Point(1, 2)
point.__dict__[3] = 4
see("instance's dict with int key", point.__dict__)
point = Point(1, 2)
vars(point).clear()
see("instance's dict cleared", point.__dict__)
point = Point(1, 2)
del point.__dict__["x"]
see("instance's dict, one deleted", point.__dict__)
see("instance's dict copied", Point(1, 2).__dict__.copy())
point = Point(1, 2)
point.__dict__ = {"q": 1}
see("instance, dict replaced", point)
turned = Point.__new__(Point)
turned.y = 1
turned.x = 2
see("instance in other order", turned)
slotted = Slotted()
slotted.b = 2
see("instance with slots", slotted)
child = SlottedChild()
child.a = 1
child.other = 2
see("instance with slots and dict", child)
number = Number(2 ** 40)
number.attribute = 1
see("int subclass", number)
see("exception", Failure("text", 2))
see("exception built in", ValueError("text"))
see("StopIteration", StopIteration(3))
see("KeyError", KeyError("k"))
see("SystemExit", SystemExit(3))
see("OSError", OSError(2, "text", "file"))
see("AttributeError", AttributeError("text", name="n", obj=3))
try:
    try:
        1 // ident(0)
    except ZeroDivisionError as e:
        raise Failure("from") from e
except Failure as e:
    failure = e
see("exception raised from", failure)
see("traceback", failure.__traceback__.tb_frame and failure.__traceback__.tb_lineno and failure.__traceback__)

# ---- functions and what belongs to them


def plain(a, b):
    "Its doc."
    return a + b


def rich(a, /, b: int = 1, *args, c=2, **kwargs) -> int:
    return c


def outer():
    x = 1
    unset = None
    del unset

    def inner():
        return x, unset

    return inner


def generator():
    yield 1
    yield 2


inner = outer()
see("function", plain)
see("function rich", rich)
see("function closure", inner)
see("cell", inner.__closure__[1])
see("cell empty", inner.__closure__[0])
see("code", plain.__code__)
see("code rich", rich.__code__)
see("code closure", inner.__code__)
see("code generator", generator.__code__)
see("lambda", lambda: 0)
see("bound method", Point(1, 2).__init__)
see("built-in function", len)
see("built-in method", [].append)
see("method descriptor", list.append)
see("wrapper descriptor", int.__add__)
see("method wrapper", (1).__add__)
see("getset descriptor", type(plain).__dict__["__code__"])
see("member descriptor", Slotted.a)
see("classmethod", classmethod(plain))
see("staticmethod", staticmethod(plain))
see("property", property(plain))
see("super", super(Point, Point(1, 2)))
see("mapping proxy", Point.__dict__)
see("module", type(sys)("name"))
see("generator fresh", generator())
see("generator suspended", moved(generator(), 1))
finished = generator()
list(finished)
see("generator finished", finished)
see("union", int | str)

# ---- types

for t in [
    object, type, int, bool, float, complex, str, bytes, bytearray, tuple, list, dict, set,
    frozenset, slice, range, type(None), type(...), type(NotImplemented), property, classmethod,
    staticmethod, super, enumerate, zip, map, filter, reversed, BaseException, Exception,
    ValueError, OSError, StopIteration, KeyError, SyntaxError, ImportError, UnicodeDecodeError,
    AttributeError, NameError, SystemExit, BaseExceptionGroup, type(plain), type(plain.__code__),
    type(inner.__closure__[0]), type(Point(1, 2).__init__), type(len), type(list.append),
    type(int.__add__), type((1).__add__), type(type(plain).__dict__["__code__"]), type(Slotted.a),
    type(Point.__dict__), type(sys), type(generator()), type(iter([])), type(iter(())),
    type(iter("a\u20ac")), type(iter("a")), type(iter(b"")), type(iter({})),
    type(iter({}.items())), type(iter({}.values())), type(iter(set())), type(iter(range(3))),
    type(iter(range(2**70))), type(iter(ident, 1)), type(reversed([])), type({}.keys()),
    type({}.values()), type({}.items()), type(failure.__traceback__), type(int | str),
    Plain, Point, Slotted, SlottedChild, Number, Text, Pair, Items, Mapping,
    Failure,
]:
    see("type " + t.__module__ + "." + t.__name__, t)
