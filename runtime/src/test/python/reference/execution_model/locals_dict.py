# The dict of a function's locals is one for the activation, and keeps what exec adds to it.
def f(a):
    exec('y = 2')
    d = locals()
    print(d['y'], locals() is d, sorted(d))
    del a
    print(sorted(locals()))
    d.clear()


f(1)


def g():
    for i in range(3):
        exec('z = i * 2')
        yield eval('z'), sorted(locals())
    del i
    yield sorted(locals())


print(list(g()))
half = g()
print(next(half))
del half


def h():
    try:
        exec('q = 1')
        1 / 0
    except ZeroDivisionError as e:
        return locals()['q'], eval('q'), eval('e')


print(h())


def rec(n):
    return eval('n') + (rec(n - 1) if n else 0)


print(rec(50))
