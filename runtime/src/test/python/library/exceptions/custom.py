# Own exceptions: __str__, __init__ without super, pickling, multiple inheritance, matching, notes.
import pickle
class A(Exception): pass
class B(A, KeyError): 
    def __init__(self, code): self.code = code
    def __str__(self): return f'code {self.code}'
try:
    raise B(5)
except KeyError as e:
    print(e, repr(e), e.args, isinstance(e, A))
class C(Exception):
    def __init__(self, a, b=2): super().__init__(a); self.b = b
c = pickle.loads(pickle.dumps(A(1, 'two')))
print(repr(c), c.args)
e = ValueError('noted')
e.add_note('first')
e.add_note('second')
print(e.__notes__, str(e))
try:
    e.add_note(1)
except TypeError as t:
    print(t)
class BoolBase(Exception):
    def __bool__(self): raise RuntimeError('never asked')
try:
    raise BoolBase
except (ValueError, BoolBase) as b:
    print(type(b))
