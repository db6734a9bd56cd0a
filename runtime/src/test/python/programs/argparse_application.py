# A command-line application run in process: sub-commands, types, groups, help texts, errors, configuration files.

import argparse
import configparser
import io
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout


class Store:
    def __init__(self):
        self.notes, self.next = {}, 1

    def add(self, text, tags, priority):
        self.notes[self.next] = {'text': text, 'tags': sorted(set(tags)), 'priority': priority, 'done': False}
        self.next += 1
        return self.next - 1


def level(text):
    names = {'low': 0, 'normal': 1, 'high': 2}
    if text in names:
        return names[text]
    value = int(text)
    if not 0 <= value <= 9:
        raise argparse.ArgumentTypeError(f'{value} is not between 0 and 9')
    return value


class Append(argparse.Action):
    def __call__(self, parser, namespace, values, option=None):
        items = list(getattr(namespace, self.dest) or [])
        items.extend(v.strip().lower() for v in values.split(','))
        setattr(namespace, self.dest, items)


def build():
    parser = argparse.ArgumentParser(prog='notes', description='Keeps notes.', epilog='That is all.', fromfile_prefix_chars=None)
    parser.add_argument('--version', action='version', version='%(prog)s 1.2')
    parser.add_argument('-v', '--verbose', action='count', default=0)
    parser.add_argument('--config', metavar='SECTION', default='main')
    commands = parser.add_subparsers(dest='command', required=True, metavar='COMMAND')
    add = commands.add_parser('add', help='adds a note', aliases=['a'])
    add.add_argument('text', nargs='+')
    add.add_argument('-t', '--tags', action=Append, default=[], help='comma separated')
    add.add_argument('-p', '--priority', type=level, default='normal')
    show = commands.add_parser('list', help='lists notes')
    group = show.add_mutually_exclusive_group()
    group.add_argument('--done', action='store_const', const=True)
    group.add_argument('--open', dest='done', action='store_const', const=False)
    show.add_argument('--tag', choices=['home', 'work'])
    show.add_argument('--width', type=int, default=30)
    show.add_argument('--reverse', action=argparse.BooleanOptionalAction, default=False)
    done = commands.add_parser('done', help='marks notes as done')
    done.add_argument('numbers', nargs='*', type=int)
    done.add_argument('--undo', action='store_false', dest='value')
    commands.add_parser('stats').add_argument('rest', nargs=argparse.REMAINDER)
    return parser


CONFIG = '''
[DEFAULT]
marker = *
[main]
title = Notes of %(user)s
user = ann
[fancy]
marker = >
title = %(marker)s%(marker)s
wide = yes
limit = 2
'''


def run(store, parser, line):
    config = configparser.ConfigParser()
    config.read_string(CONFIG)
    args = parser.parse_args(shlex.split(line))
    section = config[args.config]
    match args.command:
        case 'add' | 'a':
            print('added', store.add(' '.join(args.text), args.tags, args.priority))
        case 'list':
            print(section['title'], section.getboolean('wide', fallback=False), section.getint('limit', -1))
            for number, note in sorted(store.notes.items(), key=lambda kv: (kv[1]['priority'], kv[0]), reverse=args.reverse):
                if args.done in (None, note['done']) and (args.tag is None or args.tag in note['tags']):
                    print(f"{section['marker']}{number:3} {'x' if note['done'] else ' '} {note['text'][:args.width]:<{args.width}} p{note['priority']} {','.join(note['tags'])}")
        case 'done':
            for number in args.numbers:
                try:
                    store.notes[number]['done'] = args.value
                except KeyError:
                    print(f'no note {number}', file=sys.stderr)
        case 'stats':
            print(args.verbose, len(store.notes), sum(n['done'] for n in store.notes.values()), args.rest)


SCRIPT = '''add buy milk -t home
a "finish report" --tags Work,work,Home -p high
add -p 7 -t work call bob -t later
list
list --tag work --width 8 --reverse
done 1 99
list --done
list --open --no-reverse
--config fancy list
done --undo 1
-vv stats --x 1 2
list --done --open
add
add x -p 12
add x -p many
list --tag play
list --width wide
frob
done x
--nope
--config missing list
li

-h
add -h
--version'''


def main():
    store, parser = Store(), build()
    for line in SCRIPT.splitlines():
        out, err = io.StringIO(), io.StringIO()
        status = 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                run(store, parser, line)
            except SystemExit as e:
                status = e.code
            except (KeyError, configparser.Error) as e:
                status = f'{type(e).__name__} {e}'
        print(f'$ notes {line}  -> {status}')
        for name, text in ('out', out.getvalue()), ('err', err.getvalue()):
            if text:
                print(*(f'  {name}| {part}' for part in text.rstrip('\n').split('\n')), sep='\n')
    namespace, unknown = parser.parse_known_args(['list', '--odd', '5'])
    print(namespace, unknown)
    parser.set_defaults(verbose=5)
    print(parser.parse_args(['stats']).verbose, parser.format_usage().strip())


main()
