package org.jilectomy.runtime.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jilectomy.runtime.objects.FrozenCalls;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Generates the classes behind {@link FrozenCalls}: dispatchers, each in the package of its methods,
 * which are not public, and the index that finds a method's number.
 */
final class FrozenCallsWriter {
    private static final ClassDesc CD_FROZEN_CALLS =
            ClassDesc.of("org.jilectomy.runtime.objects.FrozenCalls");
    private static final ClassDesc CD_INDEX =
            ClassDesc.of("org.jilectomy.runtime.objects.FrozenIndex");

    /** A class file and its internal name. */
    record ClassFileOf(String name, byte[] bytes) {}

    private final Map<String, List<String[]>> byPackage = new TreeMap<>();

    /** Number by key. */
    private final Map<Integer, Integer> numbers = new TreeMap<>();

    private final List<ClassDesc> chunks = new ArrayList<>();
    private final List<ClassFileOf> result = new ArrayList<>();

    FrozenCallsWriter(List<String> lines) {
        Map<Integer, String> keys = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (String line : lines) {
            String[] parts = line.split(" ");
            int key = FrozenCalls.key(parts[0], parts[1], Integer.parseInt(parts[2]));
            if (!seen.add(line) || !isCallable(parts)) {
                continue;
            }
            if (keys.putIfAbsent(key, line) == null) {
                String in = parts[0].substring(0, parts[0].lastIndexOf('.'));
                byPackage.computeIfAbsent(in, p -> new ArrayList<>()).add(parts);
            }
        }
    }

    /** Whether code in the method's package can call it. */
    private static boolean isCallable(String[] parts) {
        try {
            Class<?> owner = Class.forName(
                    parts[0], false, FrozenCallsWriter.class.getClassLoader());
            Class<?>[] types = new Class<?>[2 + Integer.parseInt(parts[2])];
            Arrays.fill(types, long.class);
            types[0] = ThreadState.class;
            Method m = owner.getDeclaredMethod(parts[1], types);
            return !owner.isHidden()
                    && !Modifier.isPrivate(m.getModifiers())
                    && Modifier.isStatic(m.getModifiers())
                    && m.getReturnType() == long.class
                    && !owner.getSimpleName().startsWith("Unit_");
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }

    List<ClassFileOf> write() {
        byPackage.forEach((name, methods) -> {
            for (int i = 0; i < methods.size(); i += FrozenCalls.CHUNK) {
                dispatcher(name, methods.subList(
                        i, Math.min(methods.size(), i + FrozenCalls.CHUNK)));
            }
        });
        add(CD_INDEX, ClassFile.of().build(CD_INDEX, this::index));
        return result;
    }

    private void add(ClassDesc name, byte[] bytes) {
        String d = name.descriptorString();
        result.add(new ClassFileOf(d.substring(1, d.length() - 1), bytes));
    }

    private void dispatcher(String in, List<String[]> methods) {
        int first = chunks.size() * FrozenCalls.CHUNK;
        ClassDesc self = ClassDesc.of(in + ".FrozenCalls" + chunks.size());
        List<Dispatch.Target> targets = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            String[] m = methods.get(i);
            int parameters = Integer.parseInt(m[2]);
            numbers.put(FrozenCalls.key(m[0], m[1], parameters), first + i);
            targets.add(new Dispatch.Target(first + i, ClassDesc.of(m[0]), m[1], parameters));
        }
        chunks.add(self);
        add(self, ClassFile.of().build(self, cls -> {
            cls.withSuperclass(Callees.DISPATCHER);
            cls.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
            Dispatch.emit(cls, targets);
        }));
    }

    private void index(ClassBuilder cls) {
        cls.withSuperclass(CD_FROZEN_CALLS);
        cls.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
        MethodTypeDesc nothing = MethodTypeDesc.of(CD_void);
        cls.withMethodBody("<init>", nothing, 0, cb -> {
            cb.aload(0);
            cb.invokespecial(CD_FROZEN_CALLS, "<init>", nothing);
            cb.return_();
        });
        cls.withMethodBody("<clinit>", nothing, ClassFile.ACC_STATIC, cb -> {
            cb.new_(CD_INDEX);
            cb.dup();
            cb.invokespecial(CD_INDEX, "<init>", nothing);
            cb.invokestatic(CD_FROZEN_CALLS, "install",
                    MethodTypeDesc.of(CD_void, CD_FROZEN_CALLS));
            cb.return_();
        });
        cls.withMethodBody("number", MethodTypeDesc.of(CD_int, CD_int), ClassFile.ACC_PROTECTED,
                cb -> {
                    List<SwitchCase> cases = new ArrayList<>();
                    numbers.keySet().forEach(k -> cases.add(SwitchCase.of(k, cb.newLabel())));
                    Label none = cb.newLabel();
                    cb.iload(1);
                    cb.lookupswitch(none, cases);
                    for (SwitchCase c : cases) {
                        cb.labelBinding(c.target());
                        cb.loadConstant((int) numbers.get(c.caseValue()));
                        cb.ireturn();
                    }
                    cb.labelBinding(none);
                    cb.iconst_m1();
                    cb.ireturn();
                });
        cls.withMethodBody("chunk", MethodTypeDesc.of(Callees.DISPATCHER, CD_int),
                ClassFile.ACC_PROTECTED, cb -> {
                    List<SwitchCase> cases = new ArrayList<>();
                    for (int i = 0; i < chunks.size(); i++) {
                        cases.add(SwitchCase.of(i, cb.newLabel()));
                    }
                    Label none = cb.newLabel();
                    cb.iload(1);
                    cb.lookupswitch(none, cases);
                    for (int i = 0; i < chunks.size(); i++) {
                        cb.labelBinding(cases.get(i).target());
                        cb.new_(chunks.get(i));
                        cb.dup();
                        cb.invokespecial(chunks.get(i), "<init>", nothing);
                        cb.areturn();
                    }
                    cb.labelBinding(none);
                    cb.aconst_null();
                    cb.areturn();
                });
    }
}
