"""Exceptions: raised and caught here, out of a called function, by built-ins, with finally."""


class Refused(Exception):
    pass


def check(value):
    if value % 2:
        raise ValueError("odd")
    return value


def deep(value):
    try:
        return check(value)
    finally:
        value += 1


def bench():
    caught = 0
    table = {}
    for i in range(20_000):
        try:
            raise Refused
        except Refused:
            caught += 1
        try:
            deep(i)
        except ValueError as error:
            caught += len(error.args)
        try:
            table[i]
        except KeyError:
            caught += 1
        try:
            int("x")
        except (TypeError, ValueError):
            caught += 1
    return caught


if __name__ == "__main__":
    print(bench())
