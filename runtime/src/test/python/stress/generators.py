"""Generators shared by threads: advanced by both, half consumed, dying suspended elsewhere."""

import threading

from harness import Dice, in_thread, main, scaled, settled, together

count_lock = threading.Lock()
started = 0
finished = 0


def counting(n):
    """Its finally clause runs once for each start, in whichever thread it dies."""
    global started, finished
    held = [n]
    with count_lock:
        started += 1
    try:
        for i in range(n):
            got = yield i, held
            if got is not None:
                held.append(got)
    except KeyError:
        yield 'caught'
    finally:
        with count_lock:
            finished += 1


def delegating(n):
    yield [n]
    result = yield from counting(n)
    return result


def handling(n):
    try:
        raise ValueError([n])
    except ValueError as e:
        yield e
        yield str(e)


def advance(g, dice):
    choice = dice(10)
    try:
        if choice < 6:
            return next(g)
        if choice < 8:
            return g.send([choice])
        if choice < 9:
            return g.throw(KeyError([choice]))
        g.close()
    except (StopIteration, KeyError, ValueError, TypeError, RuntimeError) as e:
        text = str(e)
        assert not isinstance(e, RuntimeError) or 'ignored GeneratorExit' in text, text
    return None


def a_round(dice):
    global started, finished
    started = finished = 0
    box = [None] * 8
    seed = dice(10 ** 6)

    def work(me):
        dice = Dice(seed + me)
        for i in range(scaled(700)):
            at = dice(8)
            g = box[at]
            if g is None or dice(4) == 0:
                g = box[at] = [counting, delegating, handling][dice(3)](dice(6))
            got = advance(g, dice)
            box[dice(8)] = None if dice(3) else g
            del got, g

    together(lambda: work(0), lambda: work(1))
    box.clear()

    # Each item of a shared generator goes to one thread; none is lost while they take turns.
    n = scaled(500)
    source = (i for i in range(n))
    taken = [[], []]
    turn = threading.Lock()

    def take(me):
        while True:
            with turn:
                item = next(source, None)
            if item is None:
                return
            taken[me].append(item)

    together(lambda: take(0), lambda: take(1))
    assert sorted(taken[0] + taken[1]) == list(range(n))

    # Made and half consumed here, dropped there.
    def half(n):
        g = counting(n)
        next(g)
        return g

    half_done = [half(3) for _ in range(scaled(50))]
    in_thread(half_done.clear)
    in_thread(lambda: box.extend(half(3) for _ in range(scaled(50))))
    box.clear()
    settled()
    assert started == finished, (started, finished)


main(a_round)
