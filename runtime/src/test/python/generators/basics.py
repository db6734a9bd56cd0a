# Generators: laziness, state, return values.
def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")
    return "result"

g = count(2)
print(type(g).__name__, next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    next(g)
except StopIteration as e:
    print("again", e.value)
print(list(count(3)), sum(x * x for x in range(4)))

def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

f = fib()
print([next(f) for _ in range(15)])

def take(n, it):
    for x, _ in zip(it, range(n)):
        yield x

print(list(take(3, fib())), dict(zip("ab", fib())), max(take(10, fib())))
gen = (x for x in "abc" if x != "b")
print(list(gen), list(gen), iter(gen) is gen)

def empty():
    return
    yield

print(list(empty()), [*(i for i in ())])
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
