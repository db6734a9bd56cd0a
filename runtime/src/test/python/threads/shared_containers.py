# Built-in containers survive many writers.
import threading

shared_list, shared_dict, shared_set = [], {}, set()

def work(k):
    for i in range(500):
        shared_list.append((k, i))
        shared_dict[k * 1000 + i] = i
        shared_set.add(i)
        if i % 7 == 0:
            shared_dict.pop(k * 1000 + i)

ts = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(shared_list), len(shared_dict), len(shared_set))
for k in range(4):
    mine = [i for (w, i) in shared_list if w == k]
    print(k, mine == list(range(500)))

class Obj:
    pass

o = Obj()

def attrs(k):
    for i in range(200):
        setattr(o, f"a{k}_{i}", i)

ts = [threading.Thread(target=attrs, args=(k,)) for k in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(vars(o)), o.a3_199, sum(vars(o).values()))
