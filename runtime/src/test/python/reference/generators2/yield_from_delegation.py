# yield from passes send, throw and close to the inner iterator and is worth its return value.
def inner():
    try:
        while True:
            print('inner got', (yield 'i'))
    except KeyError:
        return 'inner value'
    finally:
        print('inner done')
def outer():
    print('result', (yield from inner()))
    r = yield from [1, 2]
    print('list gives', r)
    yield 'end'
g = outer()
print(next(g), g.send(5), g.throw(KeyError), next(g))
try:
    g.send('to a list iterator')
except AttributeError as e:
    print(e)
g = outer(); next(g); g.close()
for bad in 5, None, int:
    def h(): yield from bad
    try:
        next(h())
    except TypeError as e:
        print(e)
class Iter:
    def __iter__(self): return self
    def __next__(self): raise StopIteration('custom')
def k(): print((yield from Iter()))
print(list(k()))
