# Coroutines and asynchronous generators used twice, too early, too late.
async def f(): pass
def t(fn, *a):
    try: r = fn(*a); print('ok', r)
    except BaseException as e: print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
def run(c, *vals):
    try:
        r = c.send(None)
        while True: r = c.send(None)
    except StopIteration as e: return e.value
async def aw(x): return await x
class D:
    def __aiter__(self): return 1
async def sr(): raise StopIteration(3)
t(run, sr())
async def ag():
    raise StopAsyncIteration
    yield
async def ag2():
    raise StopIteration
    yield
t(run, ag().__anext__()); t(run, ag2().__anext__())
c = f(); t(c.send, 1); t(c.throw, ValueError('x')); t(c.send, None)
t(iter, f_ := f()); t(next, f_); f_.close(); t(f_.send, None); t(f_.close)
t(aiter, 1); t(anext, 1); t(aiter, D()); 
def g(): yield from f_
t(list, g())
async def y():
    try:
        yield 1
    finally:
        yield 2
a = y(); t(run, a.__anext__()); t(run, a.aclose())
a = y(); t(run, a.athrow(ValueError, 'm'))
n = a.__anext__(); t(run, n); t(run, n); k = a.aclose(); t(run, k); t(run, k)
class Y:
    def __await__(self): yield 1
outer = aw(Y()); outer.send(None); t(run, aw(outer)); print(type(outer.cr_await), outer.cr_suspended); t(outer.close)
async def ig():
    try: await Y()
    except GeneratorExit: await Y()
i = ig(); i.send(None); t(i.close)
def ctx():
    try: raise KeyError(1)
    except KeyError: yield
x = ctx(); next(x); t(x.throw, ValueError(2))
x = f(); x.__name__ = 'zz'; x.__qualname__ = 'zzq'; print(x.__name__, repr(x)[:26]); t(setattr, x, '__name__', 1); x.close()
t(type(x)); t(type(x.__await__())); t(lambda: type(a)[int])
