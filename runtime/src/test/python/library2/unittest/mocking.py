# Shows mocks: calls remembered, results set, attributes patched, and complaints.
from unittest import mock
import string

m = mock.Mock(name="m", return_value=3)
print(m(1, k=2), m.called, m.call_args, m.call_count)
m.child.grand.side_effect = [1, ValueError("x")]
print(m.child.grand("g"), m.mock_calls)
for act in (m.child.grand, m.child.grand, lambda: m.assert_called_once_with(5), lambda: m.assert_not_called(),
            lambda: mock.Mock(spec=["a"]).b, lambda: m.assert_has_calls([mock.call(9)]), lambda: m.asert_called()):
    try:
        act()
    except (Exception, AssertionError) as error:
        print(type(error).__name__, str(error).replace("\n  Actual", "\nActual"))  # 3.11.3 indents it
with mock.patch.object(string, "digits", "none"), mock.patch("string.hexdigits", new="hex"):
    print(string.digits, string.hexdigits)
print(string.digits, mock.call(1, a=2) == mock.call(1, a=2), mock.ANY == 5)
magic = mock.MagicMock()
magic.__len__.return_value = 7
magic.__getitem__.side_effect = lambda key: key * 2
print(len(magic), magic[4], list(magic), magic.__len__.call_count, int(magic))
spec = mock.create_autospec(lambda a, b=1: None)
try:
    spec()
except TypeError as error:
    print(error)
