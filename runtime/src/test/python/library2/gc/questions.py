# Shows what the collector tells: what it tracks, refers to and has frozen, and its settings.
import gc

print([gc.is_tracked(x) for x in (1, "s", None, 1.5, [], [1], {1}, object())], gc.is_finalized(3), gc.isenabled())
inner = []
print(gc.get_referents([inner], (inner,)), any(r is inner for r in gc.get_referents([inner])), gc.get_referents(5, "x"))
gc.disable()
print(gc.isenabled(), gc.get_debug(), gc.garbage, len(gc.get_stats()), sorted(gc.get_stats()[0]))
gc.enable()
old = gc.get_threshold()
gc.set_threshold(100, 7)
print(gc.get_threshold()[:2], len(gc.get_count()), gc.callbacks)
gc.set_threshold(*old)
for act in (lambda: gc.collect(3), lambda: gc.collect(-1), lambda: gc.collect("x"), lambda: gc.set_threshold("x"), lambda: gc.enable(1)):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
