# sys.set_asyncgen_hooks: first iteration and finalizer; cleaning up what was not exhausted.; counts: immediate
import sys

log = []


def first(agen):
    log.append(("first", agen.__name__))


def last(agen):
    log.append(("last", agen.__name__))
    closing = agen.aclose()
    try:
        closing.send(None)
    except StopIteration:
        log.append("closed")


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        log.append("finally")


def step(aw):
    try:
        aw.send(None)
    except StopIteration as e:
        return e.value


old = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(firstiter=first, finalizer=last)
print(old, sys.get_asyncgen_hooks().firstiter is first)
a = numbers()
print(step(a.__anext__()), step(a.asend(None)))
del a
sys.set_asyncgen_hooks(*old)
print(log, sys.get_asyncgen_hooks())
b = numbers()
step(b.__anext__())
del b
print(log[-1])
for bad in {"firstiter": 1}, {"finalizer": 2}:
    try:
        sys.set_asyncgen_hooks(**bad)
    except TypeError as e:
        print(e)
print(sys.get_coroutine_origin_tracking_depth())
