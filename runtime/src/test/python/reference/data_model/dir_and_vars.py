# dir() sorts what __dir__ returns; vars() is __dict__; both refuse what they cannot list.
class D:
    def __dir__(self): return ('b', 'a', 'c', 'a')
print(dir(D()))
class G:
    def __dir__(self):
        yield 'z'
        yield 'y'
print(dir(G()))
for bad in 5, None, ['a', 1]:
    E = type('E', (), {'__dir__': lambda self: bad})
    try:
        print(dir(E()))
    except TypeError as e:
        print(e)
class S: __slots__ = 'a'
for o in 5, S(), None:
    try:
        print(vars(o))
    except TypeError as e:
        print(e)
def f(q, r=1):
    s = 2
    print(dir(), sorted(vars()))
f(0)
