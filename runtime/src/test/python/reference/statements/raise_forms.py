# raise in all forms: class, instance, from, from None, bare, wrong things, context.
def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e, '| cause', repr(e.__cause__), '| context', repr(e.__context__), '|', e.__suppress_context__)
def bare(): raise
def instance(): raise ValueError('v')
def cls(): raise KeyError
def with_cause(): raise ValueError('x') from KeyError('k')
def cause_class(): raise ValueError('x') from KeyError
def from_none():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError('hidden') from None
def implicit():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError('shown')
def again():
    try: 1 / 0
    except ZeroDivisionError: raise
def in_finally():
    try: raise KeyError(1)
    finally: raise ValueError(2)
def wrong(): raise 1
def wrong_cause(): raise ValueError from 1
class NoInit(Exception):
    def __new__(cls): return 'not an exception'
def strange(): raise NoInit
def same():
    try: raise e0
    except ValueError as e: raise e from e
e0 = ValueError('self')
for f in (bare, instance, cls, with_cause, cause_class, from_none, implicit, again, in_finally, wrong, wrong_cause, strange, same):
    print(f.__name__, end=': ')
    attempt(f)
