# Encodings and their error handlers.
ENCODINGS = ['utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-be', 'utf-32', 'utf-8-sig', 'cp1252']
HANDLERS = [
    'strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogateescape',
    'surrogatepass',
]
TEXTS = ['abc', '\xe9', 'a\u65e5\U0001F600', '\udcff\udc80', '']
BYTES = [
    b'abc', b'\xe9', b'a\xff\xfeb', b'\xed\xa0\x80', b'\xf0\x9f\x98\x80', b'\xf0\x9f\x98',
    b'\xe2\x28\xa1', b'\xc0\x80', b'\xff\xfea\x00', b'\xfe\xff\x00a', b'\x00\xd8', b'\x00\xdc',
    b'\x00\xd8\x00\x00', b'\xff\xfe\x00\x00a\x00\x00\x00', b'\x00\x00\x11\x00', b'\xef\xbb\xbfx',
    b'\x81', b'ab\x80\x80',
]
for encoding in ENCODINGS:
    for errors in HANDLERS:
        for text in TEXTS:
            try:
                print(encoding, errors, ascii(text), text.encode(encoding, errors))
            except UnicodeEncodeError as e:
                print(encoding, errors, ascii(text), e.start, e.end, e.reason, ascii(str(e)))
        for data in BYTES if errors != 'xmlcharrefreplace' else ():
            try:
                print(encoding, errors, data, ascii(data.decode(encoding, errors)))
            except UnicodeDecodeError as e:
                print(encoding, errors, data, e.start, e.end, e.reason, e)
