# collections: Counter and defaultdict.
from collections import *
c = Counter('abracadabra')
print(c, c['a'], c['zz'], c.most_common(2), sorted(c.elements())[:3], c.total())
c.update('aaa'); c.subtract({'b': 5})
print(c['a'], c['b'], +c == Counter({k: v for k, v in c.items() if v > 0}), Counter(a=3) + Counter(a=1, b=2), Counter(a=3) - Counter(a=5), Counter(a=3, b=1) & Counter(a=1), Counter(a=1) | Counter(b=2), Counter(a=1) <= Counter(a=2), -Counter(a=-1))
d = defaultdict(list)
d['x'].append(1)
print(d, d['y'], 'z' in d, d.get('z'), d.default_factory, d.copy(), d | {'q': 1})
n = defaultdict(lambda: defaultdict(int))
n['a']['b'] += 1
print(n['a']['b'], defaultdict(None, a=1))
try:
    defaultdict(None)['x']
except KeyError as e:
    print(repr(e))
try:
    defaultdict(5)
except TypeError as e:
    print(e)
