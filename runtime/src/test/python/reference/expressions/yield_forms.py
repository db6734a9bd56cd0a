# yield as statement and expression, send, throw, close, return value, yield from.
def g():
    x = yield
    print('got', x)
    try:
        y = yield 1, 2
    except KeyError as e:
        y = yield f'caught {e}'
    print('y', y)
    z = yield from inner()
    return z
def inner():
    received = yield 'inner'
    return received * 2
c = g()
print(c.send(None), c.send('a'), c.throw(KeyError('k')), c.send('b'))
try:
    c.send(21)
except StopIteration as e:
    print('returned', e.value)
def h():
    try:
        yield 1
    finally:
        print('cleanup')
c = h()
next(c)
c.close()
c.close()
def ignores():
    for i in range(3):
        try:
            yield
        except GeneratorExit:
            pass
c = ignores()
next(c)
try:
    c.close()
except RuntimeError as e:
    print(e)
print(list(c))
for f in (lambda: g().send(1), lambda: next(5), lambda: h().throw(1), lambda: h().throw(ValueError, 'v')):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
def stop(): 
    yield 1
    raise StopIteration('x')
try:
    list(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
print(list(ignores.__code__.co_varnames), [x for x in (lambda: (yield 5))()])
