# _pickle writes the bytes that CPython's does: classes, functions, instances, __reduce__ in all its forms
import _pickle, collections, copyreg, datetime, decimal, functools, operator
def show(*values, protocols=range(6)):
    for v in values:
        for p in protocols:
            try: print(p, _pickle.dumps(v, p))
            except Exception as e: print(p, type(e).__name__, e)
class Plain:
    def f(self): pass
    class Inner:
        class Deep: pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
class Slots: __slots__ = ('a', '_b')
class Args(tuple):
    def __new__(cls, *a): return tuple.__new__(cls, a)
    def __getnewargs__(self): return tuple(self)
class KwArgs(Plain):
    def __getnewargs_ex__(self): return (1,), {'k': 2}
class State:
    def __getstate__(self): return 5
class Reduced:
    def __init__(self, r): self.r = r
    def __reduce__(self): return self.r
    def __repr__(self): return 'R'
class L(list): pass
class D(dict): pass
class I(int): pass
P = collections.namedtuple('P', 'x y')
def make(o, **kw): o.__dict__.update(kw); return o
slots = Slots(); slots.a = 1; slots._b = 2
show(Plain(), make(Plain(), a=1, b=[2]), [make(Plain(), n=i) for i in range(3)], slots, Slots(), Args(1, 2), KwArgs(), State(), P(1, 2), I(5), L([1, 2]), make(L('a'), x=1), D(a=1))
show(Plain, Plain.Inner, Plain.Inner.Deep, Plain.Inner.Deep(), Plain.f, Plain().f, Plain.c, Plain.s, make, len, str.join, [].append, operator.itemgetter(1), functools.partial(make, 1), functools.reduce, print, collections.OrderedDict(a=1))
show(collections.Counter('aab'), collections.deque([1, 2], 3), collections.defaultdict(list, a=[1]), datetime.date(2020, 1, 2), datetime.timedelta(1), decimal.Decimal('1.5'), ValueError('x', 1), iter([1, 2]), iter({1: 2}), reversed((1, 2)), 2 + 3j, KeyError, range)
show(Reduced('show'), Reduced((list, ([1],))), Reduced((Plain, (), {'a': 1})), Reduced((list, (), None, iter([1, 2, 3]))), Reduced((dict, (), None, None, iter([(1, 2), (3, 4)]))), Reduced((Plain, (), 1, None, None, setattr)))
show(*map(Reduced, (5, 'nix', (1,), (), (1, ()), (list, []), (list, (), None, [1]), (list, (), None, None, 5), (list, (), 1, None, None, 5), (1,) * 7, (copyreg.__newobj__, ()), (copyreg.__newobj__, (1,)), (copyreg.__newobj__, (int,)),
     (copyreg.__newobj_ex__, (1, 2)), (copyreg.__newobj_ex__, (1, (), {})), (copyreg.__newobj_ex__, (int, [], {})), (copyreg.__newobj_ex__, (int, (), [])), (dict, (), None, None, iter([1])))), protocols=(1, 4))
show((lambda: (lambda: 0))(), type('Local', (), {}), type('Local', (), {})(), (i for i in ()), open, __builtins__, show.__code__, protocols=(0, 4))
copyreg.add_extension('__main__', 'Plain', 200); copyreg.add_extension('__main__', 'Slots', 2000); copyreg.add_extension('__main__', 'L', 200000); show([Plain, Slots, L, Plain], L([1])); print(_pickle.loads(_pickle.dumps([Plain, Slots, L], 2)))
