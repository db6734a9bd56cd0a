# bytes and bytearray.
b = b"hello"
print(b, b[0], b[1:3], b + b" world", b * 2, len(b), 104 in b, b"ell" in b)
print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), b.hex(), bytes.fromhex("6869 21"))
print(b.upper(), b.find(b"l"), b.replace(b"l", b"L"), b.split(b"l"), b"-".join([b"a", b"b"]))
print(list(b), [chr(x) for x in b], b == b"hello", b < b"help", b.startswith(b"he"))
print(b"a,b".partition(b","), b" x ".strip(), b.decode(), b"%d-%s" % (3, b"x"))
a = bytearray(b"abc")
a[0] = 120
a.append(33)
a += b"zz"
print(a, len(a), a[1:], bytes(a))
del a[0]
a.extend([1, 2])
print(a, a.pop(), a)
for f in (lambda: bytes([256]), lambda: b"a" + "b", lambda: b[10], lambda: bytes("a")):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
print(hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], b"abc"[::-1], repr(b"\t\x00'"))
