# A file in memory as bytes, as a file and as a buffer; what may not be done; threads. counts: immediate
import mmap
import tempfile
import threading


def outcome(call, *args, **options):
    try:
        return call(*args, **options)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


with tempfile.TemporaryFile() as file:
    file.write(b"one line\nanother\nlast" * 300)
    file.flush()
    with mmap.mmap(file.fileno(), 0) as m:
        print(m, len(m), m[0], m[-1], m[:8], m[8::-3], list(m)[:2], outcome(m.__getitem__, 99999))
        m[:3], m[4:8:2] = b"ONE", b"LN"
        print(m.readline(), m.tell(), m.read(7), m.read_byte(), m.seek(-4, 2), m.read(), outcome(m.read_byte))
        print(m.find(b"line"), m.find(b"line", 0), m.rfind(b"last"), m.rfind(b"last", 0, 400), m.find(b"none", 0))
        print(m.move(0, 9, 7), m[:16], outcome(m.move, 0, 0, 99999), outcome(m.seek, 99999), outcome(m.write, b"x"))
        print(m.flush(), outcome(m.flush, 0, 99999), m.size(), m.madvise(mmap.MADV_RANDOM), outcome(m.__setitem__, 0, 256))
        view = memoryview(m)
        print(view.nbytes, view.readonly, outcome(m.close), outcome(m.resize, 100), view[2:5].tobytes())
        view.release()
        print(m.resize(9000), len(m), m[8999], file.seek(0, 2))
        threads = [threading.Thread(target=lambda k=k: m.__setitem__(slice(k * 1000, k * 1000 + 1000), bytes([k]) * 1000))
                   for k in range(8)]
        [t.start() for t in threads], [t.join() for t in threads]
        print([m[k * 1000 + 500] for k in range(8)], sum(m[:8000]) == 28000 * 1000 // 1000)
    print(m, m.closed, outcome(m.read), outcome(len, m), outcome(memoryview, m), m.close())
    read = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    copy = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    copy[0] = 200
    print(outcome(read.write, b"x"), memoryview(read).readonly, read[0], copy[0], outcome(copy.resize, 10))
    for args in (-1, 0), (file.fileno(), -1), (file.fileno(), 1 << 30), (file.fileno(), 0, 1, 3, 9), (999, 9):
        print(outcome(mmap.mmap, *args))
