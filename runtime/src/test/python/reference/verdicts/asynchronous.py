# async and await: what is accepted, and where and how the rest is refused.
SOURCES = (
    'async def f():\n yield 1\n return 2', 'async def f():\n yield from x', 'def f():\n await x',
    'await x', 'async with x: pass', 'async for x in y: pass', '[x async for x in y]',
    'def f():\n [x async for x in y]', '(x async for x in y)',
    'def f(): return (x async for x in y)', 'async def f():\n def g(): await x',
    'async def f(): lambda: await x', 'async def f():\n class A: await x',
    'async def f(): return [lambda: [x async for x in y]]', 'async def f(): [(yield) for x in y]',
    'async def f(): [await x for x in y]', 'async def f(): (await x for x in y)',
    'async def f(): {await x: await y for x in y}', 'async def f(): [x for x in await y]',
    'async def f(): [[x async for x in y] for z in w]',
    'async def f(): [[x async for x in y] async for z in w]',
    'async def f(): (((x async for x in y)) for z in w)', 'async x=1', 'async = 1', 'await = 1',
    'def await(): pass', 'async lambda: 1', 'async def f(await): pass', 'async def f(): await',
    'async def f(): await x ** 2', 'async def f(): -await x', 'async def f(): await -x',
    'async def f(): await await x', 'async def f(): x[await y] = await z; del x[await y]',
    'async def f(a=await x): pass', 'async def f() -> (await x): pass', '@await x\ndef f(): pass',
    'async def f():\n @(await x)\n def g(): pass', 'async def f():\n f"{await x}"',
    'async def f(): print(*await x, **await y)',
    'async def f():\n async def g(): yield\n yield g',
    'async def f():\n with a as (await b): pass', 'async def f(): await x = 1',
    'async def f(): (await x) += 1', 'async def f(): del await x',
    'async def f(): for await x in y: pass', 'async def f(): async x', 'async', 'await',
    'x = await', 'async def f(): async with a, b as c, d: pass',
    'async def f():\n async with (a as b, c): pass', 'async def f(): return (yield)',
    'async def f(): return', 'async def f():\n yield\n return None',
    'async def f():\n return 1\n yield', 'class A:\n async for x in y: pass',
    'class A: [x async for x in y]', 'lambda: (yield)', 'lambda: (await x)',
    'async def f(): lambda: (yield)', 'def f(): lambda: (await x)',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
