# random: saving and restoring a state; mistakes.
import random
r = random.Random(5)
state = r.getstate()
first = [r.random() for _ in range(700)]
r.setstate(state)
print(first == [r.random() for _ in range(700)], state[0], len(state[1]), state[1][-1], state[1][:3])
import _random
class Mine(_random.Random):
    pass
m = Mine(9)
print(m.random(), _random.Random(9).random(), isinstance(m, _random.Random))
for f in (lambda: _random.Random(1, 2), lambda: _random.Random(x=1), lambda: m.setstate((1,)), lambda: m.setstate([1]), lambda: m.setstate((1,) * 624 + (1000,)),
          lambda: m.setstate((-1,) * 625), lambda: m.getrandbits(-1), lambda: m.getrandbits(1.5), lambda: _random.Random([]), lambda: m.seed(1, 2)):
    try:
        f()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
