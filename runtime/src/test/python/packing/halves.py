# Half floats: rounding, subnormals, limits.
import math, struct
for x in (0.0, -0.0, 1.0, 1 / 3, 65504.0, 65519.99, 6.1e-5, 5.96e-8, 2.98e-8, 2.99e-8, 1e-9, 1.0009765625, 1.00048828125, 1.000488281251, math.inf, -math.inf):
    data = struct.pack('>e', x)
    print(x, data.hex(), struct.unpack('>e', data)[0])
print(math.isnan(struct.unpack('<e', struct.pack('<e', math.nan))[0]))
for x in (65520.0, 1e10):
    try:
        struct.pack('e', x)
    except (OverflowError, struct.error) as e:
        print(x, 'refused')
for x in (3.4028234e38, 1e-46, 1.17549435e-38, 0.1):
    print(struct.pack('>f', x).hex(), struct.unpack('<f', struct.pack('<f', x)))
