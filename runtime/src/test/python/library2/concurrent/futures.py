# Shows futures of a pool of threads: results in order, exceptions, cancelling and call-backs.
from concurrent import futures

with futures.ThreadPoolExecutor(max_workers=2, thread_name_prefix="w", initializer=lambda: None) as pool:
    print(list(pool.map(pow, [2, 3, 4], [5, 2, 1])))
    bad = pool.submit(lambda: 1 / 0)
    print(type(bad.exception()).__name__, bad.done())
    done, rest = futures.wait([pool.submit(len, "abc"), pool.submit(sum, [1, 2])])
    print(sorted(f.result() for f in done), rest)
    print(sorted(f.result() for f in futures.as_completed([pool.submit(abs, -n) for n in range(3)])))
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)
f = futures.Future()
f.add_done_callback(lambda f: print("called", f.cancelled()))
print(f.cancel(), f.running(), f.set_running_or_notify_cancel())
g = futures.Future()
g.set_result(4)
for act in (f.result, lambda: g.set_result(5), lambda: futures.Future().result(0.001), lambda: futures.ThreadPoolExecutor(0)):
    try:
        act()
    except BaseException as error:
        print(type(error).__name__, str(error)[:9])
