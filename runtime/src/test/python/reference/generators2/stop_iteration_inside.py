# StopIteration that leaves a generator's body becomes RuntimeError; return carries the value.
def leak(): 
    yield 1
    raise StopIteration('inner')
def via_next():
    yield next(iter(()))
def good():
    yield 1
    return 'result'
for f in leak, via_next:
    try:
        print(list(f()))
    except RuntimeError as e:
        print(e, '|', repr(e.__cause__), e.__context__ is e.__cause__)
it = good(); next(it)
try:
    next(it)
except StopIteration as e:
    print(repr(e), e.value)
try:
    next(it)
except StopIteration as e:
    print(repr(e), e.value)
def tup():
    return (1, 2)
    yield
for value in ((1, 2), StopIteration(3)):
    def h():
        return value
        yield
    try: next(h())
    except StopIteration as e: print(repr(e.value), len(e.args))
