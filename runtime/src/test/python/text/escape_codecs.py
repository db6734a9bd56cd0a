# unicode_escape and raw_unicode_escape.
for s in ['abc', 'a\\b', '\t\n\r\x07\x7f', '\xe9\u65e5\U0001F600\ud800', "'\""]:
    for codec in ('unicode_escape', 'raw_unicode_escape'):
        data = s.encode(codec)
        print(codec, data, ascii(data.decode(codec)))
for data in [
    rb'\x41\u65e5\U0001F600\101\0\n\N{BULLET}\a\v\b\f', rb'\x4', rb'\u123', rb'\U00110000',
    rb'\N{nothing}', rb'\N', rb'\N{', b'a\\', b'\\\nx', b'\xff', rb'\u65e5\n\\u0041',
]:
    for codec in ('unicode_escape', 'raw_unicode_escape'):
        for errors in ('strict', 'replace'):
            try:
                print(codec, data, ascii(data.decode(codec, errors)))
            except UnicodeDecodeError as e:
                print(codec, data, e)
