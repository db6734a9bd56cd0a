# who lends memory does not move it: bytearray, array, BytesIO
import io, array
b = bytearray(b'abc'); m = memoryview(b)
for f in (lambda: b.append(1), lambda: b.extend(b'x'), b.pop, b.clear, lambda: b.__delitem__(0), lambda: b.insert(0, 1), lambda: b.__iadd__(b'z'), lambda: b.remove(97), lambda: b.__setitem__(slice(0, 1), b'xy')):
    try: print(f())
    except BufferError as e: print(e)
b[0] = 122; b[1:3] = b'YZ'; print(b, m.tobytes(), bytes(m[::-1]))
m[1:] = b'kl'; print(b, m == b'zkl', m[0], m[-1], list(m)); m.release(); b.append(33); print(b)
a = array.array('i', [1, 2, 3]); v = memoryview(a); v[0] = -5; w = v.cast('B'); print(a, v.format, v.itemsize, w.nbytes, len(w), w[:4].cast('i')[0])
try: a.append(1)
except BufferError as e: print(e)
w.release(); v.release(); a.append(4); print(a)
with io.BytesIO(b'hello') as f:
    with f.getbuffer() as v:
        v[0:1] = b'J'
        try: f.write(b'more than there is room for')
        except BufferError as e: print(e)
    print(f.getvalue(), f.readinto(memoryview(b)[1:3]), b)
f = io.BytesIO(); print(f.write(memoryview(b'abcd')[1:]), f.getvalue(), b''.join([memoryview(b'x'), b'y']), b'abc'.find(memoryview(b'c')), bytes(memoryview(b'q')), int.from_bytes(memoryview(b'\1\0'), 'big'))
x = memoryview(bytes(range(12))).cast('B', (3, 4)); print(x.tolist(), x[1, 2], x.shape, x.strides, x.ndim, x.c_contiguous, x.f_contiguous, x.tobytes('F')[:5])
