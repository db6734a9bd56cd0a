# _pickle.loads: what comes back, from bytes of all protocols, by hand and broken
import _pickle, collections, io
from _pickle import loads, dumps, UnpicklingError
import sys; sys.modules['__main__'].__class__ = type('M', (type(sys),), {'__repr__': lambda m: 'main'})
class C:
    def __init__(self, *a, **k): self.a = a
    def __repr__(self): return 'C' + repr(sorted(self.__dict__.items()))
class Setter(C):
    def __setstate__(self, s): self.s = s
class Slots:
    __slots__ = 'x', 'y'
    def __repr__(self): return 'Slots(%r)' % [getattr(self, n, None) for n in self.__slots__]
class Adds:
    def __init__(self): self.got = []
    def append(self, x): self.got.append(x)
    add = append
    def __setitem__(self, k, v): self.got.append((k, v))
    def __repr__(self): return 'Adds%r' % self.got
def tries(*datas, **options):
    for data in datas:
        try: print(ascii(loads(data, **options)))
        except Exception as e: print(type(e).__name__, e)
c = C(1); c.b = [c.a]; s = Slots(); s.x = 5
for v in (None, True, [1, -1, 2**40, -2**70, 1.5], 'aé€\U0001f600\ud800', b'\x00\xff', bytearray(b'x'), (1, (2, 3), (4, 5, 6), (7, 8, 9, 0)), {1: {2: 3}}, {4, 5}, frozenset([6]), c, s, collections.OrderedDict(x=1), C, len, list(range(1200))[::100], {i: i for i in range(1100)} == 0):
    print(*[ascii(loads(dumps(v, p))) for p in range(2 * (v is s), 6)])
tries(b'I1\n.', b'I01\n.', b'I00\n.', b'I-5\n.', b'I0x10\n.', b'I010\n.', b'I99999999999999999999\n.', b'Ix\n.', b'L5L\n.', b'L-77\n.', b'Lz\n.', b'F1.5\n.', b'Fx\n.', b"S'abc'\n.", b'S"a\\x41\\n"\n.', b'Sabc\n.', b"S'\n.", b'T\x03\0\0\0abc.', b'U\x02hi.', b'Va\\u20acb\n.', b'X\x02\0\0\0hi.')
tries(b'U\x01\xff.', b"S'\\xe9'\n."); tries(b'U\x01\xff.', b"S'\\xe9'\n.", encoding='latin-1'); tries(b'U\x01\xff.', encoding='bytes'); tries(b'U\x01\xff.', errors='replace'); tries(b'N.', encoding=5); tries(b'N.', errors=b'')
tries(b'(lp0\nI1\naI2\na.', b'(dp0\nI1\nI2\ns.', b'(I1\nI2\nt.', b'(I1\nI2\nl.', b'(I1\nI2\nd.', b'(I1\nd.', b'](K\x01K\x02e.', b'}(K\x01K\x02u.', b'}(K\x01u.', b'\x8f(K\x01K\x02\x90.', b'(K\x01\x91.', b'K\x05\x85.', b'K\x05K\x06\x86.', b'K\x05K\x06K\x07\x87.', b'K\x05K\x060.', b'K\x05(K\x061.', b'K\x052\x86.', b'(0K\x07.')
tries(b'c__main__\nC\n)R.', b'c__main__\nC\n)R}X\x01\0\0\0aK\x01sb.', b'c__main__\nSetter\n)RK\x09b.', b'c__main__\nSlots\n)RN}X\x01\0\0\0xK\x01s\x86b.', b'c__main__\nAdds\n)RK\x01a(K\x02K\x03eK\x04K\x05s(K\x06K\x07u(K\x08\x90.', b'(i__main__\nC\n.', b'(K\x01i__main__\nC\n.', b'(c__main__\nC\no.', b'(c__main__\nC\nK\x01o.')
tries(b'cbuiltins\nint\n)\x81.', b'cbuiltins\nint\n)}\x92.', b'c__main__\nC\nK\x01\x85}\x92.', b'\x80\x04\x8c\x08__main__\x8c\x01C\x93.', b'c__builtin__\nxrange\n.', b'c__builtin__\nunicode\n.', b'\x80\x03c__builtin__\nunicode\n.', b'cUserDict\nUserDict\n.')
tries(b'c__builtin__\nunicode\n.', fix_imports=False)
tries(b'', b'N', b'.', b'K', b'0.', b'a.', b'K\x01a.', b'(a.', b'e.', b's.', b'u.', b't.', b'\x85.', b'\x86.', b'(\x86.', b'K\x01(K\x02\x86.', b'R.', b'K\x01)R.', b'K\x01K\x02R.', b'b.', b'Nb.', b'K\x01K\x02b.', b'cbuiltins\nint\n)RK\x05b.', b'2.', b'1.', b'l.', b'd.', b'o.', b'(o.', b'ix\ny\n.', b'\x93.', b'NN\x93.', b'\x81.', b'K\x01)\x81.', b'cbuiltins\nint\nN\x81.', b'cbuiltins\nint\n)N\x92.',
      b'cbuiltins\ndict_keys\n)\x81.', b'?', b"'", b'\\', b'\xff', b'\x00', b'\x80\x06.', b'\x80', b'X\x05\0\0\0ab.', b'B\xff\xff\xff\xff.', b'\x8e' + b'\xff' * 8 + b'.', b'\x8d' + b'\xff' * 8 + b'.', b'\x95' + b'\x05' + b'\0' * 7 + b'N.', b'\x8b\xff\xff\xff\xff.', b'\x8a\x00.', b'\x8a\x01', b'h\x01.', b'g5\n.', b'j\1\0\0\0.', b'gx\n.', b'p-1\n.', b'Np-1\n.', b'q\0.', b'\x94.', b'Nq\5h\5\x86.', b'N\x94N\x94h\1\x86.',
      b'P1\n.', b'NQ.', b'\x97.', b'\x98.', b'\x82\x00.', b'\x82\x07.', b'\x84\xff\xff\xff\xff.', b'cnix\nnix\n.', b'c__main__\nnix\n.', b'c\n.', b'c__main__\n\n.', b'\x80\x04\x8c\x08__main__\x8c\x05C.nix\x93.', b'\x80\x04\x8c\x08__main__\x8c\x0aC.<locals>\x93.', b'I\n.', b'I', b'I1', b'L\n.', b'F\n.', b'V', b"S'a", b'K\x01.rest')
print(loads(b'\x80\x04\x8c\x0bcollections\x8c\x14OrderedDict.fromkeys\x93.')('ab'))
tries('N.', 5, memoryview(b'N.'), bytearray(b'I7\n.')); print(loads(memoryview(b'xI7\nx.')[1:4:1].tobytes() + b'.'), loads(b'\x97\x98.', buffers=[bytearray(b'zz')]).readonly, loads(b'\x97\x98.', buffers=(b'zz',)))
