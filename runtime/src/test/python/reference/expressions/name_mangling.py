# Private names: mangled in classes, not elsewhere, through nested functions, imports and keyword arguments.
class _A__B:
    pass
class A:
    __x = 1
    def f(self, __p=2):
        __y = 3
        def g(): return __y, __p
        self.__z = 4
        return g(), self.__x, [__y for __q in (1,)], sorted(locals())
    __dunder__ = 5
    def g(self): return __B
    def h(self): 
        global __g
        __g = 'global'
class ___:
    __x = 'only underscores'
print(A().f(), A._A__x, A.__dunder__, A().g(), ___._____x if hasattr(___, '_____x') else ___.__x)
A().h()
print(_A__g)
try:
    A.__x
except AttributeError as e:
    print(e)
