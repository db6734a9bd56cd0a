# Formatted string literals.
x, y, name = 42, 3.14159, "Ann"
print(f"{x} {y:.2f} {name!r} {name!s:>6}|{name:<6}|{name:^7}|")
print(f"{x:08d} {x:+d} {x:x} {x:#x} {x:b} {x:#o} {x:,} {x:e}")
print(f"{1234567.891:,.2f} {0.5:%} {1e-10:g} {y:10.3f}|{y:<10.3f}|")
print(f"{x=} {x + 1 = } {name=!s} {y=:.1f}")
w = 8
print(f"{name:>{w}} {y:{w}.{2}f} {'nested ' + f'{x}'}")
print(f"{{}} {{{x}}} {'a' if x else 'b'} {[i for i in range(3)]}")
print(f"{(lambda v: v * 2)(x)} {x!r:>5} {'ü'!a}")
print(f"a" "b" f"{1}" 'c')
print(f"""multi
{x}
line""")
print(rf"\n{x}\t", f"\x41\u00e9\N{BULLET}")
print(f"{ {'a': 1}['a'] } {x:>+6} {-x:06d} {True:d} {None}")

class P:
    def __format__(self, spec): return f"<{spec}>"

print(f"{P()} {P():abc} {P():{w}}")
try:
    f"{x:Q}"
except ValueError as e:
    print(e)
