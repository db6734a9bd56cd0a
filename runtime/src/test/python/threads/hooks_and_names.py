# thread names, daemons, excepthook, local, enumerate
import threading
def f(): names.append(threading.current_thread().name)
names = []
for t in (threading.Thread(target=f), threading.Thread(target=f, name='mine'), threading.Thread(target=f, daemon=True)):
    t.start(); t.join(); print(t.name, t.is_alive(), t.daemon, t.ident is not None, t.native_id is not None)
print(names, threading.active_count(), [t.name for t in threading.enumerate()], threading.main_thread() is threading.current_thread())
seen = []
threading.excepthook = lambda a: seen.append((a.exc_type.__name__, str(a.exc_value), a.thread.name, a.exc_traceback is not None))
def bad(): raise ValueError('x')
t = threading.Thread(target=bad, name='bad'); t.start(); t.join(); print(seen)
def leave(): raise SystemExit(3)
threading.excepthook = threading.__excepthook__; t = threading.Thread(target=leave); t.start(); t.join()
class L(threading.local):
    def __init__(self, n): self.n = n
l = L(5); l.x = 1
def g(): seen.append((l.n, hasattr(l, 'x'), l.__dict__)); l.n = 7
t = threading.Thread(target=g); t.start(); t.join(); print(seen[-1], l.n, l.__dict__)
for x in (lambda: t.start(), lambda: setattr(t, 'daemon', True) or t.daemon, lambda: threading.Thread(group=1), lambda: threading.stack_size(1), lambda: threading.Thread(target=f).join()):
    try: print(x())
    except BaseException as e: print(type(e).__name__, e)
print(threading.stack_size(), repr(threading.Thread(name='n')), threading.TIMEOUT_MAX > 1e6)
