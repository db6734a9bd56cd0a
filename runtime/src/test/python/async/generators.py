# Asynchronous generators: async for, asend, anext with a default, generator expressions.
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
async def ag(n):
    for i in range(n):
        r = yield i
        print('sent', r)
        await Aw('w')
async def use():
    async for x in ag(2): print('x', x)
    a = ag(3)
    print(await a.__anext__())
    print(await a.asend('S'))
    print(await anext(a, 'D'), await anext(a, 'D'))
    ge = (x async for x in ag(2) if await Aw(x))
    print(type(ge))
    return [y async for y in ge]
print(run(use()))
