"""run_file.py NAME RESULTS: one test file of CPython's `test` package, case by case.

Writes to RESULTS a line for each case as soon as it is known, so that a crash or a time-out loses one case only:

    has ID              the file defines this case (all of them, before the first runs)
    ok ID
    xfail ID            fails, as the file itself says it should
    skip ID REASON
    bad ID              fails, ends with an error, or passes where a failure is said to be expected

A case with a bad sub-test is bad. An ID of a class or module set-up that fails stands for its cases.
"""

import sys
import unittest


class Lines(unittest.TestResult):
    def __init__(self, file):
        super().__init__()
        self.file = file

    def line(self, word, test, more=''):
        print(word, identity(test), more, file=self.file, flush=True)

    def trouble(self, test, err):
        self.line('bad', test)
        print('=' * 20, identity(test), file=sys.stderr)
        print(self._exc_info_to_string(err, test), file=sys.stderr, flush=True)

    def addSuccess(self, test):
        self.line('ok', test)

    def addSkip(self, test, reason):
        self.line('skip', test, ' '.join(str(reason).split()))

    def addExpectedFailure(self, test, err):
        self.line('xfail', test)

    def addUnexpectedSuccess(self, test):
        self.line('bad', test)

    def addError(self, test, err):
        self.trouble(test, err)

    addFailure = addError

    def addSubTest(self, test, subtest, err):
        if err is not None:
            print('-' * 20, subtest, file=sys.stderr)
            self.trouble(test, err)


def identity(test):
    """Without what differs from run to run or has blanks."""
    return '_'.join(test.id().split())


def cases(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from cases(test)
        else:
            yield test


def main(name, results):
    with open(results, 'w', encoding='utf-8') as file:
        suite = unittest.defaultTestLoader.loadTestsFromName('test.' + name)
        for test in cases(suite):
            print('has', identity(test), file=file)
        file.flush()
        suite.run(Lines(file))
        print('end', file=file)


if __name__ == '__main__':  # and not in a process that multiprocessing has begun
    main(*sys.argv[1:])
