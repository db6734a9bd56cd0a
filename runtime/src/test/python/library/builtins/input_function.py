# input(): from a replaced stdin, prompts, end of file.
import io, sys
sys.stdin = io.StringIO('first\nsecond\n\nlast')
print(repr(input()), repr(input('prompt> ')), repr(input()), repr(input()))
try:
    input()
except EOFError as e:
    print(repr(e))
sys.stdin = None
try:
    input()
except RuntimeError as e:
    print(e)
