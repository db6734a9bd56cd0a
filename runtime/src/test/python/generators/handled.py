# A generator that stops in an except block keeps its exception; StopIteration's value ends yield from.
def gen():
    try: 1/0
    except ZeroDivisionError:
        yield 1
        try:
            raise
        except ZeroDivisionError as e: print('re', e)
        import sys
        yield sys.exc_info()[0]
    yield sys.exc_info()[0]
try: raise KeyError('a')
except KeyError:
    for x in gen(): print(x)
for x in gen(): print(x)
class I:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(5)
def gg():
    x = yield from I(); print('yf', x)
list(gg())
