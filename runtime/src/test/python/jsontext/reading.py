# json.loads: what is a document and what is not.
import json
for x in ['1', '-', '-1', '01', '1.5e3', '1.', '1e', '-Infinity', 'NaN', 'nul', 'null', 'true', '{', '{}', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a}', '[', '[1', '[1,', '[1,]', '[1 2]', '[]',
          '  1', '"a', '[1,2,{"a":[null]}] x', '{"a" : 1 , "b":2}', '', '-0', '-0.0', '12345678901234567890123', '{"a":1,"a":2}', '"\\u0041"', '"\\u00"', '"\\q"', '"a\nb"', '"\\ud83d\\ude00\\ud83d"', '\ufeff1', '1E+']:
    try:
        print(ascii(x), ascii(json.loads(x)))
    except json.JSONDecodeError as e:
        print(ascii(x), e, e.pos, e.lineno, e.colno)
print(json.loads('"a\tb"', strict=False), json.loads(b'{"a":1}'), json.loads('[1]'.encode('utf-16')), json.loads(bytearray(b'[2]')))
for bad in (5, None):
    try:
        json.loads(bad)
    except TypeError as e:
        print(e)
