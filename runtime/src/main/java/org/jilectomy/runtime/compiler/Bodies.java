package org.jilectomy.runtime.compiler;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.FrameLayout;
import org.jilectomy.runtime.objects.CodeListing;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.parser.Scope;

/**
 * Emits the method (for a generator: the two methods) of one code object: parameters and cells
 * first, then the body of a module, class, function, lambda or comprehension.
 *
 * <p>A parameter that the function never rebinds stays borrowed from the caller; one that it
 * rebinds or deletes is retained on entry and then owned like any local.
 */
final class Bodies {
    private static final int FIRST_PARAMETER = 3;

    /** Lines of a module a method may hold; a JVM method ends at 64 KB, some 100 bytes a line. */
    private static final int PART_LINES = 150;

    private final UnitCompiler unit;
    private final Scope scope;
    private final int index;
    private final List<String> parameters;
    private int[] positionTable;
    private final LinkedHashSet<String> names = new LinkedHashSet<>();
    private final LinkedHashSet<Long> consts = new LinkedHashSet<>();
    private int frameSize;
    private int[] awaitedSlots;
    private FrameLayout frameLayout;

    /** The parts of a long module body, each a method of its own; null if it is one. */
    private List<List<Stmt>> parts;

    Bodies(UnitCompiler unit, Scope scope, int index) {
        this.unit = unit;
        this.scope = scope;
        this.index = index;
        this.parameters = Scopes.parameters(scope);
    }

    int[] positionTable() {
        return positionTable;
    }

    /** {@code co_names} and {@code co_consts}. */
    CodeListing listing(long doc) {
        boolean function = Scopes.node(scope) instanceof Stmt
                && !Scopes.usesNamespace(scope) || Scopes.node(scope) instanceof Expr.Lambda;
        LinkedHashSet<Long> all = new LinkedHashSet<>();
        if (function) {
            all.add(doc);
        }
        all.addAll(consts);
        if (!function && !(Scopes.node(scope) instanceof Expr)
                && !(Scopes.node(scope) instanceof Mod.Expression)) {
            all.add(Singletons.None);
        }
        long[] items = new long[all.size()];
        int n = 0;
        for (long c : all) {
            items[n++] = c;
        }
        String[] list = names.toArray(new String[0]);
        return new CodeListing() {
            @Override
            public String[] names() {
                return list;
            }

            @Override
            public long[] consts() {
                return items;
            }
        };
    }

    int frameSize() {
        return frameSize;
    }

    int[] awaitedSlots() {
        return awaitedSlots;
    }

    FrameLayout frameLayout() {
        return frameLayout;
    }

    void emit(ClassBuilder cls) {
        int flags = ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC;
        int slots = Scopes.usesNamespace(scope) ? 1 : parameters.size();
        MethodTypeDesc type = Descriptors.of(
                slots > EntryPoint.MAX_SPREAD ? "tla:l" : "t" + "l".repeat(1 + slots) + ":l");
        boolean awaits = Scopes.isSuspendable(scope) && Scopes.usesNamespace(scope);
        if (unit.partWeight > 0 && !awaits && findParts()) {
            emitInParts(cls, type, flags, slots);
            return;
        }
        if (Scopes.isSuspendable(scope)) {
            cls.withMethodBody("g" + index, Descriptors.of("tll:l"), flags, this::generatorBody);
            cls.withMethodBody("f" + index, type, flags, this::generatorEntry);
        } else if (isLongModule()) {
            moduleInParts(cls, type, flags);
        } else {
            cls.withMethodBody("f" + index, type, flags, cb -> plainBody(cb, slots));
        }
    }

    // ---------------------------------------------------------------- very large code

    /** The parts of very large code; null if it is one method. */
    private Parts cut;

    /** Decides how to cut; false if the code is small or is no body of statements. */
    private boolean findParts() {
        Object body =
                switch (Scopes.node(scope)) {
                    case Mod.Module m -> m.body();
                    case Mod.Interactive m -> m.body();
                    case Mod.Expression e -> e.body();
                    case Stmt.FunctionDef f -> f.body();
                    case Stmt.AsyncFunctionDef f -> f.body();
                    case Stmt.ClassDef c -> c.body();
                    case Expr.Lambda l -> l.body();
                    default -> null;
                };
        if (body == null) {
            return false;
        }
        boolean async = scope.isCoroutine() || scope.isAsyncGenerator();
        Partition partition = new Partition(body, async, unit.partWeight);
        if (partition.isEmpty()) {
            return false;
        }
        Map<String, Integer> cells = new HashMap<>();
        if (!Scopes.usesNamespace(scope)) {
            parameters.forEach(n -> cells.putIfAbsent(n, cells.size()));
            Scopes.locals(scope).forEach(n -> cells.putIfAbsent(n, cells.size()));
        }
        Scopes.cellvars(scope).forEach(n -> cells.putIfAbsent(n, cells.size()));
        ownCells = cells.size();
        for (String name : Scopes.freevars(scope)) {
            cells.put(name, cells.size());
        }
        cut = new Parts(
                partition, cells, (Scopes.isSuspendable(scope) ? "g" : "f") + index);
        return true;
    }

    private int ownCells;

    private void emitInParts(ClassBuilder cls, MethodTypeDesc type, int flags, int slots) {
        List<Span> positions = new ArrayList<>();
        if (Scopes.isSuspendable(scope)) {
            cls.withMethodBody("g" + index, Descriptors.of("tll:l"), flags, cb -> {
                positions.clear();
                generatorInParts(cb, positions);
            });
            cls.withMethodBody("f" + index, type, flags, this::generatorEntry);
        } else {
            cls.withMethodBody("f" + index, type, flags, cb -> {
                positions.clear();
                plainInParts(cb, slots, positions);
            });
        }
        while (!cut.waiting.isEmpty()) {
            Parts.Part part = cut.waiting.poll();
            int known = positions.size();
            cls.withMethodBody(part.name(), Descriptors.of(Parts.TYPE), flags, cb -> {
                positions.subList(known, positions.size()).clear();
                Code code = new Code(cb, unit, scope, index, 3, positions);
                code.parts = cut;
                code.isPart = true;
                code.loopDepth = part.loopDepth();
                code.frame.begin();
                code.namespaceSlot = FIRST_PARAMETER;
                part.body().accept(code);
                code.frame.end(false);
                code.listing.addTo(names, consts);
                positionTable = code.positions.table(Scopes.firstLine(scope));
            });
        }
    }

    /** Puts parameters that came as an array where a method of fewer finds them. */
    private static void unpack(CodeBuilder cb, int slots, int scratch) {
        if (slots <= EntryPoint.MAX_SPREAD) {
            return;
        }
        cb.aload(FIRST_PARAMETER);
        cb.astore(scratch);
        for (int i = 0; i < slots; i++) {
            cb.aload(scratch);
            cb.loadConstant(i);
            cb.laload();
            cb.lstore(FIRST_PARAMETER + 2 * i);
        }
    }

    /** The end of the method that is the Python frame: everything about it is known. */
    private void end(Code code) {
        code.frame.end(true);
        code.listing.addTo(names, consts);
        positionTable = code.positions.table(Scopes.firstLine(scope));
        frameLayout = code.frame.layout();
    }

    private void plainInParts(CodeBuilder cb, int slots, List<Span> positions) {
        Code code = new Code(cb, unit, scope, index, slots, positions);
        code.parts = cut;
        unpack(cb, slots, code.newScratch());
        code.frame.begin();
        if (code.usesNamespace) {
            code.namespaceSlot = FIRST_PARAMETER;
        }
        cellTuple(code, false);
        for (int i = 0; i < slots && !code.usesNamespace; i++) {
            code.loadTs();
            code.pushCell(parameters.get(i));
            code.loadTs();
            code.cb.lload(FIRST_PARAMETER + 2 * i);
            code.call(Callees.REFS, "retain", "tl:l");
            code.variables("storeCellSteal", "tll:v");
        }
        body(code);
        end(code);
    }

    private void generatorInParts(CodeBuilder cb, List<Span> positions) {
        Code code = new Code(cb, unit, scope, index, 1, positions);
        code.parts = cut;
        int[] slots = new int[parameters.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = code.newLong();
            code.generators.frameIndexOf(slots[i]);
        }
        code.frame.begin();
        cellTuple(code, true);
        for (int i = 0; i < slots.length; i++) {
            code.generators.restore(slots[i]);
            code.loadTs();
            code.pushCell(parameters.get(i));
            code.takeSlot(slots[i]);
            code.variables("storeCellSteal", "tll:v");
        }
        body(code);
        end(code);
        frameSize = code.generators.frameSize();
        awaitedSlots = code.generators.awaitedSlots();
    }

    /** Emits the tuple of all variables' cells; it lives as long as the frame. */
    private void cellTuple(Code code, boolean generator) {
        if (cut.cells.isEmpty()) {
            return;
        }
        code.cellsSlot = code.newLong();
        code.loadTs();
        code.loadFunc();
        if (generator) {
            code.call(Callees.GENERATOR_FRAME, "function", "l:l");
        }
        code.cb.loadConstant(ownCells);
        code.variables("cellTuple", "tli:l");
        code.cb.lstore(code.cellsSlot);
        code.declareLocal(".cells", code.cellsSlot, true);
    }

    // ---------------------------------------------------------------- long modules

    private boolean isLongModule() {
        if (!(Scopes.node(scope) instanceof Mod.Module m) || m.body().isEmpty()) {
            return false;
        }
        List<Stmt> body = m.body();
        return body.get(body.size() - 1).span().endLineno() > PART_LINES;
    }

    /** Groups of whole statements of about {@link #PART_LINES} lines. */
    private static List<List<Stmt>> split(List<Stmt> body) {
        List<List<Stmt>> parts = new ArrayList<>();
        List<Stmt> part = new ArrayList<>();
        int start = body.get(0).span().lineno();
        for (Stmt s : body) {
            if (!part.isEmpty() && s.span().endLineno() - start > PART_LINES) {
                parts.add(part);
                part = new ArrayList<>();
                start = s.span().lineno();
            }
            part.add(s);
        }
        parts.add(part);
        return parts;
    }

    private void moduleInParts(ClassBuilder cls, MethodTypeDesc type, int flags) {
        parts = split(((Mod.Module) Scopes.node(scope)).body());
        List<Span> positions = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Stmt> part = parts.get(i);
            // The emitter may run twice: each time from the same table.
            int known = positions.size();
            cls.withMethodBody(
                    partName(i),
                    type,
                    flags,
                    cb -> {
                        positions.subList(known, positions.size()).clear();
                        modulePart(cb, part, positions);
                    });
        }
        int known = positions.size();
        cls.withMethodBody(
                "f" + index,
                type,
                flags,
                cb -> {
                    positions.subList(known, positions.size()).clear();
                    plainBody(cb, 1, positions);
                });
    }

    private String partName(int part) {
        return "f" + index + "part" + part;
    }

    private void modulePart(CodeBuilder cb, List<Stmt> part, List<Span> positions) {
        Code code = new Code(cb, unit, scope, index, 1, positions);
        code.trace.isPiece = true;
        code.frame.begin();
        code.namespaceSlot = FIRST_PARAMETER;
        code.statements.block(part);
        code.pushOwned(code.expressions.none());
        code.statements.leaveFunction();
        code.frame.end(false);
        code.listing.addTo(names, consts);
    }

    private void callParts(Code code) {
        for (int i = 0; i < parts.size(); i++) {
            code.loadTs();
            code.loadFunc();
            code.cb.lload(code.namespaceSlot);
            unit.invokePart(code.cb, partName(i));
            code.cb.pop2();
        }
    }

    // ---------------------------------------------------------------- plain functions

    private void plainBody(CodeBuilder cb, int slots) {
        plainBody(cb, slots, new ArrayList<>());
    }

    private void plainBody(CodeBuilder cb, int slots, List<Span> positions) {
        Code code = new Code(cb, unit, scope, index, slots, positions);
        unpack(cb, slots, code.newScratch());
        code.frame.begin();
        if (code.usesNamespace) {
            code.namespaceSlot = FIRST_PARAMETER;
            cells(code); // a class body may own the cell of __class__
        } else {
            for (int i = 0; i < slots; i++) {
                parameter(code, parameters.get(i), FIRST_PARAMETER + 2 * i, false);
            }
            locals(code);
        }
        body(code);
        end(code);
    }

    private void parameter(Code code, String name, int slot, boolean owned) {
        boolean rebinds = owned || Scopes.isRebound(scope, name) || !UnitCompiler.ELIDE
                || unit.traced;
        if (Scopes.isCell(scope, name)) {
            int cell = code.newLong();
            code.loadTs();
            code.cb.lload(slot);
            code.variables("newCell", "tl:l");
            code.cb.lstore(cell);
            code.declareCell(name, cell, true);
            if (owned) {
                code.loadTs();
                code.takeSlot(slot);
                code.call(Callees.REFS, "release", "tl:v");
            }
            return;
        }
        if (rebinds && !owned) {
            code.loadTs();
            code.cb.lload(slot);
            code.call(Callees.REFS, "retain", "tl:l");
            code.cb.lstore(slot);
        }
        code.declareLocal(name, slot, rebinds);
    }

    private void locals(Code code) {
        Calls.declareLocals(code);
        for (String name : Scopes.locals(scope)) {
            if (!parameters.contains(name)) {
                code.declareLocal(name, code.newLong(), true);
            }
        }
        cells(code);
    }

    private void cells(Code code) {
        newCells(code);
        freeCells(code);
    }

    /** Variables that inner functions share; parameters among them have their cells already. */
    private void newCells(Code code) {
        for (String name : Scopes.cellvars(scope)) {
            if (!parameters.contains(name)) {
                int slot = code.newLong();
                code.loadTs();
                code.cb.lconst_0();
                code.variables("newCell", "tl:l");
                code.cb.lstore(slot);
                code.declareCell(name, slot, true);
                if (!scope.isFunction()) {
                    code.classCellSlot = slot;
                }
            }
        }
    }

    /** Free variables: the cells are kept alive by the function object. */
    private void freeCells(Code code) {
        List<String> free = Scopes.freevars(scope);
        for (int i = 0; i < free.size(); i++) {
            int slot = code.newLong();
            code.loadFunc();
            code.cb.loadConstant(i);
            code.variables("closureCell", "li:l");
            code.cb.lstore(slot);
            code.declareCell(free.get(i), slot, false);
        }
    }

    // ---------------------------------------------------------------- generators

    private void generatorEntry(CodeBuilder cb) {
        int count = Scopes.usesNamespace(scope) ? 1 : parameters.size();
        int gen = FIRST_PARAMETER + 2 * count;
        unpack(cb, count, gen);
        Polls.poll(cb);
        cb.aload(0);
        cb.lload(1);
        unit.loadCode(cb, index);
        cb.invokestatic(
                Callees.GENERATOR,
                "create",
                Descriptors.of("tll:l"));
        cb.lstore(gen);
        for (int i = 0; i < count; i++) {
            cb.lload(gen);
            cb.loadConstant(i);
            cb.aload(0);
            cb.lload(FIRST_PARAMETER + 2 * i);
            cb.invokestatic(Callees.REFS, "retain", Descriptors.of("tl:l"));
            cb.invokestatic(
                    Callees.GENERATOR_FRAME,
                    "putSlot",
                    Descriptors.of("lil:v"));
        }
        cb.lload(gen);
        cb.lreturn();
    }

    private void generatorBody(CodeBuilder cb) {
        Code code = new Code(cb, unit, scope, index, 1, new ArrayList<>());
        int[] slots = new int[code.usesNamespace ? 1 : parameters.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = code.newLong();
            code.generators.frameIndexOf(slots[i]);
        }
        code.frame.begin();
        for (int slot : slots) {
            code.generators.restore(slot);
        }
        if (code.usesNamespace) {
            code.namespaceSlot = slots[0];
            code.declareLocal(".namespace", slots[0], true);
        } else {
            for (int i = 0; i < slots.length; i++) {
                parameter(code, parameters.get(i), slots[i], true);
            }
            Calls.declareLocals(code);
        }
        for (String name : code.usesNamespace ? List.<String> of() : Scopes.locals(scope)) {
            if (!parameters.contains(name)) {
                code.declareLocal(name, code.newLong(), true);
            }
        }
        ownedCells(code);
        body(code);
        end(code);
        frameSize = code.generators.frameSize();
        awaitedSlots = code.generators.awaitedSlots();
    }

    /** In a generator every slot of the frame owns, closure cells included. */
    private void ownedCells(Code code) {
        newCells(code);
        List<String> free = Scopes.freevars(scope);
        for (int i = 0; i < free.size(); i++) {
            int slot = code.newLong();
            code.loadTs();
            code.loadFunc();
            code.call(Callees.GENERATOR_FRAME, "function", "l:l");
            code.cb.loadConstant(i);
            code.variables("closureCell", "li:l");
            code.call(Callees.REFS, "retain", "tl:l");
            code.cb.lstore(slot);
            code.declareCell(free.get(i), slot, true);
        }
    }

    // ---------------------------------------------------------------- bodies

    private void body(Code code) {
        code.trace.enter(Scopes.node(scope) instanceof Mod ? 0 : Scopes.firstLine(scope));
        if (Scopes.node(scope) instanceof Mod.Module m) {
            statements(code, m.body(), true);
        } else if (Scopes.node(scope) instanceof Mod.Interactive m) {
            statements(code, m.body(), false);
        } else if (Scopes.node(scope) instanceof Mod.Expression e) {
            expression(code, e.body());
        } else if (Scopes.node(scope) instanceof Stmt.FunctionDef f) {
            if (!unit.traced) {
                code.numbers.prepare(f.body());
            }
            statements(code, f.body(), false);
        } else if (Scopes.node(scope) instanceof Stmt.AsyncFunctionDef f) {
            statements(code, f.body(), false);
        } else if (Scopes.node(scope) instanceof Stmt.ClassDef c) {
            classBody(code, c);
        } else if (Scopes.node(scope) instanceof Expr.Lambda l) {
            expression(code, l.body());
        } else if (Scopes.node(scope) instanceof Expr e) {
            code.trace.line(e.span());
            code.definitions.comprehensionBody(e);
            code.statements.leaveFunction();
        } else {
            throw new IllegalStateException("no body: " + Scopes.node(scope));
        }
    }

    private void expression(Code code, Expr e) {
        code.trace.line(e.span());
        code.pushOwned(code.expressions.value(e));
        code.statements.leaveFunction();
    }

    private void statements(Code code, List<Stmt> body, boolean module) {
        if (module) {
            setDocstring(code, body);
        }
        if (module && Scopes.hasAnnotations(body)) {
            setUpAnnotations(code);
        }
        if (parts != null) {
            callParts(code);
        } else {
            code.statements.block(body);
        }
        code.pushOwned(code.expressions.none());
        code.statements.leaveFunction();
    }

    private static void setUpAnnotations(Code code) {
        code.loadTs();
        code.cb.lload(code.namespaceSlot);
        code.support("setUpAnnotations", "tl:v");
    }

    private static void setDocstring(Code code, List<Stmt> body) {
        String doc = Statements.docstring(body, code.unit.options.optimize());
        if (doc != null) {
            put(code, "__doc__", doc);
        }
    }

    private static void put(Code code, String name, String value) {
        code.loadTs();
        code.cb.lload(code.namespaceSlot);
        code.loadName(name);
        code.push(
                code.constant(
                        code.unit
                                .constants()
                                .value(new ConstantValue.Str(value))));
        code.variables("storeName", "tlll:v");
    }

    /** Returns the {@code __class__} cell if a method needs it, as CPython's class bodies do. */
    private void classBody(Code code, Stmt.ClassDef c) {
        code.at(c.span());
        code.loadTs();
        code.cb.lload(code.namespaceSlot);
        code.loadGlobals();
        code.support("setClassModule", "tll:v");
        put(code, "__qualname__", Scopes.qualname(scope));
        setDocstring(code, c.body());
        if (Scopes.hasAnnotations(c.body())) {
            setUpAnnotations(code);
        }
        code.statements.block(c.body());
        if (Scopes.cellvars(scope).contains("__class__")) {
            code.loadTs();
            code.cb.lload(code.namespaceSlot);
            code.loadName("__classcell__");
            code.pushCellForInner("__class__");
            code.variables("storeName", "tlll:v");
            code.loadTs();
            code.pushCellForInner("__class__");
            code.call(Callees.REFS, "retain", "tl:l");
        } else {
            code.pushOwned(code.expressions.none());
        }
        code.statements.leaveFunction();
    }
}
