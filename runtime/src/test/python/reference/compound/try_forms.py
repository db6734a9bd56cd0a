# try in all forms: matching, as-names that vanish, else, finally, return in finally, nesting.
def f(x):
    try:
        if x == 1: raise KeyError('k')
        if x == 2: raise IndexError('i')
        if x == 3: return 'returned'
        if x == 4: raise ValueError
    except KeyError as e:
        result = f'key {e}'
    except (IndexError, TypeError) as e:
        result = f'tuple {e!r}'
    else:
        result = 'else'
    finally:
        print('finally', x)
    return result
for x in range(5):
    try:
        print(f(x))
    except ValueError as e:
        print('escaped', repr(e))
try: 1 / 0
except ZeroDivisionError as e: pass
try:
    e
except NameError as n:
    print(n)
def g():
    try: return 'try'
    finally: return 'finally'
def h():
    for i in range(3):
        try: continue
        finally: print('f', i)
    while True:
        try: break
        finally: print('breaking')
    try: raise KeyError
    except: return 'bare'
print(g(), h())
try:
    try: 1 / 0
    except 5: pass
except TypeError as e:
    print(e, repr(e.__context__))
try:
    try: 1 / 0
    except (ValueError, 'x'): pass
except TypeError as e:
    print(e)
def never():
    raise RuntimeError('evaluated')
try:
    pass
except never(): pass
print('not evaluated')
