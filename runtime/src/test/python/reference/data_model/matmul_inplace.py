# x @= y looks for __imatmul__, then __matmul__, then __rmatmul__; None forbids the fallback.
class A:
    def __matmul__(self, o): return 'A@'
class R:
    def __rmatmul__(self, o): return '@R'
class I(A):
    def __imatmul__(self, o): print('in place'); return self
class NotHere(A):
    def __imatmul__(self, o): return NotImplemented
class Never(A): __imatmul__ = None

x = A(); x @= 1; print(x)
x = 5; x @= R(); print(x)
x = y = I(); x @= 1; print(x is y)
x = NotHere(); x @= 1; print(x)
for left, right in (Never(), 1), (1, 2), (1, A()), (None, 'x'):
    try:
        left @= right
    except TypeError as e:
        print(e)
    try:
        left @ right
    except TypeError as e:
        print(e)
