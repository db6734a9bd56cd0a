# Threads that call C at once, are called back by it, have an errno each and share what they write into.
import errno
import threading
from ctypes import *

libc = CDLL(None, use_errno=True)
Compare = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
shared = (c_int * 4)()
names = (c_char_p * 4)()


class Pair(Structure):
    _fields_ = [("name", c_char_p), ("number", c_long)]


pairs = (Pair * 4)()
failures = []
overwritten = []


def work(n):
    compare = Compare(lambda x, y: x[0] - y[0])
    for i in range(300):
        values = (c_int * 8)(*((j * 7919 + i * n) % 101 for j in range(8)))
        expected = sorted(values)
        libc.qsort(values, 8, sizeof(c_int), compare)
        if list(values) != expected:
            failures.append((n, i, list(values)))
        if n % 2:
            libc.close(-1)
        else:
            libc.strtol(b"9" * 99, None, 10)
        if get_errno() != (errno.EBADF if n % 2 else errno.ERANGE):
            failures.append((n, i, get_errno()))
        mine = (n + 1) * 1000 + i
        set_errno(mine)
        if get_errno() != mine:
            failures.append((n, i, get_errno()))
        libc.abs(-i)   # does not write it; what runs Python may have, though seldom, but not another thread's
        if (found := get_errno()) != mine:
            (failures if found >= 1000 else overwritten).append((n, i, found))
        shared[n] += 1
        names[n] = b"%d" % i
        pairs[n].name = names[n] + b"!"
        pairs[n].number = i
        for other in pairs:
            if not (other.name or b"0!").endswith(b"!"):
                failures.append(other.name)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(overwritten) < 12, failures[:3], shared[:], names[:], [(p.name, p.number) for p in pairs])

# a new thread begins with none
seen = []
for n in range(3):
    t = threading.Thread(target=lambda: seen.append((get_errno(), set_errno(5), get_errno())))
    t.start()
    t.join()
print(seen)

# what C calls a thread is what Python calls it
pthread = CDLL("libpthread.so.0")
pthread.pthread_self.restype = c_ulong
found = []
t = threading.Thread(target=lambda: found.append(pthread.pthread_self() == threading.get_ident()))
t.start()
t.join()
print(found, pthread.pthread_self() == threading.get_ident() == threading.main_thread().ident)

# a thread that C has started
calls = []


@CFUNCTYPE(c_void_p, c_void_p)
def begin(argument):
    data = threading.local()
    data.x = [argument] * 3
    calls.append((argument, data.x, threading.get_ident() != threading.main_thread().ident))
    return argument + 1


handles = [c_ulong() for _ in range(3)]
for n, handle in enumerate(handles):
    print(pthread.pthread_create(byref(handle), None, begin, c_void_p(100 + n)))
for handle in handles:
    result = c_void_p()
    print(pthread.pthread_join(handle, byref(result)), result.value)
print(sorted(calls))
