# except*: splitting, nesting, naked exceptions, raising inside, what is not allowed.
def run(exc):
    try:
        try:
            raise exc
        except* ValueError as e:
            print('V', repr(e), e.exceptions)
        except* (TypeError, KeyError) as e:
            print('TK', repr(e))
        else:
            print('else')
        finally:
            print('finally')
    except BaseException as e:
        print('rest', repr(e))
run(ExceptionGroup('g', [ValueError(1), TypeError(2), ValueError(3)]))
run(ExceptionGroup('g', [ExceptionGroup('h', [ValueError(1), OSError(2)]), KeyError(3)]))
run(ValueError('naked'))
run(OSError('other'))
try:
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError: raise KeyError('new')
except* KeyError as e: print('key', repr(e), repr(e.exceptions[0].__context__))
except* TypeError as e: print('type', repr(e))
for bad in ('try: pass\nexcept*: pass', 'try: pass\nexcept* A: pass\nexcept B: pass', 'for x in y:\n try: pass\n except* A: break', 'def f():\n try: pass\n except* A: return 1', 'for x in y:\n try: pass\n except* A: continue', 'try: pass\nexcept* A:\n for x in y: break'):
    try:
        compile(bad, '', 'exec'); print('ok')
    except SyntaxError as e:
        print(e.msg)
try:
    try: raise ValueError
    except* ExceptionGroup: pass
except TypeError as e:
    print(e)
