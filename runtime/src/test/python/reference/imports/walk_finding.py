# The import system, sentence by sentence: packages, the cache, finders and loaders; counts: immediate
import sys, os, types, tempfile, importlib, importlib.util, importlib.machinery, importlib.abc, traceback, textwrap, shutil
sys.dont_write_bytecode = False
root = tempfile.mkdtemp()
sys.path.insert(0, root)
def w(name, text=''):
    p = os.path.join(root, name); os.makedirs(os.path.dirname(p), exist_ok=True)
    open(p, 'w').write(textwrap.dedent(text)); importlib.invalidate_caches(); return p
def show(e): return f'{type(e).__name__}: {e}'.replace(root, '<root>')
def probe(f):
    try: r = f()
    except BaseException as e: r = show(e)
    print(f.__name__, '=>', str(r).replace(root, '<root>').replace(hex(id(r)), '<id>'))

@probe
def dunder_import_only_no_binding():
    m=__import__('os.path'); return m.__name__, __import__('os.path', fromlist=['x']).__name__

@probe
def import_module_returns_leaf(): return importlib.import_module('os.path').__name__

@probe
def not_found(): 
    try: import nonexistent_mod
    except ModuleNotFoundError as e: return e.name, e.path, e.msg

@probe
def not_found_sub():
    try: import os.nonexist
    except ModuleNotFoundError as e: return e.name, e.path, e.msg

@probe
def regular_package():
    w('pk/__init__.py','print("init pk")'); w('pk/one/__init__.py','print("init one")'); w('pk/two/__init__.py','print("init two")')
    import pk.one; r=[hasattr(pk,'one'), hasattr(pk,'two')]; import pk.two; return r, pk.__path__, pk.__package__, pk.one.__package__, pk.__spec__.submodule_search_locations

@probe
def module_is_no_package():
    w('plainm.py','x=1'); import plainm; return hasattr(plainm,'__path__'), plainm.__package__, plainm.__spec__.parent, plainm.__spec__.submodule_search_locations

@probe
def sub_of_module():
    import plainm.sub

@probe
def namespace_package():
    a=tempfile.mkdtemp(dir=root); b=tempfile.mkdtemp(dir=root)
    for d,n in ((a,'x'),(b,'y')):
        os.makedirs(d+'/nsp'); open(f'{d}/nsp/{n}.py','w').write(f'v="{n}"')
    sys.path+= [a]; import nsp.x
    r=[type(nsp.__path__).__name__, hasattr(nsp,'__file__'), nsp.__spec__.origin, type(nsp.__loader__).__name__, len(nsp.__path__)]
    try: import nsp.y
    except ImportError as e: r.append(e.msg)
    sys.path+=[b]; import nsp.y
    r+= [len(nsp.__path__), nsp.y.v, repr(nsp).startswith("<module 'nsp' (namespace)") or repr(nsp)[:40]]
    return r

@probe
def regular_wins_over_namespace_later():
    a=tempfile.mkdtemp(dir=root); b=tempfile.mkdtemp(dir=root); os.makedirs(a+'/both'); os.makedirs(b+'/both'); open(b+'/both/__init__.py','w').write('k="reg"')
    sys.path+=[a,b]; import both; return both.k

@probe
def module_beats_nothing_package_beats_module():
    w('dup/__init__.py','k="pkg"'); w('dup.py','k="mod"'); import dup; return dup.k

@probe
def cache_none():
    sys.modules['zzz']=None
    try: import zzz
    except ModuleNotFoundError as e: return e.msg, e.name
    finally: del sys.modules['zzz']

@probe
def cache_deleted_reimports():
    w('cnt.py','import sys; sys.cnt=getattr(sys,"cnt",0)+1'); import cnt; a=cnt; del sys.modules['cnt']; import cnt; return sys.cnt, a is cnt

@probe
def reload_same_object():
    import cnt; b=importlib.reload(cnt); return b is cnt, sys.cnt

@probe
def parents_in_cache():
    w('aa/__init__.py'); w('aa/bb/__init__.py'); w('aa/bb/cc.py'); import aa.bb.cc; return [k for k in sys.modules if k.startswith('aa')]

@probe
def cache_replaced_by_module():
    w('repl.py','import sys\nsys.modules[__name__]=42'); import repl; return repl

@probe
def find_spec_args():
    seen=[]
    class F:
        @classmethod
        def find_spec(cls, name, path, target=None): seen.append((name, path if path is None else 'P', target)); return None
    sys.meta_path.insert(0,F)
    try:
        w('fa/__init__.py'); w('fa/fb.py'); import fa.fb; importlib.reload(fa.fb)
    finally: sys.meta_path.remove(F)
    return [(n,p,t if t is None else t.__name__) for n,p,t in seen]

@probe
def meta_path_raising():
    class F:
        def find_spec(self,*a): raise KeyError('boom')
    f=F(); sys.meta_path.insert(0,f)
    try: import never_there
    except Exception as e: return show(e)
    finally: sys.meta_path.remove(f)

@probe
def find_module_fallback():
    import warnings
    class F:
        def find_module(self,name,path=None): return None
    f=F(); sys.meta_path.insert(0,f)
    try:
        with warnings.catch_warnings(record=True) as l:
            warnings.simplefilter('always')
            try: import never_there2
            except ImportError as e: pass
            return [str(x.message) for x in l][:1], l[0].category.__name__
    finally: sys.meta_path.remove(f)

@probe
def failing_module_removed():
    w('fail1.py','x=1\nraise ValueError("no")')
    try: import fail1
    except ValueError as e: r=str(e)
    return r, 'fail1' in sys.modules

@probe
def failing_keeps_side_imports():
    w('fail2.py','import fail2b\nraise ValueError("no")'); w('fail2b.py')
    try: import fail2
    except ValueError: pass
    return 'fail2' in sys.modules, 'fail2b' in sys.modules

@probe
def module_in_cache_before_exec():
    w('self1.py','import sys\nfound = "self1" in sys.modules\nimport self1\nsame = self1 is sys.modules[__name__]'); import self1; return self1.found, self1.same

@probe
def reload_failure_keeps():
    p=w('rl.py','x=1'); import rl; os.utime(p,(1,1)); w('rl.py','raise KeyError("r")  # longer'); 
    try: importlib.reload(rl)
    except KeyError as e: return rl.x, sys.modules['rl'] is rl

@probe
def loader_api():
    log=[]
    class L:
        def create_module(self, spec): log.append('create'); return None
        def exec_module(self, m): log.append('exec'); m.v=7
    class F:
        @staticmethod
        def find_spec(n,p,t=None):
            if n=='virt': return importlib.machinery.ModuleSpec(n, L(), origin='here')
    sys.meta_path.append(F)
    try: import virt
    finally: sys.meta_path.remove(F)
    return log, virt.v, virt.__spec__.origin, hasattr(virt,'__file__'), repr(virt).replace(repr(virt.__loader__),'L'), virt.__package__, virt.__spec__.has_location, virt.__spec__.cached

@probe
def loader_without_exec():
    class L:
        def create_module(self,spec): return None
    class F:
        @staticmethod
        def find_spec(n,p,t=None):
            if n=='virt2': return importlib.machinery.ModuleSpec(n, L())
    sys.meta_path.append(F)
    try: import virt2
    finally: sys.meta_path.remove(F)

@probe
def create_without_exec():
    class L:
        def exec_module(self,m): pass
        pass
    class F:
        @staticmethod
        def find_spec(n,p,t=None):
            if n=='virt3': return importlib.machinery.ModuleSpec(n, L())
    sys.meta_path.append(F)
    try: import virt3; return 'ok'
    finally: sys.meta_path.remove(F)

@probe
def exec_raises_importerror():
    class L(importlib.abc.Loader):
        def exec_module(self,m): raise ImportError('cannot', name='q')
    class F:
        @staticmethod
        def find_spec(n,p,t=None):
            if n=='virt4': return importlib.machinery.ModuleSpec(n, L())
    sys.meta_path.append(F)
    try: import virt4
    except ImportError as e: return e.name, 'virt4' in sys.modules
    finally: sys.meta_path.remove(F)

@probe
def load_module_deprecated():
    import warnings
    class L:
        def load_module(self, n): m=types.ModuleType(n); sys.modules[n]=m; m.q=1; return m
    class F:
        @staticmethod
        def find_spec(n,p,t=None):
            if n=='virt5': return importlib.machinery.ModuleSpec(n, L())
    sys.meta_path.append(F)
    try:
        with warnings.catch_warnings(record=True) as l:
            warnings.simplefilter('always'); import virt5
        return virt5.q, [ (x.category.__name__, str(x.message)) for x in l]
    finally: sys.meta_path.remove(F)

@probe
def submodule_bound_in_parent():
    w('spam/__init__.py','from .foo import Foo'); w('spam/foo.py','class Foo: pass'); import spam; return spam.foo.__name__, spam.Foo.__module__

@probe
def parent_failing_keeps_sub():
    w('pf/__init__.py','from . import s\nraise ValueError'); w('pf/s.py')
    try: import pf
    except ValueError: pass
    return 'pf' in sys.modules, 'pf.s' in sys.modules

shutil.rmtree(root)
