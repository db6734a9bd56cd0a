# textwrap, shlex and difflib, which stand on re.
import difflib, shlex, textwrap
text = 'The quick brown fox jumps over the lazy dog; it was well-known -- and feared -- by all.  Twice.'
print(textwrap.fill(text, 30), textwrap.wrap(text, 20, break_on_hyphens=False, max_lines=3), sep='\n')
print(repr(textwrap.dedent('   a\n     b\n\n   c')), repr(textwrap.indent('x\n\ny\n', '> ')), textwrap.shorten(text, 25))
print(shlex.split('a "b c" d\\ e \'f"g\' h#i'), shlex.quote("it's"), shlex.join(['a b', 'c']), list(shlex.shlex('a+b == "x y"', punctuation_chars=True)))
a, b = 'one\ntwo\nthree\n'.splitlines(True), 'ore\ntree\nemu\n'.splitlines(True)
print(''.join(difflib.ndiff(a, b)), ''.join(difflib.unified_diff(a, b, 'x', 'y')), sep='')
m = difflib.SequenceMatcher(None, 'abcdxyz', 'xyzabcd')
print(m.ratio(), m.get_opcodes(), m.get_matching_blocks(), difflib.get_close_matches('appel', ['ape', 'apple', 'peach']))
try:
    shlex.split('a "b')
except ValueError as e:
    print(e)
