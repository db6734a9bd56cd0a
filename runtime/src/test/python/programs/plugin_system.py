# A plugin system: modules made of source text with exec, dependencies, hooks, versions, reloading, an import hook.

import importlib.abc
import importlib.util
import sys
import types
from graphlib import CycleError, TopologicalSorter

SOURCES = {
    "greeter": '''
"""Greets people."""
VERSION = (1, 2)
REQUIRES = ["words"]

def setup(app):
    app.hook("greet", greet, order=10)

def greet(name):
    from plugins.words import HELLO
    return f"{HELLO}, {name}!"
''',
    "words": '''
"""Words of one language."""
VERSION = (2, 0)
REQUIRES = []
HELLO = "Hello"
LOADED = []

def setup(app):
    LOADED.append(app.name)
''',
    "shouter": '''
"""Makes everything loud."""
VERSION = (0, 1)
REQUIRES = ["greeter"]

class Shouter:
    def __init__(self):
        self.calls = 0
    def __call__(self, text):
        self.calls += 1
        return text.upper() + "!" * self.calls

shout = Shouter()

def setup(app):
    app.hook("filter", shout)

def teardown(app):
    print("  shouter called", shout.calls, "times")
''',
    "counter": '''
"""Counts letters."""
VERSION = (1, 0)
REQUIRES = ["greeter", "shouter"]
from collections import Counter

def setup(app):
    @app.register("filter", order=5)
    def count(text):
        most = Counter(c for c in text.lower() if c.isalpha()).most_common(2)
        return text + " " + str(most)
''',
    "broken": '''
"""Has an error in it."""
REQUIRES = []
def setup(app)
    pass
''',
    "crashing": '''
"""Fails while it is set up."""
REQUIRES = []
def setup(app):
    return 1 // 0
''',
    "orphan": '''
"""Wants what is not there."""
REQUIRES = ["nothing"]
''',
}


class PluginFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Lets `import plugins.x` find the sources above."""

    def find_spec(self, name, path, target=None):
        if name == "plugins":
            return importlib.util.spec_from_loader(name, self, is_package=True)
        if name.startswith("plugins.") and name[8:] in SOURCES:
            return importlib.util.spec_from_loader(name, self, origin="memory")
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        if module.__name__ == "plugins":
            module.__path__ = []
            return
        short = module.__name__[8:]
        exec(compile(SOURCES[short], f"<{short}>", "exec"), module.__dict__)


class App:
    def __init__(self, name):
        self.name, self.hooks, self.plugins, self.problems = name, {}, {}, {}

    def hook(self, name, function, order=50):
        self.hooks.setdefault(name, []).append((order, len(self.hooks[name]), function))
        self.hooks[name].sort(key=lambda h: h[:2])

    def register(self, name, order=50):
        def decorate(function):
            self.hook(name, function, order)
            return function
        return decorate

    def load(self, *names):
        graph = {}
        todo = list(names)
        while todo:
            name = todo.pop()
            if name in graph or name in self.problems:
                continue
            try:
                module = importlib.import_module(f"plugins.{name}")
            except SyntaxError as e:
                self.problems[name] = f"{type(e).__name__} in {e.filename} line {e.lineno}: {e.msg}"
                continue
            except ImportError as e:
                self.problems[name] = f"{type(e).__name__}: {e} ({e.name})"
                continue
            graph[name] = module.REQUIRES
            todo += module.REQUIRES
        for name in TopologicalSorter(graph).static_order():
            if name in self.problems or name in self.plugins:
                continue
            missing = [r for r in graph[name] if r not in self.plugins]
            if missing:
                self.problems[name] = f"needs {', '.join(missing)}"
                continue
            module = sys.modules[f"plugins.{name}"]
            try:
                getattr(module, "setup", lambda app: None)(self)
            except Exception as e:
                self.problems[name] = f"{type(e).__name__}: {e}"
            else:
                self.plugins[name] = module

    def first(self, hook, *args):
        for _, _, function in self.hooks.get(hook, []):
            result = function(*args)
            if result is not None:
                return result

    def pipe(self, hook, value):
        for _, _, function in self.hooks.get(hook, []):
            value = function(value)
        return value

    def close(self):
        for name, module in reversed(self.plugins.items()):
            if hasattr(module, "teardown"):
                module.teardown(self)


finder = PluginFinder()
sys.meta_path.insert(0, finder)
app = App("demo")
app.load("counter", "broken", "crashing", "orphan")
print("order:", list(app.plugins))
for name, problem in sorted(app.problems.items()):
    print(f"problem {name}: {problem}")
for name, module in app.plugins.items():
    print(f"{name} {'.'.join(map(str, module.VERSION))}: {module.__doc__} spec={module.__spec__.origin} package={module.__package__}")
for who in "Ann", "Bob":
    print(app.pipe("filter", app.first("greet", who)))
import plugins.words
print(plugins.words is app.plugins["words"], plugins.words.LOADED, repr(plugins.words))
SOURCES["words"] = SOURCES["words"].replace('"Hello"', '"Servus"').replace("(2, 0)", "(2, 1)")
importlib.reload(plugins.words)
print(plugins.words.VERSION, plugins.words.LOADED, app.first("greet", "Cy"))
app.close()
try:
    TopologicalSorter({"a": ["b"], "b": ["c"], "c": ["a"]}).prepare()
except CycleError as e:
    print("CycleError:", e.args[0], sorted(set(e.args[1])))

module = types.ModuleType("handmade", "Made by hand.")
exec("x = 40\ndef f(): return x + 2\nclass C: pass", vars(module))
print(module, module.f(), module.f.__module__, module.C.__qualname__, module.C.__module__)
module.x = 0
print(module.f(), sorted(k for k in vars(module) if not k.startswith("__")))
module.__getattr__ = lambda name: f"<dynamic {name}>"
print(module.anything, "handmade" in sys.modules)
sys.modules["handmade"] = module
from handmade import f, other
print(f(), other)
try:
    del module.missing
except AttributeError as e:
    print("AttributeError:", e)
sys.meta_path.remove(finder)
sys.modules.pop("plugins.counter")
try:
    import plugins.counter
except ModuleNotFoundError as e:
    print("ModuleNotFoundError:", e)
