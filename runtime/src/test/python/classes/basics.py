# Classes, instances, attributes, methods.
class Account:
    """A bank account."""
    bank = "B"
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1

    def deposit(self, n):
        self.balance += n
        return self

a = Account("ann")
b = Account("bob", 5)
print(a.deposit(10).deposit(5).balance, b.balance, Account.count)
b.bank = "other"
print(a.bank, b.bank, Account.bank, a.__dict__, b.__dict__)
print(Account.__name__, Account.__doc__, Account.__module__, a.__class__ is Account)
m = a.deposit
m(1)
Account.deposit(a, 2)
print(a.balance, m.__self__ is a, m.__func__ is Account.deposit)
print(isinstance(a, Account), type(a) is Account, hasattr(a, "x"), getattr(a, "x", "dflt"))
setattr(a, "x", 1)
print(a.x, sorted(vars(a)))
try:
    a.missing
except AttributeError as e:
    print(e)
try:
    Account()
except TypeError as e:
    print(e)
print(repr(a).startswith("<__main__.Account object at 0x"), repr(Account), str(type(a)))
Account.late = lambda self: self.owner
print(a.late(), b.late())
