# contextlib: contextmanager, ExitStack, suppress, closing, redirect_stdout, nullcontext, decorators.
from contextlib import *
import io
@contextmanager
def cm(name):
    print('in', name)
    try:
        yield name.upper()
    except KeyError as e:
        print('swallowed', e)
    finally:
        print('out', name)
with cm('a') as v: print(v)
with cm('b'): raise KeyError('k')
try:
    with cm('c'): raise ValueError('v')
except ValueError as e: print('passed', e)
@cm('deco')
def f(): print('body')
f()
with ExitStack() as s:
    s.enter_context(cm('x'))
    s.callback(print, 'callback', sep='-')
    s.push(lambda *a: print('pushed', a[0]) or True)
    1 / 0
with suppress(ZeroDivisionError, KeyError): 1 / 0
out = io.StringIO()
with redirect_stdout(out): print('hidden')
print(repr(out.getvalue()))
with nullcontext(5) as n: print(n)
class R:
    def close(self): print('closed')
with closing(R()): pass
@contextmanager
def twice(): yield 1; yield 2
@contextmanager
def never():
    if False: yield
for c in (twice, never):
    try:
        with c(): pass
    except RuntimeError as e: print(e)
class A(AbstractContextManager):
    def __exit__(self, *a): return None
with A() as a: print(type(a).__name__)
