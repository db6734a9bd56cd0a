# _pickle writes the bytes that CPython's does: numbers, text, containers, batches and frames
import _pickle, hashlib, math
print(_pickle.__doc__, _pickle.dumps.__module__, sorted(n for n in vars(_pickle) if n[:2] != '__'))
class File:
    def __init__(self): self.parts = []
    def write(self, b): self.parts.append(bytes(b)); return len(b)
def show(*values, protocols=range(6)):
    for v in values:
        for p in protocols: print(p, _pickle.dumps(v, p))
show(None, True, False, 0, 1, -1, 255, 256, 65535, 65536, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 10**30, -10**30, 255**100, -128**9)
show(0.0, -0.0, 1.5, 1e300, math.inf, -math.inf, 123456789.125, 1e16)
show('', 'a', 'text', 'é', 'ÿ\x80', '€', '\U0001f600x', '\ud800', 'a\\b\nc\rd\0\x1ae', 'x' * 255, 'x' * 256, 'é' * 128)
show(b'', b'a', b'bytes\n', bytes(range(256)), bytearray(), bytearray(b'array'))
show((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, 3: 4}, set(), {1}, {1, 2, 3}, frozenset(), frozenset([5]), [[], (), {}, [()]])
show(..., NotImplemented, type(None), type(...), type(NotImplemented), int, len, 1j, range(3), slice(1, 2))
shared = [1]; s = 'shared'; show([shared, shared, s, s, (shared, s)], {'k': shared, 'l': shared})
loop = []; loop.append(loop); show(loop); d = {}; d['d'] = d; show(d); t = ([],); t[0].append(t); show(t); t = ([], 1, 2, 3); t[0].append(t); show(t)
def sums(v):
    for p in range(6):
        b = _pickle.dumps(v, p); f = File(); _pickle.dump(v, f, p); print(p, len(b), hashlib.md5(b).hexdigest(), b''.join(f.parts) == b, [len(x) for x in f.parts])
for n in (999, 1000, 1001, 2000, 2001):
    sums(list(range(n))); sums({i: None for i in range(n)}); sums(set(range(n))); sums(tuple(range(n)))
sums(['x' * 70000, b'y' * 70000, 1, 'z' * 65535, 'z' * 65536, bytearray(b'q' * 65536)]); sums([str(i) for i in range(30000)]); sums([[i] for i in range(20000)]); sums('é' * 40000)
for n in range(0, 6): print([_pickle.dumps(v, 4) for v in (b'', 'x' * n, [None] * n)])
