# Truth: __bool__ first, then __len__, else true; both are checked for what they return.
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class L:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
class Both(L):
    def __bool__(self): print('bool'); return False

print(bool(B(True)), bool(B(False)), bool(L(0)), bool(L(2)), bool(Both(5)), bool(object()))
for o in B(1), B(None), B('x'), L(-1), L('a'), L(1.0), L(2 ** 70), L(None):
    try:
        print(not o)
    except Exception as e:
        print(type(e).__name__, e)
class Off: __bool__ = None
class Off2: __len__ = None
for o in Off(), Off2():
    try:
        if o: print('true')
    except TypeError as e:
        print(e)
