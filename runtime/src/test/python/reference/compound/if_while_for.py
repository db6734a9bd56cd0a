# if, while and for: else clauses, break, continue, loop variables that stay, changing what is iterated.
for i in range(5):
    if i == 3: break
else:
    print('not reached')
for i in []: pass
else: print('empty', i)
n = 3
while n:
    n -= 1
    if n == 1: continue
    print('n', n)
else:
    print('while ended')
for i, c in enumerate('ab', 1): print(i, c)
l = [1, 2, 3]
for x in l:
    if x == 1: l.append(4)
    if x == 2: l.remove(1)
    print('saw', x)
for d[0] if False else y in [1]: pass
a = [0]
for a[0] in range(3): pass
print(a, y)
d = {1: 2}
try:
    for k in d: d[k + 1] = 0
except RuntimeError as e:
    print(e)
s = {1}
try:
    for k in s: s.add(k + 1)
except RuntimeError as e:
    print(e)
try:
    for x in 5: pass
except TypeError as e:
    print(e)
if 0: pass
elif '': pass
elif [0]: print('list is true')
else: print('no')
