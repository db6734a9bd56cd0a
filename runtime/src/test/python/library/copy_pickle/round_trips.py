# copy and pickle: protocols, hooks, recursion, what cannot be pickled.
import copy, pickle
class A:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
class S:
    __slots__ = 'a', 'b'
class G:
    def __getstate__(self): return {'saved': 1}
    def __setstate__(self, s): self.restored = s
class R:
    def __reduce__(self): return int, ('7',)
class N:
    def __new__(cls, v): self = super().__new__(cls); self.v = v; return self
    def __getnewargs__(self): return (self.v * 2,)
s = S(); s.a = 1
l = [1]; l.append(l)
for p in range(pickle.HIGHEST_PROTOCOL + 1):
    ok = [pickle.loads(pickle.dumps(v, p)) == v for v in (1, -1, 2 ** 70, 1.5, 'é😀', b'\xff', None, True, (1, (2,)), [1, [2]], {'a': {1}}, frozenset([1]), 1j, A([1]), range(3), slice(1, 2), ..., int, len, A, bytearray(b'x'))]
    r = pickle.loads(pickle.dumps(l, p))
    print(p, all(ok), r[1] is r, pickle.loads(pickle.dumps(R(), p)), pickle.loads(pickle.dumps(G(), p)).restored)
print(pickle.loads(pickle.dumps(s)).a, pickle.loads(pickle.dumps(N(1))).v, pickle.dumps([1, 'a'], 4), pickle.dumps((1, 2), 0))
d = copy.deepcopy({'l': l, 'a': A([l])})
print(d['l'][1] is d['l'], d['a'].x[0] is d['l'], copy.copy(A(1)) == A(1), copy.copy([1, [2]])[1] is not [2])
class H:
    def __copy__(self): return 'shallow'
    def __deepcopy__(self, memo): return 'deep'
print(copy.copy(H()), copy.deepcopy([H()]))
for v in (lambda: 0, (x for x in ()), open.__class__, type('Local', (), {})()):
    try:
        pickle.loads(pickle.dumps(v)); print('ok')
    except (pickle.PicklingError, TypeError, AttributeError) as e:
        print(type(e).__name__, str(e).split(':')[0].split(' at 0x')[0])
