# Programs under unittest: fixtures, subtests, skips, expected failures, mocks, and the results as text.

import io
import re
import unittest
from unittest import mock


class Stack:
    def __init__(self, limit=None, notify=None):
        self._items, self.limit, self.notify = [], limit, notify

    def push(self, item):
        if self.limit is not None and len(self._items) >= self.limit:
            raise OverflowError(f"more than {self.limit}")
        self._items.append(item)
        if self.notify:
            self.notify("push", item)

    def pop(self):
        if not self._items:
            raise IndexError("empty stack")
        return self._items.pop()

    def __len__(self):
        return len(self._items)


EVENTS = []


def setUpModule():
    EVENTS.append("module up")


def tearDownModule():
    EVENTS.append("module down")


class StackTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        EVENTS.append("class up")

    @classmethod
    def tearDownClass(cls):
        EVENTS.append("class down")

    def setUp(self):
        self.stack = Stack(limit=2)
        self.addCleanup(EVENTS.append, f"cleaned {self._testMethodName}")

    def test_push_pop(self):
        """What was pushed last comes first."""
        self.stack.push(1)
        self.stack.push(2)
        self.assertEqual([self.stack.pop(), self.stack.pop()], [2, 1])
        self.assertFalse(self.stack)

    def test_limit(self):
        with self.assertRaises(OverflowError) as caught:
            for i in range(5):
                self.stack.push(i)
        self.assertEqual(str(caught.exception), "more than 2")
        self.assertEqual(len(self.stack), 2)

    def test_empty(self):
        self.assertRaisesRegex(IndexError, r"^empty \w+$", self.stack.pop)

    def test_notify(self):
        notify = mock.Mock()
        Stack(notify=notify).push("x")
        notify.assert_called_once_with("push", "x")


class ManyAssertions(unittest.TestCase):
    def test_good(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertIn("b", "abc")
        self.assertIsInstance(True, int)
        self.assertCountEqual([3, 1, 2, 1], [1, 1, 2, 3])
        self.assertDictEqual({"a": 1}, dict(a=1))
        self.assertGreater(2, 1)
        self.assertRegex("hello world", r"o w")
        self.assertIsNone(None)
        with self.assertWarns(DeprecationWarning):
            import warnings
            warnings.warn("old", DeprecationWarning)
        with self.assertLogs("app", level="INFO") as logs:
            import logging
            logging.getLogger("app").warning("careful with %s", "that")
        self.assertEqual(logs.output, ["WARNING:app:careful with that"])

    def test_subtests(self):
        for n in range(6):
            with self.subTest("even", n=n):
                self.assertEqual(n % 3 and n % 2, 0)

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail("never run")

    @unittest.skipIf(len("ab") == 2, "two letters")
    def test_skip_if(self):
        pass

    def test_skip_inside(self):
        self.skipTest("changed my mind")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertEqual(1, 2)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_error(self):
        {}["missing"]


class Messages(unittest.TestCase):
    maxDiff = None

    def test_list(self):
        self.assertEqual([1, 2, 3, 4], [1, 2, 30, 4, 5])

    def test_dict(self):
        self.assertEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3], "c": 0})

    def test_text(self):
        self.assertEqual("one\ntwo\nthree\n", "one\n2\nthree\nfour\n")

    def test_set(self):
        self.assertEqual({1, 2}, {2, 3})

    def test_tuple(self):
        self.assertTupleEqual((1, "a"), (1, "b"), "tuples must agree")

    def test_true(self):
        self.assertTrue([], "should not be empty")

    def test_almost(self):
        self.assertAlmostEqual(1.0, 1.1, places=2)

    def test_raises(self):
        with self.assertRaises(ValueError):
            int("7")

    def test_count(self):
        self.assertCountEqual("aab", "abbc")

    def test_in(self):
        self.assertIn(5, range(3))

    def test_is(self):
        self.assertIsNot(None, None)


def clean(text):
    text = re.sub(r'File ".*?([^/"]+)", line \d+', r'File "\1"', text)
    text = re.sub(r"^ +[~^]+\n", "", text, flags=re.MULTILINE)
    return re.sub(r"in \d+\.\d+s", "in some time", text)


def run(*cases, **kw):
    out = io.StringIO()
    loader = unittest.TestLoader()
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(c) for c in cases)
    result = unittest.TextTestRunner(out, **kw).run(suite)
    return result, clean(out.getvalue())


result, text = run(StackTest, verbosity=2)
print(text, result, EVENTS, sep="\n")
result, text = run(ManyAssertions, verbosity=1)
print(text)
print(result.testsRun, len(result.failures), len(result.errors), [why for _, why in result.skipped], len(result.expectedFailures), len(result.unexpectedSuccesses), result.wasSuccessful())
result, _ = run(Messages, verbosity=0)
for test, trace in result.failures:
    print(test.id().rpartition(".")[2], "|", clean(trace).partition("AssertionError: ")[2].rstrip())
    print()
result, text = run(Messages, failfast=True, verbosity=0)
print("failfast:", result.testsRun, result.shouldStop)

with mock.patch.object(Stack, "pop", return_value="patched") as pop, mock.patch.dict(vars(Stack).get("x", {}) or {}, {}):
    print(Stack().pop(), pop.call_count)
m = mock.MagicMock(name="service")
m.fetch.side_effect = [1, ValueError("down"), 3]
m.__len__.return_value = 7
print(m.fetch("a"), len(m), m.fetch.call_args)
try:
    m.fetch("b", retry=True)
except ValueError as e:
    print("ValueError:", e)
print(m.fetch(), m.mock_calls)
try:
    m.fetch.assert_called_with("z")
except AssertionError as e:
    print(str(e).splitlines()[0])
print(mock.call(1, a=2) == mock.call(1, a=mock.ANY), mock.sentinel.thing)
try:
    mock.create_autospec(Stack).push()
except TypeError as e:
    print("TypeError:", e)
