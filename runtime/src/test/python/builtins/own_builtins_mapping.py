# __builtins__ that are no dict, or a dict with a __getitem__ of its own
class E(Exception): pass
class G(dict):
    def __getitem__(self, key):
        if key == 'missing': raise KeyError(key)
        raise E(key)
code = compile("superglobal", "test", "exec")
for b in (123, G({'superglobal': 1}), {}, None, {'superglobal': 2}):
    try: exec(code, {'__builtins__': b}); print('fine')
    except Exception as e: print(type(e).__name__, e)
for b in (123, G(), {}):
    for text in ('def f(): return missing\nf()', 'class A: pass'):
        try: exec(text, {'__builtins__': b}); print('fine')
        except Exception as e: print(type(e).__name__, e)
