# aclose and athrow in each state of an asynchronous generator; ag_running; running twice at once.


class Pause:
    def __await__(self):
        yield "pause"


def step(awaitable, value=None):
    try:
        return "yields", awaitable.send(value)
    except StopIteration as e:
        return "returns", e.value
    except BaseException as e:
        return type(e).__name__, str(e)


async def gen():
    try:
        x = yield 1
        print("sent", x)
        await Pause()
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 3
    finally:
        await Pause()
        print("cleaned")


g = gen()
print(step(g.aclose()), step(g.__anext__()))
g = gen()
print(step(g.athrow(KeyError("early"))), step(g.__anext__()))
g = gen()
print(step(g.asend("too early")), step(g.asend(None)))
s = g.asend("x")
print(step(s), g.ag_running, step(g.__anext__()), step(g.aclose()))
print(step(s), g.ag_running, step(s))
t = g.athrow(ValueError("v"))
print(step(t), step(t))
c = g.aclose()
print(step(c), step(c), step(c), step(g.__anext__()))
g = gen()
step(g.__anext__())
c = g.aclose()
print(step(c))
try:
    c.throw(RuntimeError("stop"))
except RuntimeError as e:
    print(e, g.ag_frame, g.ag_running)
print(step(g.aclose()))
a = gen().__aiter__()
print(type(a).__name__, type(a.__anext__()).__name__, type(a.aclose()).__name__, type(anext(a, 0)).__name__)
