# async for, else, asynchronous comprehensions of each kind.
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return ('got', r)
def run(c):
    v = None
    out = []
    try:
        while True:
            v = c.send(v if v is None else v * 10)
            out.append(v)
    except StopIteration as e:
        return out, e.value
class It:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        await Aw(self.n)
        return self.n
async def loop():
    async for i in It(3):
        print('i', i)
    else: print('else')
    l = [i * 2 async for i in It(2)]
    d = {i: j for i in [1, 2] async for j in It(2)}
    s = sorted({await Aw(i) for i in range(2)})
    return l, d, s
print(run(loop()))
