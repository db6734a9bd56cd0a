# os.path and pathlib: pure computations.
import os.path as p
from pathlib import PurePosixPath as P, PureWindowsPath as W
print(p.join('a', 'b', '/c', 'd'), p.split('/a/b/'), p.splitext('x.tar.gz'), p.basename('/a/b'), p.dirname('/a/b'), p.normpath('a//b/../c/.'), p.isabs('/a'), p.commonpath(['/a/b', '/a/c']), p.commonprefix(['abc', 'abd']), p.relpath('/a/b', '/a/c'), p.expanduser('x'), p.splitext('.bashrc'))
q = P('/usr') / 'lib' / 'a.tar.gz'
print(q, q.name, q.stem, q.suffix, q.suffixes, q.parent, list(q.parents), q.parts, q.with_suffix('.x'), q.with_name('n'), q.relative_to('/usr'), q.is_absolute(), q.match('*.gz'), P('a') < P('b'), P('a/../b'), repr(P('.')), q.as_uri(), P('a', '/b'), hash(P('a')) == hash(P('a')), W('C:\\a/b').parts, q.joinpath('c', 'd'), P('a').is_relative_to('b'), q.with_stem('z'))
for f in (lambda: P('a').relative_to('b'), lambda: P('a').with_suffix('x'), lambda: P('').with_name('a'), lambda: P(5), lambda: p.join('a', b'b'), lambda: p.commonpath([]), lambda: P('a').as_uri(), lambda: 'a' / 5):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
