package org.jilectomy.runtime.compiler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.jilectomy.runtime.ast.Comprehension;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;

/**
 * Where the body of a very large code object is cut into parts, each a method of its own: a JVM
 * method ends at 64 KB.
 *
 * <p>The tree is weighed from its leaves, a node being worth a few dozen bytes of JVM code. A stretch
 * of statements, a stretch of a display's elements or an expression that has become heavier than
 * {@link #part} is cut off and weighs no more than a call from then on. What may suspend (a {@code
 * yield}, an {@code await}) stays in its method. Only code that did not fit in one method is ever
 * looked at, so this may be slow: it walks the records by reflection.
 */
final class Partition {
    private static final int CALL = 3;

    /** More operands than that are grouped. */
    private static final int MANY = 30;
    private static final int FUNCTION = 8;

    /** Added to the weight of what contains a yield. */
    private static final long SUSPENDS = 1L << 40;

    /** Statements that stand together: in their place, or in a part. */
    record Group(List<Stmt> statements, List<Group> groups, boolean part) {}

    /** Elements of a display from one index to before another: in their place, or in a part. */
    record Chunk(int from, int to, boolean part) {}

    private final int part;

    /** Whether comprehensions may be asynchronous, so that their calls are awaited. */
    private final boolean async;

    private final IdentityHashMap<Expr, Boolean> cuts = new IdentityHashMap<>();
    private final IdentityHashMap<List<Stmt>, List<Group>> groups = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, List<Chunk>> chunks = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, Expr> arguments = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, Expr> standIns = new IdentityHashMap<>();

    /**
     * @param body the code object's own statements, or its expression
     * @param async whether the code object is a coroutine or asynchronous generator
     */
    Partition(Object body, boolean async, int part) {
        this.part = part;
        this.async = async;
        weigh(body);
    }

    /** Whether nothing was cut. */
    boolean isEmpty() {
        return cuts.isEmpty() && groups.isEmpty() && chunks.isEmpty();
    }

    /** Whether the expression's value is made by a part. */
    boolean isCut(Expr e) {
        return cuts.containsKey(e);
    }

    /** What is emitted in place of an expression with very many operands. */
    Expr standIn(Expr e) {
        return standIns.getOrDefault(e, e);
    }

    /** What stands for the positional arguments of a call with very many. */
    Expr argumentsOf(Expr.Call c) {
        return arguments.getOrDefault(c, c);
    }

    /** How a block is grouped; null if it is emitted as it stands. */
    List<Group> groups(List<Stmt> block) {
        return groups.get(block);
    }

    /** How the elements of a display are grouped; null if it is emitted as it stands. */
    List<Chunk> chunks(Expr display) {
        return chunks.get(display);
    }

    // ---------------------------------------------------------------- weighing

    private static boolean suspends(long weight) {
        return weight >= SUSPENDS;
    }

    private static long bare(long weight) {
        return weight & SUSPENDS - 1;
    }

    private static long add(long a, long b) {
        long sum = bare(a) + bare(b);
        return suspends(a) || suspends(b) ? SUSPENDS + sum : sum;
    }

    private long weigh(Object node) {
        return switch (node) {
            case null -> 0;
            case Span s -> 0;
            case List<?> l -> weighList(l);
            case Stmt.FunctionDef f ->
                    FUNCTION + weigh(f.decoratorList()) + weigh(f.args()) + weigh(f.returns());
            case Stmt.AsyncFunctionDef f ->
                    FUNCTION + weigh(f.decoratorList()) + weigh(f.args()) + weigh(f.returns());
            case Stmt.ClassDef c ->
                    FUNCTION + weigh(c.decoratorList()) + weigh(c.bases()) + weigh(c.keywords());
            case Stmt.AsyncFor f -> SUSPENDS + parts((Record) node);
            case Stmt.AsyncWith w -> SUSPENDS + parts((Record) node);
            case Expr.Lambda l -> FUNCTION + weigh(l.args());
            case Expr.ListComp c -> comprehension(c.generators());
            case Expr.SetComp c -> comprehension(c.generators());
            case Expr.DictComp c -> comprehension(c.generators());
            case Expr.GeneratorExp c -> comprehension(c.generators());
            case Expr.Yield y -> SUSPENDS + bare(parts(y));
            case Expr.YieldFrom y -> SUSPENDS + bare(parts(y));
            case Expr.Await a -> SUSPENDS + bare(parts(a));
            case Expr e -> expression(e);
            case Record r -> parts(r);
            default -> 0;
        };
    }

    private long comprehension(List<Comprehension> generators) {
        long weight = add(FUNCTION, weigh(generators.get(0).iter()));
        return async ? add(SUSPENDS, weight) : weight;
    }

    private long parts(Record node) {
        long sum = node instanceof Expr.Call ? CALL : 1;
        for (RecordComponent c : node.getClass().getRecordComponents()) {
            try {
                sum = add(sum, weigh(c.getAccessor().invoke(node)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
        return sum;
    }

    @SuppressWarnings("unchecked")
    private long weighList(List<?> list) {
        if (!list.isEmpty() && list.get(0) instanceof Stmt) {
            return block((List<Stmt>) list);
        }
        long sum = 0;
        for (Object o : list) {
            sum = add(sum, weigh(o));
        }
        return sum;
    }

    // ---------------------------------------------------------------- expressions

    private long expression(Expr e) {
        long weight =
                switch (e) {
                    case Expr.TupleExpr t when t.ctx() == ExprContext.LOAD ->
                            display(e, t.elts(), null);
                    case Expr.ListExpr l when l.ctx() == ExprContext.LOAD ->
                            display(e, l.elts(), null);
                    case Expr.Set s -> display(e, s.elts(), null);
                    case Expr.Dict d -> display(e, d.values(), d.keys());
                    case Expr.BoolOp b when b.values().size() > MANY -> {
                        long[] total = {1};
                        List<Expr> nested = nest(
                                b.values(), total,
                                values -> new Expr.BoolOp(b.op(), values, b.span()));
                        standIns.put(e, new Expr.BoolOp(b.op(), nested, b.span()));
                        yield total[0];
                    }
                    case Expr.JoinedStr j when j.values().size() > MANY -> {
                        long[] total = {1};
                        List<Expr> nested = nest(
                                j.values(), total, values -> new Expr.JoinedStr(values, j.span()));
                        standIns.put(e, new Expr.JoinedStr(nested, j.span()));
                        yield total[0];
                    }
                    case Expr.Call c when c.args().size() > 30 -> {
                        Expr tuple = new Expr.TupleExpr(c.args(), ExprContext.LOAD, c.span());
                        arguments.put(c, tuple);
                        yield add(
                                add(CALL, weigh(c.func())),
                                add(display(tuple, c.args(), null), weigh(c.keywords())));
                    }
                    default -> parts((Record) e);
                };
        if (weight <= part || suspends(weight) || !isValue(e)) {
            return weight;
        }
        cuts.put(e, true);
        return CALL;
    }

    /** Whether its value is asked for as a whole, wherever it stands. */
    private static boolean isValue(Expr e) {
        return switch (e) {
            case Expr.BinOp x -> true;
            case Expr.BoolOp x -> true;
            case Expr.Compare x -> true;
            case Expr.IfExp x -> true;
            case Expr.Call x -> true;
            case Expr.Dict x -> true;
            case Expr.Set x -> true;
            case Expr.JoinedStr x -> true;
            case Expr.UnaryOp x -> true;
            case Expr.TupleExpr x -> x.ctx() == ExprContext.LOAD;
            case Expr.ListExpr x -> x.ctx() == ExprContext.LOAD;
            case Expr.Subscript x -> x.ctx() == ExprContext.LOAD;
            default -> false;
        };
    }

    /** Groups of operands, each an expression of the same kind, which is cut off if it may be. */
    private List<Expr> nest(
            List<Expr> values, long[] total, Function<List<Expr>, Expr> make) {
        List<Expr> nested = new ArrayList<>();
        for (int from = 0; from < values.size();) {
            long weight = 0;
            int to = from;
            while (to < values.size() && (to - from < 2 || bare(weight) < part)) {
                weight = add(weight, weigh(values.get(to++)));
            }
            if (to - from < 2) {
                nested.add(values.get(from));
            } else {
                Expr group = make.apply(List.copyOf(values.subList(from, to)));
                nested.add(group);
                if (!suspends(weight)) {
                    cuts.put(group, true);
                    weight = CALL;
                }
            }
            total[0] = add(total[0], weight);
            from = to;
        }
        return nested;
    }

    private long display(Expr e, List<Expr> values, List<Expr> keysOrNull) {
        int n = values.size();
        long[] weights = new long[n];
        long sum = 1;
        for (int i = 0; i < n; i++) {
            weights[i] = add(1, weigh(values.get(i)));
            if (keysOrNull != null) {
                weights[i] = add(weights[i], weigh(keysOrNull.get(i)));
            }
            sum = add(sum, weights[i]);
        }
        if (bare(sum) <= part) {
            return sum;
        }
        List<Chunk> found = new ArrayList<>();
        long total = 1;
        int from = 0;
        while (from < n) {
            int to = from;
            long run = 0;
            while (to < n && !suspends(weights[to])
                    && (to == from || run + weights[to] <= part)) {
                run += weights[to++];
            }
            if (to == from) {
                found.add(new Chunk(from, from + 1, false));
                total = add(total, weights[from]);
                from++;
            } else {
                found.add(new Chunk(from, to, true));
                total += CALL;
                from = to;
            }
        }
        chunks.put(e, found);
        return total;
    }

    // ---------------------------------------------------------------- blocks

    private long block(List<Stmt> body) {
        long[] weights = new long[body.size()];
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weigh(body.get(i));
            sum = add(sum, weights[i]);
        }
        if (bare(sum) <= part) {
            return sum;
        }
        List<Group> found = new ArrayList<>();
        List<Stmt> run = new ArrayList<>();
        long runWeight = 0;
        long total = 0;
        for (int i = 0; i < weights.length; i++) {
            boolean stays = suspends(weights[i]);
            if (!run.isEmpty() && (stays || runWeight + weights[i] > part)) {
                found.add(new Group(run, null, true));
                total += CALL;
                run = new ArrayList<>();
                runWeight = 0;
            }
            if (stays) {
                found.add(new Group(List.of(body.get(i)), null, false));
                total = add(total, weights[i]);
            } else {
                run.add(body.get(i));
                runWeight += weights[i];
            }
        }
        if (!run.isEmpty()) {
            found.add(new Group(run, null, true));
            total += CALL;
        }
        while (bare(total) > part && found.size() > 2) {
            List<Group> merged = merge(found);
            if (merged.size() == found.size()) {
                break;
            }
            found = merged;
            total = suspends(total) ? SUSPENDS : 0;
            for (Group g : found) {
                total += CALL;
            }
        }
        groups.put(body, found);
        return total;
    }

    /** Parts of parts, where there are too many to be called one after the other. */
    private List<Group> merge(List<Group> parts) {
        int many = Math.max(2, part / CALL);
        List<Group> merged = new ArrayList<>();
        List<Group> run = new ArrayList<>();
        for (Group g : parts) {
            if (!g.part || run.size() == many) {
                flush(run, merged);
                run = new ArrayList<>();
            }
            if (g.part) {
                run.add(g);
            } else {
                merged.add(g);
            }
        }
        flush(run, merged);
        return merged;
    }

    private static void flush(List<Group> run, List<Group> to) {
        if (run.size() == 1) {
            to.add(run.get(0));
        } else if (!run.isEmpty()) {
            to.add(new Group(List.of(), run, true));
        }
    }
}
