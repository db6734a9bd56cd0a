# random: the same streams from the same seeds as CPython's.
import random
for seed in (0, 1, -1, 1 << 40, -(1 << 100), 3.5, 'abc', b'abc', bytearray(b'x'), 12345678901234567890):
    r = random.Random(seed)
    print(seed, r.random(), r.randrange(100), r.getrandbits(40), r.choice('abcdef'), r.uniform(1, 2), r.gauss(0, 1))
r = random.Random(42)
items = list(range(10))
r.shuffle(items)
print(items, r.sample(range(1000), 5), r.choices('abc', weights=[5, 1, 1], k=8), r.randbytes(5).hex())
print([round(f, 12) for f in (r.betavariate(1, 2), r.expovariate(3), r.gammavariate(2, 3), r.lognormvariate(0, 1), r.normalvariate(0, 1), r.triangular(), r.vonmisesvariate(0, 4), r.paretovariate(3), r.weibullvariate(1, 2))])
print([r.getrandbits(k) for k in (0, 1, 5, 31, 32, 33, 64, 65, 200)])
random.seed(7)
print(random.random(), random.randint(1, 6))
