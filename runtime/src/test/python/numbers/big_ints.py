# Ints without bounds.
print(2 ** 100, 3 ** 200 % 10 ** 20, -(2 ** 64))
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, a - b, a * b, b // a, b % a, -b // a, -b % a)
print(a & b, a | b, a ^ b, ~a, a << 65, b >> 33)
f = 1
for i in range(1, 31):
    f *= i
print(f, f.bit_length())
print(9223372036854775807 + 1, -9223372036854775808 - 1, 4611686018427387904 * 2)
print(4611686018427387903 + 1, -4611686018427387904 - 1, 3037000500 * 3037000500)
print(int("1" * 50), hex(2 ** 70), oct(2 ** 33), bin(10), int("-zz", 36), int("0x1f", 16))
print(a == 123456789012345678901234567890, a < b, hash(2 ** 61 - 1), hash(2 ** 61), hash(-1))
print(divmod(10 ** 30, 7), pow(7, 10 ** 20, 1000007), 10 ** 20 / 10 ** 18)
print(int(1e20), float(2 ** 70), (10 ** 25) // -3, 0 * a, a - a, a // a)
try:
    float(10 ** 400)
except OverflowError as e:
    print(e)
print(isinstance(True, int), int(True), int(-3.9), int("  12_3 "))
