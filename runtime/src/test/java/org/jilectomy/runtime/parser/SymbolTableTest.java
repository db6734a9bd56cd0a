package org.jilectomy.runtime.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Stmt;
import org.junit.jupiter.api.Test;

class SymbolTableTest {
    private static Scope module(String source) {
        return SymbolTable.analyze(Parser.parseModule(source, "<test>"), "<test>").module();
    }

    private static Symbol.Kind kind(Scope scope, String name) {
        return scope.lookup(name).kind();
    }

    @Test
    void scopesEqualCPythonsCodeObjects() {
        List<String> lines = new ArrayList<>();
        describe(module(Recorded.source("trees/scopes.py")), lines);
        assertThat(lines).isEqualTo(Recorded.lines("scopes.txt"));
    }

    private static void describe(Scope scope, List<String> lines) {
        String kind = scope.isGenerator() ? "G" : scope.isCoroutine() ? "C"
                : scope.isAsyncGenerator() ? "A" : "";
        TreeSet<String> locals = new TreeSet<>();
        if (scope.isFunction()) {
            locals.addAll(scope.parameters());
            locals.addAll(scope.locals());
        }
        lines.add(String.join("|", scope.qualname(), kind,
                String.join(",", scope.parameters()), String.join(",", locals),
                String.join(",", scope.cellvars()), String.join(",", scope.freevars())));
        List<List<String>> inner = new ArrayList<>();
        for (Scope child : scope.children()) {
            List<String> part = new ArrayList<>();
            describe(child, part);
            inner.add(part);
        }
        inner.sort((a, b) -> compare(a, b));
        inner.forEach(lines::addAll);
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @Test
    void flagsTellHowANameIsUsed() {
        Scope f = module("def f(p):\n  a = b\n  import c\n  del a\n  d: int\n").children().get(0);
        assertThat(f.lookup("p").isParameter()).isTrue();
        assertThat(f.lookup("p").isAssigned()).isFalse();
        assertThat(f.lookup("a").isAssigned()).isTrue();
        assertThat(f.lookup("a").isDeleted()).isTrue();
        assertThat(f.lookup("a").isUsed()).isFalse();
        assertThat(f.lookup("b").isUsed()).isTrue();
        assertThat(f.lookup("c").isImported()).isTrue();
        assertThat(f.lookup("d").isAnnotated()).isTrue();
        assertThat(f.locals()).containsExactly("a", "c", "d");
    }

    @Test
    void exceptionNamesCountAsDeleted() {
        Scope f = module("def f():\n  try: pass\n  except E as e: pass\n").children().get(0);
        assertThat(f.lookup("e").isDeleted()).isTrue();
    }

    @Test
    void walrusInAComprehensionBindsInTheFunction() {
        Scope f = module("def f(): return [y := x for x in z]").children().get(0);
        assertThat(kind(f, "y")).isEqualTo(Symbol.Kind.CELL);
        assertThat(kind(f.children().get(0), "y")).isEqualTo(Symbol.Kind.FREE);
        assertThat(kind(f.children().get(0), "x")).isEqualTo(Symbol.Kind.LOCAL);
    }

    @Test
    void superKeepsTheClassCell() {
        Scope c = module("class C:\n  def m(self): super().m()\n").children().get(0);
        assertThat(c.needsClassClosure()).isTrue();
        assertThat(c.children().get(0).freevars()).containsExactly("__class__");
    }

    @Test
    void privateNamesAreMangledInTheirClass() {
        Scope c = module("class _C:\n  __x = 1\n  def m(self): return __x\n").children().get(0);
        assertThat(c.symbols()).containsKey("_C__x");
        assertThat(c.children().get(0).mangle("__x")).isEqualTo("_C__x");
        assertThat(SymbolTable.mangle("C", "__x__")).isEqualTo("__x__");
        assertThat(SymbolTable.mangle("___", "__x")).isEqualTo("__x");
        assertThat(SymbolTable.mangle(null, "__x")).isEqualTo("__x");
    }

    @Test
    void callsThatAskForLocalsAreNoted() {
        Scope module = module("def f(): locals()\ndef g(): x.locals()\n");
        assertThat(module.children().get(0).callsNamespace()).isTrue();
        assertThat(module.children().get(1).callsNamespace()).isFalse();
    }

    @Test
    void annotationsOfTheFutureMakeNoSymbols() {
        String body = "def f(x: a): pass\ny: b\n";
        assertThat(module(body).symbols()).containsKeys("a", "b");
        Scope future = module("from __future__ import annotations\n" + body);
        assertThat(future.symbols()).doesNotContainKeys("a", "b");
    }

    @Test
    void scopesAreFoundByTheNodeItself() {
        Mod.Module mod = Parser.parseModule("def f(): pass\ndef f(): pass\n", "<test>");
        SymbolTable table = SymbolTable.analyze(mod, "<test>");
        Stmt first = mod.body().get(0);
        Stmt second = mod.body().get(1);
        assertThat(table.scopeOf(first)).isNotSameAs(table.scopeOf(second)).isNotNull();
        assertThat(table.scopeOf(mod)).isSameAs(table.module());
        assertThat(table.scopeOf(new Object())).isNull();
        assertThat(Collections.frequency(table.module().children(), table.scopeOf(first)))
                .isEqualTo(1);
    }
}
