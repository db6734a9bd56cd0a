# Where await, async for, async with and asynchronous comprehensions may not stand.
for src in ('await x', 'def f(): await x', 'async def f():\n def g(): await x', 'def f():\n async with a: pass',
            'def f():\n async for a in b: pass', '[x async for x in y]', 'def f(): return [x async for x in y]',
            'async def f(): return [x async for x in y]', 'async def f(): yield from x', 'async def f():\n yield 1\n return 2',
            'async def f():\n return\n yield', 'lambda: await x', 'class A: await x', 'async def f(a=await x): pass',
            'async def f(): lambda: await x', 'def f(): return (x async for x in y)', 'async x = 1', 'await = 1',
            'async def f(): await', 'async def f(): [[x async for x in y] for z in w]', 'async def f(): f"{await x}"',
            'async def f(): await x ** 2', 'async def f(): -await x', 'async def f(): await -x', 'async def f(): await x = 1',
            'async def f(): await await x', 'async lambda: 0', 'async\ndef f(): pass', 'async if x: pass'):
    try:
        compile(src, '', 'exec'); print('ok', repr(src))
    except SyntaxError as e:
        print(repr(src), '->', type(e).__name__, e.msg, e.lineno, e.offset)
