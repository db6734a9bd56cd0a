# Data and other descriptors against instance attributes.
# class attrs vs instance attr vs data descr
class DD:
    def __get__(self, i, o): return 'dd'
    def __set__(self, i, v): print('set', v)
class ND:
    def __get__(self, i, o): return 'nd'
class A: dd = DD(); nd = ND()
a = A(); a.__dict__['dd'] = 1; a.__dict__['nd'] = 2; print(a.dd, a.nd, A.dd); a.dd = 5
class SetOnly:
    def __set__(self, i, v): i.__dict__['so'] = v
class B: so = SetOnly()
b = B(); print(type(b.so).__name__); b.so = 4; print(b.so)
try: del b.so
except AttributeError as e: print(e)
