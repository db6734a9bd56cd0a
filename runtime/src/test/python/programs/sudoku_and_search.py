# Search algorithms: sudoku by constraint propagation, N queens, A*, Dijkstra, knapsack, edit distance, permutations.

import heapq
from collections import defaultdict, deque
from functools import lru_cache
from itertools import accumulate, combinations, groupby, islice, permutations, product

ROWS, COLS = 'ABCDEFGHI', '123456789'
SQUARES = [r + c for r, c in product(ROWS, COLS)]
UNITS = ([[r + c for c in COLS] for r in ROWS] + [[r + c for r in ROWS] for c in COLS]
         + [[r + c for r in rs for c in cs] for rs in ('ABC', 'DEF', 'GHI') for cs in ('123', '456', '789')])
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: set().union(*UNITS_OF[s]) - {s} for s in SQUARES}


class Contradiction(Exception):
    pass


def assign(values, square, digit):
    for other in values[square].replace(digit, ''):
        eliminate(values, square, other)
    return values


def eliminate(values, square, digit):
    if digit not in values[square]:
        return
    values[square] = values[square].replace(digit, '')
    match len(values[square]):
        case 0:
            raise Contradiction(square)
        case 1:
            for peer in PEERS[square]:
                eliminate(values, peer, values[square])
    for unit in UNITS_OF[square]:
        places = [s for s in unit if digit in values[s]]
        if not places:
            raise Contradiction(f'{digit} has no place')
        if len(places) == 1:
            assign(values, places[0], digit)


def solve(grid):
    values = dict.fromkeys(SQUARES, COLS)
    for square, char in zip(SQUARES, (c for c in grid if c in '.' + COLS)):
        if char != '.':
            assign(values, square, char)
    steps = 0

    def search(values):
        nonlocal steps
        steps += 1
        open_squares = [(len(v), s) for s, v in values.items() if len(v) > 1]
        if not open_squares:
            return values
        _, square = min(open_squares)
        for digit in values[square]:
            try:
                if found := search(assign(values.copy(), square, digit)):
                    return found
            except Contradiction:
                continue
        return None

    return search(values), steps


def queens(n, row=0, columns=0, left=0, right=0, board=()):
    if row == n:
        yield board
        return
    free = ~(columns | left | right) & (1 << n) - 1
    while free:
        bit = free & -free
        free ^= bit
        yield from queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1, (*board, bit.bit_length() - 1))


MAZE = '''
###########
#S..#.....#
#.#.#.###.#
#.#...#...#
#.#####.#.#
#.......#E#
###########
'''.split()


def a_star(maze):
    find = lambda c: next((x, y) for y, line in enumerate(maze) for x, ch in enumerate(line) if ch == c)
    start, goal = find('S'), find('E')
    guess = lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    heap, came, cost, visited = [(guess(start), 0, start)], {}, {start: 0}, 0
    while heap:
        _, g, place = heapq.heappop(heap)
        visited += 1
        if place == goal:
            path = [place]
            while place in came:
                path.append(place := came[place])
            return path[::-1], visited
        x, y = place
        for step in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if maze[step[1]][step[0]] != '#' and g + 1 < cost.get(step, float('inf')):
                cost[step], came[step] = g + 1, place
                heapq.heappush(heap, (g + 1 + guess(step), g + 1, step))
    return None, visited


def dijkstra(graph, start):
    distance, done, heap = {start: 0}, set(), [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if node in done:
            continue
        done.add(node)
        for other, weight in graph[node].items():
            if d + weight < distance.get(other, 1 << 60):
                distance[other] = d + weight
                heapq.heappush(heap, (d + weight, other))
    return distance


def components(edges):
    neighbours = defaultdict(set)
    for a, b in edges:
        neighbours[a].add(b)
        neighbours[b].add(a)
    seen = set()
    for node in sorted(neighbours):
        if node not in seen:
            queue, group = deque([node]), []
            seen.add(node)
            while queue:
                group.append(current := queue.popleft())
                fresh = sorted(neighbours[current] - seen)
                seen.update(fresh)
                queue.extend(fresh)
            yield group


def knapsack(items, capacity):
    @lru_cache(maxsize=None)
    def best(i, room):
        if i == len(items):
            return 0, ()
        name, weight, value = items[i]
        without = best(i + 1, room)
        if weight > room:
            return without
        v, names = best(i + 1, room - weight)
        return max(without, (v + value, (name, *names)))
    result = best(0, capacity)
    info = best.cache_info()
    return result, info.hits, info.misses, info.currsize


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def cryptarithm(puzzle):
    words = [w for w in puzzle.replace('+', ' ').replace('=', ' ').split()]
    letters = ''.join(sorted(set(''.join(words))))
    for digits in permutations('0123456789', len(letters)):
        table = str.maketrans(letters, ''.join(digits))
        *terms, total = (w.translate(table) for w in words)
        if all(t[0] != '0' for t in (*terms, total)) and sum(map(int, terms)) == int(total):
            yield dict(zip(letters, digits)), puzzle.translate(table)


def main():
    grid = '4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......'
    solution, steps = solve(grid)
    for r in ROWS:
        print(' '.join(solution[r + c] for c in COLS))
    print('steps', steps, all({solution[s] for s in u} == set(COLS) for u in UNITS))
    try:
        solve('11' + '.' * 79)
    except Contradiction as e:
        print('contradiction', bool(e.args))
    print([sum(1 for _ in queens(n)) for n in range(1, 9)], next(queens(12)))
    path, visited = a_star(MAZE)
    print(len(path), path[:4], path[-1], visited > len(path) // 2)
    graph = {'a': {'b': 7, 'c': 3}, 'b': {'d': 2}, 'c': {'b': 1, 'd': 8}, 'd': {'a': 1}, 'e': {'a': 1}}
    print(dijkstra(graph, 'a'), dijkstra(graph, 'e'))
    print(list(components([(1, 2), (3, 4), (2, 5), (6, 6), (4, 7), (5, 1)])))
    print(knapsack((('map', 9, 150), ('compass', 13, 35), ('water', 153, 200), ('sandwich', 50, 160), ('glucose', 15, 60), ('tin', 68, 45)), 200))
    print([edit_distance(*p) for p in combinations(('kitten', 'sitting', 'kitchen', ''), 2)])
    print(next(cryptarithm('AB + BA = CAC'), None), list(cryptarithm('I + BB = ILL')))
    runs = [(k, len(list(g))) for k, g in groupby('aaabccddddd')]
    print(runs, list(accumulate((n for _, n in runs), max)), list(islice(permutations('abc', 2), 1, 6, 2)))


main()
