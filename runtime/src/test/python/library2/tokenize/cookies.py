# Shows how the encoding of a source is found: the mark of UTF-8, cookies, and both in conflict.
import io
import tokenize

for data in (b"x = 1\n", b"\xef\xbb\xbfx = 1\n", b"# -*- coding: latin-1 -*-\nx\n", b"#!sh\n# vim: set fileencoding=ascii :\n",
             b"x\n# coding: ascii\n", b"", b"# coding: nothing-such\n", b"\xef\xbb\xbf# coding: latin-1\n", b"\xff\n"):
    try:
        print(tokenize.detect_encoding(io.BytesIO(data).readline))
    except SyntaxError as error:
        print(type(error).__name__, error)
first = next(tokenize.tokenize(io.BytesIO(b"# coding: latin1\n\xe9 = 1").readline))
print(first.string, tokenize.tok_name[first.type])
