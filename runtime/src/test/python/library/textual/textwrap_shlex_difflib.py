# textwrap, shlex, difflib, string.Template, pprint, reprlib.
import textwrap, shlex, difflib, string, pprint, reprlib
t = 'The quick brown fox jumps over the lazy dog and runs away quickly.'
print(textwrap.wrap(t, 20), textwrap.fill(t, 30, initial_indent='* ', subsequent_indent='  '), repr(textwrap.dedent('  a\n   b\n  c')), textwrap.indent('a\n\nb', '> '), textwrap.shorten(t, 25), sep='\n')
print(shlex.split("a 'b c' \"d\\\"e\" f\\ g # h", comments=True), shlex.quote("it's"), shlex.join(['a b', 'c']))
print(list(difflib.unified_diff(['a', 'b', 'c'], ['a', 'x', 'c'], lineterm='')), difflib.get_close_matches('appel', ['ape', 'apple', 'peach']), difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio(), list(difflib.ndiff(['one'], ['ore'])))
print(string.Template('$a ${b}c $$').substitute(a=1, b=2), string.Template('$x').safe_substitute(), string.capwords('a b  c'), string.ascii_letters, string.punctuation)
pprint.pprint({'key %d' % i: list(range(i * 5)) for i in range(4)}, width=50)
print(pprint.pformat([{'a': (1,)}, 'x' * 5] * 3, width=30), reprlib.repr(list(range(100))), reprlib.repr('x' * 100))
try:
    string.Template('$x').substitute()
except KeyError as e:
    print(repr(e))
try:
    shlex.split("'open")
except ValueError as e:
    print(e)
