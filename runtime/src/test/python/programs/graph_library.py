# A typed graph library: generics, protocols, topological order, components, flows, spanning trees, colouring, PageRank.

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar, get_type_hints, overload, runtime_checkable

N = TypeVar('N', bound=Hashable)


@runtime_checkable
class Weighted(Protocol):
    weight: float


class Edge(NamedTuple):
    source: Hashable
    target: Hashable
    weight: float = 1


class GraphError(Exception):
    pass


class Cycle(GraphError):
    def __init__(self, nodes):
        super().__init__(' -> '.join(map(str, nodes)))
        self.nodes = nodes


@dataclass
class Graph(Generic[N]):
    directed: bool = False
    edges: dict[N, dict[N, float]] = field(default_factory=lambda: defaultdict(dict), repr=False)

    @classmethod
    def parse(cls, text: str, directed: bool = False) -> Graph[str]:
        graph = cls(directed)
        for item in text.split():
            nodes, _, weight = item.partition(':')
            graph.add(*nodes.split('-', 1), float(weight or 1))
        return graph

    def add(self, a: N, b: N, weight: float = 1) -> Graph[N]:
        self.edges[a][b] = weight
        if self.directed:
            self.edges[b]
        else:
            self.edges[b][a] = weight
        return self

    def __iter__(self) -> Iterator[N]:
        return iter(sorted(self.edges, key=str))

    def __len__(self) -> int:
        return len(self.edges)

    def __contains__(self, item) -> bool:
        match item:
            case (a, b):
                return b in self.edges.get(a, ())
            case node:
                return node in self.edges

    @overload
    def __getitem__(self, key: tuple[N, N]) -> float: ...
    @overload
    def __getitem__(self, key: N) -> dict[N, float]: ...

    def __getitem__(self, key):
        if isinstance(key, tuple):
            return self.edges[key[0]][key[1]]
        return dict(self.edges[key])

    def all_edges(self) -> Iterator[Edge]:
        for a in self:
            for b, weight in sorted(self.edges[a].items(), key=lambda kv: str(kv[0])):
                if self.directed or str(a) <= str(b):
                    yield Edge(a, b, weight)

    def walk(self, start: N, pop: Callable[[deque], N] = deque.popleft) -> Iterator[N]:
        seen, queue = {start}, deque([start])
        while queue:
            node = pop(queue)
            yield node
            for other in sorted(self.edges[node], key=str):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)

    def topological(self) -> list[N]:
        state: dict[N, int] = {}
        order: list[N] = []

        def visit(node: N, path: tuple[N, ...]) -> None:
            if state.get(node) == 2:
                return
            if state.get(node) == 1:
                raise Cycle(path[path.index(node):] + (node,))
            state[node] = 1
            for other in sorted(self.edges[node], key=str):
                visit(other, path + (node,))
            state[node] = 2
            order.append(node)

        for node in self:
            visit(node, ())
        return order[::-1]

    def components(self) -> list[list[N]]:
        """Strongly connected, by Tarjan, without recursion."""
        index, low, on_stack, stack, found, counter = {}, {}, set(), [], [], 0
        for root in self:
            if root in index:
                continue
            work = [(root, iter(sorted(self.edges[root], key=str)))]
            index[root] = low[root] = counter
            counter += 1
            stack.append(root)
            on_stack.add(root)
            while work:
                node, others = work[-1]
                for other in others:
                    if other not in index:
                        index[other] = low[other] = counter
                        counter += 1
                        stack.append(other)
                        on_stack.add(other)
                        work.append((other, iter(sorted(self.edges[other], key=str))))
                        break
                    if other in on_stack:
                        low[node] = min(low[node], index[other])
                else:
                    work.pop()
                    if work:
                        low[work[-1][0]] = min(low[work[-1][0]], low[node])
                    if low[node] == index[node]:
                        group = []
                        while True:
                            member = stack.pop()
                            on_stack.discard(member)
                            group.append(member)
                            if member == node:
                                break
                        found.append(sorted(group, key=str))
        return found

    def spanning_tree(self) -> tuple[float, list[Edge]]:
        parent = {n: n for n in self}

        def find(n: N) -> N:
            while parent[n] != n:
                parent[n] = parent[parent[n]]
                n = parent[n]
            return n

        chosen = []
        for edge in sorted(self.all_edges(), key=lambda e: (e.weight, str(e))):
            a, b = find(edge.source), find(edge.target)
            if a != b:
                parent[a] = b
                chosen.append(edge)
        return sum(e.weight for e in chosen), chosen

    def max_flow(self, source: N, sink: N) -> float:
        left = {a: dict(bs) for a, bs in self.edges.items()}
        total = 0.0
        while True:
            came, queue = {source: None}, deque([source])
            while queue and sink not in came:
                a = queue.popleft()
                for b, room in left[a].items():
                    if room > 0 and b not in came:
                        came[b] = a
                        queue.append(b)
            if sink not in came:
                return total
            path, node = [], sink
            while came[node] is not None:
                path.append((came[node], node))
                node = came[node]
            amount = min(left[a][b] for a, b in path)
            for a, b in path:
                left[a][b] -= amount
                left[b][a] = left[b].get(a, 0) + amount
            total += amount

    def shortest(self, start: N) -> dict[N, float]:
        best, heap = {}, [(0.0, str(start), start)]
        while heap:
            distance, _, node = heapq.heappop(heap)
            if node not in best:
                best[node] = distance
                for other, weight in self.edges[node].items():
                    heapq.heappush(heap, (distance + weight, str(other), other))
        return best

    def colours(self) -> dict[N, int]:
        chosen: dict[N, int] = {}
        for node in sorted(self, key=lambda n: (-len(self.edges[n]), str(n))):
            taken = {chosen.get(o) for o in self.edges[node]}
            chosen[node] = next(c for c in range(len(self)) if c not in taken)
        return chosen

    def page_rank(self, damping: float = 0.85, rounds: int = 30) -> dict[N, float]:
        rank = dict.fromkeys(self, 1 / len(self))
        for _ in range(rounds):
            new = dict.fromkeys(self, (1 - damping) / len(self))
            for a in self:
                targets = self.edges[a] or dict.fromkeys(self, 1)
                for b in targets:
                    new[b] += damping * rank[a] / len(targets)
            rank = new
        return rank


def total(edges: Iterable[Weighted]) -> float:
    return sum(e.weight for e in edges)


def main() -> None:
    g = Graph.parse('a-b:4 a-c:2 b-c:1 b-d:5 c-d:8 c-e:10 d-e:2 d-f:6 e-f:3')
    print(g, len(g), list(g), 'a' in g, ('a', 'b') in g, ('a', 'f') in g, g['a', 'b'], g['c'])
    print(''.join(g.walk('a')), ''.join(g.walk('a', deque.pop)), g.spanning_tree()[0], [e.source + e.target for e in g.spanning_tree()[1]])
    print(g.shortest('a'), g.colours(), total(g.all_edges()), isinstance(Edge(1, 2), Weighted), isinstance(5, Weighted))
    d = Graph.parse('shirt-tie tie-jacket trousers-shoes trousers-belt belt-jacket socks-shoes', directed=True)
    print(d.topological())
    try:
        d.add('jacket', 'trousers').topological()
    except Cycle as e:
        print('cycle', e, len(e.nodes))
    s = Graph.parse('a-b b-c c-a b-d d-e e-f f-d g-f g-h h-g', directed=True)
    print(s.components(), {k: round(v, 4) for k, v in s.page_rank().items()})
    f = Graph.parse('s-a:10 s-b:5 a-b:15 a-t:5 b-t:10', directed=True)
    print(f.max_flow('s', 't'), get_type_hints(Graph.add)['weight'], Graph[int], Graph.__parameters__, sorted(get_type_hints(Edge)))
    big = Graph(directed=True)
    for i in range(2000):
        big.add(i, i + 1)
    big.add(2000, 0)
    print(len(big.components()), len(big.components()[0]), big.shortest(0)[2000])


main()
