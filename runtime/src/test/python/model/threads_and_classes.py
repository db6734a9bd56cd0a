# Four threads make classes and change shared ones.
import _thread, time
done = []
lk = _thread.allocate_lock()
class Shared:
    k = 0
    def __init__(self): self.a = 0
    def m(self): return 1
sh = Shared()
def work(i):
    try:
        for j in range(200):
            class C(Shared):
                def m(self): return super().m() + 1
                def __len__(self): return j if j < 5 else 5
            c = C()
            c.x = j; c.y = [j]; c.z = (j,)
            assert c.m() == 2, c.m()
            len(c)
            sh.a = [j, i]
            setattr(sh, 'n%d' % (j % 40), (i, j))
            getattr(sh, 'n%d' % ((j + 7) % 40), None)
            try: delattr(sh, 'n%d' % ((j + 3) % 40))
            except AttributeError: pass
            Shared.k = j
            Shared.v = str(j)
            getattr(Shared, 'v', None)
            if j % 10 == 0: Shared.__len__ = lambda self: 3
            if j % 10 == 5:
                try: del Shared.__len__
                except AttributeError: pass
            if j % 50 == 0: sh.__dict__
            if j % 70 == 0: sh.__dict__ = {'a': [1]}
    finally:
        with lk: done.append(i)
N = 4
for i in range(N): _thread.start_new_thread(work, (i,))
while len(done) < N: time.sleep(0.01)
print(sorted(done), isinstance(sh.a, list))
