# del of a cell variable empties it; its readers say NameError; it may be bound again.
def f():
    x = 1
    def get(): return x
    def kill():
        nonlocal x
        del x
    yield get()
    kill()
    try:
        get()
    except NameError as e:
        yield type(e).__name__, str(e)
    try:
        kill()
    except NameError as e:
        yield type(e).__name__, str(e)
    try:
        x
    except NameError as e:
        yield type(e).__name__, str(e)
    yield get.__closure__[0] == get.__closure__[0], repr(get.__closure__[0]).endswith('empty>')
    try:
        get.__closure__[0].cell_contents
    except ValueError as e:
        yield str(e)
    get.__closure__[0].cell_contents = 'outside'
    yield x, get()
for v in f(): print(v)
