"""Locks, conditions and their kin: no update is lost, no wake-up either; time-outs end."""

import threading
import time

from harness import Dice, main, scaled, together

total = 0


def add(lock, n):
    global total
    for _ in range(n):
        with lock:
            total += 1


def add_deep(lock, n):
    global total
    for _ in range(n):
        with lock:
            with lock:
                total += 1


def a_round(dice):
    global total
    n = scaled(500)
    for lock, adder in ((threading.Lock(), add), (threading.RLock(), add_deep),
                        (threading.Condition(), add), (threading.Semaphore(1), add),
                        (threading.BoundedSemaphore(1), add)):
        total = 0
        together(*[lambda: adder(lock, n)] * 3)
        assert total == 3 * n, (lock, total)

    # A queue of bounded length: every item arrives once.
    items, got = [], []
    changed = threading.Condition()

    def put(k):
        for i in range(k, n, 2):
            with changed:
                while len(items) >= 4:
                    changed.wait()
                items.append([i])
                changed.notify_all()

    def take():
        while True:
            with changed:
                changed.wait_for(lambda: items)
                item = items.pop(0)
                if item is None:
                    items.append(None)
                    changed.notify_all()
                    return
                changed.notify_all()
            got.append(item[0])

    def put_all():
        together(lambda: put(0), lambda: put(1))
        with changed:
            items.append(None)
            changed.notify_all()

    together(put_all, take, take)
    assert sorted(got) == list(range(n)), (len(got), n)

    # A ball between two events, with and without time-out.
    ping, pong = threading.Event(), threading.Event()

    def left():
        for i in range(n // 5):
            ping.set()
            assert pong.wait(30 if i % 2 else None)
            pong.clear()

    def right():
        for i in range(n // 5):
            assert ping.wait(30 if i % 3 else None)
            ping.clear()
            pong.set()

    together(left, right)

    # Barriers: nobody is a lap ahead.
    barrier = threading.Barrier(3)
    laps = [0, 0, 0]

    def run(me):
        for lap in range(n // 20):
            laps[me] = lap
            barrier.wait()
            assert laps == [lap] * 3, (laps, lap)
            barrier.wait()

    together(lambda: run(0), lambda: run(1), lambda: run(2))

    # At most two inside.
    inside = []
    most = []
    gate = threading.BoundedSemaphore(2)

    def enter():
        for _ in range(n // 10):
            with gate:
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    together(enter, enter, enter)
    assert max(most) <= 2 and gate._value == 2

    # Time-outs.
    lock = threading.Lock()
    lock.acquire()
    start = time.monotonic()
    assert not lock.acquire(timeout=0.01) and not lock.acquire(False)
    assert not threading.Event().wait(0.01)
    with changed:
        assert not changed.wait(0.01)
    assert not threading.Semaphore(0).acquire(timeout=0.01)
    assert 0.03 < time.monotonic() - start < 20

    # Released by another thread, with time-outs and releases meeting.
    wins = [0]

    def knock():
        for _ in range(n // 10):
            if lock.acquire(timeout=0.0005):
                wins[0] += 1
                lock.release()

    def open_and_close():
        lock.release()
        for _ in range(n // 10):
            lock.acquire()
            time.sleep(0.0002)
            lock.release()

    together(open_and_close, knock)
    assert not lock.locked()


main(a_round)
