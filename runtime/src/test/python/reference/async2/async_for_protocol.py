# async for calls __aiter__ once and awaits __anext__ until StopAsyncIteration.
class Count:
    def __init__(self, n): self.n = n
    def __aiter__(self): print('aiter'); return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        return self.n
class NoNext:
    def __aiter__(self): return 5
class BadNext:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def main(it):
    async for x in it:
        if x == 1: continue
        print('x', x)
    else:
        print('else')
    return [y async for y in Count(3) if y], {y: 1 async for y in Count(1)}
def run(c):
    try: c.send(None)
    except StopIteration as e: print(e.value)
    except TypeError as e: print(e)
for it in Count(3), NoNext(), BadNext(), [1], 5:
    run(main(it))
