# compile() with PyCF_ALLOW_TOP_LEVEL_AWAIT: a module that awaits is a coroutine.
import ast
import inspect
import types

FLAG = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


class Wait:
    def __await__(self):
        yield 'waiting'


async def co(v):
    await Wait()
    return v


async def ag():
    for i in range(3):
        await Wait()
        yield i


class CM:
    async def __aenter__(self): return 'in'
    async def __aexit__(self, *a): print('out')


def drive(c):
    n = 0
    try:
        while 1:
            n += c.send(None) == 'waiting'
    except StopIteration as e:
        return n, e.value


for source in ('x = 1', 'x = await co(5)', 'async with CM() as y: x = await co(1)',
               'async for x in ag(): pass', 'x = [i async for i in ag()]', '1 / await co(0)',
               'x = {await co(i) for i in range(2)}', 'def f(): await x', 'class A: await x',
               'try:\n await co(1)\n 1/0\nexcept ZeroDivisionError as e: x = repr(e)\nfinally: y = await co(2)',
               'for x in range(3):\n y = await co(x)\n def h(): return x\nx = h()', 'yield', 'return'):
    space = {'co': co, 'ag': ag, 'CM': CM}
    try:
        code = compile(source, '<source>', 'exec', FLAG)
        result = eval(code, space)
        print(bool(code.co_flags & inspect.CO_COROUTINE), inspect.iscoroutine(result) and drive(result),
              space.get('x'), space.get('y'))
    except (SyntaxError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
code = compile('x = await co(3)\ny = locals() is globals()', '<source>', 'exec', FLAG)
space = {'co': co}
print(drive(types.FunctionType(code, space)()), space['x'], space['y'])
separate = {}
print(drive(eval(code, {'co': co}, separate)), separate)
print(drive(eval(compile('await co(7)', '<source>', 'eval', FLAG), space)))
