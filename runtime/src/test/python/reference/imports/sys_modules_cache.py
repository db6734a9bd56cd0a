# sys.modules is looked at first; None in it forbids the import; any object may stand there.
import sys
class Odd:
    def __init__(self): self.value = 5
    def __getattr__(self, name):
        if name.startswith('__'): raise AttributeError(name)
        return 'made ' + name
sys.modules['odd_thing'] = Odd()
import odd_thing
from odd_thing import value, other
print(type(odd_thing).__name__, value, other)
sys.modules['blocked_thing'] = None
for src in 'import blocked_thing', 'from blocked_thing import x', 'import blocked_thing.sub', 'import odd_thing.sub':
    try:
        exec(src)
    except ImportError as e:
        print(type(e).__name__, e, '|', e.name)
sys.modules['plain_int'] = 42
import plain_int
print(plain_int)
try:
    from plain_int import nothing
except ImportError as e:
    print(str(e))
first = sys.modules.pop('json', None)
import json
again = sys.modules.pop('json')
import json as third
print(again is third, again.__name__)
