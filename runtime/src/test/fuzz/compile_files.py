"""compile_files.py FOLDER FIRST LAST RESULTS: what this interpreter says of FOLDER/<seed>.txt, a line each in RESULTS.

    <seed> ok
    <seed> SyntaxError LINE MESSAGE

Under Jilectomy what is accepted is also made a class and verified.
"""

import sys

try:
    from _jilectomy import verify
except ImportError:
    def verify(code):
        pass


def verdict(path):
    with open(path, encoding='utf-8') as file:
        source = file.read()
    try:
        code = compile(source, 'input', 'exec', dont_inherit=True)
    except SyntaxError as e:
        return f'{type(e).__name__} {e.lineno} {e.msg}'
    except (ValueError, OverflowError, RecursionError, MemoryError) as e:
        return f'{type(e).__name__} 0 {e}'
    verify(code)
    return 'ok'


def main(folder, first, last, results):
    with open(results, 'a', encoding='utf-8', errors='backslashreplace') as out:
        for seed in range(int(first), int(last)):
            out.write(f'{seed} {verdict(f"{folder}/{seed}.txt")}\n'.replace('\r', ' '))
            out.flush()


main(*sys.argv[1:])
