# Coroutines driven by hand: await, return values, what their attributes say.
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return ('got', r)
async def f(x):
    a = await Aw(x)
    print('in f', a)
    b = await g(x + 1)
    return a, b
async def g(x):
    try:
        return await Aw(x)
    finally:
        print('g done')
def run(c):
    v = None
    out = []
    try:
        while True:
            v = c.send(v if v is None else v * 10)
            out.append(v)
    except StopIteration as e:
        return out, e.value
c = f(1)
print(type(c), c.__name__, c.__qualname__, c.cr_running, c.cr_await)
print(run(c))
try: c.send(None)
except RuntimeError as e: print(e)
