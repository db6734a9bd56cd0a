# random: the same numbers from the same seeds as CPython.
import random
r = random.Random(42)
print(r.random(), r.randint(1, 100), r.choice('abcdef'), r.sample(range(100), 5), r.uniform(1, 2), r.gauss(0, 1), r.getrandbits(70), r.randrange(0, 100, 7))
l = list(range(10))
r.shuffle(l)
print(l, r.choices('ab', weights=[1, 3], k=5), r.betavariate(1, 2), r.expovariate(1.5), r.triangular(0, 1), r.normalvariate(), r.randbytes(5), r.lognormvariate(0, 1), r.vonmisesvariate(0, 1), r.gammavariate(2, 3), r.paretovariate(3), r.weibullvariate(1, 2))
for seed in ('text', b'bytes', 3.5, 2 ** 100, -5, True):
    print(random.Random(seed).random())
state = r.getstate()
a = r.random()
r.setstate(state)
print(a == r.random(), len(state[1]), state[0])
for f in (lambda: r.choice([]), lambda: r.randrange(0), lambda: r.sample([1], 2), lambda: r.randint(2, 1), lambda: r.seed([]), lambda: r.choices([], k=1), lambda: r.getrandbits(-1), lambda: r.sample({1}, 1)):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
