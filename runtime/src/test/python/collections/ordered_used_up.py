# A key's __hash__ uses up the iterator that asks for it, which holds the only reference to the dict.
from collections import OrderedDict


class Key:
    armed = False

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        if Key.armed:
            Key.armed = False
            for _ in items:
                pass
        return self.n


for view in OrderedDict.values, OrderedDict.items:
    items = iter(view(OrderedDict([(Key(1), 10), (Key(2), 20)])))
    Key.armed = True
    try:
        next(items)
    except KeyError:  # CPython's answer; the value is as good
        pass
    print(list(items), Key.armed)
