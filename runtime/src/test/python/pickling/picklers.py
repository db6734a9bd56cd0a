# Pickler and Unpickler objects: memo, persistent ids, dispatch tables, reducer_override
import _pickle, copyreg, io
from _pickle import Pickler, Unpickler
def tries(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
f = io.BytesIO(); p = Pickler(f, 2); x = ['x']; p.dump(x); p.dump(x); print(f.getvalue(), p.bin, p.fast, [v[0] for v in sorted(p.memo.copy().values())], type(p.memo).__name__); p.clear_memo(); print(len(p.memo.copy())); p.dump(x); print(f.getvalue())
f.seek(0); u = Unpickler(f); a = u.load(); print(a is u.load(), u.load() == a, u.memo.copy() == {0: a, 1: 'x'} or sorted(u.memo.copy())); tries(u.load)
q = Pickler(io.BytesIO(), 4); q.memo = p.memo; print(len(q.memo.copy())); q.memo = {1: (0, x)}; q.memo = {}; print(u.memo.__reduce__()[0]); u.memo.clear(); print(u.memo.copy())
tries(lambda: setattr(p, 'memo', 1), lambda: setattr(p, 'memo', {1: 2}), lambda: delattr(p, 'memo'), lambda: setattr(u, 'memo', {-1: 1}), lambda: setattr(u, 'memo', {'a': 1}), lambda: setattr(u, 'memo', 1), lambda: p.persistent_id, lambda: u.persistent_load, lambda: p.dispatch_table, lambda: setattr(p, 'persistent_id', 1), lambda: delattr(p, 'persistent_id'), lambda: setattr(u, 'persistent_load', 1),
      lambda: Pickler(), lambda: Pickler(1), lambda: Pickler(f, 6), lambda: Pickler(f, 'x'), lambda: Pickler(f, 4, buffer_callback=print), lambda: Unpickler(), lambda: Unpickler(1), lambda: Unpickler(f, encoding=1), lambda: Unpickler(f, 1), lambda: _pickle.dumps(1, 9), lambda: _pickle.dumps(1, buffer_callback=print), lambda: _pickle.dump(1, 2), lambda: _pickle.load(3), lambda: _pickle.dumps(), lambda: hash(p.memo))
class P(Pickler):
    def persistent_id(self, o): return 'id %d' % o if type(o) is int else None
class U(Unpickler):
    def persistent_load(self, i): return ('loaded', i)
    def find_class(self, m, n): print('find', m, n); return super().find_class(m, n)
for proto in (0, 1, 4):
    f = io.BytesIO(); P(f, proto).dump([1, 'a', {2: 3.5}, len]); print(f.getvalue()); f.seek(0); print(U(f).load())
p = Pickler(f := io.BytesIO(), 0); p.persistent_id = lambda o: 'é' if o == 1 else None; tries(lambda: p.dump([1])); print(p.persistent_id('x'))
u = Unpickler(io.BytesIO(b'Pabc\n.')); u.persistent_load = lambda i: i * 2; print(u.load(), u.persistent_load('q'))
class C:
    def __repr__(self): return 'C()'
THE_C = C()
class Table(Pickler):
    dispatch_table = {C: lambda c: (str, ('from table',)), complex: lambda c: (list, ())}
p = Table(f := io.BytesIO()); p.dump([C(), 1j]); print(_pickle.loads(f.getvalue())); p = Pickler(f := io.BytesIO()); p.dispatch_table = copyreg.dispatch_table.copy(); p.dispatch_table[C] = lambda c: 'THE_C'; p.dump(THE_C); print(_pickle.loads(f.getvalue()) is THE_C)
class Over(Pickler):
    def reducer_override(self, o): return (len, (o.__name__,)) if o is C else 'THE_C' if o is THE_C else NotImplemented
p = Over(f := io.BytesIO()); p.dump([C, len, {'k': C}, THE_C, 1j]); print(_pickle.loads(f.getvalue()))
class NoInit(Pickler):
    def __init__(self): pass
class NoInitU(Unpickler):
    def __init__(self): pass
tries(lambda: NoInit().dump(1), lambda: NoInitU().load(), lambda: (lambda p: (setattr(p, 'fast', 1), p.dump([x, x]), f.getvalue()))(Pickler(f := io.BytesIO(), 2)))
def deep(): l = []; l.append(l); p = Pickler(io.BytesIO()); p.fast = True; p.dump(l)
try: deep()
except ValueError as e: print(str(e).split(' at ')[0])
