# asend, athrow and aclose of an asynchronous generator; StopAsyncIteration ends it.
def run(aw):
    try: aw.send(None)
    except StopIteration as e: return e.value
    except BaseException as e: return f'{type(e).__name__}({e})'
async def ag():
    try:
        while True:
            print('got', (yield 'v'))
    except KeyError:
        yield 'after key'
    finally:
        print('cleanup')
g = ag()
print(run(g.asend(None)), run(g.asend(1)), run(g.__anext__()), run(g.athrow(KeyError)))
print(run(g.__anext__()), run(g.__anext__()), run(g.aclose()))
h = ag(); print(run(h.asend('x')))
print(run(h.asend(None)), run(h.aclose()), run(h.asend(None)), h.ag_frame, h.ag_running)
async def bad():
    yield 1
    raise StopAsyncIteration('leak')
b = bad(); print(run(b.__anext__()), run(b.__anext__()))
async def stop():
    yield 1
    raise StopIteration('leak')
s = stop(); print(run(s.__anext__()), run(s.__anext__()))
for f in lambda: iter(ag()), lambda: next(ag()), lambda: [*ag()]:
    try: f()
    except TypeError as e: print(e)
