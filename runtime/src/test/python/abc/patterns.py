# classes registered as sequences or mappings match such patterns, and their subclasses too
from collections.abc import Sequence, Mapping, MutableSequence
def kind(x):
    match x:
        case [a, *rest]: return 'sequence', a, rest
        case {'k': v}: return 'mapping', v
        case _: return 'other'
class S:
    def __len__(self): return 2
    def __getitem__(self, i): return 'xy'[i]
class T(S): pass
class M:
    def __len__(self): return 1
    def __getitem__(self, k): return 7
    def get(self, k, d=None): return 7 if k == 'k' else d
print(kind(S()), kind(T()), kind(M()))
Sequence.register(S); Mapping.register(M)
print(kind(S()), kind(T()), kind(M()))
class U(Sequence, S):
    __len__ = S.__len__; __getitem__ = S.__getitem__
class V(dict): pass
from collections import deque, UserList, UserDict, OrderedDict, defaultdict
from array import array
print(kind(U()), kind(V(k=1)), kind(deque([1, 2])), kind(UserList([1])), kind(UserDict(k=2)), kind(OrderedDict(k=3)), kind(defaultdict(int, k=4)), kind(array('i', [1, 2])), kind(memoryview(b'a')), kind('str'), kind(b'b'), kind(range(2)))
