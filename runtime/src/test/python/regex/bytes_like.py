# Patterns on bytes, bytearray and memoryview; what is locked meanwhile.
import re
for s in (b'x foo foo', bytearray(b'x foo foo'), memoryview(b'x foo foo')):
    m = re.search(rb'(\w+) \1', s)
    print(type(m.string).__name__, m.group(), m.groups(), m.span(), re.findall(b'o', s), re.split(b' ', s), re.sub(b'o', b'0', s))
b = bytearray(b'abab')
it = re.finditer(b'a', b)
print(next(it).start())
try:
    b.append(1)
except BufferError as e:
    print(e)
print(next(it).start(), next(it, None))
del it
m = re.match(b'(a)', b)
b[0:1] = b'zz'
print(m.group(), b)
