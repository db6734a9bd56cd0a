# bytearray: mutation, slices, extend, pop, insert, comparison with bytes, resizing while exported.
a = bytearray(b'hello')
a[0] = 72
a[1:3] = b'EYEY'
del a[-1]
a += b'!'
a.append(33)
a.extend([65, 66])
a.insert(0, 42)
print(a, a.pop(), a.pop(0), a.remove(33), a, len(a), a == bytes(a), bytearray(b'a') < b'b')
a.reverse()
print(a, a.copy() is a, a[::2], a * 2)
a[::2] = b'.' * len(a[::2])
print(a, bytearray(3), bytearray('é', 'utf-8'), bytearray(b'x').hex())
a.clear()
print(a, repr(bytearray(b"'")), {bytes(b'k'): 1}[bytes(bytearray(b'k'))])
v = memoryview(a := bytearray(b'abc'))
for f in (lambda: a.append(1), lambda: a.__delitem__(0), lambda: a.__setitem__(0, 256), lambda: a.__setitem__(0, 'x'), lambda: a.remove(7), lambda: bytearray().pop(), lambda: hash(a), lambda: a.extend('x'), lambda: a.__setitem__(slice(None, None, 2), b'x'), lambda: a.__setitem__(9, 1)):
    try:
        f()
    except (BufferError, TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
v.release()
a.append(1)
print(a)
