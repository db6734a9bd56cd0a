# str.encode and bytes.decode: codecs, error handlers, errors and their attributes.
for enc in ('utf-8', 'utf-16', 'utf-16-le', 'utf-32-be', 'latin-1', 'ascii', 'cp1252', 'utf-7', 'utf-8-sig', 'unicode_escape', 'raw_unicode_escape', 'punycode'):
    try:
        b = 'aé€😀'.encode(enc)
        print(enc, b, b.decode(enc) == 'aé€😀')
    except UnicodeEncodeError as e:
        print(enc, e.start, e.end, e.reason, e.object[e.start:e.end], e)
for h in ('ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogateescape'):
    try:
        print(h, 'aé€'.encode('ascii', h))
    except UnicodeEncodeError as e:
        print(h, e)
for h in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape'):
    try:
        print(h, ascii(b'a\xff\xc3(\xe2\x82'.decode('utf-8', h)))
    except UnicodeDecodeError as e:
        print(h, e, e.start, e.end)
for f in (lambda: 'a'.encode('nope'), lambda: b'a'.decode('utf-8', 'nope-unused'), lambda: b'\xff'.decode('utf-8', 'nope'), lambda: '\ud800'.encode(), lambda: b'a'.decode(5)):
    try:
        print(f())
    except (LookupError, UnicodeError, TypeError) as e:
        print(type(e).__name__, e)
print('\ud800'.encode('utf-8', 'surrogatepass'), b'\xff'.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape'), str(b'abc', 'ascii'), str(b'x', errors='ignore'))
