# Shows the states of generators and coroutines, and variables closed over.
import inspect


def gen():
    got = yield 1
    yield got


g = gen()
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
next(g)
print(inspect.getgeneratorstate(g))
g.send(5)
print(inspect.getgeneratorlocals(g))
g.close()
print(inspect.getgeneratorstate(g))


async def co():
    pass


c = co()
print(inspect.getcoroutinestate(c), inspect.iscoroutine(c), inspect.isawaitable(c), inspect.iscoroutinefunction(co))
c.close()
print(inspect.getcoroutinestate(c))
x = 1


def outer(y):
    def inner():
        return x, y, len, missing
    return inner


print(inspect.getclosurevars(outer(2)))
