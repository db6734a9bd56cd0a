# Shows text quoted for addresses and back: safe characters, encodings, bytes and errors.
from urllib.parse import quote, quote_plus, quote_from_bytes, unquote, unquote_plus, unquote_to_bytes, urlencode

print(quote("/a b/é~_-.?"), quote("a/b", safe=""), quote("é", encoding="latin-1"), quote_plus("a b&c+d"), quote(b"\xff\x00"))
print(unquote("%C3%A9+%zz%4"), unquote_plus("a+b%2B"), unquote("%FF"), unquote("%e9", "latin-1"), unquote("%ff", errors="replace"))
print(unquote_to_bytes("a%20é"), quote_from_bytes(b"a:b", safe=b":"), urlencode({"a": b"\xff", "b": "x y"}, quote_via=quote))
for act in (lambda: quote(b"", encoding="ascii"), lambda: quote("é", encoding="ascii", errors="strict"), lambda: quote_from_bytes("x"),
            lambda: urlencode("abc"), lambda: quote(5)):
    try:
        print(act())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
