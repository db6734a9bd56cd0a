# tell() and seek() of text files, with characters of several bytes.
import io

text = "a\u00e9\u20ac\U0001f600\nline two\r\nthree\n"
for encoding in ["utf-8", "latin-1", "utf-16", "utf-32-be"]:
    t = io.TextIOWrapper(io.BytesIO(text.encode(encoding, "replace")), encoding)
    places = []
    while True:
        p = t.tell()
        c = t.read(1)
        if not c:
            break
        places.append((p, c))
    ok = True
    for p, c in reversed(places):
        t.seek(p)
        ok &= t.read(1) == c
    print(encoding, len(places), ok)
t = io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8")
next(t)
try:
    t.tell()
except OSError as e:
    print(e)
for args in [(1, 1), (1, 2), (0, 9), (-1,)]:
    try:
        t.seek(*args)
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)
print(t.seek(0, 2), t.read(), t.seek(0), t.readline(3))
