# bytearray in place.
a = bytearray(b'hello')

def do(f):
    try:
        print(f(), a, len(a), a.__alloc__())
    except Exception as e:
        print(type(e).__name__, e, a)

do(lambda: a.append(33)); do(lambda: a.append(300)); do(lambda: a.append('x'))
do(lambda: a.extend(b'xy')); do(lambda: a.extend([1, 2])); do(lambda: a.extend('ab'))
do(lambda: a.extend(5)); do(lambda: a.insert(0, 65)); do(lambda: a.insert(-1, 66))
do(lambda: a.pop()); do(lambda: a.pop(0)); do(lambda: a.pop(100)); do(lambda: a.remove(108))
do(lambda: a.remove(250)); do(lambda: a.reverse()); do(lambda: a.__setitem__(0, 70))
do(lambda: a.__setitem__(100, 70)); do(lambda: a.__setitem__(0, 'x'))
do(lambda: a.__setitem__(slice(1, 3), b'QQQQ')); do(lambda: a.__setitem__(slice(0, 6, 2), b'123'))
do(lambda: a.__setitem__(slice(0, 6, 2), b'1234')); do(lambda: a.__delitem__(0))
do(lambda: a.__delitem__(slice(0, 4, 2))); do(lambda: a.__delitem__(slice(1, 2)))
do(lambda: a.__iadd__(b'zz')); do(lambda: a.__imul__(2)); do(lambda: a.clear())
do(lambda: a.pop()); do(lambda: a.__setitem__(slice(0, 0), 'x')); do(lambda: a.__delitem__(9))
for i in range(40):
    a.append(i)
    print(a.__alloc__(), end=' ')
print(list(a[:5]), [x for x in bytearray(b'abc')], bytes(a[3:6]))
