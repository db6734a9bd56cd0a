# explicit base: text and bytes only; errors of a length hint are errors of the call
for x in (memoryview(b'100'), b'100', bytearray(b'100'), '100', 5):
    for base in (2, 10):
        try:
            print(type(x).__name__, int(x, base))
        except TypeError as e:
            print(type(x).__name__, e)

class Len:
    def __len__(self): raise RuntimeError("len")
    def __iter__(self): return iter(range(3))
class Hint:
    def __length_hint__(self): raise RuntimeError("hint")
    def __iter__(self): return iter(range(3))
class NotOne:
    def __length_hint__(self): raise TypeError("dropped")
    def __iter__(self): return iter(range(3))
for f in (list, [].extend, bytearray().extend, bytes):
    for c in (Len, Hint, NotOne):
        try:
            print(c.__name__, f(c()))
        except RuntimeError as e:
            print(c.__name__, repr(e))
e = Exception()
d = {}
class K(str):
    def __hash__(self):
        d.clear()
        return super().__hash__()
d[K("k")] = "v"
e.__setstate__(d)
print(d, e.k)
