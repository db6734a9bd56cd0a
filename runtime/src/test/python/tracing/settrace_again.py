# Frames that are traced stay so when tracing stops and begins again; what raises as a generator goes on is clean.
import sys

events = []


def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    return tracer


def inner():
    a = 1
    sys.settrace(None)
    b = 2
    sys.settrace(tracer)
    c = 3
    return a + b + c


def outer():
    x = inner()
    return x


sys.settrace(tracer)
outer()
sys.settrace(None)
print(events)


def generator():
    got = 0
    while True:
        got = yield got


def failing(frame, event, arg):
    if frame.f_code.co_name == 'generator' and event == 'call':
        raise ValueError('on the way in')
    return failing


g = generator()
next(g)
sys.settrace(failing)
try:
    g.send([1, 2, 3])
except ValueError as e:
    print(e, sys.gettrace())
h = generator()
next(h)
sys.settrace(failing)
try:
    h.throw(KeyError('thrown'))
except Exception as e:
    print(repr(e), sys.gettrace())
