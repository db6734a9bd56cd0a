# Complex numbers at work: FFT and convolution, big products through FFT, Mandelbrot and Julia sets in ASCII, root finding.

import cmath
import math
import random


def fft(values, inverse=False):
    n = len(values)
    if n == 1:
        return list(values)
    if n & (n - 1):
        raise ValueError("length must be a power of two")
    even, odd = fft(values[::2], inverse), fft(values[1::2], inverse)
    sign = 2j if inverse else -2j
    out = [0j] * n
    for k in range(n // 2):
        t = cmath.exp(sign * cmath.pi * k / n) * odd[k]
        out[k], out[k + n // 2] = even[k] + t, even[k] - t
    return out


def ifft(values):
    return [v / len(values) for v in fft(values, inverse=True)]


def dft(values):
    n = len(values)
    return [sum(v * cmath.exp(-2j * cmath.pi * k * i / n) for i, v in enumerate(values)) for k in range(n)]


def convolve(a, b):
    size = 1 << (len(a) + len(b) - 2).bit_length()
    fa = fft(a + [0] * (size - len(a)))
    fb = fft(b + [0] * (size - len(b)))
    return [round(v.real) for v in ifft([x * y for x, y in zip(fa, fb)])][:len(a) + len(b) - 1]


def multiply(a, b):
    digits = convolve([int(c) for c in reversed(str(a))], [int(c) for c in reversed(str(b))])
    out, carry = [], 0
    for d in digits:
        carry, rest = divmod(d + carry, 10)
        out.append(rest)
    while carry:
        carry, rest = divmod(carry, 10)
        out.append(rest)
    return int("".join(map(str, reversed(out))))


def clean(z, places=6):
    re, im = round(z.real, places) + 0.0, round(z.imag, places) + 0.0
    return f"{re:g}{im:+g}j"


def spectrum(samples):
    for k, v in enumerate(fft(samples)[:len(samples) // 2]):
        size = abs(v) / (len(samples) / 2)
        if size > 0.01:
            yield k, size


SHADES = " .:-=+*#%@"


def escape(z, c, limit):
    for i in range(limit):
        if z.real * z.real + z.imag * z.imag > 4:
            return i
        z = z * z + c
    return limit


def picture(width, height, low, high, pixel):
    for row in range(height):
        y = high.imag - (high.imag - low.imag) * row / (height - 1)
        line = ""
        for column in range(width):
            x = low.real + (high.real - low.real) * column / (width - 1)
            line += SHADES[pixel(complex(x, y))]
        yield line.rstrip()


def mandelbrot(c):
    n = escape(0j, c, 45)
    return 9 if n == 45 else n * 9 // 45


def julia(z):
    n = escape(z, -0.8 + 0.156j, 60)
    return n * 9 // 60


def roots(coefficients):
    """Durand-Kerner; highest power first, monic."""
    n = len(coefficients) - 1
    guess = [(0.4 + 0.9j) ** k for k in range(n)]
    for _ in range(200):
        moved = 0
        for i, z in enumerate(guess):
            value = 0
            for c in coefficients:
                value = value * z + c
            delta = value / math.prod(z - w for j, w in enumerate(guess) if j != i)
            guess[i] -= delta
            moved = max(moved, abs(delta))
        if moved < 1e-14:
            break
    return sorted(guess, key=lambda z: (round(z.real, 6), round(z.imag, 6)))


print("impulse:", [clean(v) for v in fft([1, 0, 0, 0])])
print("ramp:", [clean(v) for v in fft([0, 1, 2, 3])])
rng = random.Random(7)
samples = [rng.uniform(-1, 1) for _ in range(64)]
print("fft is dft:", all(abs(a - b) < 1e-10 for a, b in zip(fft(samples), dft(samples))))
print("round trip:", max(abs(a - b) for a, b in zip(ifft(fft(samples)), samples)) < 1e-12)
print("parseval:", math.isclose(sum(s * s for s in samples), sum(abs(v) ** 2 for v in fft(samples)) / 64))
try:
    fft([1, 2, 3])
except ValueError as e:
    print("ValueError:", e)
tone = [math.sin(2 * math.pi * 5 * t / 64) + 0.5 * math.cos(2 * math.pi * 12 * t / 64) + 0.25 for t in range(64)]
for k, size in spectrum(tone):
    print(f"  {k:2} {size:.3f} {'#' * round(size * 40)}")
print("convolve:", convolve([1, 2, 3], [4, 5, 6]), convolve([1, 1], [1, 1]))
a, b = rng.getrandbits(300), rng.getrandbits(280)
print("big product:", multiply(a, b) == a * b, str(a * b)[:20])
print("\n".join(picture(70, 23, -2.2 - 1.15j, 0.8 + 1.15j, mandelbrot)))
print("\n".join(picture(70, 17, -1.6 - 0.9j, 1.6 + 0.9j, julia)))
for name, poly in [("x^2-5x+6", [1, -5, 6]), ("x^3-1", [1, 0, 0, -1]), ("x^4+4", [1, 0, 0, 0, 4])]:
    print(name, [clean(z) for z in roots(poly)])
for z in 3 + 4j, -1 + 0j, 0.5j, -0.0 - 2j:
    r, phi = cmath.polar(z)
    print(z, abs(z), f"{r:.4f} {phi:.4f}", clean(cmath.rect(r, phi)), clean(cmath.sqrt(z)), clean(cmath.log(z)))
print(clean(cmath.exp(1j * cmath.pi)), (1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j), (2j) ** 2, complex("1e3-2.5j"))
print(complex(1, -0.0), -complex(0, 1), complex(float("inf"), float("nan")), 1j.conjugate(), hash(2 + 0j) == hash(2))
