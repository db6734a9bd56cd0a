# sys.settrace: call, line and return of functions, loops and generators.
import sys


def f(n):
    total = 0
    for i in range(n):
        total += i
    while total > 2:
        total -= 2
    return total


def gen():
    yield 1
    got = yield 2
    print('got', got)


def drive():
    g = gen()
    next(g)
    next(g)
    for _ in g:
        pass


def tracer(frame, event, arg):
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event, arg)
    return tracer


for func, args in (f, (3,)), (drive, ()), (lambda: [x for x in 'a'], ()):
    sys.settrace(tracer)
    func(*args)
    sys.settrace(None)
print(sys.gettrace(), sys._getframe().f_trace)
