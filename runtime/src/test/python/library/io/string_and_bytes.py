# io: StringIO and BytesIO, positions, iteration, truncation, closed files.
import io
s = io.StringIO('line 1\nline 2\r\nline 3', newline=None)
print(repr(s.readline()), s.read(3), s.tell() > 0, s.readlines(), s.read(), s.seek(0), list(s))
w = io.StringIO()
print(w.write('abc'), w.seek(1), w.write('X'), w.getvalue(), w.truncate(2), w.getvalue(), w.seek(5), w.write('z'), repr(w.getvalue()), w.readable(), w.seekable(), w.isatty(), w.writelines(['p', 'q']), repr(w.getvalue()))
b = io.BytesIO(b'hello')
print(b.read(2), b.read1(1), b.getvalue(), b.getbuffer()[1], b.readinto(m := bytearray(3)), m, b.seek(-2, 2), b.read(), b.write(b'!!'), b.getvalue(), b.tell(), b.peek if hasattr(b, 'peek') else 'no peek')
w.close()
for f in (w.getvalue, w.read, lambda: w.write('a'), lambda: io.StringIO(5), lambda: io.StringIO().write(b'x'), lambda: io.BytesIO().write('x'), lambda: io.StringIO('a').seek(-1), lambda: io.StringIO('ab').seek(1, 1), lambda: io.BytesIO(b'a').seek(-1), lambda: io.StringIO().fileno(), lambda: io.BytesIO().truncate(-1)):
    try:
        print(f())
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)
print(w.closed, io.TextIOWrapper(io.BytesIO(b'a\xc3\xa9'), 'utf-8').read(), io.BufferedReader(io.BytesIO(b'abc')).peek(1), io.IncrementalNewlineDecoder(None, True).decode('a\r\n'))
with io.StringIO('x') as c: pass
print(c.closed)
