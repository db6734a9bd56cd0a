# What goes through marshal comes out equal.
import marshal

VALUES = [
    None, True, False, ..., StopIteration, 0, 1, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1,
    2**100, -3**90, 0.0, -0.0, 1.5, float("inf"), 1e300, 2j, 1 - 3.5j, b"", b"bytes" * 100, "",
    "ascii", "\xe9", "\u4e2d\u6587", "\U0001f600", "x" * 300, "lone \udc80", (), (1,), (1, "a", None),
    tuple(range(300)), [], [1, [2, [3]]], {}, {"a": 1, 2: "b", (3,): None}, set(), {1, 2, 3},
    frozenset(), frozenset({"x"}),
]
for value in VALUES:
    for version in range(5):
        data = marshal.dumps(value, version)
        back = marshal.loads(data)
        if back != value or type(back) is not type(value):
            print("differs", version, repr(value)[:40], repr(back)[:40])
print(len(VALUES), marshal.version)
print([marshal.dumps(v, 2)[:1] for v in (None, True, 5, 1.5, b"", (), [], {})])
print(marshal.dumps(2**40, 2), marshal.dumps(-2**31, 1), marshal.dumps(1.5, 2), marshal.dumps([1, "q" * 3], 2))
print(marshal.dumps({1: 2}, 2), marshal.dumps(1j, 2), marshal.dumps(1.5, 0))
x = [1]
x.append(x)
back = marshal.loads(marshal.dumps(x))
print(back[0], back[1] is back)
y = ["shared" * 2]
a, b = marshal.loads(marshal.dumps([y, y]))
print(a is b)
print(marshal.loads(bytearray(marshal.dumps(7)) + b"rest"))
