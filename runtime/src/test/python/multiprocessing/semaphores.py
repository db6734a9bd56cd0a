# a semaphore of the system: as a semaphore, as a recursive lock, by its name
import _multiprocessing
import errno
import os
import threading
import time
from _multiprocessing import SemLock

RECURSIVE_MUTEX, SEMAPHORE = 0, 1
name = f'/semaphores-{os.getpid()}-{time.monotonic_ns()}'


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, str(e).replace(name, 'NAME'))


s = SemLock(SEMAPHORE, 2, 3, name, True)
print(s.kind, s.maxvalue, s.name == name, type(s.handle), SemLock.SEM_VALUE_MAX)
print(s.acquire(), s.acquire(True, 1), s.acquire(False), s.acquire(True, 0.01), s.acquire(timeout=-1))
print(s._get_value(), s._is_zero(), s._count(), s._is_mine())
t = threading.Timer(0.01, s.release)
t.start()
print(s.acquire())
t.join()
for _ in range(3):
    s.release()
attempt(s.release)
attempt(_multiprocessing.sem_unlink, name)
with s as taken:
    print(taken, s._get_value())
s._after_fork()
print(s._count(), s._get_value(), s._is_zero())

lock = SemLock(kind=RECURSIVE_MUTEX, value=1, maxvalue=1, name=name, unlink=False)
try:
    attempt(SemLock, SEMAPHORE, 1, 1, name, True)
    print(lock.acquire(), lock.acquire(), lock._count(), lock._is_mine())
    again = SemLock._rebuild(lock.handle, RECURSIVE_MUTEX, 1, name)
    print(again.acquire(False), again._count(), again._is_mine(), again.name == name)
    attempt(again.release)

    def other():
        print(lock.acquire(False), lock._is_mine())
        attempt(lock.release)

    t = threading.Thread(target=other)
    t.start()
    t.join()
    lock.release()
    lock.release()
    print(again.acquire(False), again._is_mine(), lock._is_zero())
    again.release()
    attempt(lock.release)
finally:
    _multiprocessing.sem_unlink(name)
attempt(SemLock, 2, 1, 1, name, True)
attempt(SemLock, SEMAPHORE, 1, 1, 5, True)
attempt(SemLock, SEMAPHORE, 1)
attempt(SemLock._rebuild, 0, SEMAPHORE, 1, name)
attempt(_multiprocessing.sem_unlink, 5)
attempt(s.acquire, True, 'x')
print(sorted(_multiprocessing.flags.items()), SemLock.__doc__, SemLock.acquire.__doc__)
