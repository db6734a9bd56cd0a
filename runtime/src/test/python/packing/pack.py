# struct.pack: every code in every order.
import struct
values = dict(b=-1, B=255, h=-2, H=65535, i=-3, I=4294967295, l=-4, L=5, q=-(1 << 63), Q=(1 << 64) - 1, e=1.5, f=2.5, d=-1e100, c=b'x', s=b'str', p=b'pas')
values['?'] = 1
for order in ('', '@', '=', '<', '>', '!'):
    for code, value in values.items():
        data = struct.pack(order + code, value)
        print(order, code, data.hex(), struct.unpack(order + code, data), struct.calcsize(order + code))
print(struct.pack('nNP', -7, 8, 9).hex(), struct.pack('<5s5p3xh', b'abcdefgh', b'abcdefgh', 1), struct.pack('0s0p0i', b'x', b'y'))
for f in ('bi', 'bq', '3sbi', 'bhb', 'i0q', '<bi', 'xx2h', 'hhi', ' h i', 'bd'):
    print(f, struct.calcsize(f))
