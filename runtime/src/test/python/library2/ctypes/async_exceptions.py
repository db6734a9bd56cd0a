# An exception that one thread has raised in another, the way programs end threads.
import threading
import time
from ctypes import c_ulong, py_object, pythonapi


class Stop(Exception):
    pass


def stop(ident, what=py_object(Stop)):
    return pythonapi.PyThreadState_SetAsyncExc(c_ulong(ident), what)


def wait_for(condition):
    while not condition():
        time.sleep(0.001)


print(stop(1), stop(0))
try:
    stop(threading.get_ident())
    while True:
        pass
except Stop as e:
    print("here", repr(e))

state = {}


def busy():
    n = 0
    try:
        while True:
            n += 1
            state["counting"] = True
    except Stop:
        state["stopped"] = n > 0
    try:
        while True:
            state["sleeping"] = True
            time.sleep(0.01)
    except Stop:
        state["again"] = True
    with lock:
        state["end"] = True


lock = threading.Lock()
t = threading.Thread(target=busy)
t.start()
wait_for(lambda: "counting" in state)
print(stop(t.ident))
wait_for(lambda: "sleeping" in state)
print(stop(t.ident), pythonapi.PyThreadState_SetAsyncExc(c_ulong(1), None))
t.join()
print(state, stop(t.ident))

# many at once
pythonapi.PyThreadState_SetAsyncExc.argtypes = (c_ulong, py_object)
ready = []
results = []


def worker():
    try:
        ready.append(1)
        while True:
            sum(range(10))
    except Stop:
        results.append(1)


threads = [threading.Thread(target=worker) for _ in range(8)]
for t in threads:
    t.start()
wait_for(lambda: len(ready) == 8)
print([pythonapi.PyThreadState_SetAsyncExc(t.ident, Stop) for t in threads])
for t in threads:
    t.join()
print(len(results))
