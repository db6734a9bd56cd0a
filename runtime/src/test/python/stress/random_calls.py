"""Three threads call whatever they find on shared objects of every type, with whatever arguments.

Any exception is an answer but SystemError, with which the runtime says that an invariant of its own is
broken; run it with -X memcheck=1, too, which finds what is read after it was freed. Not among `all`: a round takes
its time, and CPython 3.11 does not survive many.

    random_calls.py [SEED [SCALE [SECONDS [TYPE ...]]]]
"""

import array
import ast
import bz2
import codecs
import collections
import contextvars
import copy
import csv
import datetime
import functools
import gc
import hashlib
import io
import itertools
import json
import lzma
import operator
import pickle
import queue
import random
import re
import struct
import sys
import threading
import time
import types
import weakref
import zlib

from harness import SECONDS, SEED, scaled

ROUNDS = scaled(20)
ONLY = sys.argv[4:]
SECONDS_A_ROUND = 0.5
CALLS = 20


class Plain:
    x = 1

    def __init__(self, *args):
        self.args = args

    def method(self, *args):
        return args

    @property
    def prop(self):
        return self.args


class Slotted:
    __slots__ = ('a', 'b', '__weakref__')


class ListChild(list):
    pass


class DictChild(dict):
    pass


def function(*args, **kwargs):
    return args


def generator():
    x = yield 1
    for _ in range(50):
        x = yield x


def traceback():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e.__traceback__


Pair = collections.namedtuple('Pair', 'x y')
kept = Plain(3)

MAKERS = {
    'list': lambda: [1, 'a', 2.5, None, [1]], 'dict': lambda: {1: 2, 'a': 'b', None: [1]}, 'set': lambda: {1, 'a', 2.5},
    'frozenset': lambda: frozenset([1, 'a']), 'tuple': lambda: (1, 'a', None), 'str': lambda: 'h\u00e9llo w\u00f6rld' * 2,
    'bytes': lambda: b'hello', 'bytearray': lambda: bytearray(b'hello'), 'memoryview': lambda: memoryview(bytearray(b'hello')),
    'int': lambda: 2**70, 'float': lambda: 1.5, 'complex': lambda: 1 + 2j, 'range': lambda: range(10), 'slice': lambda: slice(1, 2, 3),
    'deque': lambda: collections.deque([1, 2, 'a'], 9), 'OrderedDict': lambda: collections.OrderedDict(a=1, b=2),
    'defaultdict': lambda: collections.defaultdict(list, a=[1]), 'Counter': lambda: collections.Counter('abcab'),
    'ChainMap': lambda: collections.ChainMap({1: 2}, {3: 4}), 'array': lambda: array.array('i', [1, 2, 3]),
    'BytesIO': lambda: io.BytesIO(b'hello\nworld\n'), 'StringIO': lambda: io.StringIO('hello\nworld\n'),
    'TextIOWrapper': lambda: io.TextIOWrapper(io.BytesIO(b'hello\nworld\n' * 5)),
    'BufferedReader': lambda: io.BufferedReader(io.BytesIO(b'hello\nworld\n' * 5)),
    'BufferedWriter': lambda: io.BufferedWriter(io.BytesIO()), 'BufferedRandom': lambda: io.BufferedRandom(io.BytesIO(b'abc' * 9)),
    'generator': generator, 'function': lambda: types.FunctionType(function.__code__, {'a': 1}, 'name'),
    'lambda': lambda: lambda *args, b=2: args, 'method': lambda: Plain(1).method, 'builtin': lambda: [].append,
    'type': lambda: type('Made', (Plain,), {'z': 1}), 'instance': lambda: Plain(1, 2), 'slots': lambda: Slotted(),
    'list child': lambda: ListChild([1, 2]), 'dict child': lambda: DictChild(a=1), 'module': lambda: types.ModuleType('m', 'doc'),
    'namespace': lambda: types.SimpleNamespace(a=1), 'exception': lambda: ValueError(1, 'a'), 'OSError': lambda: OSError(2, 'x', 'f'),
    'group': lambda: ExceptionGroup('g', [ValueError(1), KeyError(2)]), 'partial': lambda: functools.partial(function, 1, a=2),
    'lru_cache': lambda: functools.lru_cache(5)(function), 'Context': contextvars.copy_context,
    'ContextVar': lambda: contextvars.ContextVar('v', default=1), 'ref': lambda: weakref.ref(Plain),
    'WeakValueDictionary': weakref.WeakValueDictionary, 'WeakSet': weakref.WeakSet, 'proxy': lambda: weakref.proxy(kept),
    'Semaphore': lambda: threading.Semaphore(3), 'Event': threading.Event, 'SimpleQueue': queue.SimpleQueue,
    'Struct': lambda: struct.Struct('<ih'), 'Pattern': lambda: re.compile('(a)|b+'), 'Match': lambda: re.match('(h)(e)', 'hello'),
    'finditer': lambda: re.finditer('l', 'hello' * 9), 'hash': lambda: hashlib.sha256(b'a'), 'compress': zlib.compressobj,
    'decompress': zlib.decompressobj, 'bz2': bz2.BZ2Compressor, 'unbz2': bz2.BZ2Decompressor, 'lzma': lzma.LZMACompressor,
    'list iterator': lambda: iter([1, 2, 3] * 5), 'dict iterator': lambda: iter({i: i for i in range(20)}),
    'keys': lambda: {1: 2, 3: 4}.keys(), 'items': lambda: {1: 2, 3: 4}.items(), 'values': lambda: {1: 2}.values(),
    'enumerate': lambda: enumerate([1] * 20), 'zip': lambda: zip([1] * 20, [2] * 20), 'map': lambda: map(function, [1] * 20),
    'filter': lambda: filter(None, [1] * 20), 'reversed': lambda: reversed([1] * 20), 'chain': lambda: itertools.chain([1] * 9, [2] * 9),
    'islice': lambda: itertools.islice([1] * 50, 30), 'groupby': lambda: itertools.groupby('aabbcc' * 9),
    'product': lambda: itertools.product([1, 2], repeat=4), 'tee': lambda: itertools.tee([1] * 50)[0],
    'permutations': lambda: itertools.permutations('abcd'), 'accumulate': lambda: itertools.accumulate([1] * 50),
    'zip_longest': lambda: itertools.zip_longest([1] * 9, [2] * 20), 'pairwise': lambda: itertools.pairwise([1] * 50),
    'starmap': lambda: itertools.starmap(function, [(1,)] * 50), 'code': lambda: compile('x = 1\ny = x', 'f', 'exec'),
    'traceback': traceback, 'cell': lambda: types.CellType(1), 'property': lambda: property(function),
    'classmethod': lambda: classmethod(function), 'staticmethod': lambda: staticmethod(function),
    'super': lambda: super(Plain, Plain()), 'mappingproxy': lambda: types.MappingProxyType({1: 2}), 'alias': lambda: list[int],
    'union': lambda: int | str, 'datetime': lambda: datetime.datetime(2020, 1, 2, 3, 4, 5), 'timedelta': lambda: datetime.timedelta(1, 2, 3),
    'timezone': lambda: datetime.timezone(datetime.timedelta(hours=1)), 'Pickler': lambda: pickle.Pickler(io.BytesIO()),
    'Unpickler': lambda: pickle.Unpickler(io.BytesIO(pickle.dumps([1, 2, 'a']) * 3)), 'reader': lambda: csv.reader(['a,b', 'c,d'] * 9),
    'writer': lambda: csv.writer(io.StringIO()), 'namedtuple': lambda: Pair(1, 2), 'attrgetter': lambda: operator.attrgetter('a'),
    'itemgetter': lambda: operator.itemgetter(0), 'methodcaller': lambda: operator.methodcaller('upper'),
    'decoder': codecs.getincrementaldecoder('utf-8'), 'newlines': lambda: io.IncrementalNewlineDecoder(None, True),
    'ast': lambda: ast.parse('x = 1 + 2'), 'local': threading.local,
}

# What waits, ends the program or changes what the threads themselves stand on.
LEFT_OUT = set('''__class__ __del__ __init_subclass__ __subclasshook__ __subclasses__ __getattribute__ __globals__ __builtins__
    __self__ __bases__ __enter__ acquire wait get get_nowait join run mro f_back f_builtins f_globals fromfile tofile'''.split())
FUNCTIONS = [repr, str, hash, len, iter, list, tuple, bool, dir, vars, copy.copy, sorted, next, callable, type, id, sys.getsizeof,
             reversed, bytes, set, dict, pickle.dumps, sum, max, format, ascii, json.dumps]
OPERATORS = [operator.add, operator.sub, operator.eq, operator.lt, operator.getitem, operator.contains, operator.or_,
             operator.and_, operator.iadd, operator.ior, operator.concat]
SETTABLE = ('__name__', '__doc__', '__qualname__', '__defaults__', '__kwdefaults__', '__annotations__', '__dict__', '__module__',
            '__cause__', '__context__', '__traceback__')


def argument(dice, shared):
    if dice.random() < 0.25:
        return dice.choice(shared)
    return dice.choice([0, 1, -1, 2, 5, 100, None, 'a', 'hello', '', b'a', b'', 1.5, True, [1, 2], {}, (1,), 'utf-8', slice(0, 2),
                        -3, 'strict'])


def arguments(dice, shared):
    return [argument(dice, shared) for _ in range(dice.choice((0, 0, 1, 1, 1, 2, 2, 3)))]


def one_call(dice, shared, names):
    k = dice.randrange(len(shared))
    it, kind = shared[k], dice.random()
    if kind < 0.55:
        value = getattr(it, dice.choice(names[k]))
        if callable(value) and not isinstance(value, type):
            value(*arguments(dice, shared))
    elif kind < 0.75:
        dice.choice(FUNCTIONS)(it)
    elif kind < 0.85:
        dice.choice(OPERATORS)(it, argument(dice, shared))
    elif kind < 0.90:
        name = dice.choice(names[k])
        if not name.startswith('__') or name in SETTABLE:
            setattr(it, name, argument(dice, shared))
    elif kind < 0.95:
        it[argument(dice, shared)] = dice.choice(shared)
    else:
        del it[argument(dice, shared)]


def calls(shared, names, seed, end, broken):
    dice = random.Random(seed)
    while time.monotonic() < end:
        for _ in range(CALLS):
            try:
                one_call(dice, shared, names)
            except SystemError as e:
                if 'internal error' in str(e):
                    broken.append(str(e))
            except Exception:
                pass


def main():
    dice = random.Random(SEED)
    broken = []
    sys.unraisablehook = lambda unraisable: None
    begin = time.monotonic()
    n = 0
    while n < ROUNDS or time.monotonic() < begin + SECONDS:
        n += 1
        chosen = ONLY or dice.sample(sorted(MAKERS), 4)
        shared = [MAKERS[name]() for name in chosen]
        names = [[n for n in dir(it) if n not in LEFT_OUT and not n.startswith('__reduce')] for it in shared]
        end = time.monotonic() + SECONDS_A_ROUND
        crew = [threading.Thread(target=calls, args=(shared, names, dice.random(), end, broken), daemon=True) for _ in range(3)]
        for thread in crew:
            thread.start()
        for thread in crew:
            thread.join(30)
        if broken or any(thread.is_alive() for thread in crew):
            print(broken[0] if broken else 'does not end', chosen, 'seed', SEED)
            return 1
        del shared, names
        gc.collect()
    print('ok')
    return 0


sys.exit(main())
