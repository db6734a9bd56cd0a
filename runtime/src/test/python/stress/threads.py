"""Thousands of short threads: what they hold goes with them, what they leave lives on."""

import _thread
import threading
import time

from harness import Dice, main, scaled, settled, together

class Watched:
    alive = 0
    count = threading.Lock()

    def __init__(self, v=None):
        self.v = v
        with Watched.count:
            Watched.alive += 1

    def __del__(self):
        with Watched.count:
            Watched.alive -= 1


class Local(threading.local):
    def __init__(self, start):
        self.items = [start]


def chain(k, held, done):
    held = [Watched(held)]
    if k:
        _thread.start_new_thread(chain, (k - 1, held, done))
    else:
        done.release()


def a_round(dice):
    n = scaled(60)
    left = []
    local = threading.local()
    typed = Local('x')
    local.mine = Watched(['main'])

    def short(i):
        # the only references to these are this thread's
        held = [Watched([i]), {i: Watched((i,))}]
        local.mine = Watched([i])
        assert local.mine.v == [i]
        typed.items.append(Watched(i))
        assert len(typed.items) == 2 and typed.items[0] == 'x'
        left.append([i, Watched(held[0])])
        if len(left) > 5:
            try:
                left.pop(0)
            except IndexError:
                pass

    threads = [threading.Thread(target=short, args=(i,)) for i in range(n)]
    for at in range(0, n, 4):
        for t in threads[at:at + 4]:
            t.start()
        for t in threads[at:at + 4]:
            t.join()
            assert not t.is_alive()
    threads.clear()
    t = None
    assert local.mine.v == ['main']
    settled()
    mine = sum(1 + isinstance(x[1].v, Watched) for x in left)
    assert Watched.alive == 1 + mine, (Watched.alive, mine)
    left.clear()
    del local.mine
    settled()
    assert Watched.alive == 0, Watched.alive

    # Threads nobody joins; they start each other.
    done = threading.Semaphore(0)

    together(lambda: chain(n // 4, [], done), lambda: chain(n // 4, [], done))
    done.acquire()
    done.acquire()
    for _ in range(2000):
        settled()
        if Watched.alive == 0 and _thread._count() == 0:
            break
        time.sleep(0.005)
    assert Watched.alive == 0, Watched.alive

    # A thread that fails: the exception goes to the hook, and nothing stays behind.
    seen = []
    old = threading.excepthook
    threading.excepthook = lambda args: seen.append(args.exc_type)

    def fail():
        held = Watched([1])
        raise KeyError(held)

    threads = [threading.Thread(target=fail) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    threading.excepthook = old
    t = None
    threads.clear()
    assert seen == [KeyError] * 4, seen
    settled()
    assert Watched.alive == 0, Watched.alive


main(a_round)
