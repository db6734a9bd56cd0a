# assigning __class__ and __dict__, and descriptors without __get__
class G: __slots__ = 'a', 'b'
class H: __slots__ = 'b', 'a'
class L(G): __slots__ = 'e'
class M(H): __slots__ = 'e'
for x, cls in ((G(), H), (L(), M), (L(), G)):
    try:
        x.__class__ = cls
        print(type(x).__name__)
    except TypeError as e:
        print(e)


class Base: pass
class Meta(type, Base): pass
class D(metaclass=Meta): pass
try:
    Base.__dict__['__dict__'].__set__(D, {})
except AttributeError as e:
    print(e)


class Setter:
    def __set__(self, obj, value): pass
class Meta2(type): pass
class X(metaclass=Meta2): pass
X.a = 42
Meta2.a = Setter()
print(X.a)
print(type(complex.real), type(float.real), 3j.imag, complex.real.__doc__)
print(object.__init__.__get__.__text_signature__, int.__pow__.__text_signature__)
try:
    type('A\udcdcB', (), {})
except UnicodeEncodeError as e:
    print(e)
