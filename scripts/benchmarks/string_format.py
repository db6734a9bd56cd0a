"""Strings: join, concatenation, %, str.format, f-strings and str() of numbers."""


def bench():
    parts = []
    for i in range(8_000):
        parts.append(f"{i}:{i * 3:>6}|")
        parts.append("%d=%s;" % (i, "value"))
        parts.append("{} {:04x}".format("name", i))
        parts.append(str(i) + "," + str(i * 0.5))
    text = "".join(parts)
    line = ""
    for part in parts[:4_000]:
        line += part
    words = " ".join(["word"] * 2_000).split(" ")
    return len(text), len(line), len(words), "-".join(words).count("-")


if __name__ == "__main__":
    print(bench())
