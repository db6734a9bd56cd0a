package org.jilectomy.runtime.linearizability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** What a container is when one thread uses it; a state is a Java collection that is never changed. */
enum Model {
    LIST {
        @Override
        Object empty() {
            return List.of();
        }

        @Override
        Object copy(Object state) {
            return new ArrayList<>(asList(state));
        }

        @Override
        Object perform(Object state, String name, int a, int b) {
            List<Integer> items = asList(state);
            int n = items.size();
            switch (name) {
                case "append" -> items.add(a);
                case "insert" -> items.add(Math.min(a, n), b);
                case "pop" -> {
                    return n == 0 ? ERROR : items.removeLast();
                }
                case "get" -> {
                    return a >= n ? ERROR : items.get(a);
                }
                case "set" -> {
                    if (a >= n) {
                        return ERROR;
                    }
                    items.set(a, b);
                }
                case "reverse" -> Collections.reverse(items);
                case "len" -> {
                    return n;
                }
                case "contents" -> {
                    return List.copyOf(items);
                }
                default -> throw new AssertionError(name);
            }
            return NONE;
        }

        @Override
        String choose(SplittableRandom random, boolean keyed) {
            return pick(random, "append", "append", "append", "insert", "pop", "pop", "get", "get",
                    "set", "len", "reverse");
        }
    },

    DEQUE {
        @Override
        Object empty() {
            return List.of();
        }

        @Override
        Object copy(Object state) {
            return new ArrayList<>(asList(state));
        }

        @Override
        Object perform(Object state, String name, int a, int b) {
            List<Integer> items = asList(state);
            int n = items.size();
            switch (name) {
                case "append" -> items.addLast(a);
                case "appendleft" -> items.addFirst(a);
                case "pop" -> {
                    return n == 0 ? ERROR : items.removeLast();
                }
                case "popleft" -> {
                    return n == 0 ? ERROR : items.removeFirst();
                }
                case "get" -> {
                    return a >= n ? ERROR : items.get(a);
                }
                case "len" -> {
                    return n;
                }
                case "contents" -> {
                    return List.copyOf(items);
                }
                default -> throw new AssertionError(name);
            }
            return NONE;
        }

        @Override
        String choose(SplittableRandom random, boolean keyed) {
            return pick(random, "append", "append", "appendleft", "appendleft", "pop", "popleft",
                    "popleft", "get", "len");
        }
    },

    DICT {
        @Override
        Object empty() {
            return Map.of();
        }

        @Override
        Object copy(Object state) {
            return new HashMap<>(asMap(state));
        }

        @Override
        Object perform(Object state, String name, int a, int b) {
            Map<Integer, Integer> items = asMap(state);
            switch (name) {
                case "get" -> {
                    return items.getOrDefault(a, ERROR);
                }
                case "set" -> items.put(a, b);
                case "pop" -> {
                    Integer old = items.remove(a);
                    return old == null ? ERROR : old;
                }
                case "setdefault" -> {
                    return items.merge(a, b, (old, fresh) -> old);
                }
                case "contains" -> {
                    return items.containsKey(a) ? 1 : 0;
                }
                case "clear" -> items.clear();
                case "len" -> {
                    return items.size();
                }
                default -> throw new AssertionError(name);
            }
            return NONE;
        }

        @Override
        String choose(SplittableRandom random, boolean keyed) {
            return random.nextInt(8) == 0 && !keyed ? pick(random, "len", "len", "clear")
                    : pick(random, "get", "get", "set", "set", "set", "pop", "setdefault",
                            "contains");
        }
    },

    SET {
        @Override
        Object empty() {
            return Set.of();
        }

        @Override
        Object copy(Object state) {
            return new HashSet<>(asSet(state));
        }

        @Override
        Object perform(Object state, String name, int a, int b) {
            Set<Integer> items = asSet(state);
            switch (name) {
                case "add" -> items.add(a);
                case "remove" -> {
                    return items.remove(a) ? NONE : ERROR;
                }
                case "discard" -> items.remove(a);
                case "contains" -> {
                    return items.contains(a) ? 1 : 0;
                }
                case "clear" -> items.clear();
                case "len" -> {
                    return items.size();
                }
                default -> throw new AssertionError(name);
            }
            return NONE;
        }

        @Override
        String choose(SplittableRandom random, boolean keyed) {
            return random.nextInt(8) == 0 && !keyed ? pick(random, "len", "len", "clear")
                    : pick(random, "add", "add", "add", "remove", "remove", "discard", "contains",
                            "contains");
        }
    };

    /** The answer None. */
    static final Integer NONE = -1;

    /** The answer IndexError or KeyError. */
    static final Integer ERROR = -2;

    /** How many keys or indices random operations use. */
    static final int KEYS = 5;

    abstract Object empty();

    abstract Object copy(Object state);

    /** Does it to a copy of a state; its answer. */
    abstract Object perform(Object state, String name, int a, int b);

    /**
     * A random operation.
     *
     * @param keyed only such as concern one key
     */
    abstract String choose(SplittableRandom random, boolean keyed);

    /** Whether operations concern one key each, but for a few. */
    boolean hasKeys() {
        return this == DICT || this == SET;
    }

    /** The state after the operation, or null if its answer cannot be. */
    Object next(Object state, Operation op) {
        Object after = copy(state);
        return perform(after, op.name(), op.a(), op.b()).equals(op.answer()) ? after : null;
    }

    private static String pick(SplittableRandom random, String... names) {
        return names[random.nextInt(names.length)];
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> asList(Object state) {
        return (List<Integer>) state;
    }

    @SuppressWarnings("unchecked")
    private static Map<Integer, Integer> asMap(Object state) {
        return (Map<Integer, Integer>) state;
    }

    @SuppressWarnings("unchecked")
    private static Set<Integer> asSet(Object state) {
        return (Set<Integer>) state;
    }
}
