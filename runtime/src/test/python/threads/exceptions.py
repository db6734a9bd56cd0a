# An exception ends its thread, not the program.
import threading

seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value)))

def bad(n):
    raise ValueError(f"bad {n}")

ts = [threading.Thread(target=bad, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(seen))

def quiet():
    raise SystemExit

t = threading.Thread(target=quiet)
t.start()
t.join()
print(len(seen), t.is_alive())
done = []

def handled():
    try:
        bad(9)
    except ValueError as e:
        done.append(str(e))
    finally:
        done.append("finally")

t = threading.Thread(target=handled)
t.start(); t.join()
print(done)
