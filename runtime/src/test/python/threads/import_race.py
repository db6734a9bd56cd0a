# A module's body runs once; importers in other threads wait for its end; circles do not hang.
import threading

seen = []

def load():
    import slow_module
    seen.append(slow_module.value)

ts = [threading.Thread(target=load) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(seen)
import slow_module
print(slow_module.loads)

barrier = threading.Barrier(2)

def circle(name):
    barrier.wait()
    seen.append(__import__(name).done)

seen.clear()
ts = [threading.Thread(target=circle, args=(n,)) for n in ("circle_a", "circle_b")]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(seen))
import circle_a, circle_b
print(circle_a.other is circle_b, circle_b.other is circle_a)
