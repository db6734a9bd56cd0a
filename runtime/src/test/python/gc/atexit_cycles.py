# At the end of the program garbage is finalized while modules are whole, then what modules held.
import sys


class Node:
    def __init__(self, name):
        self.name = name
        self.me = [self]

    def __del__(self):
        print('del', self.name, len(str(sys.version_info[:2])))


Node('garbage')
kept = Node('kept')
print('end')
