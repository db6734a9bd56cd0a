# Sequence patterns take any Sequence but str, bytes, bytearray; a star binds a list.
from collections import deque, UserList
from array import array
def m(v):
    match v:
        case []: return 'empty'
        case [x]: return 'one', x
        case [1, *mid, 9]: return 'mid', mid
        case (a, (b, *_)): return 'nested', a, b
        case a, b, *_, z: return 'long', a, b, z
    return 'no'
for v in [], (), [5], [1, 9], (1, 2, 3, 9), ['a', ['b', 'c']], range(4), deque([1, 2, 9]), 'ab', b'ab', \
        bytearray(b'a'), {1, 2}, {1: 2}, iter([1]), array('i', [7]), memoryview(b'a'), UserList([1]):
    print(type(v).__name__, m(v))
class Seq:
    def __len__(self): return 1
    def __getitem__(self, i): return ['item'][i]
print(m(Seq()))
from collections.abc import Sequence
Sequence.register(Seq)
class Seq2(Seq): pass
print(m(Seq2()))
