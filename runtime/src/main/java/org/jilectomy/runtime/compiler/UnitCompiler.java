package org.jilectomy.runtime.compiler;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_MethodHandles_Lookup;
import static java.lang.constant.ConstantDescs.CD_MethodType;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.linker.CodeUnit;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.PositionTable;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Tracing;
import org.jilectomy.runtime.parser.Scope;
import org.jilectomy.runtime.parser.SourceWarning;
import org.jilectomy.runtime.parser.SymbolTable;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Compiles one unit (a module, or the source of an {@code exec}) to one JVM class: a static method a
 * code object, {@code f0} being the unit's body.
 *
 * <p>Constants, code objects and the globals dict are {@code static final long} fields filled by
 * {@code CodeUnit}, so HotSpot sees them as constants while the class file itself holds no address.
 * Because the globals are a constant of the class, running the same code over another dict defines
 * the class once more from the same bytes.
 *
 * <p>Nested code objects are queued and emitted after the body that contains them.
 */
final class UnitCompiler {
    /** Whether locals are borrowed and immortal loads uncounted ({@code -X elide}). */
    static final boolean ELIDE = !"0".equals(System.getProperty("jilectomy.elide"));

    private static final ClassDesc CD_THIS =
            ClassDesc.of("org.jilectomy.runtime.linker.Unit");
    private static final DirectMethodHandleDesc BOOTSTRAP =
            MethodHandleDesc.ofMethod(
                    DirectMethodHandleDesc.Kind.STATIC,
                    ClassDesc.of("org.jilectomy.runtime.linker.Linker"),
                    "bootstrap",
                    MethodTypeDesc.of(
                            CD_CallSite,
                            CD_MethodHandles_Lookup,
                            CD_String,
                            CD_MethodType,
                            CD_String));

    /** Constants beyond that many have no field, as one method must fill the fields. */
    private static final int MAX_FIELDS = 2000;

    /** Weight of a part of code that is cut into parts; 0 if nothing is. */
    final int partWeight;

    private final ThreadState ts;
    private final String filename;
    private final SymbolTable symbols;
    private final Mod mod;
    private final Constants constants;
    private final List<Scope> scopes = new ArrayList<>();
    private final Map<Scope, Integer> indexes = new IdentityHashMap<>();
    private final List<CodeSpec> specs = new ArrayList<>();

    final CompileOptions options;

    /** Whether {@code sys.settrace} is to hear of this code. */
    final boolean traced;

    UnitCompiler(
            ThreadState ts,
            Mod mod,
            String filename,
            CompileOptions options,
            int partWeight) {
        this.partWeight = partWeight;
        this.options = options;
        this.traced = options.traced() || Tracing.everything;
        this.ts = ts;
        this.mod = mod;
        this.filename = filename;
        this.symbols = SymbolTable.analyze(
                mod, filename, options.annotations(), options.topLevelAwait());
        for (SourceWarning w : partWeight == 0 ? symbols.warnings() : List.<SourceWarning> of()) {
            new SourceWarnings(ts, filename).accept(w);
        }
        this.constants = new Constants(ts);
    }

    /** Emits the class and makes the unit; nothing is run. */
    CodeUnit compile() {
        codeIndex(symbols.module());
        byte[] bytes =
                ClassFile.of(ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED)
                        .build(CD_THIS, this::emit);
        return new CodeUnit(bytes, constants.toArray(), specs.toArray(new CodeSpec[0]));
    }

    private void emit(ClassBuilder cls) {
        cls.withSuperclass(Callees.DISPATCHER);
        cls.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
        for (int i = 0; i < scopes.size(); i++) {
            emitCode(cls, scopes.get(i), i);
        }
        emitInitializer(cls);
        Dispatch.emit(cls, CD_THIS, specs);
    }

    // ---------------------------------------------------------------- code objects

    private void emitCode(ClassBuilder cls, Scope scope, int index) {
        Bodies bodies = new Bodies(this, scope, index);
        bodies.emit(cls);
        boolean generator = Scopes.isSuspendable(scope);
        Signature signature = Scopes.signature(scope);
        EntryPoint entry =
                new EntryPoint(Scopes.name(scope), signature, null, "f" + index);
        if (generator) {
            entry.generator("g" + index, bodies.frameSize(), bodies.awaitedSlots());
        }
        entry.frame(bodies.frameLayout());
        String doc = Scopes.docstring(scope, options.optimize());
        long docConst = doc == null ? Singletons.None : PyUnicode.intern(ts, doc);
        specs.add(
                new CodeSpec(
                        Scopes.name(scope),
                        Scopes.qualname(scope),
                        filename,
                        Scopes.firstLine(scope),
                        entry,
                        Scopes.flags(scope)
                                | (futureAnnotations() ? CodeSpec.CO_FUTURE_ANNOTATIONS : 0)
                                | (symbols.future().barryAsFlufl()
                                        ? CodeSpec.CO_FUTURE_BARRY_AS_BDFL
                                        : 0),
                        signature.positional,
                        signature.posOnly,
                        signature.kwOnly,
                        Scopes.varnames(scope).size(),
                        Scopes.varnames(scope).toArray(new String[0]),
                        Scopes.cellvars(scope).toArray(new String[0]),
                        Scopes.freevars(scope).toArray(new String[0]),
                        new PositionTable(bodies.positionTable()),
                        new long[] {docConst},
                        bodies.listing(docConst),
                        null));
    }

    /** The index of the code object of a nested scope; queues its body. */
    int codeIndex(Scope scope) {
        Integer known = indexes.get(scope);
        if (known != null) {
            return known;
        }
        int index = scopes.size();
        scopes.add(scope);
        indexes.put(scope, index);
        return index;
    }

    // ---------------------------------------------------------------- fields

    private void emitInitializer(ClassBuilder cls) {
        int n = Math.min(constants.toArray().length, MAX_FIELDS);
        int m = scopes.size();
        int flags = ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;
        cls.withField("globals", CD_long, flags);
        cls.withField("more", CD_long.arrayType(), flags);
        if (cells > 0) {
            cls.withField("cells", CD_long.arrayType(), flags);
        }
        for (int i = 0; i < n; i++) {
            cls.withField("k" + i, CD_long, flags);
        }
        for (int i = 0; i < m; i++) {
            cls.withField("c" + i, CD_long, flags);
            cls.withField("n" + i, CD_int, ClassFile.ACC_STATIC);
        }
        cls.withMethodBody(
                "<clinit>",
                MethodTypeDesc.of(CD_void),
                ClassFile.ACC_STATIC,
                cb -> {
                    ClassDesc array = CD_long.arrayType();
                    cb.invokestatic(
                            Callees.CODE_UNIT, "handOver",
                            MethodTypeDesc.of(Callees.CODE_UNIT.nested("Linked")));
                    cb.dup();
                    cb.new_(CD_THIS);
                    cb.dup();
                    cb.invokespecial(CD_THIS, "<init>", MethodTypeDesc.of(CD_void));
                    cb.putfield(Callees.CODE_UNIT.nested("Linked"), "dispatcher",
                            Callees.DISPATCHER);
                    cb.dup();
                    cb.getfield(Callees.CODE_UNIT.nested("Linked"), "globals", CD_long);
                    cb.putstatic(CD_THIS, "globals", CD_long);
                    cb.dup();
                    cb.getfield(Callees.CODE_UNIT.nested("Linked"), "constants", array);
                    cb.putstatic(CD_THIS, "more", array);
                    cb.dup();
                    cb.getfield(Callees.CODE_UNIT.nested("Linked"), "constants", array);
                    fill(cb, "k", n);
                    cb.getfield(Callees.CODE_UNIT.nested("Linked"), "codes", array);
                    fill(cb, "c", m);
                    if (cells > 0) {
                        cb.loadConstant(cells);
                        cb.newarray(TypeKind.LONG);
                        cb.putstatic(CD_THIS, "cells", array);
                    }
                    cb.return_();
                });
    }

    /** Emits: store the array's elements in the fields {@code prefix0…}; pops the array. */
    private static void fill(CodeBuilder cb, String prefix, int n) {
        for (int i = 0; i < n; i++) {
            cb.dup();
            cb.loadConstant(i);
            cb.laload();
            cb.putstatic(CD_THIS, prefix + i, CD_long);
        }
        cb.pop();
    }

    void loadConstant(CodeBuilder cb, int index) {
        if (index >= MAX_FIELDS) {
            cb.getstatic(CD_THIS, "more", CD_long.arrayType());
            cb.loadConstant(index);
            cb.laload();
            return;
        }
        cb.getstatic(CD_THIS, "k" + index, CD_long);
    }

    void loadCode(CodeBuilder cb, int index) {
        cb.getstatic(CD_THIS, "c" + index, CD_long);
    }

    void loadGlobals(CodeBuilder cb) {
        cb.getstatic(CD_THIS, "globals", CD_long);
    }

    /** Cells of {@code linker.FieldShapes} so far. */
    private int cells;

    /** So many more cells; the index of the first. */
    int newCells(int n) {
        int first = cells;
        cells += n;
        return first;
    }

    /** Pushes the array of cells. */
    void loadCells(CodeBuilder cb) {
        cb.getstatic(CD_THIS, "cells", CD_long.arrayType());
    }

    /** Pushes how often a code object was called before it was warm. */
    void loadCalls(CodeBuilder cb, int index) {
        cb.getstatic(CD_THIS, "n" + index, CD_int);
    }

    void storeCalls(CodeBuilder cb, int index) {
        cb.putstatic(CD_THIS, "n" + index, CD_int);
    }

    // ---------------------------------------------------------------- calls

    /** Emits a call site of the linker: {@code kind} says what it does, {@code name} to which name. */
    void invokeDynamic(CodeBuilder cb, String kind, String name, String types) {
        cb.invokedynamic(
                DynamicCallSiteDesc.of(BOOTSTRAP, kind, Descriptors.of(types), name));
    }

    /** Emits a direct call of a nested code object: stack is ts, function, arguments. */
    void invokeCode(CodeBuilder cb, Scope scope, int arguments) {
        cb.invokestatic(
                CD_THIS,
                "f" + codeIndex(scope),
                Descriptors.of("t" + "l".repeat(1 + arguments) + ":l"));
    }

    /** Emits a call of a part of a body: stack is ts, function, namespace. */
    void invokePart(CodeBuilder cb, String method, String types) {
        cb.invokestatic(CD_THIS, method, Descriptors.of(types));
    }

    void invokePart(CodeBuilder cb, String method) {
        cb.invokestatic(CD_THIS, method, Descriptors.of("tll:l"));
    }

    // ---------------------------------------------------------------- facts

    Constants constants() {
        return constants;
    }

    Scope scopeOf(Stmt s) {
        return symbols.scopeOf(s);
    }

    Scope scopeOf(Expr e) {
        return symbols.scopeOf(e);
    }

    /** A private name inside a class, mangled. */
    String mangled(Scope scope, String name) {
        return Scopes.mangle(scope, name);
    }

    boolean isInteractive() {
        return mod instanceof Mod.Interactive;
    }

    boolean futureAnnotations() {
        return symbols.future().annotations();
    }

    Mod mod() {
        return mod;
    }
}
