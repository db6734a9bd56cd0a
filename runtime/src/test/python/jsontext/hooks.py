# json: hooks of the decoder, an encoder of one's own, nesting.
import json
print(json.loads('{"a":1,"b":[2]}', object_pairs_hook=lambda x: x), json.loads('{"a":{"b":1.5}}', parse_float=str, object_hook=lambda d: sorted(d.items())))
print(json.loads('[1,NaN,2.5]', parse_int=float, parse_constant=lambda x: x, parse_float=lambda s: s + '!'))
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {'x': o.x, 'y': o.y}
        return super().default(o)
print(json.dumps([Point(1, 2), {'p': Point(3, [Point(4, 5)])}], cls=Encoder), ''.join(Encoder(indent=1).iterencode([Point(0, 0)])))
try:
    json.dumps(1j, cls=Encoder)
except TypeError as e:
    print(e)
for text in ('[' * 100000, '{"a":' * 100000):
    try:
        json.loads(text)
    except RecursionError as e:
        print(e)
d = json.JSONDecoder()
print(d.raw_decode('[1] tail'), json.loads(json.dumps({'k': [1, 2, {'z': None}]})))
