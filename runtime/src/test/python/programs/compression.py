# Compressors over bytes: run lengths, Huffman with canonical codes, LZ77, delta, Burrows-Wheeler, checksums, base conversions.

import heapq
from collections import Counter, deque
from functools import reduce
from itertools import count, groupby

CRC_TABLE = [reduce(lambda c, _: c >> 1 ^ (0xEDB88320 if c & 1 else 0), range(8), n) for n in range(256)]


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def adler32(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def fletcher(data):
    low = high = 0
    for byte in data:
        low = (low + byte) % 255
        high = (high + low) % 255
    return high << 8 | low


class BitWriter:
    def __init__(self):
        self.data, self.bits, self.n = bytearray(), 0, 0

    def write(self, value, width):
        self.bits = self.bits << width | value
        self.n += width
        while self.n >= 8:
            self.n -= 8
            self.data.append(self.bits >> self.n & 0xFF)
        self.bits &= (1 << self.n) - 1

    def close(self):
        if self.n:
            self.data.append(self.bits << 8 - self.n & 0xFF)
        return bytes(self.data)


class BitReader:
    def __init__(self, data):
        self.data, self.at = memoryview(data), 0

    def bit(self):
        byte, shift = divmod(self.at, 8)
        self.at += 1
        return self.data[byte] >> 7 - shift & 1

    def read(self, width):
        return reduce(lambda acc, _: acc << 1 | self.bit(), range(width), 0)


class RunLength:
    @staticmethod
    def encode(data):
        out = bytearray()
        for byte, group in groupby(data):
            n = sum(1 for _ in group)
            while n:
                piece = min(n, 255)
                out += bytes((piece, byte))
                n -= piece
        return bytes(out)

    @staticmethod
    def decode(data):
        return b''.join(bytes([value]) * n for n, value in zip(data[::2], data[1::2]))


class Huffman:
    @staticmethod
    def lengths(data):
        order = count()
        heap = [(n, next(order), symbol) for symbol, n in sorted(Counter(data).items())]
        heapq.heapify(heap)
        if len(heap) == 1:
            return {heap[0][2]: 1}
        while len(heap) > 1:
            (n1, _, left), (n2, _, right) = heapq.heappop(heap), heapq.heappop(heap)
            heapq.heappush(heap, (n1 + n2, next(order), (left, right)))
        found = {}

        def walk(node, depth):
            match node:
                case (left, right):
                    walk(left, depth + 1)
                    walk(right, depth + 1)
                case symbol:
                    found[symbol] = depth

        if heap:
            walk(heap[0][2], 0)
        return found

    @staticmethod
    def canonical(lengths):
        code, previous, codes = 0, 0, {}
        for symbol, length in sorted(lengths.items(), key=lambda item: (item[1], item[0])):
            code <<= length - previous
            codes[symbol] = code, length
            code, previous = code + 1, length
        return codes

    @classmethod
    def encode(cls, data):
        lengths = cls.lengths(data)
        codes = cls.canonical(lengths)
        writer = BitWriter()
        writer.write(len(data), 32)
        writer.write(len(lengths), 9)
        for symbol, length in sorted(lengths.items()):
            writer.write(symbol, 8)
            writer.write(length, 8)
        for byte in data:
            writer.write(*codes[byte])
        return writer.close()

    @classmethod
    def decode(cls, data):
        reader = BitReader(data)
        size, symbols = reader.read(32), reader.read(9)
        lengths = {reader.read(8): reader.read(8) for _ in range(symbols)}
        table = {(code, length): symbol for symbol, (code, length) in cls.canonical(lengths).items()}
        out = bytearray(size)
        for i in range(size):
            code = length = 0
            while (code, length) not in table:
                code, length = code << 1 | reader.bit(), length + 1
            out[i] = table[code, length]
        return bytes(out)


class LZ77:
    window, shortest, longest = 255, 3, 255

    @classmethod
    def encode(cls, data):
        out, at, seen = bytearray(), 0, {}
        while at < len(data):
            best = 0, 0
            for start in seen.get(data[at:at + cls.shortest], ()):
                if at - start <= cls.window:
                    n = 0
                    while n < cls.longest and at + n < len(data) and data[start + n] == data[at + n]:
                        n += 1
                    best = max(best, (n, at - start))
            step, distance = best
            if step >= cls.shortest:
                out += bytes((0, distance, step))
            else:
                step = 1
                out += bytes((1, data[at]))
            for i in range(at, at + step):
                seen.setdefault(data[i:i + cls.shortest], deque(maxlen=8)).append(i)
            at += step
        return bytes(out)

    @staticmethod
    def decode(data):
        out, stream = bytearray(), iter(data)
        for kind in stream:
            if kind:
                out.append(next(stream))
            else:
                distance, length = next(stream), next(stream)
                for _ in range(length):
                    out.append(out[-distance])
        return bytes(out)


class BurrowsWheeler:
    @staticmethod
    def encode(data):
        if not data:
            return b''
        doubled = data + data
        order = sorted(range(len(data)), key=lambda i: doubled[i:i + len(data)])
        return order.index(0).to_bytes(2, 'big') + bytes(data[i - 1] for i in order)

    @staticmethod
    def decode(data):
        if not data:
            return b''
        at, last = int.from_bytes(data[:2], 'big'), data[2:]
        following = sorted(range(len(last)), key=lambda i: last[i])
        out = bytearray()
        for _ in last:
            at = following[at]
            out.append(last[at])
        return bytes(out)


class MoveToFront:
    @staticmethod
    def encode(data):
        table, out = list(range(256)), bytearray()
        for byte in data:
            at = table.index(byte)
            out.append(at)
            table.insert(0, table.pop(at))
        return bytes(out)

    @staticmethod
    def decode(data):
        table, out = list(range(256)), bytearray()
        for at in data:
            byte = table.pop(at)
            out.append(byte)
            table.insert(0, byte)
        return bytes(out)


class Chain:
    def __init__(self, *codecs):
        self.codecs = codecs

    def encode(self, data):
        return reduce(lambda d, codec: codec.encode(d), self.codecs, data)

    def decode(self, data):
        return reduce(lambda d, codec: codec.decode(d), reversed(self.codecs), data)

    @property
    def __name__(self):
        return '+'.join(c.__name__ for c in self.codecs)


ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'


def base58(data):
    number, text = int.from_bytes(data, 'big'), ''
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    return '1' * (len(data) - len(data.lstrip(b'\0'))) + text


def hexdump(data, width=16):
    for at in range(0, len(data), width):
        row = data[at:at + width]
        yield f'{at:04x}  {row.hex(" ", 1):<{width * 3}} {"".join(chr(b) if 32 <= b < 127 else "." for b in row)}'


def main():
    samples = {'empty': b'', 'one': b'a', 'run': b'a' * 600, 'text': b'she sells sea shells by the sea shore, ' * 4,
               'binary': bytes(i * i % 251 for i in range(300)), 'abracadabra': b'abracadabra'}
    codecs = [RunLength, Huffman, LZ77, BurrowsWheeler, MoveToFront, Chain(LZ77, Huffman), Chain(BurrowsWheeler, MoveToFront, RunLength, Huffman)]
    for name, data in samples.items():
        print(f'{name:<12} {len(data):4} crc {crc32(data):08x} adler {adler32(data):#010x} fletcher {fletcher(data)}')
        for codec in codecs:
            packed = codec.encode(data)
            good = codec.decode(packed) == data
            print(f'    {codec.__name__:<48}{len(packed):5}{len(packed) / max(1, len(data)):8.1%} {good} {crc32(packed):08x}')
    print(*hexdump(Huffman.encode(samples['abracadabra'])), sep='\n')
    print(Huffman.canonical(Huffman.lengths(b'abracadabra')), BurrowsWheeler.encode(b'banana'))
    print(base58(b'\0\0hello world'), base58(b''), bytes.fromhex('00ff 10').hex('-'), (1000).to_bytes(3, 'little', signed=True))
    view = memoryview(bytearray(b'0123456789'))
    view[2:5] = b'abc'
    print(view[::3].tolist(), bytes(view[::-1]), view.tobytes().translate(bytes.maketrans(b'abc', b'ABC'), b'09'))
    for bad in (lambda: view.__setitem__(slice(0, 2), b'abc'), lambda: (300).to_bytes(1, 'big'), lambda: bytes([256]), lambda: bytes.fromhex('0g')):
        try:
            bad()
        except (ValueError, OverflowError) as e:
            print(type(e).__name__, e)


main()
