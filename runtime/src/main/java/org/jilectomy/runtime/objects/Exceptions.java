package org.jilectomy.runtime.objects;

/**
 * The built-in exception types, in the order of their hierarchy; compare CPython
 * {@code Objects/exceptions.c}. {@link #ALL} lists them for the builtins module.
 */
public final class Exceptions {
    public static final PyExceptionType BaseException =
            new PyExceptionType("BaseException", null, ExceptionStruct.BASE);
    public static final PyExceptionType BaseExceptionGroup =
            new PyExceptionType("BaseExceptionGroup", BaseException, ExceptionStruct.GROUP);
    public static final PyExceptionType Exception =
            new PyExceptionType("Exception", BaseException, BaseException.struct);
    public static final PyExceptionType ExceptionGroup =
            new PyExceptionType("ExceptionGroup", BaseExceptionGroup, Exception);
    public static final PyExceptionType ArithmeticError =
            new PyExceptionType("ArithmeticError", Exception, Exception.struct);
    public static final PyExceptionType FloatingPointError =
            new PyExceptionType("FloatingPointError", ArithmeticError, ArithmeticError.struct);
    public static final PyExceptionType OverflowError =
            new PyExceptionType("OverflowError", ArithmeticError, ArithmeticError.struct);
    public static final PyExceptionType ZeroDivisionError =
            new PyExceptionType("ZeroDivisionError", ArithmeticError, ArithmeticError.struct);
    public static final PyExceptionType AssertionError =
            new PyExceptionType("AssertionError", Exception, Exception.struct);
    public static final PyExceptionType AttributeError =
            new PyExceptionType("AttributeError", Exception, ExceptionStruct.ATTRIBUTE);
    public static final PyExceptionType BufferError =
            new PyExceptionType("BufferError", Exception, Exception.struct);
    public static final PyExceptionType EOFError =
            new PyExceptionType("EOFError", Exception, Exception.struct);
    public static final PyExceptionType ImportError =
            new PyExceptionType("ImportError", Exception, ExceptionStruct.IMPORT);
    public static final PyExceptionType ModuleNotFoundError =
            new PyExceptionType("ModuleNotFoundError", ImportError, ImportError.struct);
    public static final PyExceptionType LookupError =
            new PyExceptionType("LookupError", Exception, Exception.struct);
    public static final PyExceptionType IndexError =
            new PyExceptionType("IndexError", LookupError, LookupError.struct);
    public static final PyExceptionType KeyError =
            new PyExceptionType("KeyError", LookupError, ExceptionStruct.KEY);
    public static final PyExceptionType MemoryError =
            new PyExceptionType("MemoryError", Exception, Exception.struct);
    public static final PyExceptionType NameError =
            new PyExceptionType("NameError", Exception, ExceptionStruct.NAME);
    public static final PyExceptionType UnboundLocalError =
            new PyExceptionType("UnboundLocalError", NameError, NameError.struct);
    public static final PyExceptionType OSError =
            new PyExceptionType("OSError", Exception, ExceptionStruct.OS);
    public static final PyExceptionType BlockingIOError =
            new PyExceptionType("BlockingIOError", OSError, OSError.struct);
    public static final PyExceptionType ChildProcessError =
            new PyExceptionType("ChildProcessError", OSError, OSError.struct);
    public static final PyExceptionType ConnectionError =
            new PyExceptionType("ConnectionError", OSError, OSError.struct);
    public static final PyExceptionType BrokenPipeError =
            new PyExceptionType("BrokenPipeError", ConnectionError, ConnectionError.struct);
    public static final PyExceptionType ConnectionAbortedError =
            new PyExceptionType("ConnectionAbortedError", ConnectionError, ConnectionError.struct);
    public static final PyExceptionType ConnectionRefusedError =
            new PyExceptionType("ConnectionRefusedError", ConnectionError, ConnectionError.struct);
    public static final PyExceptionType ConnectionResetError =
            new PyExceptionType("ConnectionResetError", ConnectionError, ConnectionError.struct);
    public static final PyExceptionType FileExistsError =
            new PyExceptionType("FileExistsError", OSError, OSError.struct);
    public static final PyExceptionType FileNotFoundError =
            new PyExceptionType("FileNotFoundError", OSError, OSError.struct);
    public static final PyExceptionType InterruptedError =
            new PyExceptionType("InterruptedError", OSError, OSError.struct);
    public static final PyExceptionType IsADirectoryError =
            new PyExceptionType("IsADirectoryError", OSError, OSError.struct);
    public static final PyExceptionType NotADirectoryError =
            new PyExceptionType("NotADirectoryError", OSError, OSError.struct);
    public static final PyExceptionType PermissionError =
            new PyExceptionType("PermissionError", OSError, OSError.struct);
    public static final PyExceptionType ProcessLookupError =
            new PyExceptionType("ProcessLookupError", OSError, OSError.struct);
    public static final PyExceptionType TimeoutError =
            new PyExceptionType("TimeoutError", OSError, OSError.struct);
    public static final PyExceptionType ReferenceError =
            new PyExceptionType("ReferenceError", Exception, Exception.struct);
    public static final PyExceptionType RuntimeError =
            new PyExceptionType("RuntimeError", Exception, Exception.struct);
    public static final PyExceptionType NotImplementedError =
            new PyExceptionType("NotImplementedError", RuntimeError, RuntimeError.struct);
    public static final PyExceptionType RecursionError =
            new PyExceptionType("RecursionError", RuntimeError, RuntimeError.struct);
    public static final PyExceptionType StopAsyncIteration =
            new PyExceptionType("StopAsyncIteration", Exception, Exception.struct);
    public static final PyExceptionType StopIteration =
            new PyExceptionType("StopIteration", Exception, ExceptionStruct.STOP_ITERATION);
    public static final PyExceptionType SyntaxError =
            new PyExceptionType("SyntaxError", Exception, ExceptionStruct.SYNTAX);
    public static final PyExceptionType IndentationError =
            new PyExceptionType("IndentationError", SyntaxError, SyntaxError.struct);
    public static final PyExceptionType TabError =
            new PyExceptionType("TabError", IndentationError, IndentationError.struct);
    public static final PyExceptionType SystemError =
            new PyExceptionType("SystemError", Exception, Exception.struct);
    public static final PyExceptionType TypeError =
            new PyExceptionType("TypeError", Exception, Exception.struct);
    public static final PyExceptionType ValueError =
            new PyExceptionType("ValueError", Exception, Exception.struct);
    public static final PyExceptionType UnicodeError =
            new PyExceptionType("UnicodeError", ValueError, ValueError.struct);
    public static final PyExceptionType UnicodeDecodeError =
            new PyExceptionType("UnicodeDecodeError", UnicodeError, ExceptionStruct.UNICODE);
    public static final PyExceptionType UnicodeEncodeError =
            new PyExceptionType("UnicodeEncodeError", UnicodeError, ExceptionStruct.UNICODE);
    public static final PyExceptionType UnicodeTranslateError =
            new PyExceptionType("UnicodeTranslateError", UnicodeError, ExceptionStruct.UNICODE);
    public static final PyExceptionType Warning =
            new PyExceptionType("Warning", Exception, Exception.struct);
    public static final PyExceptionType BytesWarning =
            new PyExceptionType("BytesWarning", Warning, Warning.struct);
    public static final PyExceptionType DeprecationWarning =
            new PyExceptionType("DeprecationWarning", Warning, Warning.struct);
    public static final PyExceptionType EncodingWarning =
            new PyExceptionType("EncodingWarning", Warning, Warning.struct);
    public static final PyExceptionType FutureWarning =
            new PyExceptionType("FutureWarning", Warning, Warning.struct);
    public static final PyExceptionType ImportWarning =
            new PyExceptionType("ImportWarning", Warning, Warning.struct);
    public static final PyExceptionType PendingDeprecationWarning =
            new PyExceptionType("PendingDeprecationWarning", Warning, Warning.struct);
    public static final PyExceptionType ResourceWarning =
            new PyExceptionType("ResourceWarning", Warning, Warning.struct);
    public static final PyExceptionType RuntimeWarning =
            new PyExceptionType("RuntimeWarning", Warning, Warning.struct);
    public static final PyExceptionType SyntaxWarning =
            new PyExceptionType("SyntaxWarning", Warning, Warning.struct);
    public static final PyExceptionType UnicodeWarning =
            new PyExceptionType("UnicodeWarning", Warning, Warning.struct);
    public static final PyExceptionType UserWarning =
            new PyExceptionType("UserWarning", Warning, Warning.struct);
    public static final PyExceptionType GeneratorExit =
            new PyExceptionType("GeneratorExit", BaseException, BaseException.struct);
    public static final PyExceptionType KeyboardInterrupt =
            new PyExceptionType("KeyboardInterrupt", BaseException, BaseException.struct);
    public static final PyExceptionType SystemExit =
            new PyExceptionType("SystemExit", BaseException, ExceptionStruct.SYSTEM_EXIT);

    private static final PyExceptionType[] ALL = {
        BaseException, BaseExceptionGroup, Exception, ExceptionGroup, ArithmeticError,
        FloatingPointError,
        OverflowError, ZeroDivisionError, AssertionError, AttributeError, BufferError, EOFError,
        ImportError, ModuleNotFoundError, LookupError, IndexError, KeyError, MemoryError,
        NameError, UnboundLocalError, OSError, BlockingIOError, ChildProcessError,
        ConnectionError, BrokenPipeError, ConnectionAbortedError, ConnectionRefusedError,
        ConnectionResetError, FileExistsError, FileNotFoundError, InterruptedError,
        IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError,
        TimeoutError, ReferenceError, RuntimeError, NotImplementedError, RecursionError,
        StopAsyncIteration, StopIteration, SyntaxError, IndentationError, TabError, SystemError,
        TypeError, ValueError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError,
        UnicodeTranslateError, Warning, BytesWarning, DeprecationWarning, EncodingWarning,
        FutureWarning, ImportWarning, PendingDeprecationWarning, ResourceWarning,
        RuntimeWarning, SyntaxWarning, UnicodeWarning, UserWarning, GeneratorExit,
        KeyboardInterrupt, SystemExit,
    };

    private Exceptions() {}

    /** All of them, base types first. */
    public static PyExceptionType[] all() {
        return ALL.clone();
    }
}
