# close() raises GeneratorExit at the yield; throw() raises there and returns the next value.
def g(stubborn=False):
    while True:
        try:
            x = yield 'ready'
            print('got', x)
        except KeyError as e:
            print('caught', repr(e))
        except GeneratorExit:
            print('closing')
            if stubborn:
                stubborn = False
                continue
            raise
a = g(); print(next(a), a.send(1), a.throw(KeyError('k')), a.throw(KeyError))
print(a.close(), a.close(), list(a))
b = g(True); next(b)
try:
    b.close()
except RuntimeError as e:
    print(e)
def quiet():
    try: yield 1
    except GeneratorExit: return 'value is dropped'
c = quiet(); next(c); print(c.close())
for args in (5,), ('x',), (ValueError('a'), 'b'), (int,), (ValueError, 1, 2), ():
    try:
        g().throw(*args)
    except Exception as e:
        print(type(e).__name__, e)
