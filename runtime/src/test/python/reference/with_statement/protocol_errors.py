# What with says of objects that are no context managers, and of __exit__ results.
class OnlyEnter:
    def __enter__(self): print('entered')
class OnlyExit:
    def __exit__(self, *a): pass
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
class BoolFails:
    def __bool__(self): raise ArithmeticError('no truth')
class E:
    def __init__(self, r): self.r = r
    def __enter__(self): pass
    def __exit__(self, *a): return self.r
class Inst:
    def __init__(self): self.__enter__ = self.__exit__ = lambda *a: None
class Few:
    def __enter__(self): pass
    def __exit__(self): pass
for cm, err in (OnlyEnter(), 0), (OnlyExit(), 0), (Async(), 0), (5, 0), (E, 0), (Inst(), 0), (Few(), 0), (E(BoolFails()), 0), \
        (E(BoolFails()), KeyError('k')), (E([0]), KeyError('k')), (E([]), KeyError('k')), (Few(), KeyError('k')):
    try:
        with cm:
            if err: raise err
        print('passed')
    except Exception as e:
        print(type(e).__name__, e, '|', repr(e.__context__))
