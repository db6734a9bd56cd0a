# Shows tests run: passed, failed, skipped, expected to fail, with sub-tests and cleanups.
import io
import unittest


class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class")

    def setUp(self):
        self.addCleanup(print, "clean", self._testMethodName)

    def test_a(self):
        for n in range(3):
            with self.subTest(n=n):
                self.assertEqual(n % 2, 0)

    @unittest.skip("later")
    def test_b(self): ...

    @unittest.expectedFailure
    def test_c(self):
        self.fail("as thought")

    def test_d(self):
        raise KeyError("d")

    def test_e(self):
        self.skipTest("now")


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(result)
print(result.testsRun, result.wasSuccessful(), [str(t).split(" ")[-1] for t, _ in result.failures], [str(t).split()[0] for t, _ in result.errors])
print([why for _, why in result.skipped], len(result.expectedFailures), result.failures[0][1].splitlines()[-1])
