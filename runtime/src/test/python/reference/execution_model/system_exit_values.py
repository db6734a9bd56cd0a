# SystemExit ends the program quietly; its code tells the status; finally clauses run first.
for code in None, 0, 3, 'text', (1, 2), True:
    try:
        raise SystemExit(code)
    except SystemExit as e:
        print(repr(e.code), e.args, isinstance(e, Exception))
print(SystemExit().code, SystemExit(1, 2).code)
try:
    exit_code = [raise_ for raise_ in (1,)]
    raise SystemExit('the message goes to standard error')
except Exception:
    print('never')
finally:
    print('last words')
