# Classes made by type() and changed afterwards; isinstance.
class X: pass
class Y(X): pass
class Z(X): pass
class W(Y, Z): pass
T = type('T', (X,), {'a': 1, 'f': lambda self: self.a}); print(T, T().f(), T.__name__, T.__module__)
T.a = 5; T.g = lambda self: 'g'; print(T().f(), T().g()); del T.a
try: T().f()
except AttributeError as e: print(e)
X.__len__ = lambda s: 7; print(len(W())); del X.__len__
try: len(W())
except TypeError as e: print(e)
T.__name__ = 'TT'; T.__qualname__ = 'QQ'; print(T)
print(isinstance(W(), X), issubclass(W, (int, Y)), isinstance(3, (str, int)), issubclass(bool, int), isinstance(True, int))
for a in [(1, 1), (1, 'a'), (1, (int, 3))]:
    try: print(isinstance(*a))
    except TypeError as e: print(e)
try: issubclass(1, int)
except TypeError as e: print(e)
