# MRO, and classes that cannot be.
class X: pass
class Y(X): pass
class Z(X): pass
class W(Y, Z): pass
print([c.__name__ for c in W.__mro__], W.mro() == list(W.__mro__), X.__subclasses__())
for src in ["class Q(X, Y): pass", "class Q(X, X): pass", "class Q(int, str): pass", "class Q(bool): pass", "class Q(1): pass", "class Q(type(None)): pass", "class Q:\n  __slots__=('1',)", "class Q:\n  __slots__=('a',); a=1", "class Q(X, foo=1): pass", "type('a', 1, {})", "type('A', (), {}, 1)","class Q(int):\n  __slots__=('a',)"]:
    try: exec(src); print("ok", src)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
