# What import says of names that are not there: ModuleNotFoundError, ImportError and their attributes.
def show(src):
    try:
        exec(src, {'__name__': 'here'})
        print(src, 'ok')
    except Exception as e:
        print(src, '->', type(e).__name__, e)
        if isinstance(e, ImportError): print('   ', e.name)
show('import no_such_module_x')
show('import no_such_package_x.sub')
show('import json.no_such_sub')
show('import math.sub')
show('from no_such_module_x import a')
show('from . import a')
show('from .x import a')
show('from .. import a')
show('__import__("")')
show('__import__(5)')
show('__import__("json", level=-1)')
show('import importlib; importlib.import_module(".x")')
show('import importlib; importlib.import_module("..x", "pack")')
