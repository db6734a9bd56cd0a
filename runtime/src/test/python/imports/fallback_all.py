# __all__ of packages, and star-imports that go wrong.
import sys
import importlib.machinery


class Loader:
    def __init__(self, text):
        self.text = text

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.text, vars(module))


TEXTS = {
    "p": "__all__ = ['a', 'here']; here = 1",
    "p.a": "print('a runs'); name = 'a'",
    "q": "__all__ = ['missing']",
    "r": "__all__ = [1]",
    "s": "__all__ = 'xy'; x, y = 1, 2; z = 3",
    "t": "_hidden = 1; __dunder__ = 2; shown = 3",
    "u": "__all__ = 5",
}


class Finder:
    @staticmethod
    def find_spec(name, path, target=None):
        if name in TEXTS:
            return importlib.machinery.ModuleSpec(
                name, Loader(TEXTS[name]), is_package=name in ("p", "q", "r"))


sys.meta_path.insert(0, Finder)
for name in "pqrstu":
    scope = {}
    try:
        exec("from %s import *" % name, scope)
    except Exception as e:
        print(name, type(e).__name__, e)
    print(name, sorted(k for k in scope if k != "__builtins__"))
sys.meta_path.remove(Finder)
