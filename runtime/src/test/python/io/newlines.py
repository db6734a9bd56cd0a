# newline= of text files: what ends a line, and what LF is written as.
import io

data = b"a\nb\rc\r\nd"
for newline in [None, "", "\n", "\r", "\r\n"]:
    t = io.TextIOWrapper(io.BytesIO(data), "ascii", newline=newline)
    print(repr(newline), t.readlines(), t.newlines)
    b = io.BytesIO()
    t = io.TextIOWrapper(b, "ascii", newline=newline)
    t.write("x\ny\r\n")
    t.flush()
    print(b.getvalue())
    s = io.StringIO("a\nb\rc\r\nd", newline=newline)
    print(list(s), s.newlines)
d = io.IncrementalNewlineDecoder(None, translate=True)
print([d.decode(x) for x in ["a\r", "\nb\r", "c"]], d.decode("\r", True), d.newlines, d.getstate())
