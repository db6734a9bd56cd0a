# Shows views cast to other formats and shapes, released, compared, and what is refused.
data = bytearray(range(12))
v = memoryview(data)
for kind in ("B", "h", "I", "f", "?", "c"):
    c = v[:8].cast(kind)
    print(kind, c.itemsize, c.shape, c.strides, c.nbytes, c[0])
t = v.cast("B", (3, 4))
print(t.tolist(), t[1, 2], t.ndim, t.c_contiguous, v[::-2].tolist(), v[::-2].contiguous, v[2:5] == b"\x02\x03\x04")
v.cast("H")[1] = 0xFFFF
print(data[:5], v.toreadonly().readonly, v.obj is data, v[1:3].hex(":"), bytes(v[::5]))
for act in (lambda: v.cast("i", (5,)), lambda: v[::2].cast("H"), lambda: t[1], lambda: t[3, 0], lambda: v[20], lambda: v.__setitem__(0, 256),
            lambda: v.__setitem__(slice(0, 2), b"abc"), lambda: v.toreadonly().__setitem__(0, 1), lambda: data.append(1), lambda: hash(v),
            lambda: memoryview(3), lambda: v.cast("zz"), lambda: v.cast("h").cast("i"), lambda: v[:3].cast("h"), lambda: v.__delitem__(0),
            lambda: v.__setitem__(0, "a"), lambda: len(memoryview(b"").cast("B", ()))):
    try:
        print("fine", act())
    except Exception as error:
        print(type(error).__name__, error)
w = memoryview(b"ab")
with w:
    pass
try:
    w[0]
except ValueError as error:
    print(error)
