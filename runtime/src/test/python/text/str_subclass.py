# A subclass keeps its type only where nothing is computed.
class M(str):
    def __str__(self):
        return 'M!'

m = M('hello')
print(m, str(m), repr(m), m + 'x', type(m.strip()), type(m[:]), m == 'hello', {m: 1}['hello'])
print(f'{m}', '%s' % m, '{}'.format(m), m.upper(), len(m), ''.join([m]), type(''.join([m])))
print(M(b'abc', 'ascii').upper(), M('\u65e5')[0] == '\u65e5', hash(m) == hash('hello'))
m.attribute = 5
print(m.attribute, m.__dict__, isinstance(m, str), M() == '')
