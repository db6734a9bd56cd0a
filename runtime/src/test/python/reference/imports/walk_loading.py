# The import system, sentence by sentence: specs, relative names, cached code, paths, from-lists; counts: immediate
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
w('spam/__init__.py', 'from .foo import Foo'); w('spam/foo.py', 'class Foo: pass')
w('pp/__init__.py')

@probe
def spec_equal(): return importlib.machinery.ModuleSpec('a',None)==importlib.machinery.ModuleSpec('a',None), repr(importlib.machinery.ModuleSpec('a',None,origin='o',is_package=True))

@probe
def package_warning():
    import warnings
    ns={'__name__':'spam.x','__package__':'other','__spec__':importlib.machinery.ModuleSpec('spam.x',None)}
    with warnings.catch_warnings(record=True) as l:
        warnings.simplefilter('always')
        try: exec('from . import foo', ns)
        except Exception as e: return show(e), [(x.category.__name__,str(x.message)) for x in l]
        return ns['foo'].__name__, [(x.category.__name__,str(x.message)) for x in l]

@probe
def package_fallback():
    import warnings
    ns={'__name__':'spam.x'}
    with warnings.catch_warnings(record=True) as l:
        warnings.simplefilter('always')
        exec('from . import foo', ns)
    return ns['foo'].__name__, [(x.category.__name__,str(x.message)) for x in l]

@probe
def relative_no_package():
    exec('from . import x', {'__name__':'top'})

@probe
def relative_beyond():
    exec('from ... import x', {'__name__':'spam.a','__package__':'spam'})

@probe
def relative_missing_parent():
    exec('from . import x', {'__name__':'nopkg.a','__package__':'nopkg'})

@probe
def relative_bad_types():
    r=[]
    for ns in ({'__name__':3,'__package__':None},{'__name__':'a','__package__':3},{}):
        try: exec('from . import x', dict(ns))
        except Exception as e: r.append(show(e))
    return r

@probe
def path_list_only_iterable():
    w('pp/__init__.py','__path__=[]'); 
    import pp
    try: import pp.zz
    except ImportError as e: r=e.msg
    pp.__path__=5
    try: import pp.zz
    except Exception as e: return r, show(e)

@probe
def path_modified():
    d=tempfile.mkdtemp(dir=root); open(d+'/inner.py','w').write('v=3'); import pp; pp.__path__=[d]; importlib.invalidate_caches(); import pp.inner; return pp.inner.v

@probe
def reprs():
    m=types.ModuleType('mm'); r=[repr(m)]; m.__file__='f.py'; r.append(repr(m)); del m.__file__; m.__loader__='L'; r.append(repr(m)); m.__spec__=importlib.machinery.ModuleSpec('nn',None); r.append(repr(m)); m.__spec__=importlib.machinery.ModuleSpec('nn',None,origin='oo'); r.append(repr(m)); m.__spec__.has_location=True; r.append(repr(m)); del m.__name__; m.__spec__=None; r.append(repr(m)); return r, repr(sys), repr(os)[:25]

@probe
def pyc_invalidated():
    p=w('inv.py','v=1'); import inv; r=[inv.v]; open(p,'w').write('v=222'); importlib.invalidate_caches(); importlib.reload(inv); r.append(inv.v); c=inv.__cached__; d=open(c,'rb').read(16); return r, int.from_bytes(d[4:8],'little'), int.from_bytes(d[12:16],'little')

@probe
def hash_pyc():
    import py_compile; p=w('hp.py','v=1'); c=py_compile.compile(p, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH); open(p,'w').write('v=2'); import hp; r=[hp.v, int.from_bytes(open(c,'rb').read(8)[4:8],'little')]
    c=py_compile.compile(p, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH); open(p,'w').write('v=3'); importlib.reload(hp); return r+[hp.v, int.from_bytes(open(c,'rb').read(8)[4:8],'little')]

@probe
def sourceless():
    import py_compile; p=w('sl.py','v=9'); py_compile.compile(p, cfile=p+'c'); os.unlink(p); importlib.invalidate_caches(); import sl; return sl.v, type(sl.__loader__).__name__, os.path.basename(sl.__file__), sl.__cached__==sl.__file__

@probe
def bad_magic():
    p=os.path.join(root,'bm.pyc'); open(p,'wb').write(b'\0'*20); importlib.invalidate_caches(); import bm

@probe
def path_hooks_and_cache():
    calls=[]
    def hook(p):
        if p.startswith('virtual:'):
            calls.append(p); return Finder()
        raise ImportError
    class Finder:
        def find_spec(self,n,t=None):
            calls.append(n)
            if n=='vmod': return importlib.util.spec_from_loader(n, Ld())
        def invalidate_caches(self): calls.append('inv')
    class Ld(importlib.abc.Loader):
        def exec_module(self,m): m.z=1
    sys.path_hooks.append(hook); sys.path.append('virtual:x')
    import vmod
    try: import vmod2
    except ImportError: pass
    importlib.invalidate_caches()
    r=calls[:], 'virtual:x' in sys.path_importer_cache
    sys.path.remove('virtual:x'); sys.path_hooks.remove(hook); return r

@probe
def path_entry_none():
    sys.path.append('/nonexistent/dir')
    try: import nothing_here
    except ImportError: pass
    r=type(sys.path_importer_cache.get('/nonexistent/dir')).__name__; sys.path.remove('/nonexistent/dir'); return r

@probe
def non_str_in_path():
    sys.path.insert(0, 5); sys.path.insert(0,b'x')
    try:
        w('strp.py','v=1'); import strp; return strp.v
    finally: sys.path.remove(5); sys.path.remove(b'x')

@probe
def cwd_entry():
    d=tempfile.mkdtemp(dir=root); o=os.getcwd(); os.chdir(d); open('incwd.py','w').write('v=8'); sys.path.insert(0,'')
    try: import incwd; return incwd.v, os.path.isabs(incwd.__file__), '' in sys.path_importer_cache
    finally: sys.path.remove(''); os.chdir(o)

@probe
def import_star_rules():
    w('st1.py','_a=1\nb=2\nimport sys'); w('st2.py','__all__=["_x","y"]\n_x=1\ny=2\nz=3'); w('st3.py','__all__=["nope"]'); w('st4.py','__all__=[1]')
    r=[]
    for n in ('st1','st2','st3','st4'):
        ns={}
        try: exec(f'from {n} import *', ns); r.append(sorted(k for k in ns if k!='__builtins__'))
        except Exception as e: r.append(show(e))
    return r

@probe
def star_imports_submodules():
    w('sp/__init__.py','__all__=["sub"]'); w('sp/sub.py'); ns={}; exec('from sp import *', ns); return ns['sub'].__name__

@probe
def from_missing():
    try: exec('from os import nothing_at_all')
    except ImportError as e: return e.msg.split('(')[0], e.name, os.path.basename(e.path)

@probe
def circular():
    w('ca.py','import cb\nx=1'); w('cb.py','from ca import x')
    try: import ca
    except ImportError as e: return e.msg

@probe
def circular_attr():
    w('cc1.py','import cc2\nx=1'); w('cc2.py','import cc1\ncc1.x')
    try: import cc1
    except AttributeError as e: return str(e)

@probe
def circular_sub():
    w('cs/__init__.py','import cs.a'); w('cs/a.py','import cs.b'); w('cs/b.py','import cs.a as q\nok=q.__name__\ncs_a=__import__("cs").a'); 
    try: import cs; return cs.b.ok
    except Exception as e: return show(e)

@probe
def module_getattr_dir():
    w('mg.py','def __getattr__(n):\n    if n=="q": return 5\n    raise AttributeError(n)\ndef __dir__(): return ["z"]'); import mg; from mg import q
    return mg.q, q, dir(mg), getattr(mg,'k',0)

@probe
def module_class():
    w('mc.py','import sys,types\nclass M(types.ModuleType):\n    @property\n    def p(self): return 6\nsys.modules[__name__].__class__=M'); import mc; return mc.p, type(mc).__name__

@probe
def main_spec(): return __spec__, __name__, __package__

@probe
def find_spec_util():
    r=[importlib.util.find_spec('json').name, importlib.util.find_spec('nix')]
    try: importlib.util.find_spec('nix.x')
    except ModuleNotFoundError as e: r.append(e.msg)
    m=types.ModuleType('nospec'); sys.modules['nospec']=m
    for bad in ('nospec',):
        try: importlib.util.find_spec(bad)
        except ValueError as e: r.append(str(e))
    del m.__spec__
    try: importlib.util.find_spec('nospec')
    except ValueError as e: r.append(str(e))
    return r

@probe
def lazy_loader():
    w('lz.py','import sys\nsys.lz=1\nv=4'); spec=importlib.util.find_spec('lz'); spec.loader=importlib.util.LazyLoader(spec.loader); m=importlib.util.module_from_spec(spec); sys.modules['lz']=m; spec.loader.exec_module(m); r=[hasattr(sys,'lz')]; r+= [m.v, hasattr(sys,'lz'), type(m).__name__]; return r

@probe
def meta_path_none():
    o=sys.meta_path; sys.meta_path=None
    try: import nonono
    except ImportError as e: return e.msg
    finally: sys.meta_path=o

@probe
def meta_path_empty():
    import warnings
    o=sys.meta_path; sys.meta_path=[]
    try:
        with warnings.catch_warnings(record=True) as l:
            warnings.simplefilter('always')
            try: import nonono
            except ImportError as e: return e.msg, [str(x.message) for x in l]
    finally: sys.meta_path=o

@probe
def modules_missing_after_load():
    w('gone.py','import sys\ndel sys.modules[__name__]'); import gone

@probe
def bad_names():
    r=[]
    for a in (('',),(5,),('os',None,None,(),-1),('os.',),('.os',),('a..b',)):
        try: __import__(*a); r.append('ok')
        except Exception as e: r.append(show(e))
    return r

@probe
def fromlist_nonstr():
    return __import__('spam', fromlist=[1])

@probe
def import_lock_api():
    import _imp; return _imp.lock_held(), _imp.acquire_lock(), _imp.lock_held(), _imp.release_lock(), _imp.lock_held()

@probe
def traceback_of_import_error():
    w('tb1.py','import tb2'); w('tb2.py','1/0')
    try: import tb1
    except ZeroDivisionError as e: return [os.path.basename(f.filename) for f in traceback.extract_tb(e.__traceback__)]

@probe
def import_as_dotted():
    w('da/__init__.py'); w('da/db.py','v=1'); ns={}; exec('import da.db as z', ns); return ns['z'].__name__

@probe
def function_star(): 
    compile('def f():\n from os import *','s','exec')

@probe
def syntax_error_in_module():
    w('se.py','x = = 1')
    try: import se
    except SyntaxError as e: return os.path.basename(e.filename), e.lineno, e.offset, 'se' in sys.modules

@probe
def spec_from_file():
    p=w('elsewhere/thing.py','v=11'); s=importlib.util.spec_from_file_location('renamed',p); m=importlib.util.module_from_spec(s); s.loader.exec_module(m); return m.v, m.__name__, 'renamed' in sys.modules

@probe
def loader_methods():
    import spam.foo as f; l=f.__loader__; return l.name, l.is_package('spam.foo'), l.get_source('spam.foo'), type(l.get_code('spam.foo')).__name__, l.get_filename('spam.foo'), l.path_stats(f.__file__)['size'], repr(l).split(' at ')[0]

@probe
def zip_import():
    import zipfile; z=os.path.join(root,'z.zip'); 
    with zipfile.ZipFile(z,'w') as f: f.writestr('inzip.py','v=77\n'); f.writestr('zp/__init__.py',''); f.writestr('zp/s.py','w=1')
    sys.path.append(z); import inzip, zp.s; return inzip.v, type(inzip.__loader__).__name__, inzip.__file__, zp.s.w, zp.__path__

shutil.rmtree(root)
