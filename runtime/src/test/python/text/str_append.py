# A local string may grow in place, but never one that somebody else sees; counts: immediate
def grow(s):
    t = s
    for i in range(300):
        s += chr(97 + i)
        s += 'xyz'
    return s, t

r, t = grow('q')
print(len(r), t, r == 'q' + ''.join(chr(97 + i) + 'xyz' for i in range(300)))
print(hash(r) == hash(''.join(list(r))))

def shared():
    s = 'abc' * 3
    seen = [s]
    s += 'd'
    d = {s: 1}
    s += s
    s += ''
    return s, seen, d

print(shared())

def long(n):
    s = ''
    for i in range(n):
        s += 'ab'
    return len(s)

print(long(300000))
