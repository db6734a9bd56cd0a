# Hashes of dates and times are those of their bytes, so under the process's hash seed; aware ones go by their offset.
import datetime as d

z = d.timezone(d.timedelta(hours=5, minutes=30))
print(hash(d.date(2020, 2, 29)) == hash(bytes([7, 228, 2, 29])))
print(hash(d.time(1, 2, 3, 4)) == hash(bytes([1, 2, 3, 0, 0, 4])))
print(hash(d.datetime(2020, 2, 29, 1, 2, 3, 4)) == hash(bytes([7, 228, 2, 29, 1, 2, 3, 0, 0, 4])))
print(hash(d.datetime(2020, 2, 29, 1, 2, 3, 4, z)), hash(d.time(9, 2, 3, 4, z)), hash(d.time(1, 2, tzinfo=z)), hash(z))
a = d.datetime(2020, 1, 1, 12, tzinfo=d.timezone.utc)
b = a.astimezone(d.timezone(d.timedelta(hours=-7)))
print(a == b, hash(a) == hash(b), hash(a.replace(fold=1)) == hash(a), hash(d.time(1, fold=1)) == hash(d.time(1)))
print(hash(d.timedelta(1, 2, 3)) == hash((1, 2, 3)), hash(d.timedelta(-1)))
print(hash(d.datetime(1, 1, 1, tzinfo=d.timezone.max)), hash(d.timezone.utc))
