# threading.local and thread identities.
import threading

data = threading.local()
data.v = "main"
seen = {}

def work(n):
    seen[n] = (hasattr(data, "v"), threading.get_ident() != main)
    data.v = n
    seen[n] += (data.v,)

main = threading.get_ident()
ts = [threading.Thread(target=work, args=(i,), name=f"w{i}") for i in range(3)]
for t in ts:
    t.start()
    t.join()
print(sorted(seen.items()), data.v)
print([t.name for t in ts], threading.main_thread() is threading.current_thread())
print(threading.current_thread().ident == main, len({t.ident for t in ts}) >= 1)
