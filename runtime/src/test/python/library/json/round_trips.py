# json: dumps and loads with options, errors and positions.
import json
d = {'a': [1, 2.5, None, True], 'é': 'q"\\\n\u2028😀', 'n': {}, '1': []}
print(json.dumps(d), json.dumps(d, indent=2), json.dumps(d, ensure_ascii=False, separators=(',', ':'), sort_keys=True), sep='\n')
print(json.loads(json.dumps(d)) == d, json.loads('[1e3, -0, 1E-2, "\\u00e9\\ud83d\\ude00"]'), json.loads('NaN') != 1, json.dumps(float('inf')), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps((1, 2)), json.dumps('a\x00'))
print(json.loads('{"a": 1, "a": 2}'), json.loads('{"a": 1}', object_pairs_hook=list), json.loads('1.5', parse_float=str), json.loads('[5]', parse_int=lambda s: s + '!'), json.loads('{"x": {}}', object_hook=lambda o: sorted(o)), json.loads(b'"\xc3\xa9"'))
class E(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({'s': {2, 1}}, cls=E), json.dumps(5j, default=str), json.dumps({(1, 2): 3}, skipkeys=True))
for bad in ('', '{', '[1,]', '{"a":}', '{a: 1}', '01', '"\t"', '"\\x"', 'nul', '[1 2]', '1 2', '"abc', '{"a" 1}', '[', '\ufeff1', '"\\ud83"'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), '->', e, e.pos, e.lineno, e.colno)
for f in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.loads(5), lambda: json.dumps(l)):
    l = []; l.append(l)
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
