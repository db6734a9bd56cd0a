"""Records how the tables of dict, set and list look in CPython 3.11's memory: python3.11 record_tables.py > tables.txt

Each line is a checksum of all table fields after each step so far of a fixed random walk, every 50 steps;
ContainerMemoryTest takes the same steps and must see the same fields.
"""
import ctypes

def u8(a): return ctypes.c_uint8.from_address(a).value
def i64(a): return ctypes.c_int64.from_address(a).value
def i32(a): return ctypes.c_int32.from_address(a).value
def i16(a): return ctypes.c_int16.from_address(a).value
def i8(a): return ctypes.c_int8.from_address(a).value

seed = 1
def rand(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
    return (seed >> 33) % n

total = 0
steps = 0
def record(fields):
    global total, steps
    for f in fields:
        total = (total * 31 + f) & (2**64 - 1)
    steps += 1
    if steps % 50 == 0:
        print(total)

def dict_fields(d, with_index):
    a = id(d)
    keys = i64(a + 32)
    log2, log2_bytes, kind = u8(keys + 8), u8(keys + 9), u8(keys + 10)
    fields = [i64(a + 16), log2, log2_bytes, kind, i64(keys + 16), i64(keys + 24)]
    if with_index:
        width = log2_bytes - log2
        for i in range(1 << log2):
            at = keys + 32 + (i << width)
            fields.append([i8, i16, i32, i64][width](at))
    return fields

def set_fields(s):
    a = id(s)
    mask, table = i64(a + 32), i64(a + 40)
    fields = [i64(a + 16), i64(a + 24), mask]
    for i in range(mask + 1):
        h = i64(table + 16 * i + 8)
        fields.append(h if i64(table + 16 * i) else -7)
    return fields

def walk_dict(key, with_index):
    d = {}
    for step in range(3000):
        k = key(rand(60 if step < 1000 else 700))
        op = rand(12)
        if op < 7:
            d[k] = step
        elif op < 10:
            d.pop(k, None)
        elif op == 10:
            if d and rand(4) == 0:
                d.popitem()
        elif rand(40) == 0:
            c = d.copy()
            if rand(2):
                d = c
            else:
                d.clear(); d.update(c)
        record(dict_fields(d, with_index))

def walk_set():
    s = set()
    for step in range(3000):
        k = rand(60 if step < 1000 else 700) * (1 if step % 2 else 8)
        op = rand(12)
        if op < 7:
            s.add(k)
        elif op < 10:
            s.discard(k)
        elif op == 10:
            if s and rand(4) == 0:
                s.pop()
        elif rand(40) == 0:
            c = s.copy()
            if rand(2):
                s = c
            else:
                s ^= {1, 9}; s |= c
        record(set_fields(s))

def walk_list():
    a = []
    for step in range(2000):
        op = rand(10)
        if op < 4:
            a.append(step)
        elif op == 4:
            if a:
                a.pop()
        elif op == 5:
            a.insert(rand(10), step)
        elif op == 6:
            if a:
                del a[rand(len(a))]
        elif op == 7:
            if rand(10) == 0:
                a.extend(list(range(rand(50))))
        elif op == 8:
            i = rand(20)
            a[i:i + rand(8)] = list(range(rand(8)))
        elif rand(60) == 0:
            a.clear()
        record([len(a), i64(id(a) + 32)])

walk_dict(lambda k: k, True)
walk_dict(lambda k: 'k%d' % k, False)
walk_dict(lambda k: k * 8 if k % 5 else 'k%d' % k, False)
walk_set()
walk_list()
