# A template engine: tokens, nested blocks, filters, inheritance; renders by walking and by generated Python code.

import re
import textwrap
from collections import ChainMap

TOKEN = re.compile(r'(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})', re.DOTALL)


class TemplateError(Exception):
    pass


FILTERS = {}


def filter(function=None, *, name=None):
    def register(f):
        FILTERS[name or f.__name__] = f
        return f
    return register(function) if function else register


@filter
def upper(text):
    return str(text).upper()


@filter
def default(value, other=''):
    return value or other


@filter(name='join')
def join_items(items, separator=', '):
    return separator.join(map(str, items))


@filter
def money(value, currency='EUR'):
    return f'{value:,.2f} {currency}'


@filter
def escape(text):
    return str(text).translate({ord('<'): '&lt;', ord('>'): '&gt;', ord('&'): '&amp;'})


class Safe(str):
    pass


FILTERS['safe'] = Safe


class Expression:
    """name.attr.0|filter:arg|filter"""

    def __init__(self, text):
        self.path, *filters = [part.strip() for part in re.split(r'\|', text)]
        if not self.path:
            raise TemplateError('empty expression')
        self.filters = []
        for part in filters:
            name, _, arg = part.partition(':')
            if name not in FILTERS:
                raise TemplateError(f'no filter {name!r}')
            self.filters.append((FILTERS[name], [eval(arg, {'__builtins__': {}})] if arg else []))

    def raw(self, scope):
        if self.path[0] in '"\'-0123456789':
            return eval(self.path)
        value = scope
        for part in self.path.split('.'):
            try:
                value = value[int(part) if part.lstrip('-').isdigit() else part]
            except (KeyError, TypeError, IndexError):
                try:
                    value = getattr(value, part)
                except AttributeError:
                    return None
            if callable(value):
                value = value()
        return value

    def __call__(self, scope):
        value = self.raw(scope)
        for function, args in self.filters:
            value = function(value, *args)
        return value

    def __repr__(self):
        return f'Expression({self.path!r})'


class Node:
    def render(self, scope):
        return ''.join(self.pieces(scope))


class Text(Node):
    def __init__(self, text):
        self.text = text

    def pieces(self, scope):
        yield self.text


class Output(Node):
    def __init__(self, expression):
        self.expression = Expression(expression)

    def pieces(self, scope):
        value = self.expression(scope)
        yield value if isinstance(value, Safe) else escape('' if value is None else value)


class Block(Node):
    def __init__(self, children=()):
        self.children = list(children)

    def pieces(self, scope):
        for child in self.children:
            yield from child.pieces(scope)


class If(Node):
    def __init__(self):
        self.branches = []

    def pieces(self, scope):
        for test, block in self.branches:
            if test is None or test(scope):
                yield from block.pieces(scope)
                return


class For(Node):
    def __init__(self, header):
        names, _, expression = header.partition(' in ')
        if not expression:
            raise TemplateError(f'bad for: {header}')
        self.names = [n.strip() for n in names.split(',')]
        self.expression, self.body, self.empty = Expression(expression), Block(), Block()

    def pieces(self, scope):
        items = list(self.expression(scope) or ())
        if not items:
            yield from self.empty.pieces(scope)
        for i, item in enumerate(items):
            values = [item] if len(self.names) == 1 else item
            loop = {'index': i + 1, 'first': i == 0, 'last': i == len(items) - 1}
            yield from self.body.pieces(scope.new_child({**dict(zip(self.names, values, strict=True)), 'loop': loop}))


class Named(Node):
    def __init__(self, name):
        self.name, self.body = name, Block()

    def pieces(self, scope):
        chain = scope['__blocks__'].get(self.name) or [self.body]
        yield from chain[0].pieces(scope.new_child({'super': lambda: Safe(Block([b for b in chain[1:2]]).render(scope))}))


class Template:
    loaded = {}

    def __init__(self, name, text):
        self.name, self.parent, self.blocks = name, None, {}
        self.tokens = [t for t in TOKEN.split(textwrap.dedent(text)) if t]
        self.at = 0
        self.root = self.parse()
        Template.loaded[name] = self

    def parse(self, *ends):
        block = Block()
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.startswith('{{'):
                block.children.append(Output(token[2:-2]))
            elif token.startswith('{%'):
                word, _, rest = token[2:-2].strip().partition(' ')
                if word in ends:
                    self.end = word, rest
                    return block
                block.children.append(self.tag(word, rest))
            elif not token.startswith('{#'):
                block.children.append(Text(token))
        if ends:
            raise TemplateError(f'{self.name}: missing {" or ".join(ends)}')
        return block

    def tag(self, word, rest):
        match word:
            case 'if':
                node, test = If(), Expression(rest)
                while True:
                    node.branches.append((test, self.parse('elif', 'else', 'endif')))
                    kind, more = self.end
                    if kind == 'endif':
                        return node
                    test = Expression(more) if kind == 'elif' else None
            case 'for':
                node = For(rest)
                node.body = self.parse('empty', 'endfor')
                if self.end[0] == 'empty':
                    node.empty = self.parse('endfor')
                return node
            case 'block':
                node = Named(rest)
                node.body = self.parse('endblock')
                self.blocks[rest] = node.body
                return node
            case 'extends':
                self.parent = Template.loaded[rest.strip('"')]
                return Text('')
        raise TemplateError(f'{self.name}: unknown tag {word}')

    def render(self, **values):
        chains, template = {}, self
        while template:
            for name, block in template.blocks.items():
                chains.setdefault(name, []).append(block)
            root, template = template.root, template.parent
        return root.render(ChainMap({'__blocks__': chains}, values))


def compile_simple(text, name='generated'):
    """Outputs only: a Python function made from source."""
    lines = [f'def {name}(scope):', '    out = []']
    for i, token in enumerate(TOKEN.split(text)):
        lines.append(f'    out.append(str(scope[{token[2:-2].strip()!r}]))' if token.startswith('{{') else f'    out.append({token!r})')
    lines.append('    return "".join(out)')
    namespace = {}
    exec(compile('\n'.join(lines), f'<{name}>', 'exec'), namespace)
    return namespace[name], len(lines)


class Customer:
    def __init__(self, name, orders):
        self.name, self._orders = name, orders

    def orders(self):
        return self._orders


def main():
    Template('base', '''\
        <title>{% block title %}Base{% endblock %}</title>
        {% block body %}nothing{% endblock %}
        -- {{ footer|default:"the end" }}
        ''')
    page = Template('page', '''\
        {% extends "base" %}{% block title %}{{ customer.name|upper }} & {{ super|safe }}{% endblock %}
        {% block body %}{% for item, price in customer.orders %}{{ loop.index }}. {{ item }}: {{ price|money:"USD" }}{% if loop.last %}.{% else %};{% endif %}
        {% empty %}No orders.{% endfor %}{# a comment #}{% endblock %}''')
    print(page.render(customer=Customer('Ann <b>', [('tea', 3.5), ('gold', 12345.678)])))
    print(page.render(customer=Customer('Bob', []), footer='bye'))
    flat = Template('flat', '{% if n.0 %}yes{% elif m %}maybe{% else %}no{% endif %} {{ words|join:"-"|upper }} {{ words.-1 }} {{ missing.deep }} {{ html|safe }} {{ "lit" }} {{ 5|money }}')
    for n, m in ((1, 0), (0, 1), (0, 0)):
        print(flat.render(n=[n], m=m, words=['a', 'b'], html='<i>'))
    function, lines = compile_simple('Dear {{ name }},\n{{ n }} items cost {{ total }}.')
    print(function({'name': 'Zoë', 'n': 3, 'total': 9.99}), lines, function.__code__.co_filename, function.__code__.co_varnames)
    for bad in ('{% for x %}{% endfor %}', '{% if a %}', '{{ a|nope }}', '{% what %}', '{{ }}'):
        try:
            Template('bad', bad)
        except TemplateError as e:
            print('error:', e)
    try:
        Template('zip', '{% for a, b in pairs %}{{ a }}{% endfor %}').render(pairs=[(1, 2), (3, 4, 5)])
    except ValueError as e:
        print(e)
    print(sorted(FILTERS), list(Template.loaded))


main()
