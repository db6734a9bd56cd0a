# An f-string is evaluated each time it runs, field by field, in the scope where it stands.
class T:
    def __init__(self, n): self.n = n
    def __format__(self, spec): print('format', self.n, repr(spec)); return self.n
    def __str__(self): print('str', self.n); return 's' + self.n
    def __repr__(self): print('repr', self.n); return 'r' + self.n
a, b = T('a'), T('b')
print(f'{a}{b!r:>4}{a!s}{b:x{a}y}')
fs = [lambda: f'{i}' for i in range(2)]
print([f() for f in fs], [f'{i}{j}' for i in 'ab' for j in (1, 2)])
class C:
    n = 'cls'
    s = f'{n}'
    def doc(self): f'{n} no docstring'
print(C.s, C.doc.__doc__, C.__doc__)
def g():
    z = 'local'
    def h(): return f'{z!r:>8}'
    z = 'later'
    return h
print(g()(), g().__closure__[0].cell_contents)
print(type(f''), f'' is '', f'{"x"}' 'y', not f'', f'{1}'.join('ab'))
class S(str): pass
print(type(f'{S("q")}').__name__, type(f'{S("q")!s}').__name__)
