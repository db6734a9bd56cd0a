# A tokenizer in the manner of the documentation, and a template language.
import re
SPEC = [('NUMBER', r'\d+(\.\d*)?'), ('ASSIGN', r':='), ('END', r';'), ('ID', r'[A-Za-z]+'), ('OP', r'[+\-*/]'), ('NEWLINE', r'\n'), ('SKIP', r'[ \t]+'), ('MISMATCH', r'.')]
TOKEN = re.compile('|'.join('(?P<%s>%s)' % pair for pair in SPEC))
def tokenize(code):
    line = 1
    for mo in TOKEN.finditer(code):
        kind = mo.lastgroup
        if kind == 'NEWLINE':
            line += 1
        elif kind == 'MISMATCH':
            yield 'bad', mo.group(), line
        elif kind != 'SKIP':
            yield kind, mo.group(), line, mo.start()
for t in tokenize('IF q THEN\n  total := total + price * 3.25;\n  tax := ?5;\nENDIF;'):
    print(t)
def render(template, **values):
    def item(m):
        value = values[m['name']]
        return m['fmt'] and format(value, m['fmt']) or str(value)
    return re.sub(r'\{\{ *(?P<name>\w+) *(?:\| *(?P<fmt>[^} ]+) *)?\}\}', item, template)
print(render('Hello {{ who }}, you owe {{n|.2f}} or {{ n | 08.1f }}', who='Ann', n=3.14159))
print(re.sub(r'(?m)^([ \t]*)(?=\S)', lambda m: m[1].replace('\t', '    ') + '> ', 'a\n\tb\n  c'))
