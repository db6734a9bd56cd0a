# Threads that start in the middle of computing with fields: each has an instance, and all share one.
import threading


class Body:
    def __init__(self, x):
        self.x, self.v, self.n = x, 1.5, 300


def run(own, shared, rounds):
    for i in range(rounds):
        own.x += own.v * 0.5
        own.n += 1
        own.v = own.v * 0.5 - own.x * 0.25
        d = own.x * 0.5 + own.v
        if shared.x + shared.v == d:
            shared.v -= 0.0
    return own.x, own.v, own.n


shared = Body(0.25)
results = []
first = run(Body(2.0), shared, 3000)
threads = [
    threading.Thread(target=lambda: results.append(run(Body(2.0), shared, 3000))) for _ in range(3)
]
own = Body(2.0)
for t in threads:
    run(own, shared, 10)
    t.start()
second = run(Body(2.0), shared, 3000)
for t in threads:
    t.join()
print(first, first == second, [r == first for r in results], shared.n)
