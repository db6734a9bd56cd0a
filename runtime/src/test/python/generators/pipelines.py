# Generators that feed each other and own resources.; counts: immediate
log = []

def source(n):
    try:
        for i in range(n):
            log.append(f"make {i}")
            yield i
    finally:
        log.append("source closed")

def double(it):
    for x in it:
        yield x * 2

def limit(it, n):
    for x in it:
        if x > n:
            return
        yield x

print(list(limit(double(source(10)), 5)))
print(log)

def average():
    total = n = 0
    avg = None
    while True:
        x = yield avg
        total += x
        n += 1
        avg = total / n

a = average()
next(a)
print([a.send(v) for v in (10, 20, 60)])

class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l:
            yield from self.l
        yield self.v
        if self.r:
            yield from self.r

print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
p = primes()
print([next(p) for _ in range(15)])
