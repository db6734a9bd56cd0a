"""Calls with keywords, defaults, *args and **kwargs."""


def area(width, height=2, *, scale=1):
    return width * height * scale


def total(*values, start=0):
    return start + len(values) + values[0]


def options(first, **named):
    return first + len(named)


def forward(*args, **named):
    return area(*args, **named)


def bench():
    result = 0
    for i in range(30_000):
        result += area(i, scale=3)
        result += area(width=i, height=1)
        result += total(i, 2, 3, start=1)
        result += options(i, a=1, b=2)
        result += forward(i, scale=2)
        result %= 1_000_003
    return result


if __name__ == "__main__":
    print(bench())
