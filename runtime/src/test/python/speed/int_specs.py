# Format specs of ints, in f-strings and str.format, again and again.
for i in (0, 7, -7, 255, -255, 10**6, -(2**62), 2**62 - 1, 2**63):
    print(f"{i:x} {i:#x} {i:08b} {i:+d} {i:>10} {i:<10}| {i:^10}| {i:=+10} {i:010} {i: d} {i:X}")
    print(f"{i:#o} {i:_x} {i:,} {i:*^12} {i:e} {i:.2f}", "{:04x} {:5d} {:<5}| {:+}".format(i, i, i, i))
for spec in ("q", ".3d", "zd", "s", "5c5", ",x", "#c"):
    for _ in range(2):
        try:
            print(format(65, spec))
        except ValueError as e:
            print(e)
print([f"{n:>3}{n:<3}{n:03}" for n in range(8, 12)])
width = 6
print(f"{42:{width}} {42:<{width}}| {'x':>{width}}", "{:{}}".format(3, 4))
