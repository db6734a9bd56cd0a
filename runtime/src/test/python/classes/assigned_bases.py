# Assignment to __bases__: new method resolution order, also below; what is refused.
class A:
    x = 'A'
    def f(self): return 'A.f'
class B:
    x = 'B'
    def f(self): return 'B.f'
    def __len__(self): return 7
class C(A):
    pass
class D(C):
    pass
d = D()
print(d.f(), d.x, D.__mro__, A.__subclasses__(), B.__subclasses__())
C.__bases__ = (B,)
print(d.f(), d.x, len(d), D.__mro__, A.__subclasses__(), B.__subclasses__(), C.__base__)
C.__bases__ = (A, B)
print(d.f(), len(d), [c.__name__ for c in D.__mro__], C.__bases__, isinstance(d, A))
class E(B, A):
    pass
for bases in ((), 1, [A], (1,), (D,), (C,), (int,), (A, A), (object,)):
    try:
        C.__bases__ = bases
        print('taken', bases)
    except TypeError as e:
        print(bases, e)
print([c.__name__ for c in D.__mro__])
try:
    int.__bases__ = (A,)
except TypeError as e:
    print(e)
try:
    del C.__bases__
except TypeError as e:
    print(e)
class F(A, B):
    pass
class G(F, C):
    pass
try:
    C.__bases__ = (B, A)
except TypeError as e:
    print(str(e).splitlines()[0])
print([c.__name__ for c in G.__mro__], [c.__name__ for c in D.__mro__])
from typing import NamedTuple
class P(NamedTuple):
    x: int
    y: int = 0
print(P(1), P.__bases__, P._fields)
