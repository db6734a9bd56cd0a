# The whole hierarchy of built-in exceptions, as a tree.
def tree(cls, depth=0):
    if cls.__module__ == 'builtins':
        print('  ' * depth + cls.__name__)
        for sub in sorted(cls.__subclasses__(), key=lambda c: c.__name__):
            tree(sub, depth + 1)
tree(BaseException)
import builtins
print(sum(isinstance(v, type) and issubclass(v, BaseException) for v in vars(builtins).values()), IOError is OSError, EnvironmentError is OSError)
