package org.jilectomy.runtime.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.Dispatcher;

/**
 * Makes a generated class a {@link Dispatcher}: of a unit's own static methods, where code object
 * {@code i} of {@code n} has number {@code i} and, if it is a generator, its body {@code n + i}.
 */
final class Dispatch {
    /** A static method: its number, and after the thread state as many longs as parameters + 1. */
    record Target(int id, ClassDesc owner, String name, int parameters) {}

    private Dispatch() {}

    /** Emits constructor and switches for a unit's code objects. */
    static void emit(ClassBuilder cls, ClassDesc self, List<CodeSpec> specs) {
        List<Target> targets = new ArrayList<>();
        int n = specs.size();
        for (int i = 0; i < n && n <= Dispatcher.MAX_METHODS; i++) {
            targets.add(new Target(i, self, "f" + i, specs.get(i).entry().signature.slots));
        }
        for (int i = 0; i < n && n <= Dispatcher.MAX_METHODS; i++) {
            if (specs.get(i).entry().body() != null) {
                targets.add(new Target(n + i, self, "g" + i, 1));
            }
        }
        emit(cls, targets);
    }

    /** Emits constructor and switches; the targets are in the order of their numbers. */
    static void emit(ClassBuilder cls, List<Target> targets) {
        cls.withMethodBody(
                "<init>",
                MethodTypeDesc.of(CD_void),
                ClassFile.ACC_PUBLIC,
                cb -> {
                    cb.aload(0);
                    cb.invokespecial(Callees.DISPATCHER, "<init>", MethodTypeDesc.of(CD_void));
                    cb.return_();
                });
        for (int n = 0; n <= Dispatcher.WRITTEN_OUT + 1; n++) {
            List<Target> some = new ArrayList<>();
            for (Target t : targets) {
                boolean fits = n <= Dispatcher.WRITTEN_OUT
                        ? t.parameters == n
                        : t.parameters >= n && t.parameters <= Dispatcher.MAX_PARAMETERS;
                if (fits) {
                    some.add(t);
                }
            }
            if (!some.isEmpty()) {
                emitSwitch(cls, n, some);
            }
        }
    }

    private static void emitSwitch(ClassBuilder cls, int parameters, List<Target> targets) {
        List<ClassDesc> types = new ArrayList<>();
        types.add(Callees.THREAD_STATE);
        types.add(CD_int);
        boolean array = parameters > Dispatcher.WRITTEN_OUT;
        for (int i = 0; i <= (array ? 0 : parameters); i++) {
            types.add(CD_long);
        }
        if (array) {
            types.add(CD_long.arrayType());
        }
        cls.withMethodBody(
                "call",
                MethodTypeDesc.of(CD_long, types),
                ClassFile.ACC_PROTECTED,
                cb -> emitCases(cb, parameters, targets));
    }

    private static void emitCases(CodeBuilder cb, int parameters, List<Target> targets) {
        boolean array = parameters > Dispatcher.WRITTEN_OUT;
        List<SwitchCase> cases = new ArrayList<>();
        for (Target t : targets) {
            cases.add(SwitchCase.of(t.id, cb.newLabel()));
        }
        Label none = cb.newLabel();
        cb.aload(1);
        for (int i = 0; i <= (array ? 0 : parameters); i++) {
            cb.lload(3 + 2 * i);
        }
        cb.iload(2);
        cb.lookupswitch(none, cases);
        for (int i = 0; i < cases.size(); i++) {
            cb.labelBinding(cases.get(i).target());
            Target t = targets.get(i);
            for (int p = 0; array && p < t.parameters; p++) {
                cb.aload(5);
                cb.loadConstant(p);
                cb.laload();
            }
            cb.invokestatic(
                    t.owner, t.name, Descriptors.of("t" + "l".repeat(1 + t.parameters) + ":l"));
            cb.return_(TypeKind.LONG);
        }
        cb.labelBinding(none);
        cb.aconst_null();
        cb.athrow();
    }
}
