# Threads that follow one another share nothing but, perhaps, an ident.
import threading

idents = set()
local = threading.local()
found = []


def visit():
    idents.add(threading.get_ident())
    found.append(getattr(local, 'name', None))
    local.name = threading.current_thread().name


for i in range(50):
    t = threading.Thread(target=visit, name=f'visitor {i}')
    t.start()
    t.join()
    assert not t.is_alive()
print(len(idents) < 50, set(found), threading.active_count())


def leave():
    raise SystemExit('silently')


for _ in range(5):
    t = threading.Thread(target=leave)
    t.start()
    t.join()

group = [threading.Thread(target=visit) for _ in range(20)]
for t in group:
    t.start()
for t in group:
    t.join()
print(set(found), len(found), threading.active_count())

old = threading.stack_size(1 << 20)
t = threading.Thread(target=visit)
t.start()
t.join()
threading.stack_size(old)
print(len(found), [t.name for t in threading.enumerate()])
