# A loader's or finder's own attributes are asked in place of its class's methods.
import importlib
import importlib.util
import os
import sys
import tempfile

sys.dont_write_bytecode = False

with tempfile.TemporaryDirectory() as folder:
    for name in ('first_mod', 'second_mod'):
        with open(os.path.join(folder, name + '.py'), 'w') as f:
            f.write('value = %r\n' % name)
    sys.path.insert(0, folder)
    import first_mod
    print(first_mod.value, os.path.exists(first_mod.__cached__))
    spec = importlib.util.find_spec('first_mod')
    loader = spec.loader
    original = type(loader).get_data
    loader.get_data = lambda path: print('get_data', os.path.basename(path).split('.')[0]) or original(loader, path)
    loader.path_stats = lambda path: print('path_stats') or type(loader).path_stats(loader, path)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    print(module.value)
    finder = sys.path_importer_cache[folder]
    finder.find_spec = lambda name, target=None: print('find_spec', name)
    print(importlib.util.find_spec('second_mod'))
    sys.path.remove(folder)
