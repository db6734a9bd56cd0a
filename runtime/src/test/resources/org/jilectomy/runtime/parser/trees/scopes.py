import os.path as p, sys
total = 0
def outer(a, b=1, *args, c, **kw):
    x = a
    def inner():
        nonlocal x
        global total
        x = total = b
        return [y + x + i for y in args for i in kw]
    class Local(Base):
        x = x
        field = c
        def method(self):
            return __class__, super(), self.__secret, x
        class Nested:
            def deep(self): return __class__
        @property
        def __mangled(self, __arg): del __arg
    return inner, lambda q=x: (q, a, [z := q for _ in q], z)
def generator():
    try:
        yield
    except E as e:
        with x as (y, w):
            for i in y: yield from i
async def coroutine(): await (x async for x in y)
async def async_generator():
    yield [await x for x in y]
class K:
    global g
    __a, b = 1, 2
    def g(self): return b
    c = [b for d in b]
    lambdas = lambda self: __class__
def shadows(x):
    def first():
        def second(): return x
        return second
    return [lambda: y for y in x], {k: v for k, v in x}, {t for t in x}, (u for u in x)
def matching(subject):
    match subject:
        case {"k": a, **rest}: return lambda: a
        case [b, *c] | (b, *c): pass
        case Point(x=d) as e: pass
def imports():
    import one.two, three as drei
    from four import five, six as sechs
    def use(): return one, drei, sechs
def walrus():
    if (n := 10) > 5 and any((last := i) for i in range(n)): print(last)
    del n
    def dynamic(): return locals(), eval("1")
(module_level := [inner := k for k in ()])
