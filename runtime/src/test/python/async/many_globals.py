# A function whose code is given other flags runs as it did, however many globals there are beside its own.
import types

source = compile("x = 1", "text", "exec")
others = [{} for _ in range(2000)]
for each in others:
    exec(source, each)


@types.coroutine
def switch(n):
    got = yield n
    return got, len(others)


async def main():
    return await switch(5)


c = main()
print(c.send(None))
try:
    c.send("a")
except StopIteration as e:
    print(e.value)


def marked(n):
    return (yield n + offset)


offset = 1
flag = 0x100
code = marked.__code__.replace(co_flags=marked.__code__.co_flags | flag)
print(marked.__code__.co_flags & flag, code.co_flags & flag)
for globals_ in ({"offset": 10}, globals(), {"offset": 20}):
    f = types.FunctionType(code, globals_)

    async def driver():
        return await f(1)

    d = driver()
    print(d.send(None), f.__code__.co_flags & flag, f(1).gi_code.co_flags & flag)
    d.close()
    plain = types.FunctionType(marked.__code__, globals_)
    print(next(plain(2)), plain.__code__.co_flags & flag, plain(1).gi_code.co_flags & flag)
