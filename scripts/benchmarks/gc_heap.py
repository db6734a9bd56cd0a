# How long gc.collect() takes on a heap of many live objects with garbage cycles among them.
#
# Usage: gc_heap.py [LIVE [CYCLES]]      default: ten million, one million
#
# Live objects are what programs have: instances, lists, tuples and dicts in about equal parts, in
# trees. A garbage cycle is two instances that refer to each other. All are made with the collector
# off; then it is called on the heap with garbage, and again without.
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
    print(f'{what:24} {n:9} freed {seconds * 1000:8.0f} ms  cpu {(time.process_time() - cpu) * 1000:8.0f} ms')


def main():
    live = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    cycles = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    gc.disable()
    litter(10000)
    gc.collect()
    begin = rss()
    start = time.perf_counter()
    half = build(live // 2)
    litter(cycles)
    rest = build(live // 2)
    print(f'built {live} + {2 * cycles} objects in {time.perf_counter() - start:.1f} s,'
          f' rss {rss() >> 20} MiB, was {begin >> 20}')
    collect('with garbage')
    collect('without')
    collect('again')
    litter(cycles)
    collect('with garbage, again')
    del half, rest
    collect('all dropped')
    gc.collect()
    print(f'rss {rss() >> 20} MiB, {rss() / begin:.2f} of the beginning')


main()
