# __missing__ is looked up in the class, not by the instance's __getattribute__.
class D(dict):
    def __getattribute__(self, name):
        print('asked for', name)
        return super().__getattribute__(name)

    def __missing__(self, key):
        return 'missing %s' % key


class Static(dict):
    __missing__ = staticmethod(lambda key: ('static', key))


class Plain(dict):
    pass


d = D(a=1)
print(d['a'], d['b'], Static()[3])
d = Plain()
d.__missing__ = lambda key: 'own'
try:
    d['x']
except KeyError as e:
    print(repr(e))
