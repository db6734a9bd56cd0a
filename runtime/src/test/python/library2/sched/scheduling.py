# Shows events scheduled by a clock of a program's own: order, priority, cancelling and the queue.
import sched

now = [0]
s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
s.enter(5, 2, print, ("five, second",))
s.enter(5, 1, print, ("five, first",), {"end": "!\n"})
s.enterabs(3, 1, lambda: s.enter(1, 1, print, ("added", now[0])))
gone = s.enter(4, 0, print, ("never",))
s.cancel(gone)
print([(e.time, e.priority, e.argument) for e in s.queue], s.empty())
try:
    s.cancel(gone)
except ValueError as error:
    print(error)
print(s.run(blocking=False), now)
s.run()
print(now, s.empty())
