# String literals, escapes, repr.
print("a\tb\\n\x41\u00e9\U0001F600\101\N{DIGIT ONE}")
print('it''s', "it's", 'say "hi"', r"raw\n", """three
lines\
 joined""")
for s in ("a", "it's", 'q"', "both'\"", "\n\t\\", "\x00\x7f", "é", "\u200b", "\ud800", "😀"):
    print(repr(s), ascii(s), len(s))
print(b"bytes\x00\xff'", rb"\n", b'"')
print("a" + "b" * 3, "abc"[1], "abc"[-1:])
print(str(b"abc", "ascii"), str(12), repr("x"), str(None), str([1, "a"]))
print("a" < "b" < "é", "abc" == "abc", "abc" is "abc", max("hello"), sorted("hello"))
print("x".encode(), "é".encode("latin-1"), "é".encode(), b"\xc3\xa9".decode())
for f in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: chr(-1), lambda: ord("ab")):
    try:
        f()
    except (UnicodeError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
