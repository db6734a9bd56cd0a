# Large ints: every operator over numbers of many sizes, as a running sum.
def mix(s):
    return (s * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF


seed = 12345
values = [0, 1, -1, 2**30, 2**60, -(2**60), 2**61, 2**62, 2**63, -(2**63), 2**64, 2**90, 2**90 - 1, -(2**90)]
for bits in (20, 40, 62, 64, 95, 130, 200, 700, 1300):
    v = 0
    while v.bit_length() < bits:
        seed = mix(seed)
        v = v << 64 | seed
    v >>= v.bit_length() - bits
    values += [v, -v, v | 1 << bits]
total = 0
for a in values:
    for b in values:
        results = [a + b, a - b, a * b, a & b, a | b, a ^ b, a < b, a == b, a >= b]
        if b:
            results += [a // b, a % b, divmod(a, b)[1]]
        if 0 <= b < 3000:
            results += [a << b, a >> b]
        for r in results:
            total = (total * 31 + r) % ((1 << 521) - 1)
    for r in (a << 7, a >> 13, a << 61, a >> 61, a // 7, a % 1000003, a * 3, a + 1, 5 - a, hash(a), -a, ~a, abs(a)):
        total = (total * 31 + r) % ((1 << 521) - 1)
    print(total % 10**18, hash(a))
