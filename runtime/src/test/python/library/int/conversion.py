# int(): from text in all bases, floats, bytes; to text; limits.
print(int('  42 '), int('-0x1f', 16), int('0b101', 0), int('z', 36), int('1_000'), int(b'12'), int(3.99), int(-3.99), int(True), int('٣'), int('0o17', 0), int('0', 0), int(), int('+5'))
print(hex(255), oct(-8), bin(5), f'{255:#x} {255:X} {5:08b} {-5:+d} {1234567:,} {1234567:_} {65:c} {255:_b}', str(2 ** 100), repr(-10 ** 30))
for f in (lambda: int('a'), lambda: int(''), lambda: int('1__0'), lambda: int('08', 0), lambda: int('2', 2), lambda: int('1', 37), lambda: int(1, 10), lambda: int(float('nan')), lambda: int(float('inf')), lambda: int([]), lambda: int('1.5'), lambda: int('-'), lambda: int(b'\xff'), lambda: int('0x'), lambda: int(None), lambda: int('9' * 5000), lambda: len(str(10 ** 5000))):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, str(e)[:100])
print((1000).to_bytes(2, 'big'), (-1).to_bytes(2, 'little', signed=True), int.from_bytes(b'\x01\x02', 'big'), int.from_bytes([255], 'little', signed=True), (5).to_bytes(), (2 ** 64).as_integer_ratio(), (7).__floordiv__(2), int.__add__(1, 'a'))
