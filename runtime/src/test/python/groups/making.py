# What may be in a group, and how it is taken apart.
def t(fn, *a, **k):
    try: r = fn(*a, **k); print('ok', repr(r))
    except BaseException as e: print(type(e).__name__, e)
t(BaseExceptionGroup); t(BaseExceptionGroup, 'a'); t(BaseExceptionGroup, 1, []); t(ExceptionGroup, 'a', 1); t(ExceptionGroup, 'a', []); t(ExceptionGroup, 'a', [1])
t(ExceptionGroup, 'a', [KeyboardInterrupt()]); t(BaseExceptionGroup, 'a', [ValueError(1)]); t(BaseExceptionGroup, 'a', (KeyboardInterrupt(),)); t(ExceptionGroup, 'a', [ValueError()], 3); t(ExceptionGroup, message='a', exceptions=[])
t(ExceptionGroup, 'a', {1})
class M(ExceptionGroup): pass
t(M, 'x', [KeyboardInterrupt()])
eg = ExceptionGroup('eg', [ValueError(1), TypeError(2), ExceptionGroup('in', [OSError(3), ValueError(4)])])
t(eg.split, ValueError); t(eg.subgroup, OSError); t(eg.subgroup, lambda e: isinstance(e, TypeError)); t(eg.split, 3); t(eg.split, (ValueError, 3)); t(eg.split, (ValueError, OSError)); t(eg.derive, [ValueError(3)]); t(ExceptionGroup.__class_getitem__, int)
print(ExceptionGroup.__mro__, ExceptionGroup.__bases__, str(eg), eg.message, eg.exceptions)
t(setattr, eg, 'message', 2)
class D(ExceptionGroup):
    def derive(self, excs): return 3
t(D('a', [ValueError(), TypeError()]).split, ValueError)
def naked():
    try: raise ValueError(5)
    except* ValueError as e:
        print(repr(e), e.__traceback__, e.exceptions[0].__traceback__ is not None)
naked()
