# Matrices over ints, fractions and floats: operators, Gaussian elimination, LU, determinants, powers.

from fractions import Fraction
from itertools import chain
import math


class ShapeError(ValueError):
    def __init__(self, operation, *shapes):
        super().__init__(f"cannot {operation} {' and '.join('x'.join(map(str, s)) for s in shapes)}")


class Matrix:
    __slots__ = ('rows', '_hash')
    __array_priority__ = 10

    def __init__(self, rows):
        self.rows = tuple(tuple(row) for row in rows)
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError('ragged rows')

    @classmethod
    def identity(cls, n, one=1):
        return cls([one if i == j else one * 0 for j in range(n)] for i in range(n))

    @classmethod
    def from_function(cls, height, width, f):
        return cls([f(i, j) for j in range(width)] for i in range(height))

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self):
        return type(self)(zip(*self.rows))

    def __getitem__(self, key):
        match key:
            case int(i):
                return self.rows[i]
            case (int(i), int(j)):
                return self.rows[i][j]
            case (slice() as s, slice() as t):
                return type(self)(row[t] for row in self.rows[s])
            case (slice() as s, int(j)):
                return [row[j] for row in self.rows[s]]
            case slice():
                return type(self)(self.rows[key])
        raise TypeError(f'bad index {key!r}')

    def __iter__(self):
        return chain.from_iterable(self.rows)

    def __eq__(self, other):
        return self.rows == other.rows if isinstance(other, Matrix) else NotImplemented

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(self.rows)
            return self._hash

    def map(self, f):
        return type(self)(map(f, row) for row in self.rows)

    def _zip(self, other, f, word):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ShapeError(word, self.shape, other.shape)
        return type(self)(map(f, a, b) for a, b in zip(self.rows, other.rows))

    def __add__(self, other):
        return self._zip(other, lambda a, b: a + b, 'add')

    def __sub__(self, other):
        return self._zip(other, lambda a, b: a - b, 'subtract')

    def __neg__(self):
        return self.map(lambda a: -a)

    def __mul__(self, factor):
        if isinstance(factor, Matrix):
            return self._zip(factor, lambda a, b: a * b, 'multiply')
        return self.map(lambda a: a * factor)

    __rmul__ = __mul__

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape[1] != other.shape[0]:
            raise ShapeError('multiply', self.shape, other.shape)
        columns = list(zip(*other.rows))
        return type(self)([sum(a * b for a, b in zip(row, col)) for col in columns] for row in self.rows)

    def __pow__(self, n, modulus=None):
        if n < 0:
            return self.inverse() ** -n
        result, base = type(self).identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            if modulus is not None:
                result, base = (m.map(lambda a: a % modulus) for m in (result, base))
            n >>= 1
        return result

    def eliminate(self):
        """Reduced row echelon form, and the determinant of the square part."""
        rows = [[Fraction(a) for a in row] for row in self.rows]
        height, width = self.shape
        det, r = Fraction(1), 0
        for c in range(width):
            pivot = next((i for i in range(r, height) if rows[i][c]), None)
            if pivot is None:
                if c < height:
                    det = Fraction(0)
                continue
            if pivot != r:
                rows[r], rows[pivot] = rows[pivot], rows[r]
                det = -det
            head = rows[r][c]
            if c < height:
                det *= head
            rows[r] = [a / head for a in rows[r]]
            for i in range(height):
                if i != r and (factor := rows[i][c]):
                    rows[i] = [a - factor * b for a, b in zip(rows[i], rows[r])]
            r += 1
            if r == height:
                break
        return Matrix(rows), det

    def det(self):
        return self.eliminate()[1]

    def inverse(self):
        n = self.shape[0]
        augmented = Matrix(row + unit for row, unit in zip(self.rows, Matrix.identity(n).rows))
        reduced, _ = augmented.eliminate()
        if reduced[:, :n] != Matrix.identity(n):
            raise ZeroDivisionError('singular matrix')
        return reduced[:, n:]

    def lu(self):
        n = self.shape[0]
        lower = [[float(i == j) for j in range(n)] for i in range(n)]
        upper = [list(map(float, row)) for row in self.rows]
        for k in range(n):
            for i in range(k + 1, n):
                lower[i][k] = factor = upper[i][k] / upper[k][k]
                for j in range(k, n):
                    upper[i][j] -= factor * upper[k][j]
        return Matrix(lower), Matrix(upper)

    def __format__(self, spec):
        cells = [[format(a, spec) for a in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return '\n'.join(' '.join(f'{c:>{w}}' for c, w in zip(row, widths)) for row in cells)

    def __repr__(self):
        return f'Matrix({[list(map(str, row)) for row in self.rows]})'


def main():
    a = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
    b = Matrix.from_function(3, 3, lambda i, j: i * j + 1)
    print(a + b, a - b, a @ b, a * 3 == 3 * a, -a, sep='\n')
    print(a.det(), b.det(), (a @ b).det() == a.det() * b.det())
    print(a.inverse(), a.inverse() @ a == Matrix.identity(3))
    print(f'{a.inverse().map(float):.3f}')
    fib = Matrix([[1, 1], [1, 0]])
    print((fib ** 90)[0, 1], pow(fib, 10**18, 1000000007)[0, 1], (fib ** -3)[:, 0])
    print(len({fib, Matrix([[1, 1], [1, 0]]), a}), hash(fib) == hash(Matrix(fib.rows)))
    lower, upper = a.lu()
    print(f'{lower:.4f}', f'{upper:+.4f}', f'{lower @ upper:.1f}', sep='\n')
    hilbert = Matrix.from_function(5, 5, lambda i, j: Fraction(1, i + j + 1))
    print(hilbert.det(), sum(hilbert.inverse()), hilbert.inverse()[4, 4])
    rotation = Matrix([[math.cos(0.1), -math.sin(0.1)], [math.sin(0.1), math.cos(0.1)]])
    print(f'{rotation ** 63:.6f}', a[1], a[0:2, 1:], a[:, 2], list(a.T), sep='\n')
    for action in (lambda: a @ fib, lambda: a + fib, lambda: b.inverse(), lambda: a @ 3, lambda: Matrix([[1], [2, 3]]),
                   lambda: a['x'], lambda: a[5], lambda: a + 1):
        try:
            print(action())
        except (ValueError, ArithmeticError, TypeError, IndexError) as e:
            print(type(e).__name__, '-', e)


main()
