# Many threads import the same modules: each body runs once.
import _thread
import sys

sys.path.insert(0, __file__.rpartition("/")[0])
done = []
lock = _thread.allocate_lock()
count = 8


def work(n):
    if n % 2:
        import ring_a as m
    else:
        import ring_b as m
    import pack.sub.leaf as leaf
    with lock:
        done.append((m.__name__, leaf is sys.modules["pack.sub.leaf"]))


for i in range(count):
    _thread.start_new_thread(work, (i,))
while True:
    with lock:
        if len(done) == count:
            break
print(sorted(set(done)), len(done))
import _imp

print(_imp.lock_held())
_imp.acquire_lock()
_imp.acquire_lock()
print(_imp.lock_held())
_imp.release_lock()
_imp.release_lock()
try:
    _imp.release_lock()
except RuntimeError as e:
    print(e)
