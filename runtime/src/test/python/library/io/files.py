# open(): modes, encodings, newlines, buffering, seeking, errors; in a temporary folder.
import os, tempfile
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, 'f')
    with open(p, 'w', encoding='utf-8', newline='') as f: print(f.write('é\r\nb\nc'), f.name == p, f.mode, f.encoding, f.closed)
    print(open(p, 'rb').read(), open(p, encoding='utf-8').read(), open(p, encoding='utf-8', newline='').readlines(), open(p, encoding='latin-1').readline())
    with open(p, 'r+b') as f: f.seek(2); f.write(b'XY'); f.seek(0); print(f.read(), f.tell(), f.raw.__class__.__name__, f.fileno() > 2)
    with open(p, 'a') as f: f.write('end'); print(f.tell())
    with open(p, 'rb', buffering=0) as f: print(f.read(3), type(f).__name__, f.readall())
    with open(p, 'w+') as f: f.write('one\ntwo\n'); f.seek(0); print([l for l in f], f.seek(0, 2), f.truncate(3))
    print(open(p).read(), os.path.getsize(p), os.listdir(d))
    for a in ((p, 'x'), (p + 'no',), (d,), (p, 'q'), (p, 'rw'), (p, 'rb', -1, 'utf-8'), (p, 'r', 0), ('', 'r'), (p, 'rU+'), ('a\0b',), (5.5,), (p, 'r', -1, 'nope')):
        try:
            open(*a); print('ok')
        except (OSError, ValueError, TypeError, LookupError) as e:
            print(type(e).__name__, str(e).replace(d, 'D'))
    f = open(p)
    f.close()
    for g in (f.read, lambda: f.write('x'), lambda: next(f), lambda: f.__enter__(), lambda: open(p).write('x'), lambda: open(p, 'w').read()):
        try:
            g()
        except (ValueError, OSError) as e:
            print(type(e).__name__, e)
