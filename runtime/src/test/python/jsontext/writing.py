# json.dumps: types, keys, separators, order.
import json
values = [{1: 2, None: 3, True: 4, 2.5: 6, 'a': 7}, [1, (2, 3), []], {}, [], 'é"\\\n\x00\x7f😀\u2028', 1e100, -0.0, 10 ** 30, True, None, float('inf')]
for v in values:
    for kw in ({}, {'indent': 2}, {'ensure_ascii': False}, {'separators': (',', ':')}):
        print(ascii(json.dumps(v, **kw)))
print(json.dumps({'b': 1, 'a': [3, {'d': 1, 'c': 2}]}, sort_keys=True), json.dumps({(1,): 2, 'x': 1}, skipkeys=True))
class F(float):
    def __repr__(self): return 'F!'
class I(int):
    def __repr__(self): return 'I!'
print(json.dumps([F(1.5), I(5), {F(1): I(2), I(3): 4}]), json.dumps({1, 2}, default=sorted))
for f in (lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.dumps({(1,): 2}), lambda: json.dumps(object), lambda: json.dumps({b'a': 1}), lambda: json.dumps({1: 1, 'a': 1}, sort_keys=True)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
l = []
l.append(l)
try:
    json.dumps(l)
except ValueError as e:
    print(e)
