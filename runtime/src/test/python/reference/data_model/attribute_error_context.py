# Who reads an attribute is told name and object by the AttributeError; who sets or deletes is not.
class Hook:
    def __getattr__(self, name):
        raise AttributeError('no ' + name)


class Getter:
    @property
    def inner(self):
        raise AttributeError('inner')

    @property
    def nested(self):
        return self.missing

    write_only = property()


class Own:
    def __getattribute__(self, name):
        raise AttributeError('own', name='given')


class Slots:
    __slots__ = 'a'


def show(action, *args):
    try:
        action(*args)
    except AttributeError as e:
        print(e, e.name, type(e.obj).__name__)


for obj, name in ((Hook(), 'x'), (Getter(), 'inner'), (Getter(), 'nested'), (Own(), 'y'),
                  (Getter(), 'write_only'), (Slots(), 'a'), (1, 'z'), (int, 'z'), (print, 'z')):
    show(getattr, obj, name)
for obj, name in ((Getter(), 'inner'), (1, 'real'), (1j, 'real'), (Slots(), 'b'), (print, 'z'),
                  (int.__add__, '__name__'), (show, '__globals__'), (show, '__builtins__')):
    show(setattr, obj, name, 1)
    show(delattr, obj, name)
show(lambda: [Getter().inner for _ in range(5000)])
show(lambda: Hook().call())
