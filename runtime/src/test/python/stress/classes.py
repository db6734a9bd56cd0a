"""Methods, class attributes, bases and globals change while another thread calls through them."""

from harness import main, scaled, together


class Base:
    attr = (0, 0)

    def method(self):
        return 'base', 'base'

    def get_prop(self):
        return 'p', 'p'

    prop = property(get_prop)


class Child(Base):
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return 'add', 'add'

    def __len__(self):
        return 3


def m1(self):
    return 'one', 'one'


def m2(self):
    return 'two', 'two'


def f1(x):
    return x, x


def f2(x, *rest):
    return x, x


def m_add(self, other):
    return 'new', 'new'


def len3(self):
    return 3


def len4(self):
    return 4


# Made once: what a class held stays until the end.
prop1 = property(m1)
current = f1
number = (0, 0)


def pairs(x):
    assert type(x) is tuple and len(x) == 2 and x[0] == x[1], x


def a_round(dice):
    n = scaled(300)
    stop = []

    def change():
        global current, number
        try:
            for i in range(n):
                Base.attr = (i, i)
                number = ([i], [i])
                if i % 16 == 0:
                    current = f2
                    Base.method = m1
                    Child.method = m2
                    Child.prop = prop1
                    Child.__len__ = len4
                    Child.__add__ = m_add
                elif i % 16 == 8:
                    current = f1
                    Base.method = m2
                    del Child.method
                    del Child.prop
                    Child.__len__ = len3
        finally:
            stop.append(1)

    def call():
        c = Child(1)
        while not stop:
            for i in range(50):
                pairs(c.method())
                pairs(Base.attr)
                pairs(c.attr)
                pairs(number)
                pairs(current([i]))
                pairs(c + 1)
                pairs(c.prop)
                assert len(c) in (3, 4)
                c = Child(i)
                assert c.x == i

    together(change, call, call)
    if 'method' in Child.__dict__:
        del Child.method, Child.prop

    # Classes made by both threads at once, used by the other.
    box = [Child]

    def make(me):
        for i in range(scaled(6)):
            def method(self):
                return me, me
            box[0] = type('Made', (box[0] if i % 3 else Child,), {'method': method, 'a': [i]})
            c = box[0](i)
            pairs(c.method())
            assert isinstance(c, Base) and len(type(c).a) == 1

    global made
    if made < 4:  # classes stay until the end: not in every round
        made += 1
        together(lambda: make(0), lambda: make(1))


made = 0
main(a_round)
