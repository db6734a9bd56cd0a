# __new__, __init__, __repr__, __str__, __bytes__, __format__, __bool__ and their wrong results.
class A:
    def __new__(cls, *args, **kw):
        self = super().__new__(cls)
        self.made = args, kw
        return self
    def __init__(self, a, *, b=2): self.a, self.b = a, b
    def __repr__(self): return f'A({self.a!r}, b={self.b!r})'
    def __bytes__(self): return b'bytes of A'
    def __format__(self, spec): return f'<{spec}>'
    def __bool__(self): return self.a > 0
a = A(1, b=3)
print(a, str(a), repr(a), a.made, bytes(a), f'{a:x}', format(a), bool(a), bool(A(0)), '{:>5}'.format(a))
class New:
    def __new__(cls): return 5
    def __init__(self): print('never')
print(New())
class Bad:
    def __init__(self): return 1
    def __repr__(self): return 1
    def __str__(self): return b''
    def __bytes__(self): return ''
    def __format__(self, s): return 1
    def __bool__(self): return 1
    def __len__(self): return -1
    def __hash__(self): return 'x'
bad = object.__new__(Bad)
for f in (Bad, lambda: repr(bad), lambda: str(bad), lambda: bytes(bad), lambda: f'{bad}', lambda: bool(bad), lambda: len(bad), lambda: hash(bad)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
