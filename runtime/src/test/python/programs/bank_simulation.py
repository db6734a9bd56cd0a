# A bank: dataclass-like accounts by hand, Decimal-free money, rules as strategy objects, an event journal, audits, errors with notes.

from abc import ABC, abstractmethod
from collections import Counter, namedtuple
from contextlib import ExitStack, contextmanager
from functools import singledispatch, total_ordering
from operator import attrgetter, itemgetter


@total_ordering
class Money:
    __slots__ = ('cents', 'currency')
    rates = {('EUR', 'USD'): (11, 10), ('USD', 'EUR'): (10, 11)}

    def __init__(self, amount, currency='EUR'):
        if isinstance(amount, str):
            sign = -1 if amount.startswith('-') else 1
            whole, _, part = amount.lstrip('-').partition('.')
            amount = sign * (int(whole or 0) * 100 + int(part.ljust(2, '0')[:2]))
        object.__setattr__(self, 'cents', amount)
        object.__setattr__(self, 'currency', currency)

    def __setattr__(self, name, value):
        raise AttributeError(f'Money is immutable: {name}')

    def to(self, currency):
        if currency == self.currency:
            return self
        up, down = self.rates[self.currency, currency]
        return Money(self.cents * up // down, currency)

    def __add__(self, other):
        return Money(self.cents + other.to(self.currency).cents, self.currency) if isinstance(other, Money) else NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __neg__(self):
        return Money(-self.cents, self.currency)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, factor):
        return Money(round(self.cents * factor), self.currency)

    def __eq__(self, other):
        return (self.cents, self.currency) == (other.cents, other.currency) if isinstance(other, Money) else NotImplemented

    def __lt__(self, other):
        return self.cents < other.to(self.currency).cents if isinstance(other, Money) else NotImplemented

    def __hash__(self):
        return hash((self.cents, self.currency))

    def __bool__(self):
        return self.cents != 0

    def __format__(self, spec):
        text = f'{"-" if self.cents < 0 else ""}{abs(self.cents) // 100:,}.{abs(self.cents) % 100:02d} {self.currency}'
        return format(text, spec)

    def __repr__(self):
        return f'<{self}>'

    __str__ = __format__.__get__
    del __str__

    def __str__(self):
        return format(self, '')


class BankError(Exception):
    code = 1


class InsufficientFunds(BankError):
    code = 2

    def __init__(self, account, missing):
        super().__init__(f'{account.owner} lacks {missing}')
        self.account, self.missing = account, missing


class Frozen(BankError):
    code = 3


class Rule(ABC):
    @abstractmethod
    def check(self, account, amount): ...

    @property
    @abstractmethod
    def name(self): ...

    def __add__(self, other):
        return Rules(self, other)


class Overdraft(Rule):
    name = 'overdraft'

    def __init__(self, limit):
        self.limit = limit

    def check(self, account, amount):
        left = account.balance - amount
        if left < -self.limit:
            raise InsufficientFunds(account, -self.limit - left)


class NotFrozen(Rule):
    name = 'frozen'

    def check(self, account, amount):
        if account.frozen:
            raise Frozen(account.owner)


class Rules(Rule):
    def __init__(self, *rules):
        self.rules = rules

    @property
    def name(self):
        return '+'.join(r.name for r in self.rules)

    def check(self, account, amount):
        errors = []
        for rule in self.rules:
            try:
                rule.check(account, amount)
            except BankError as e:
                e.add_note(f'rule {rule.name}')
                errors.append(e)
        if len(errors) == 1:
            raise errors[0]
        if errors:
            raise ExceptionGroup('several rules', errors)


Entry = namedtuple('Entry', 'number kind account amount note', defaults=('',))


class Account:
    def __init__(self, owner, balance, rule):
        self.owner, self.balance, self.rule, self.frozen = owner, Money(balance), rule, False

    def __repr__(self):
        return f'{self.owner}: {self.balance:>14}{" (frozen)" if self.frozen else ""}'


class Bank:
    def __init__(self):
        self.accounts, self.journal = {}, []

    def open(self, owner, balance='0', rule=NotFrozen() + Overdraft(Money('0'))):
        self.accounts[owner] = Account(owner, balance, rule)
        self.note('open', owner, self.accounts[owner].balance)

    def note(self, kind, owner, amount, note=''):
        self.journal.append(Entry(len(self.journal) + 1, kind, owner, amount, note))

    def withdraw(self, owner, amount):
        account = self.accounts[owner]
        account.rule.check(account, amount)
        account.balance -= amount
        self.note('out', owner, amount)

    def deposit(self, owner, amount):
        self.accounts[owner].balance += amount
        self.note('in', owner, amount)

    @contextmanager
    def transaction(self, label):
        saved = {o: a.balance for o, a in self.accounts.items()}
        mark = len(self.journal)
        try:
            yield self
        except BaseException as e:
            for owner, balance in saved.items():
                self.accounts[owner].balance = balance
            del self.journal[mark:]
            self.note('rollback', '-', Money(0), f'{label}: {type(e).__name__}')
            raise
        else:
            self.note('commit', '-', Money(0), label)

    def transfer(self, source, target, amount):
        with self.transaction(f'{source}->{target}'):
            self.deposit(target, amount)
            self.withdraw(source, amount)


@singledispatch
def report(value):
    return f'? {value!r}'


@report.register
def _(value: Account):
    return f'account {value}'


@report.register(BankError)
def _(value):
    return f'error {value.code}: {value} {getattr(value, "__notes__", [])}'


@report.register
def _(value: ExceptionGroup):
    return f'{value.message}: ' + '; '.join(map(report, value.exceptions))


def main():
    bank = Bank()
    bank.open('ann', '100.50')
    bank.open('bob', '20', rule=NotFrozen() + Overdraft(Money('50')))
    bank.open('cyd')
    for source, target, amount in [('ann', 'bob', '30.25'), ('bob', 'cyd', '100'), ('cyd', 'ann', '100.01'), ('ann', 'zoe', '1'), ('bob', 'ann', '1')]:
        try:
            bank.transfer(source, target, Money(amount))
        except* KeyError as group:
            print('unknown', [e.args for e in group.exceptions])
        except* BankError as group:
            print(*map(report, group.exceptions), sep='\n')
    bank.accounts['ann'].frozen = True
    for amount in (Money('1'), Money('1000'), Money('5', 'USD')):
        try:
            bank.withdraw('ann', amount)
        except Exception as e:
            print(report(e))
    print(*map(report, sorted(bank.accounts.values(), key=attrgetter('balance'), reverse=True)), report(3), sep='\n')
    for entry in bank.journal:
        print('{0.number:3} {0.kind:<9}{0.account:<5}{0.amount:>12} {0.note}'.format(entry))
    print(Counter(map(itemgetter(1), bank.journal)).most_common(2), sum(a.balance for a in bank.accounts.values()))
    print(Money('-3.5'), Money(1234567), Money('10').to('USD'), Money('11', 'USD') == Money('10'), Money('11', 'USD') <= Money('10'),
          max(Money('3'), Money('2')), bool(Money(0)), Money('0.1') * 3, len({Money('1'), Money(100)}))
    for action in (lambda: Money(1) + 1, lambda: Money(1) < 2, lambda: setattr(Money(1), 'cents', 2), lambda: Rule(), lambda: Money('1').to('GBP')):
        try:
            print(action())
        except (TypeError, AttributeError, KeyError) as e:
            print(type(e).__name__, e)
    with ExitStack() as stack:
        for name in 'xyz':
            stack.callback(print, 'leaving', name)
        stack.enter_context(bank.transaction('stack'))
        stack.push(lambda kind, value, tb: print('swallows', kind and kind.__name__) or True)
        raise Frozen('inside')
    print(bank.journal[-1]._replace(number=0)._asdict(), Entry._fields, Entry._field_defaults)


main()
