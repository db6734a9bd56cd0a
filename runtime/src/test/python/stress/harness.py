"""What the stress programs share: seeded dice, threads whose failures count, the block count.

A program is run as  NAME.py [SEED [SCALE [SECONDS]]]  and prints ok at its end. SCALE multiplies the
work of a round; rounds are repeated until SECONDS are over, two of them at least. The programs also
run with CPython.

Between rounds the number of live blocks must come to rest: what a round made is gone after it,
whichever thread made it and whichever dropped it. What the runtime remembers on first use makes it
grow in early rounds; so it only fails if it still grows after many.
"""

import gc
import sys
import threading
import time

try:
    from _jilectomy import live_blocks
except ImportError:
    def live_blocks():
        return 0

SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 1
SCALE = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
SECONDS = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
VERBOSE = len(sys.argv) > 4
REST = 25


class Dice:
    """A linear congruential generator: the same throws on every Python."""

    def __init__(self, seed):
        self.state = (seed * 2862933555777941757 + 3037000493) % 2 ** 64

    def __call__(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % n


class Worker(threading.Thread):
    failure = None

    def run(self):
        try:
            super().run()
        except BaseException as e:
            self.failure = '%s: %s' % (type(e).__name__, e)
            raise


def scaled(n):
    return max(1, int(n * SCALE))


def settled():
    """What was dropped before is gone now, also where references are counted late."""
    gc.collect()


def together(*functions, args=()):
    """Runs each function in a thread of its own; a failure in any of them is ours."""
    workers = [Worker(target=f, args=args) for f in functions]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    failures = [w.failure for w in workers if w.failure is not None]
    if failures:
        raise AssertionError(failures)


def in_thread(function, *args):
    together(function, args=args)


def main(a_round, more=''):
    end = time.monotonic() + SECONDS
    n = 0
    rising = 0
    before = None
    while n < 2 or time.monotonic() < end or 0 < rising < REST:
        a_round(Dice(SEED + n))
        n += 1
        now = live_blocks()
        rising = rising + 1 if before is not None and now > before else 0
        before = now
        if VERBOSE:
            print('round', n, 'live', now, file=sys.stderr)
    if rising >= REST:
        raise AssertionError('%d live blocks and still growing after %d rounds' % (before, n))
    print('ok', more) if more else print('ok')
