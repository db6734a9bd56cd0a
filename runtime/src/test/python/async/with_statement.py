# async with: several managers, swallowed exceptions, return and continue out of the block.
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
class CM:
    async def __aenter__(self):
        print('enter'); return await Aw('e')
    async def __aexit__(self, *a):
        print('exit', a[0]); await Aw('x'); return a[0] is ValueError
async def w():
    async with CM() as a, CM() as b:
        print(a, b)
    async with CM():
        raise ValueError(1)
    for i in range(2):
        async with CM():
            if i: return 'R'
            continue
print(run(w()))
