# __missing__ is called by dict.__getitem__ of a subclass only, not by get, in or setdefault.
class Squares(dict):
    def __missing__(self, key):
        print('missing', key)
        return key * key

d = Squares({1: 'one'})
print(d[1], d[3], d.get(3), 3 in d, len(d))
print(d.setdefault(4, 'four'), d)
print('{a}'.format_map(type('M', (dict,), {'__missing__': lambda s, k: '<' + k + '>'})()))
print('%(x)s %(y)s' % type('M', (dict,), {'__missing__': lambda s, k: k.upper()})(x=1))
class Plain(dict): pass
p = Plain()
p.__missing__ = lambda key: 'instance'
try:
    p['q']
except KeyError as e:
    print('KeyError', e, e.args)
try:
    dict.__getitem__(d, 9)
    {}.__missing__
except AttributeError as e:
    print(e)
