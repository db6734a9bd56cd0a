# Shows thread locals with their own start, the hook of uncaught exceptions, and wrong uses of threads.
import threading


class Local(threading.local):
    count = 0

    def __init__(self, start):
        self.items = [start]


local = Local("s")
local.items.append("main")
got = []
t = threading.Thread(target=lambda: got.append((local.items, local.count)), name="worker", daemon=True)
t.start()
t.join()
print(got, local.items, t.name, t.daemon, t.is_alive())
threading.excepthook = lambda args: print(args.exc_type.__name__, args.exc_value, args.thread.name)
u = threading.Thread(target=lambda: 1 / 0, name="failing")
u.start()
u.join()
for act in (u.start, threading.Thread().join, threading.current_thread().join, lambda: setattr(u, "daemon", True) or print(u.daemon),
            lambda: threading.Lock().release(), lambda: threading.RLock().release(), lambda: threading.BoundedSemaphore(1).release(),
            lambda: threading.Condition().notify(), lambda: threading.Semaphore(-1), lambda: threading.Thread(3)):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
