# A name bound anywhere in a function is local in all of it: UnboundLocalError, and NameError for free ones.
x = 'global'
def a():
    print(x)
    x = 1
def b():
    for x in (): pass
    return x
def c():
    if 0: import x
    x
def d():
    x = 1
    del x
    x
def e():
    def inner(): return x
    if 0: x = 1
    return inner()
def f():
    try: raise ValueError
    except ValueError as x: pass
    x
def g(): del x
def h(): undefined_name
for fn in a, b, c, d, e, f, g, h:
    try: fn()
    except NameError as err: print(fn.__name__, type(err).__name__, err, err.name)
