# A JSON parser and printer with positions in its errors, a pointer language, a diff, and a schema checker.

import re
import string

NUMBER = re.compile(r'-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?')
ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


class JsonError(ValueError):
    def __init__(self, message, text, at):
        line = text.count('\n', 0, at) + 1
        column = at - text.rfind('\n', 0, at)
        super().__init__(f'{message} at {line}:{column}')
        self.place = line, column


class Parser:
    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, message):
        raise JsonError(message, self.text, self.at)

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in ' \t\r\n':
            self.at += 1

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ''

    def expect(self, char):
        if self.peek() != char:
            self.fail(f'expected {char!r}, found {self.peek()!r}')
        self.at += 1

    def value(self, depth=0):
        if depth > 50:
            self.fail('too deep')
        self.space()
        match self.peek():
            case '{':
                return dict(self.members(depth))
            case '[':
                return list(self.elements(depth))
            case '"':
                return self.string()
            case '':
                self.fail('unexpected end')
            case c if c in '-' + string.digits:
                return self.number()
        for word, value in (('true', True), ('false', False), ('null', None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        self.fail(f'unexpected {self.peek()!r}')

    def separated(self, end, item):
        self.at += 1
        self.space()
        if self.peek() == end:
            self.at += 1
            return
        while True:
            self.space()
            yield item()
            self.space()
            if self.peek() == ',':
                self.at += 1
            else:
                self.expect(end)
                return

    def elements(self, depth):
        yield from self.separated(']', lambda: self.value(depth + 1))

    def members(self, depth):
        def member():
            if self.peek() != '"':
                self.fail('expected a key')
            key = self.string()
            self.space()
            self.expect(':')
            return key, self.value(depth + 1)
        yield from self.separated('}', member)

    def number(self):
        found = NUMBER.match(self.text, self.at)
        if not found:
            self.fail('bad number')
        self.at = found.end()
        return float(found[0]) if found[1] or found[2] else int(found[0])

    def string(self):
        self.at += 1
        parts = []
        while (c := self.peek()) != '"':
            if c == '' or c < ' ':
                self.fail('unterminated string')
            self.at += 1
            if c != '\\':
                parts.append(c)
                continue
            c = self.peek()
            self.at += 1
            if c == 'u':
                code = int(self.text[self.at:self.at + 4], 16)
                self.at += 4
                if 0xD800 <= code < 0xDC00 and self.text.startswith('\\u', self.at):
                    low = int(self.text[self.at + 2:self.at + 6], 16)
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                    self.at += 6
                parts.append(chr(code))
            elif c in ESCAPES:
                parts.append(ESCAPES[c])
            else:
                self.at -= 1
                self.fail(f'bad escape {c!r}')
        self.at += 1
        return ''.join(parts)


def loads(text):
    parser = Parser(text)
    value = parser.value()
    parser.space()
    if parser.at != len(text):
        parser.fail('trailing data')
    return value


def dumps(value, indent=None, level=0):
    pad = '' if indent is None else '\n' + ' ' * indent * (level + 1)
    end = '' if indent is None else '\n' + ' ' * indent * level
    sep = ', ' if indent is None else ','
    if isinstance(value, str):
        return '"' + ''.join({'"': '\\"', '\\': '\\\\', '\n': '\\n'}.get(c, c if ' ' <= c < '\x7f' else f'\\u{ord(c):04x}') for c in value) + '"'
    if value is None or isinstance(value, bool):
        return {None: 'null', True: 'true', False: 'false'}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        inner = sep.join(f'{pad}{dumps(k)}: {dumps(v, indent, level + 1)}' for k, v in value.items())
        return '{' + inner + (end if inner else '') + '}'
    if isinstance(value, (list, tuple)):
        inner = sep.join(f'{pad}{dumps(v, indent, level + 1)}' for v in value)
        return '[' + inner + (end if inner else '') + ']'
    raise TypeError(f'cannot write {type(value).__name__}')


def pointer(value, path):
    for part in path.split('/')[1:]:
        part = part.replace('~1', '/').replace('~0', '~')
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def diff(a, b, path=''):
    if type(a) is not type(b):
        yield path, 'type', a, b
    elif isinstance(a, dict):
        for key in sorted(a.keys() | b.keys()):
            if key not in b:
                yield f'{path}/{key}', 'removed', a[key], None
            elif key not in a:
                yield f'{path}/{key}', 'added', None, b[key]
            else:
                yield from diff(a[key], b[key], f'{path}/{key}')
    elif isinstance(a, list):
        for i, (x, y) in enumerate(zip(a, b)):
            yield from diff(x, y, f'{path}/{i}')
        if len(a) != len(b):
            yield path, 'length', len(a), len(b)
    elif a != b:
        yield path, 'changed', a, b


def check(value, schema, path='$'):
    kinds = {'object': dict, 'array': list, 'string': str, 'integer': int, 'number': (int, float), 'null': type(None), 'boolean': bool}
    if 'type' in schema and not isinstance(value, kinds[schema['type']]):
        yield f'{path}: {type(value).__name__} is no {schema["type"]}'
        return
    for name in schema.get('required', ()):
        if name not in value:
            yield f'{path}: {name} is missing'
    for name, inner in schema.get('properties', {}).items():
        if name in value:
            yield from check(value[name], inner, f'{path}.{name}')
    if 'items' in schema:
        for i, item in enumerate(value):
            yield from check(item, schema['items'], f'{path}[{i}]')
    if 'enum' in schema and value not in schema['enum']:
        yield f'{path}: {value!r} is not one of {schema["enum"]}'
    if 'minimum' in schema and value < schema['minimum']:
        yield f'{path}: {value} < {schema["minimum"]}'


DOCUMENT = r'''
{
  "name": "J\u00fcrgen \"J\" \ud83d\ude00", "tags": ["a/b", "c~d", ""],
  "size": {"w": 10, "h": -2.5e3, "deep": [[[]], {}, [{"x": null}]]},
  "flags": [true, false, null], "a/b": {"m~n": 7}
}
'''


def main():
    document = loads(DOCUMENT)
    print(document)
    print(dumps(document))
    print(dumps(document, 2))
    print(loads(dumps(document)) == document)
    for path in ('/name', '/tags/1', '/size/deep/2/0/x', '/a~1b/m~0n', '/nope', '/tags/9', ''):
        try:
            print(path, '->', ascii(pointer(document, path))[:40])
        except (KeyError, IndexError) as e:
            print(path, 'fails:', type(e).__name__, e)
    other = loads(DOCUMENT.replace('10', '"10"').replace('false,', '').replace('-2.5e3', '1').replace('"tags"', '"labels"'))
    for change in diff(document, other):
        print(*map(repr, change))
    schema = {'type': 'object', 'required': ['name', 'age'], 'properties': {
        'size': {'properties': {'w': {'type': 'integer', 'minimum': 20}, 'h': {'type': 'string'}}},
        'tags': {'items': {'enum': ['a/b', '']}}, 'name': {'type': 'array'}}}
    print(*check(document, schema), sep='\n')
    for bad in ('', '{', '[1,]', '{"a" 1}', '{"a": 1,}', 'tru', '[1 2]', '"a\\x"', '01', '-', '"tab\t"', '1 2', '[' * 60, '\n\n  @', '{1: 2}'):
        try:
            print(loads(bad))
        except JsonError as e:
            print(f'{bad[:12]!r}: {e} {e.place}')
    try:
        dumps({'a': {1, 2}})
    except TypeError as e:
        print(e)


main()
