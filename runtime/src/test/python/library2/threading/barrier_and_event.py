# Shows barriers that meet, break and are reset, events, and timers that are cancelled.
import threading

seen = []
barrier = threading.Barrier(3, action=lambda: seen.append("met"))
threads = [threading.Thread(target=barrier.wait) for _ in range(2)]
for t in threads:
    t.start()
barrier.wait()
for t in threads:
    t.join()
print(seen, barrier.parties, barrier.n_waiting, barrier.broken)
barrier.abort()
try:
    barrier.wait()
except threading.BrokenBarrierError as error:
    print(type(error).__name__, barrier.broken)
barrier.reset()
e = threading.Event()
print(barrier.broken, e.is_set(), e.wait(0.001), e.set(), e.wait(), e.is_set())
timer = threading.Timer(60, print, ["never"])
timer.start()
timer.cancel()
timer.join()
print(timer.is_alive(), timer.finished.is_set())
