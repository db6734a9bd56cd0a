# Where await and async comprehensions are allowed.
for src in ('await x', 'def f(): await x', 'async def f(): await x', 'async def f(): [await y for y in z]', '[x async for x in y]', 'async def f(): [x async for x in y]', 'async def f(): (x async for x in y)', 'def f(): (x async for x in y)', 'async def f(): yield 1; return 2', 'async def f(): yield from x', 'async def f(): return', 'lambda: await x', 'async with a: pass', 'def f():\n async for x in y: pass', 'async def f():\n def g(): await x', 'async def f(): lambda: (await x)', 'async = 1', 'class A: await x'):
    try:
        compile(src, '', 'exec')
        print('ok      ', src)
    except SyntaxError as e:
        print('refused ', src, '->', e.msg)
