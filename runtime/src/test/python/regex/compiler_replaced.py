"""What a program replaces in the compiler of re is used, for the library's own patterns too."""
import re
import re._compiler
import re._parser
import string
import textwrap

patterns = [string.Template.pattern, textwrap.TextWrapper.wordsep_re]
for pattern in patterns:
    print(pattern.groups, dict(pattern.groupindex), pattern.flags,
          re._compiler.compile(pattern.pattern, pattern.flags) == pattern)
print(re._compiler.compile.__name__, re._compiler.compile.__defaults__, re._compiler.compile.__code__.co_varnames[:2])

seen = []
for module, name in (re._compiler, "_code"), (re._parser, "parse"):
    old = getattr(module, name)

    def spy(*args, old=old, name=name):
        seen.append(name)
        return old(*args)

    setattr(module, name, spy)
    re.purge()
    for pattern in patterns:
        print(re.compile(pattern.pattern, pattern.flags) == pattern, seen)
    seen.clear()
    setattr(module, name, old)
