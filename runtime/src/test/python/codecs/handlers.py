# Error handlers, built in and registered.
import codecs

text = "a\u00e9\u20ac\udc80"
for handler in ["ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace",
                "surrogateescape", "surrogatepass", "strict"]:
    for encoding in ["ascii", "latin-1", "utf-8", "utf-16-le"]:
        try:
            print(handler, encoding, text.encode(encoding, handler))
        except (UnicodeError, LookupError) as e:
            print(handler, encoding, type(e).__name__, ascii(str(e)))
    try:
        print(ascii(b"a\xff\xed\xb2\x80".decode("utf-8", handler)))
    except (UnicodeError, LookupError, TypeError) as e:
        print(type(e).__name__, e)
codecs.register_error("mine", lambda e: (f"<{e.start}>", e.end))
print("x\u1234y".encode("ascii", "mine"), b"x\xffy".decode("ascii", "mine"))
codecs.register_error("wrong", lambda e: 5)
try:
    b"\xff".decode("utf-8", "wrong")
except TypeError as e:
    print(e)
exc = UnicodeDecodeError("x", b"abc", 1, 2, "why")
exc.start, exc.reason = 0, "because"
print(exc, codecs.lookup_error("replace")(exc))
