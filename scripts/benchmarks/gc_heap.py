# How long gc.collect() takes on a heap of many live objects with garbage cycles among them, and what
# of the memory goes back to the system when all is dropped.
#
# Usage: gc_heap.py [LIVE [CYCLES [PYTHON]]]      default: ten million, one million
#
# Live objects are what programs have: instances, lists, tuples and dicts in about equal parts, in
# trees. A garbage cycle is two instances that refer to each other. All are made with the collector
# off; then it is called on the heap with garbage, and again without. PYTHON, an interpreter, then does
# the same in a process of its own, and its figures stand beside.
#
# Memory is compared with what the process has after a twentieth of it all, made and dropped: whoever
# compiles what is hot, or has a heap of its own for that, has then taken most of what it needs for itself.
import gc
import sys
import time


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def rss():
    with open('/proc/self/statm') as f:
        return int(f.read().split()[1]) * 4096


def build(live):
    roots = []
    for i in range(live // 100):
        row = []
        for j in range(24):
            item = (i, [j, row])
            row.append(Node(item, {'row': row}))
        roots.append(row)
    return roots


def litter(cycles):
    for i in range(cycles):
        a = Node(i, None)
        b = Node(i, a)
        a.right = b


def collect(what):
    start = time.perf_counter()
    cpu = time.process_time()
    n = gc.collect()
    seconds = time.perf_counter() - start
    cpu = time.process_time() - cpu
    show(what, f'{n:9} freed {seconds * 1000:7.0f} ms, cpu {cpu * 1000:7.0f} ms')


def show_rss(what, begin):
    now = rss()
    show(what, f'{now >> 20:9} MiB   {now / begin:8.2f} of the start')


lines = []


def show(what, figures):
    lines.append((what, figures))
    print(f'{what:26} {figures}', flush=True)


def show_beside(python, live, cycles):
    """The other interpreter's figures beside ours, line by line."""
    import subprocess
    done = subprocess.run([python, __file__, str(live), str(cycles)], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f'{python} failed')
    print()
    for (what, figures), other in zip(lines, done.stdout.splitlines(), strict=True):
        print(f'{what:26} {figures:46} {other[26:].rstrip()}')


def main():
    live = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    cycles = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    show('interpreter', f'{sys.implementation.name} {sys.version.split()[0]}')
    gc.disable()
    show('rss of the process', f'{rss() >> 20:9} MiB')
    build(live // 20)
    litter(cycles // 20)
    gc.collect()
    gc.collect()
    begin = rss()
    show_rss('rss at the start', begin)
    start = time.perf_counter()
    half = build(live // 2)
    litter(cycles)
    rest = build(live // 2)
    show('made', f'{live + 2 * cycles:9} objects in {time.perf_counter() - start:.1f} s')
    show_rss('rss with the heap', begin)
    collect('with garbage')
    collect('without')
    collect('again')
    litter(cycles)
    collect('with garbage, again')
    del half, rest
    collect('all dropped')
    gc.collect()
    show_rss('rss after all was dropped', begin)
    if len(sys.argv) > 3:
        show_beside(sys.argv[3], live, cycles)


main()
