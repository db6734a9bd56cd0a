"""Two threads print; no character is lost. The runner counts the lines."""

import sys

from harness import main, scaled, together

N = scaled(200)
printed = 0


def a_round(dice):
    global printed
    if printed:
        return

    def work(me):
        for i in range(N):
            sys.stdout.write('thread %d line %d\n' % (me, i))
            if i % 10 == 0:
                print('thread', me, 'print', i, flush=True)
            if i % 50 == 0:
                print(end='', file=sys.stderr)

    together(lambda: work(0), lambda: work(1))
    printed = 2 * (N + (N + 9) // 10)


main(a_round, 'with %d lines' % (2 * (N + (N + 9) // 10)))
