# __index__ is what slicing, range, bin, hex and sequence repetition call; it must return an int.
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v

print([10, 20, 30][I(1)], 'abcd'[I(1):I(3)], list(range(I(3))))
print(bin(I(5)), hex(I(255)), oct(I(8)), [0] * I(2), int(I(4)), float(I(4)), complex(I(4)))
for f in (lambda: [1][I('a')], lambda: 'ab'[I(1.0):], lambda: range(I(None)), lambda: hex(I('x')),
          lambda: 'ab' * I([]), lambda: 'abc'[1.5], lambda: (1, 2)['a'], lambda: b'ab'[None],
          lambda: range(3)['x'], lambda: [][I(2 ** 80)], lambda: 'a' * I(2 ** 80), lambda: [1][::0]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print('abc'[I(-2 ** 80):I(2 ** 80)])
