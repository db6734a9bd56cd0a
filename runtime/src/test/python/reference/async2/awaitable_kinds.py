# What await takes: coroutines and objects whose __await__ returns an iterator.
class A:
    def __init__(self, r): self.r = r
    def __await__(self):
        if self.r == 'gen': return (yield 'from await')
        return self.r
class Ret:
    def __init__(self, r): self.r = r
    def __await__(self): return self.r
async def co(x): return x
async def main(o): return await o
def run(c, send=None):
    try:
        while True: print('yielded', c.send(send)); send = 'sent'
    except StopIteration as e: return e.value
    except Exception as e: return f'{type(e).__name__}: {e}'
print(run(main(co(1))), run(main(A('gen'))), run(main(Ret(iter('ab')))))
for bad in 5, Ret(5), Ret([1]), Ret(None), (i for i in 'a'), object:
    print(run(main(bad)))
inner = co(2)
print(run(main(Ret(inner))))
inner.close()
done = co(3); print(run(done), run(main(done)))
