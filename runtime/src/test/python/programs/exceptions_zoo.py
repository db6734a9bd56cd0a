# Exceptions of every kind through traceback and logging: chains, groups, notes, custom formatting, stack summaries.

import io
import logging
import sys
import traceback


class AppError(Exception):
    """Base of this program's errors."""
    code = 100

    def __str__(self):
        return f'[{self.code}] ' + super().__str__()


class NetworkError(AppError):
    code = 200

    def __init__(self, host, *, retries=0):
        super().__init__(f'cannot reach {host}')
        self.host, self.retries = host, retries

    def __reduce__(self):
        return type(self), (self.host,), {'retries': self.retries}


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError('no text')


def deep(n):
    if n == 0:
        raise NetworkError('example', retries=3)
    deep(n - 1)


def chained():
    try:
        deep(2)
    except NetworkError as e:
        raise AppError('giving up') from e


def in_handler():
    try:
        {}['missing']
    except KeyError:
        [][5]


def suppressed():
    try:
        int('x')
    except ValueError:
        raise AppError('clean') from None


def grouped():
    errors = []
    for f in (lambda: deep(0), in_handler, lambda: 1 / 0):
        try:
            f()
        except Exception as e:
            errors.append(e)
    nested = ExceptionGroup('inner', errors[1:])
    nested.add_note('a note on the inner group')
    raise ExceptionGroup('several', [errors[0], nested])


def noted():
    e = ValueError('with notes')
    e.add_note('first note')
    e.add_note('second\nnote of two lines')
    raise e


def recursion():
    def endless(n):
        return endless(n + 1)
    sys.setrecursionlimit(200)
    try:
        endless(0)
    finally:
        sys.setrecursionlimit(1000)


def syntax():
    compile('x = = 1', 'input.py', 'exec')


def unicode_error():
    'é'.encode('ascii')


def generator_error():
    def g():
        yield 1
        raise LookupError('in generator')
    list(g())


def exits():
    raise SystemExit('goodbye')


def unprintable():
    raise Unprintable()


def lines(exc):
    for line in traceback.format_exception(exc):
        for part in line.rstrip('\n').split('\n'):
            if 'File "' in part:
                part = part[:part.index('File "') + 6] + '...' + part[part.rindex('"'):]
            yield part


def main():
    for f in (chained, in_handler, suppressed, grouped, noted, syntax, unicode_error, generator_error, exits, unprintable):
        print('=' * 10, f.__name__)
        try:
            f()
        except BaseException as e:
            print('\n'.join(lines(e)))
            kept = e
        summary = traceback.extract_tb(kept.__traceback__)
        print([frame.name for frame in summary], traceback.format_exception_only(type(kept), kept)[-1].strip())
    try:
        recursion()
    except RecursionError as e:
        print(type(e).__name__, str(e).split(' in ')[0], len(traceback.extract_tb(e.__traceback__)) > 50)
    t = traceback.TracebackException(*sys.exc_info()) if sys.exc_info()[0] else traceback.TracebackException.from_exception(kept)
    print(t.exc_type.__name__, t.stack[-1].line, t.__cause__, t == traceback.TracebackException.from_exception(kept))
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter('%(levelname)s %(name)s %(funcName)s: %(message)s'))
    log = logging.getLogger('zoo')
    log.addHandler(handler)
    log.propagate = False
    try:
        chained()
    except AppError:
        log.exception('caught %s', 'it')
    log.warning('plain %d%%', 5)
    log.debug('not shown')
    text = out.getvalue().splitlines()
    print(text[0], text[-1], len(text), sum('File' in x for x in text))
    try:
        grouped()
    except* NetworkError as g:
        print('network', [e.host for e in g.exceptions])
    except* (IndexError, ZeroDivisionError) as g:
        print('rest', g.exceptions[0].__notes__, [type(e).__name__ for e in g.exceptions[0].exceptions])
    def hook(kind, value, tb):
        print('hook', kind.__name__, value, tb.tb_lineno > 0)
    sys.excepthook = hook
    raise AppError('reaches the hook')


main()
