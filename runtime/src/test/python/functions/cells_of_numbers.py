# Variables of enclosing functions that are counted up and down, holding numbers and other things.
def outer(start, other):
    count = start

    def step(by):
        nonlocal count
        count += by
        return count

    def back(by):
        nonlocal count
        count -= by
        x = count
        return x, other(count)

    def unbound():
        nonlocal late
        for attempt in range(2):
            try:
                late += 1
            except NameError as e:
                print(type(e).__name__, e)
            late = 5
            late += 1
            del late
        late = 1.5
        late += 2.5
        return late

    late = 0
    del late
    print(unbound())
    return step, back


for start in 0, 255, 256, 1.5, 2**30 - 1, 2**60 - 2, -(2**62), 2**62, "a", [1], True, 1 + 2j:
    step, back = outer(start, lambda v: (v, 1))
    for by in 1, 2, 1.5, -300, 2**59, True, "b", [2]:
        for f in step, back:
            try:
                print(start, by, f(by))
            except TypeError as e:
                print(e)


def loop():
    total = 0

    def f():
        return total

    for i in range(3000):
        total += i
        total -= 1
        if i % 1000 == 0:
            print(f(), total)
    kept = total
    for i in range(3):
        total += 1
    return kept, total, f()


print(loop())
