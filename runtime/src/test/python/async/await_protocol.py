# Objects with __await__, generators as coroutines, nested awaits, cancellation by close and throw.
import types


class Future:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        try:
            got = yield self
        except BaseException as e:
            print(self.name, "got", type(e).__name__)
            raise
        return got


@types.coroutine
def old_style(n):
    total = 0
    for i in range(n):
        total += yield i
    return total


async def inner(f):
    try:
        return await f
    finally:
        print("inner finally")


async def outer():
    a = await inner(Future("a"))
    b = await old_style(2)
    try:
        await inner(Future("c"))
    except ValueError as e:
        print("caught", e)
    return a, b


c = outer()
f = c.send(None)
print(f.name, c.cr_await.__name__, c.cr_suspended)
print(c.send("A"), c.send(5), end=" ")
f = c.send(6)
print(f.name)
try:
    c.throw(ValueError("boom"))
except StopIteration as e:
    print(e.value)
d = outer()
d.send(None)
d.close()
print(d.cr_frame, d.cr_running)
