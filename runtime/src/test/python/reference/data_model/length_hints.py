# Who asks for __length_hint__, and what becomes of its errors.
class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter((1, 2))

    def __length_hint__(self):
        if isinstance(self.hint, type):
            raise self.hint('hint')
        return self.hint


def extend(values):
    result = [0]
    result += values
    return result


for hint in (0, 5, True, -1, 'a', None, NotImplemented, TypeError, ValueError, 1 << 70):
    for make in (list, tuple, set, bytes, bytearray, sorted, extend, sum, lambda v: [*v],
                 lambda v: print(*v), lambda v: dict.fromkeys(v)):
        try:
            print(hint, make(Hint(hint)))
        except Exception as e:
            print(hint, type(e).__name__, e)


class Once:
    def __iter__(self):
        print('iter')
        return iter('ab')


print([*Once()], sorted({*Once()}), (lambda *a: a)(*Once()))
a, b = Once()
for odd in (1, None):
    class Odd:
        def __iter__(self): return odd
    try:
        a, b = Odd()
    except TypeError as e:
        print(e)
