"""Attribute storms on one instance: set, delete, look up, ask for the __dict__ and replace it."""

from harness import Dice, main, scaled, together


class Plain:
    kind = 'class'

    def method(self):
        return self.kind


class Other:
    kind = 'other'

    def method(self):
        return 'other method'


class Slots:
    __slots__ = ('a', 'b', 'c')


class Mixed(Slots):
    pass


class Hooked:
    def __getattr__(self, name):
        return [name]

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


NAMES = ['a', 'b', 'c']
MORE = ['n%d' % i for i in range(40)]


def storm(obj, dice, n, has_dict):
    for i in range(n):
        choice = dice(14)
        name = NAMES[dice(3)]
        try:
            if choice == 0:
                obj.a = ['a']
            elif choice == 1:
                obj.b = ['b']
            elif choice == 2:
                obj.c = ['c']
            elif choice == 3:
                del obj.a
            elif choice == 4:
                del obj.b
            elif choice == 5:
                assert obj.a == ['a'] and obj.b == ['b']
            elif choice == 6:
                assert getattr(obj, name, [name]) == [name]
            elif choice == 7:
                setattr(obj, name, [name])
            elif choice == 8:
                delattr(obj, name)
            elif choice == 9 and has_dict:
                assert all(v == [k] for k, v in list(obj.__dict__.items()))
            elif choice == 10 and has_dict:
                more = MORE[dice(40)]
                setattr(obj, more, [more])
            elif choice == 11 and has_dict:
                obj.__dict__[name] = [name]
                vars(obj).pop(name, None)
            elif choice == 12 and has_dict and dice(4) == 0:
                obj.__dict__ = {name: [name]}
            elif choice == 13 and has_dict and dice(8) == 0:
                obj.__dict__.clear()
        except AttributeError as e:
            assert 'object has no attribute' in str(e) or str(e) in NAMES, e


def a_round(dice):
    n = scaled(400)
    seed = dice(10 ** 6)

    def both(obj, has_dict):
        together(lambda: storm(obj, Dice(seed), n, has_dict),
                 lambda: storm(obj, Dice(seed + 1), n, has_dict))

    both(Plain(), True)
    both(Slots(), False)
    both(Mixed(), True)
    both(Hooked(), True)

    # Many young instances: one thread reads what the other writes for the first time.
    box = [Plain()]

    def write():
        for i in range(n):
            p = Plain()
            box[0] = p
            p.a = ['a']
            p.b = ['b']
            if i % 4 == 0:
                p.__dict__
            p.c = ['c']
            del p.a

    def read():
        for _ in range(n):
            p = box[0]
            for name in NAMES:
                assert getattr(p, name, [name]) == [name]
            d = p.__dict__ if _ % 3 == 0 else None
            assert p.kind == 'class' and p.method() == 'class'
            del p, d

    together(write, read, read)

    # The class of an instance changes under a caller.
    p = Plain()

    def turn():
        for i in range(n // 4):
            p.__class__ = Other
            p.__class__ = Plain

    def call():
        for i in range(n):
            assert p.method() in ('class', 'other', 'other method')

    together(turn, call)


main(a_round)
