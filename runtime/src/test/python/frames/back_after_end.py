# f_back of a frame that is over is None or who called it, never who runs now.
import sys

kept = []


def keep():
    kept.append(sys._getframe())


def caller():
    keep()


def other():
    back = kept[0].f_back
    return back is None or back.f_code.co_name == 'caller'


caller()
print(other(), kept[0].f_code.co_name)


def third():
    keep()
    return kept[-1].f_back is sys._getframe()


print(third(), kept[-1].f_back.f_code.co_name)
del kept[:]
