# What the protocols ask for, and their messages.
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
t(run, aw(1)); t(run, aw(f()))
class A:
    def __await__(self): return 1
class B:
    def __await__(self): return f().__await__()
class C:
    def __await__(self): return c2
c2 = f()
t(run, aw(A())); t(run, aw(B())); t(run, aw(C()))
c2.close()
async def af(x):
    async for i in x: pass
t(run, af(1))
class D:
    def __aiter__(self): return 1
t(run, af(D()))
class E:
    def __aiter__(self): return self
    def __anext__(self): return 3
t(run, af(E()))
async def wi(x):
    async with x: pass
t(run, wi(1))
class F:
    async def __aenter__(self): pass
t(run, wi(F()))
class G:
    def __aenter__(self): return 1
    def __aexit__(self, *a): return 1
t(run, wi(G()))
class H:
    async def __aenter__(self): return 1
    def __aexit__(self, *a): return 1
t(run, wi(H()))
