# Threads start, run and are joined.
import threading

results = {}

def work(n):
    results[n] = sum(range(n))

ts = [threading.Thread(target=work, args=(i * 10,)) for i in range(5)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(sorted(results.items()))
print([t.is_alive() for t in ts])

class Mine(threading.Thread):
    def __init__(self, v):
        super().__init__(name="mine")
        self.v = v
    def run(self):
        self.v *= 2

m = Mine(21)
m.start()
m.join()
print(m.v, m.name, threading.current_thread().name, threading.active_count())
t = threading.Thread(target=lambda **k: results.update(k), kwargs={"kw": 1}, daemon=True)
print(t.daemon)
t.start()
t.join()
print(results["kw"])
try:
    t.start()
except RuntimeError as e:
    print(e)
