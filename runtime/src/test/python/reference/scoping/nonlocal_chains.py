# nonlocal reaches the nearest function scope around, past class blocks; each call has new cells.
def counter():
    n = 0
    class Holder:
        n = 'class'
        def up(self):
            nonlocal n
            n += 1
            return n
        def see(self): return n, self.n
    def reset():
        nonlocal n
        n = 100
        class Inner:
            nonlocal n
            n = n + 1
        return hasattr(Inner, 'n')
    return Holder(), reset
h, r = counter(); h2, _ = counter()
print(h.up(), h.up(), h.see(), r(), h.up(), h2.up())
def deep():
    x = 'deep'
    def a():
        def b():
            def c():
                nonlocal x
                x += '!'
            c()
        b()
    a(); a()
    return x
print(deep())
