# Shows bytes translated, split, made from hexadecimal digits and formatted, and what is refused.
b = b"the quick\tbrown\r\nfox"
print(b.translate(bytes.maketrans(b"aeiou", b"12345"), b"\t"), b.translate(None, b"o"), b.splitlines(True), b.split(None, 1), b.rsplit(b"o", 1))
print(bytes.fromhex(" 0a 1B\tff"), b"\x01\xab\xcd".hex("-", 2), b"\x01\xab\xcd".hex("_", -2), b"%a|%5.1f|%b|%c|%-4d|%#x" % ("é", 2.25, b"z", 65, 7, 255))
print(b"a,b".partition(b";"), b"xyxz".removeprefix(b"xy"), b"--5".zfill(6), b"a\tb".expandtabs(4), b"Ab".swapcase(), b"ab cd".title(), b"12".isdigit())
for act in (lambda: bytes.fromhex("0g"), lambda: bytes.fromhex("abc"), lambda: b"%d" % "x", lambda: b"%b" % "x", lambda: b"%c" % 256, lambda: bytes([256]),
            lambda: bytes(-1), lambda: bytes("x"), lambda: b"a" + "b", lambda: b"ab".translate(b"x"), lambda: b"a".find("a"), lambda: b"a".find(300),
            lambda: b"".join(["a"]), lambda: b"a".split(b""), lambda: b"%y" % 1, lambda: b"%s %s" % b"a", lambda: b"a".hex("é"), lambda: bytes(1.5),
            lambda: b"a".center(5, b"xy"), lambda: b"a" in 3, lambda: "a" in b"a", lambda: bytes.maketrans(b"a", b"bc"), lambda: bytes(3, "x")):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
