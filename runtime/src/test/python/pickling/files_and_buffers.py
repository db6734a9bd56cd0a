# Pickler and Unpickler on files of all kinds, and memory outside of the pickle
import _pickle, io
from _pickle import Unpickler, PickleBuffer
def tries(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
class Min:
    def __init__(self, b): self.f = io.BytesIO(b); self.log = []
    def read(self, n): self.log.append(('read', n)); return self.f.read(n)
    def readline(self): self.log.append('line'); return self.f.readline()
class Peek(Min):
    def peek(self, n): self.log.append(('peek', n)); at = self.f.tell(); b = self.f.read(20); self.f.seek(at); return b
for kind in (Min, Peek):
    m = kind(_pickle.dumps([1, 'text', b'b' * 30], 4) + _pickle.dumps({'k': 2**70}, 0) + b'tail'); u = Unpickler(m); print(u.load(), u.load(), m.f.read(), m.log)
b = bytearray(b'buffer'); got = []; pb = PickleBuffer(b); d = _pickle.dumps([pb, PickleBuffer(b'ro'), PickleBuffer(b'in')], 5, buffer_callback=lambda x: (got.append(x), bytes(x) == b'in')[1]); print(d, [bytes(x.raw()) for x in got], _pickle.loads(d, buffers=got)[0] is pb, _pickle.dumps([pb, PickleBuffer(b'r')], 5))
tries(lambda: _pickle.dumps(pb, 4), lambda: _pickle.loads(d), lambda: _pickle.loads(d, buffers=[]), lambda: PickleBuffer(5), lambda: PickleBuffer(memoryview(b'abcd')[::2]).raw(), lambda: _pickle.dumps(PickleBuffer(memoryview(b'abcd')[::2]), 5), lambda: (pb.release(), pb.release(), pb.raw()), lambda: _pickle.dumps(pb, 5))
