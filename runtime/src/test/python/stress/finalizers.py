"""__del__ in whichever thread drops the last reference, with resurrection: each runs once."""

import threading

from harness import Dice, in_thread, main, scaled, settled, together

count = threading.Lock()
made = deleted = 0
saved = []


class Final:
    def __init__(self, v):
        global made
        self.v = v
        with count:
            made += 1

    def __del__(self):
        global deleted
        with count:
            deleted += 1


class Phoenix(Final):
    """Comes back once; __del__ is not called a second time."""

    def __del__(self):
        super().__del__()
        saved.append(self)


class Slotted:
    __slots__ = ('v',)

    def __init__(self, v):
        global made
        self.v = v
        with count:
            made += 1

    __del__ = Final.__del__


class Failing(Final):
    def __del__(self):
        super().__del__()
        try:
            raise KeyError(self)
        except KeyError as e:
            self.v = str(e.__traceback__.tb_lineno)


class FinalList(list):
    __init__ = Final.__init__
    __del__ = Final.__del__


KINDS = [Final, Phoenix, Slotted, Failing, FinalList]


def a_round(dice):
    global made, deleted
    made = deleted = 0
    n = scaled(500)
    box = [None] * 8
    seed = dice(10 ** 6)

    def work(me):
        dice = Dice(seed + me)
        for i in range(n):
            o = KINDS[dice(5)]([i, box[dice(8)] if dice(4) == 0 else None])
            box[dice(8)] = o
            if dice(2):
                del o
            if dice(8) == 0:
                try:
                    saved.pop().v
                except IndexError:
                    pass
            if dice(3) == 0:
                box[dice(8)] = None

    together(lambda: work(0), lambda: work(1))
    box.clear()
    box.extend(cls([i]) for cls in KINDS for i in range(20))
    in_thread(box.clear)
    settled()
    while saved:    # what goes may save others
        saved.clear()
        settled()
    assert made == deleted == 2 * n + 100, (made, deleted, n)


main(a_round)
