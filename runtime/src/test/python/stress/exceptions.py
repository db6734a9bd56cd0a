"""Exceptions raised in one thread, looked at, raised again and dropped in another."""

import threading

from harness import Dice, main, scaled, together


class Custom(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.extra = [args]


def deeper(n, what):
    held = [n]
    if n == 0:
        if what % 4 == 0:
            raise Custom([what])
        if what % 4 == 1:
            return [][what]
        if what % 4 == 2:
            return {}[str(what), what]
        return held.nothing
    return deeper(n - 1, what)


def chained(what):
    try:
        deeper(3, what)
    except Exception as e:
        if what % 2:
            raise RuntimeError([what]) from e
        raise ValueError([what])


def caught(what):
    try:
        chained(what)
    except Exception as e:
        return e


def walk(e):
    n = 0
    while e is not None:
        tb = e.__traceback__
        while tb is not None:
            n += tb.tb_lineno > 0
            frame = tb.tb_frame
            assert frame.f_code.co_name
            tb = tb.tb_next
        e = e.__cause__ or e.__context__
    return n


def with_finally(what):
    held = []
    try:
        for i in range(3):
            try:
                held.append([i])
                if what % 3 == 0:
                    return held
                chained(what)
            except ValueError:
                continue
            finally:
                held.append('finally')
    finally:
        held.append('end')


def a_round(dice):
    n = scaled(250)
    box = [caught(1)] * 4
    common = Custom('common')
    seed = dice(10 ** 6)

    def work(me):
        dice = Dice(seed + me)
        for i in range(n):
            box[dice(4)] = caught(i)
            e = box[dice(4)]
            assert walk(e) >= 2
            repr(e), str(e), e.args
            try:
                raise e
            except Exception as again:
                assert again is e
            if i % 5 == 0:
                e.__traceback__ = None
                e = None
                box[dice(4)] = caught(i)
            try:
                raise common
            except Custom as e2:
                assert e2.extra == [('common',)]
                if i % 8 == 0:
                    e2.with_traceback(None)
            try:
                with_finally(i)
            except RuntimeError as e3:
                box[dice(4)] = e3
            e = e2 = e3 = None

    together(lambda: work(0), lambda: work(1))
    common.__traceback__ = common.__context__ = None


main(a_round)
