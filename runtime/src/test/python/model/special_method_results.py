# Special methods that return what they must not.
# wrong results
class W:
    def __len__(self): return -1
    def __bool__(self): return 5
    def __repr__(self): return 5
    def __str__(self): return 6
    def __hash__(self): return 'a'
    def __index__(self): return 'a'
    def __iter__(self): return 5
    def __init__(self, a=0):
        if a: self.__dict__['z'] = 1
    def __format__(self, s): return 5
    def __int__(self): return 'x'
    def __contains__(self, x): return 'yes'
w = W()
for f in [len, bool, repr, str, hash, iter, format, int, list, lambda w: [1][w], lambda w: 1 in w, lambda w: f"{w}", lambda w: "%s" % w, float, abs, lambda w: w(), lambda w: w[0], lambda w: w + 1, lambda w: -w, next, lambda w: w.foo]:
    try: print(f(w))
    except Exception as e: print(type(e).__name__, e)
class WI:
    def __init__(self): return 5
try: WI()
except TypeError as e: print(e)
class NoIter: __iter__ = None
class NoCont: __contains__ = None
class NoHash: __hash__ = None
for f in [lambda: iter(NoIter()), lambda: 1 in NoCont(), lambda: hash(NoHash()), lambda: {NoHash(): 1}, lambda: 1 in NoIter()]:
    try: f()
    except TypeError as e: print(e)
# len overflow/int subclasses
class BigLen:
    def __len__(self): return 2**70
try: len(BigLen())
except OverflowError as e: print(e)
class HashBig:
    def __hash__(self): return 2**70 + 5
print(hash(HashBig()) == hash(2**70 + 5))
