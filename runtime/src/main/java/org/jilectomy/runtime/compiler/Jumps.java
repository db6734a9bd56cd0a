package org.jilectomy.runtime.compiler;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.ExceptHandler;
import org.jilectomy.runtime.ast.MatchCase;
import org.jilectomy.runtime.ast.Stmt;

/** Which jumps leave a list of statements. */
final class Jumps {
    private Jumps() {}

    static boolean returns(List<Stmt> body) {
        for (Stmt s : body) {
            if (s instanceof Stmt.Return) {
                return true;
            }
            for (List<Stmt> inner : blocks(s, true)) {
                if (returns(inner)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a {@code break} is for a loop around the statements. */
    static boolean breaks(List<Stmt> body) {
        return leaves(body, Stmt.Break.class);
    }

    static boolean continues(List<Stmt> body) {
        return leaves(body, Stmt.Continue.class);
    }

    private static boolean leaves(List<Stmt> body, Class<? extends Stmt> jump) {
        for (Stmt s : body) {
            if (jump.isInstance(s)) {
                return true;
            }
            for (List<Stmt> inner : blocks(s, false)) {
                if (leaves(inner, jump)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The blocks of a statement; @param loops whether those of loops, their else apart, count */
    private static List<List<Stmt>> blocks(Stmt s, boolean loops) {
        List<List<Stmt>> all = new ArrayList<>();
        if (s instanceof Stmt.If x) {
            all.add(x.body());
            all.add(x.orelse());
        } else if (s instanceof Stmt.For x) {
            loop(all, x.body(), x.orelse(), loops);
        } else if (s instanceof Stmt.AsyncFor x) {
            loop(all, x.body(), x.orelse(), loops);
        } else if (s instanceof Stmt.While x) {
            loop(all, x.body(), x.orelse(), loops);
        } else if (s instanceof Stmt.With x) {
            all.add(x.body());
        } else if (s instanceof Stmt.AsyncWith x) {
            all.add(x.body());
        } else if (s instanceof Stmt.Try x) {
            handlers(all, x.body(), x.handlers(), x.orelse(), x.finalbody());
        } else if (s instanceof Stmt.TryStar x) {
            handlers(all, x.body(), x.handlers(), x.orelse(), x.finalbody());
        } else if (s instanceof Stmt.Match x) {
            for (MatchCase c : x.cases()) {
                all.add(c.body());
            }
        }
        return all;
    }

    private static void loop(
            List<List<Stmt>> all, List<Stmt> body, List<Stmt> orelse, boolean loops) {
        if (loops) {
            all.add(body);
        }
        all.add(orelse);
    }

    private static void handlers(
            List<List<Stmt>> all, List<Stmt> body, List<ExceptHandler> handlers,
            List<Stmt> orelse, List<Stmt> finalbody) {
        all.add(body);
        for (ExceptHandler h : handlers) {
            all.add(h.body());
        }
        all.add(orelse);
        all.add(finalbody);
    }
}
