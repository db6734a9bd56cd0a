# Frames: variables of running, suspended and left functions; callers, lines, generators' frames.
import sys
def f(a, b=2):
    c = a + b
    fr = sys._getframe()
    print(sorted(fr.f_locals), fr.f_locals['c'], fr.f_lineno, fr.f_code.co_name, fr.f_back.f_code.co_name)
    print(fr.f_globals is globals(), fr.f_lasti >= 0, fr.f_trace)
    return fr
def g():
    x = 1
    def h():
        y = 2
        nonlocal x
        x += 1
        return sys._getframe(1).f_locals
    return h()
f(1)
print(sorted(g()), g()['x'])
class C:
    z = 1
    print(sorted(k for k in sys._getframe().f_locals if not k.startswith('__')))
def boom(n):
    local = 'x' * n
    if n == 0: raise ValueError(local)
    boom(n - 1)
try: boom(2)
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, {k:v for k,v in tb.tb_frame.f_locals.items() if k in('n','local')}, tb.tb_frame.f_lineno)
        tb = tb.tb_next
def gen():
    a = 1
    yield a
    b = 2
    yield b
q = gen(); next(q); print(q.gi_frame.f_locals, q.gi_frame.f_lineno, q.gi_running, q.gi_code.co_name); next(q); print(q.gi_frame.f_locals); list(q); print(q.gi_frame)
import traceback
def deep():
    traceback.print_stack(limit=2)
    print(traceback.extract_stack()[-1].name)
deep()
print(sys._current_frames().keys() != set())
fr = sys._getframe()
fr.clear if 0 else None
try: f(1).clear()
except Exception as e: print(e)
lam = lambda: sys._getframe().f_code.co_qualname
print(lam(), [sys._getframe().f_code.co_name for _ in (1,)])
