# Loops over lists and tuples that change meanwhile, nested, left early, in try, and over their subclasses.


class Steps(list):
    def __iter__(self):
        return iter(["own"])


def grow(items):
    seen = []
    for x in items:
        seen.append(x)
        if len(items) < 6:
            items.append(x * 10)
        elif x == 100:
            items.clear()
    else:
        seen.append("end")
    return seen, items


def early(rows, wanted):
    for row in rows:
        for x in row:
            try:
                if x == wanted:
                    return row
                if x is None:
                    break
                if x < 0:
                    raise ValueError(x)
            except ValueError:
                continue
            finally:
                rows = ()
        else:
            continue
        break
    else:
        return "none"
    return "broken"


def unpack(pairs):
    total = 0
    for a, *b in pairs:
        total += a + len(b)
    return total


def catching(items):
    for x in items:
        try:
            x.missing
        except AttributeError as error:
            yield str(error)


for i in range(1600):
    got = [
        grow([1, 10]), early([(1, 2), [-1, 3]], 3), early([(1, None)], 5), early([[1]], 7),
        unpack([(1, 2), [3], (4, 5, 6)]), unpack(()), list(catching([1, "a"])),
        [x for x in Steps([1, 2])], [y for x in [(1, 2), (3,)] for y in x],
    ]
print(*got, sep="\n")
for x in Steps([5]):
    print(x)
for x in 5, 6, 7:
    if x == 6:
        break
print(x)
try:
    for x in 3:
        pass
except TypeError as error:
    print(error)
