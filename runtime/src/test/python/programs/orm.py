# An object-relational mapper in the small: descriptors, a metaclass, queries as expression trees, relations, transactions.

import copy
import itertools


class ValidationError(Exception):
    def __init__(self, field, value, reason):
        super().__init__(f'{field.owner.__name__}.{field.name}: {value!r} {reason}')


class Expression:
    def __init__(self, text, test):
        self.text, self.test = text, test

    def __and__(self, other):
        return Expression(f'({self.text} AND {other.text})', lambda row: self.test(row) and other.test(row))

    def __or__(self, other):
        return Expression(f'({self.text} OR {other.text})', lambda row: self.test(row) or other.test(row))

    def __invert__(self):
        return Expression(f'NOT {self.text}', lambda row: not self.test(row))

    def __bool__(self):
        raise TypeError('use & | ~ with expressions')


def comparison(symbol, name):
    def method(self, value):
        return Expression(f'{self.name} {symbol} {value!r}', lambda row: getattr(row[self.name], name)(value) is True)
    method.__name__ = name
    return method


class Field:
    counter = itertools.count()
    python_type = object

    def __init__(self, *, default=None, null=False, unique=False, check=None):
        self.order = next(Field.counter)
        self.default, self.null, self.unique, self.check = default, null, unique, check

    def __set_name__(self, owner, name):
        self.owner, self.name = owner, name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance._row[self.name]

    def __set__(self, instance, value):
        value = self.validate(value)
        if instance._row.get(self.name) != value:
            instance._dirty.add(self.name)
        instance._row[self.name] = value

    def validate(self, value):
        if value is None:
            if not self.null:
                raise ValidationError(self, value, 'is not allowed')
            return value
        if not isinstance(value, self.python_type):
            try:
                value = self.python_type(value)
            except (TypeError, ValueError) as e:
                raise ValidationError(self, value, f'is no {self.python_type.__name__}') from e
        if self.check is not None and not self.check(value):
            raise ValidationError(self, value, 'fails the check')
        return value

    __eq__ = comparison('=', '__eq__')
    __ne__ = comparison('<>', '__ne__')
    __lt__ = comparison('<', '__lt__')
    __le__ = comparison('<=', '__le__')
    __gt__ = comparison('>', '__gt__')
    __ge__ = comparison('>=', '__ge__')
    __hash__ = object.__hash__

    def contains(self, part):
        return Expression(f'{self.name} LIKE %{part}%', lambda row: part in row[self.name])


class IntField(Field):
    python_type = int


class StrField(Field):
    python_type = str

    def __init__(self, length=None, **kw):
        super().__init__(**kw)
        self.length = length

    def validate(self, value):
        value = super().validate(value)
        if self.length is not None and value is not None and len(value) > self.length:
            raise ValidationError(self, value, f'is longer than {self.length}')
        return value


class ForeignKey(Field):
    def __init__(self, target, related, **kw):
        super().__init__(**kw)
        self.target, self.related = target, related

    def __set_name__(self, owner, name):
        super().__set_name__(owner, name)
        setattr(self.target, self.related, property(lambda one: owner.where(self == one.id)))

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        key = instance._row[self.name]
        return key if key is None else self.target.get(key)

    def validate(self, value):
        return super().validate(value.id if isinstance(value, self.target) else value)


class ModelType(type):
    models = {}

    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return {'__annotations__': {}} if not bases else {'id': IntField(null=True, unique=True)}

    def __new__(mcls, name, bases, namespace, table=None):
        cls = super().__new__(mcls, name, bases, dict(namespace))
        if bases:
            fields = {}
            for base in reversed(cls.__mro__):
                fields.update({k: v for k, v in vars(base).items() if isinstance(v, Field)})
            cls._fields = dict(sorted(fields.items(), key=lambda item: item[1].order))
            cls._table = table or name.lower() + 's'
            cls._rows, cls._ids = {}, itertools.count(1)
            mcls.models[cls._table] = cls
        return cls

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)

    def __len__(cls):
        return len(cls._rows)

    def __iter__(cls):
        return iter(cls.where())

    def __repr__(cls):
        return f'<model {cls.__name__}>'


class Query:
    def __init__(self, model, condition=None, order=(), limit=None):
        self.model, self.condition, self.order, self.limit = model, condition, order, limit

    def where(self, condition):
        return Query(self.model, condition if self.condition is None else self.condition & condition, self.order, self.limit)

    def order_by(self, *names):
        return Query(self.model, self.condition, names, self.limit)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Query(self.model, self.condition, self.order, key.stop)
        return list(self)[key]

    def __iter__(self):
        rows = [r for r in self.model._rows.values() if self.condition is None or self.condition.test(r)]
        for name in reversed(self.order):
            rows.sort(key=lambda r: r[name.lstrip('-')], reverse=name.startswith('-'))
        for row in rows[:self.limit]:
            yield self.model._load(row)

    def __len__(self):
        return sum(1 for _ in self)

    def __str__(self):
        text = f'SELECT * FROM {self.model._table}'
        if self.condition is not None:
            text += f' WHERE {self.condition.text}'
        if self.order:
            text += ' ORDER BY ' + ', '.join(n.lstrip('-') + ' DESC' * n.startswith('-') for n in self.order)
        return text + (f' LIMIT {self.limit}' if self.limit is not None else '')

    def delete(self):
        for one in list(self):
            del self.model._rows[one.id]


class Model(metaclass=ModelType):
    def __init__(self, **values):
        self._row, self._dirty = {}, set()
        for name, field in self._fields.items():
            value = values.pop(name, field.default() if callable(field.default) else field.default)
            if name == 'id':
                self._row['id'] = value
            else:
                setattr(self, name, value)
        if values:
            raise TypeError(f'{type(self).__name__} has no field {", ".join(map(repr, sorted(values)))}')

    @classmethod
    def _load(cls, row):
        one = cls.__new__(cls)
        one._row, one._dirty = dict(row), set()
        return one

    @classmethod
    def where(cls, condition=None):
        return Query(cls, condition)

    @classmethod
    def get(cls, key):
        return cls._load(cls._rows[key])

    def save(self):
        for name, field in self._fields.items():
            if field.unique and name != 'id' and any(r[name] == self._row[name] and r['id'] != self.id for r in self._rows.values()):
                raise ValidationError(field, self._row[name], 'is taken')
        if self.id is None:
            self._row['id'] = next(self._ids)
        changed, self._dirty = sorted(self._dirty), set()
        self._rows[self.id] = dict(self._row)
        return changed

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self._row.items())})"


class Transaction:
    def __enter__(self):
        self.saved = {m: copy.deepcopy(m._rows) for m in ModelType.models.values()}
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            for model, rows in self.saved.items():
                model._rows = rows
        return kind is not None and issubclass(kind, ValidationError)


class Author(Model):
    name = StrField(length=12, unique=True)
    born = IntField(null=True, check=lambda y: y < 2010)


class Book(Model, table='library'):
    title = StrField()
    pages = IntField(default=100)
    author = ForeignKey(Author, 'books')


def main():
    le_guin, lem = Author(name='Le Guin', born='1929'), Author(name='Lem', born=1921)
    print(le_guin.save(), lem.save(), lem.save(), le_guin)
    lem.born = 1921
    print(lem._dirty)
    lem.born = 1922
    print(lem._dirty, Author.get(lem.id).born, lem.save(), Author.get(lem.id).born)
    for title, pages, author in [('Solaris', 204, lem), ('The Dispossessed', 341, le_guin), ('Fiasco', 322, lem), ('Eden', '262', lem)]:
        Book(title=title, pages=pages, author=author).save()
    query = Book.where((Book.pages > 250) & ~Book.title.contains('Fias')).order_by('-pages')
    print(query, list(query), len(query), query[0].author.name, sep='\n')
    print([b.title for b in lem.books.order_by('author', 'title')[:2]], lem.books.order_by('title')[:2])
    print(len(Author), len(Book), [a.name for a in Author], Author, ModelType.models)
    print(list(Author._fields), Book._fields['author'].target, Book.pages.default)
    with Transaction():
        Book.where(Book.author == lem.id).delete()
        print('in transaction', len(Book))
        Author(name='Lem').save()
    print('after', len(Book))
    for action in (lambda: Author(name='A much too long name'), lambda: Author(name=None), lambda: Author(name='x', born='y'),
                   lambda: Author(name='x', born=2020), lambda: Author(nome='x'), lambda: Book.get(99), lambda: bool(Book.pages == 1),
                   lambda: Book(title='x', author=None)):
        try:
            action()
        except (ValidationError, TypeError, KeyError) as e:
            print(f'{type(e).__name__}: {e}; because of {e.__cause__!r}')


main()
