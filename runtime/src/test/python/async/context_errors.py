# Exceptions through async with and async for: contexts, swallowing, errors in exits, StopAsyncIteration.; counts: immediate
import sys


def run(coro):
    try:
        coro.send(None)
    except StopIteration as e:
        print("returned", e.value)
    except BaseException as e:
        print(type(e).__name__, e, "| context", repr(e.__context__), "| cause", repr(e.__cause__))


class Manager:
    def __init__(self, swallow=False, fail=None):
        self.swallow, self.fail = swallow, fail

    async def __aenter__(self):
        return self

    async def __aexit__(self, cls, exc, tb):
        print("exit", cls and cls.__name__, sys.exc_info()[0] is cls)
        if self.fail:
            raise self.fail
        return self.swallow


async def swallowed():
    async with Manager(swallow=True):
        1 / 0
    return sys.exc_info()[0]


async def failing_exit():
    async with Manager(fail=KeyError("exit")):
        raise ValueError("body")


async def nested():
    async with Manager(), Manager(swallow=True) as m, Manager():
        raise ValueError(m.swallow)
    return "went on"


async def returns():
    for i in range(3):
        async with Manager():
            if i == 1:
                return i


class Items:
    def __init__(self, error):
        self.error = error

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise self.error


async def loop(error):
    async for x in Items(error):
        pass
    else:
        return "else"


async def stop_in_body():
    async for x in numbers():
        raise StopAsyncIteration("mine")


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers end")


for c in swallowed(), failing_exit(), nested(), returns(), loop(StopAsyncIteration()), loop(OSError("next")), stop_in_body():
    run(c)
