# gi_running, gi_frame, gi_yieldfrom, gi_suspended tell a generator's state; it cannot re-enter.
def g():
    print(me.gi_running, me.gi_suspended, me.gi_frame.f_lineno)
    try:
        next(me)
    except ValueError as e:
        print(e)
    yield 1
    yield from it
it = iter([2])
me = g()
print(me.gi_running, me.gi_suspended, me.gi_yieldfrom, me.__name__, me.__qualname__)
print(next(me), me.gi_suspended, me.gi_yieldfrom)
print(next(me), me.gi_yieldfrom is it, me.gi_code is g.__code__)
print(next(me, 'over'), me.gi_frame, me.gi_suspended, me.gi_running)
me.__name__ = 'other'
print(me.__name__)
for f in lambda: setattr(me, '__name__', 5), lambda: setattr(me, 'gi_frame', 1), lambda: setattr(me, 'gi_running', 1), \
        lambda: g().send(1), lambda: setattr(me, 'x', 1), lambda: type(me)():
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
