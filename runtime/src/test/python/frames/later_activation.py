# A frame that has ended keeps its variables, whatever runs at its depth later.
import sys


def later():
    value = "later"
    return kept[0].f_locals["value"], sys._getframe() is kept[0]


def earlier():
    value = "earlier"
    kept.append(sys._getframe())


kept = []
earlier()
print(later(), later())
