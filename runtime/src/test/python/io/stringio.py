# StringIO.
import io

s = io.StringIO("one\ntwo")
print(s.read(2), s.readline(), s.read(), s.tell(), s.seek(0, 2), s.write("\u20ac!"), s.getvalue())
print(s.seek(20), s.write("x"), ascii(s.getvalue()), s.truncate(3), s.getvalue())
print("a", 1, sep="-", file=s)
print(ascii(s.getvalue()[-4:]), s.line_buffering, s.encoding)
for call in [lambda: s.seek(1, 1), lambda: s.seek(-1), lambda: s.write(b"x"), lambda: io.StringIO(5)]:
    try:
        call()
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
with io.StringIO("x") as t:
    pass
try:
    t.read()
except ValueError as e:
    print(e)
