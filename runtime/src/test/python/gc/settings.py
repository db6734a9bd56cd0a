# The module's settings, callbacks and statistics.
import gc

print(gc.isenabled(), gc.get_threshold())
gc.disable()
print(gc.isenabled())
gc.enable()
gc.set_threshold(500, 5)
print(gc.get_threshold())
gc.set_threshold(700, 10, 10)
for bad in (-1, 3, 'x'):
    try:
        gc.collect(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

gc.collect()
x = []
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect(2)
print(gc.get_count()[1:])

log = []
gc.callbacks.append(lambda phase, info: log.append((phase, info['generation'], info['collected'])))
x.append(x)
del x
gc.collect()
gc.callbacks.clear()
print(log)

gc.set_debug(gc.DEBUG_SAVEALL)
x = {}
x[0] = x
del x
print(gc.collect(), gc.garbage)
gc.set_debug(0)
gc.garbage[0].clear()
gc.garbage.clear()

before = gc.get_stats()[2]
x = [1]
x.append(x)
del x
gc.collect()
after = gc.get_stats()[2]
print({k: after[k] - before[k] for k in after})
