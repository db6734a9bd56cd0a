"""All stress programs in one interpreter, one after the other; arguments as for each of them."""

PROGRAMS = ['every_type', 'generators', 'closures', 'exceptions', 'containers', 'iterators', 'attributes',
            'classes', 'threads', 'locks', 'finalizers', 'deep', 'text', 'codes', 'output', 'made_classes', 'shared_reads',
            'exchanged']

for program in PROGRAMS:
    print(program, end=' ', flush=True)
    __import__(program)
print('all ok')
