"""Writes down what the real CPython 3.11 has in memory for the objects of objects.py.

usage: PYTHONHASHSEED=0 python3.11 record.py > layouts.txt

One paragraph an object: its name in brackets, then one line a piece of memory, in three columns:

  place   how to get there: from "self", "+n" adds n bytes, "*" follows the pointer there
  what    a struct, or one of those below
  values  field@offset:size=value ... of a struct

  P[n]        n pointers, equal neighbours as "P*7"
  x[n]        n bytes
  char*       a C string
  general[n]  n PyDictKeyEntry: me_hash,me_key,me_value
  unicode[n]  n PyDictUnicodeEntry: the key's hash,me_key,me_value
  set[n]      those of n setentry that are not empty: number:hash,key

A value is in hex as in memory, first byte first. Of a pointer only "P", "0" or "None" is said. "-" is
a hash made of an address. Left out is what is not compared: reference counts; versions, and the flag
that says there is one; addresses of C functions; what only bytecode needs (co_linetable and its like:
we have none); caches that only the GIL makes safe (the result tuples of zip, enumerate, dict.items()).
"""

import ctypes
import itertools
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# Fields in order, from CPython's headers. n: Py_ssize_t, P: pointer, I: 32 bits, H: 16, B: 8,
# d: double, S: 8 bits of 32; with "-" not compared; C: address of a C function or table, not compared.
FIELDS = {
    "PyObject": "n-ob_refcnt Pob_type",
    "PyVarObject": "=PyObject nob_size",
    "PyLongObject": "=PyVarObject",
    "PyFloatObject": "=PyObject dob_fval",
    "PyComplexObject": "=PyObject dcval.real dcval.imag",
    "PyASCIIObject": "=PyObject nlength nhash Sstate Pwstr",
    "PyCompactUnicodeObject": "=PyASCIIObject nutf8_length Putf8 nwstr_length",
    "PyUnicodeObject": "=PyCompactUnicodeObject Pdata.any",
    "PyBytesObject": "=PyVarObject nob_shash",
    "PyByteArrayObject": "=PyVarObject nob_alloc Pob_bytes Pob_start nob_exports",
    "PyTupleObject": "=PyVarObject",
    "PyListObject": "=PyVarObject Pob_item nallocated",
    "PyDictObject": "=PyObject nma_used n-ma_version_tag Pma_keys Pma_values",
    "PyDictKeysObject": "n-dk_refcnt Bdk_log2_size Bdk_log2_index_bytes Bdk_kind I-dk_version"
                        " ndk_usable ndk_nentries",
    "PySetObject": "=PyObject nfill nused nmask Ptable nhash nfinger",
    "PySliceObject": "=PyObject Pstart Pstop Pstep",
    "rangeobject": "=PyObject Pstart Pstop Pstep Plength",
    "PyTypeObject": "=PyVarObject Ptp_name ntp_basicsize ntp_itemsize Ctp_dealloc"
                    " ntp_vectorcall_offset Ctp_getattr Ctp_setattr Ctp_as_async Ctp_repr"
                    " Ctp_as_number Ctp_as_sequence Ctp_as_mapping Ctp_hash Ctp_call Ctp_str"
                    " Ctp_getattro Ctp_setattro Ctp_as_buffer ntp_flags Ctp_doc Ctp_traverse"
                    " Ctp_clear Ctp_richcompare ntp_weaklistoffset Ctp_iter Ctp_iternext"
                    " Ctp_methods Ctp_members Ctp_getset Ptp_base Ctp_dict Ctp_descr_get"
                    " Ctp_descr_set ntp_dictoffset Ctp_init Ctp_alloc Ctp_new Ctp_free Ctp_is_gc"
                    " Ctp_bases Ctp_mro Ctp_cache Ctp_subclasses Ctp_weaklist Ctp_del"
                    " I-tp_version_tag Ctp_finalize Ctp_vectorcall",
    "PyFunctionObject": "=PyObject Pfunc_globals Pfunc_builtins Pfunc_name Pfunc_qualname"
                        " Pfunc_code Pfunc_defaults Pfunc_kwdefaults Pfunc_closure Pfunc_doc"
                        " Pfunc_dict Pfunc_weakreflist Pfunc_module Pfunc_annotations Cvectorcall"
                        " I-func_version",
    "PyCellObject": "=PyObject Pob_ref",
    "PyMethodObject": "=PyObject Pim_func Pim_self Pim_weakreflist Cvectorcall",
    "PyCFunctionObject": "=PyObject Cm_ml Pm_self Pm_module Pm_weakreflist Cvectorcall",
    "PyDescrObject": "=PyObject Pd_type Pd_name Cd_qualname",
    "PyMethodDescrObject": "=PyDescrObject Cd_method Cvectorcall",
    "PyMemberDescrObject": "=PyDescrObject Cd_member",
    "PyGetSetDescrObject": "=PyDescrObject Cd_getset",
    "PyWrapperDescrObject": "=PyDescrObject Cd_base Cd_wrapped",
    "wrapperobject": "=PyObject Pdescr Pself",
    "mappingproxyobject": "=PyObject Pmapping",
    "classmethod": "=PyObject Pcm_callable Pcm_dict",
    "staticmethod": "=PyObject Psm_callable Psm_dict",
    "propertyobject": "=PyObject Pprop_get Pprop_set Pprop_del Pprop_doc Pprop_name Igetter_doc",
    "superobject": "=PyObject Ptype Pobj Pobj_type",
    "PyModuleObject": "=PyObject Pmd_dict Cmd_def Cmd_state Pmd_weaklist Pmd_name",
    "PyCodeObject": "=PyObject n-ob_size Pco_consts Pco_names Cco_exceptiontable Ico_flags H-co_warmup"
                    " H-_co_linearray_entry_size Ico_argcount Ico_posonlyargcount"
                    " Ico_kwonlyargcount I-co_stacksize Ico_firstlineno Ico_nlocalsplus"
                    " Ico_nlocals Ico_nplaincellvars Ico_ncellvars Ico_nfreevars"
                    " Pco_localsplusnames Cco_localspluskinds Pco_filename Pco_name Pco_qualname"
                    " Cco_linetable Pco_weakreflist C_co_code C_co_linearray I-_co_firsttraceable"
                    " Cco_extra",
    "PyGenObject": "=PyObject Pgi_code Pgi_weakreflist Pgi_name Pgi_qualname"
                   " Cgi_exc_state.exc_value Cgi_exc_state.previous_item Pgi_origin_or_finalizer"
                   " Bgi_hooks_inited Bgi_closed Bgi_running_async Bgi_frame_state",
    "PyBaseExceptionObject": "=PyObject Pdict Pargs Pnotes Ptraceback Pcontext Pcause"
                             " Bsuppress_context",
    "PyStopIterationObject": "=PyBaseExceptionObject Pvalue",
    "PySystemExitObject": "=PyBaseExceptionObject Pcode",
    "PyOSErrorObject": "=PyBaseExceptionObject Pmyerrno Pstrerror Pfilename Pfilename2 nwritten",
    "PyAttributeErrorObject": "=PyBaseExceptionObject Pobj Pname",
    "PyTracebackObject": "=PyObject Ptb_next Ptb_frame I-tb_lasti Itb_lineno",
    "_PyRangeIterObject": "=PyObject nindex nstart nstep nlen",
    "listiterobject": "=PyObject nit_index Pit_seq",
    "listreviterobject": "=PyObject nit_index Pit_seq",
    "tupleiterobject": "=PyObject nit_index Pit_seq",
    "unicodeiterobject": "=PyObject nit_index Pit_seq",
    "striterobject": "=PyObject nit_index Pit_seq",
    "bytesiterobject": "=PyObject nit_index Pit_seq",
    "dictiterobject": "=PyObject Pdi_dict ndi_used ndi_pos Cdi_result nlen",
    "setiterobject": "=PyObject Psi_set nsi_used nsi_pos nlen",
    "calliterobject": "=PyObject Pit_callable Pit_sentinel",
    "enumobject": "=PyObject nen_index Pen_sit Cen_result Pen_longindex Cone",
    "zipobject": "=PyObject ntuplesize Pittuple Cresult Istrict",
    "mapobject": "=PyObject Piters Pfunc",
    "filterobject": "=PyObject Pfunc Pit",
    "_PyDictViewObject": "=PyObject Pdv_dict",
    "unionobject": "=PyObject Pargs Pparameters",
    "gaobject": "=PyObject Porigin Pargs Pparameters Pweakreflist Bstarred Cvectorcall",
}

KINDS = {"n": ctypes.c_ssize_t, "P": ctypes.c_void_p, "C": ctypes.c_void_p, "I": ctypes.c_uint32,
         "H": ctypes.c_uint16, "S": ctypes.c_uint32, "B": ctypes.c_uint8, "d": ctypes.c_double}


def expand(name):
    fields = []
    for text in FIELDS[name].split():
        if text[0] == "=":
            fields += expand(text[1:])
        else:
            field = text[1:].lstrip("-")
            fields.append((field, text[0], text[0] != "C" and text[1] != "-"))
    return fields


def layout(name):
    fields = expand(name)
    struct = type(name, (ctypes.Structure,), {"_fields_": [(f, KINDS[k]) for f, k, _ in fields]})
    return [(f, k, compared, getattr(struct, f).offset, getattr(struct, f).size)
            for f, k, compared in fields]


LAYOUTS = {name: layout(name) for name in FIELDS}
TP_NAME, TP_FLAGS = (
    offset for f, k, c, offset, size in LAYOUTS["PyTypeObject"] if f in ("tp_name", "tp_flags"))
NONE = id(None)
VALID_VERSION_TAG = 1 << 19  # in tp_flags


def memory(address, size):
    return ctypes.string_at(address, size)


def word(address):
    return ctypes.c_ssize_t.from_address(address).value


def pointer(value):
    return "0" if value == 0 else "None" if value == NONE else "P"


class Place:
    """An address, and how it was reached."""

    def __init__(self, address, path="self"):
        self.address = address
        self.path = path

    def __add__(self, offset):
        return Place(self.address + offset, f"{self.path} {offset:+d}") if offset else self

    def follow(self):
        return Place(word(self.address), self.path + " *")

    def struct(self, name):
        values = []
        for field, kind, compared, offset, size in LAYOUTS[name]:
            if not compared:
                continue
            raw = memory(self.address + offset, size)
            if field == "tp_flags":
                raw = (int.from_bytes(raw, "little") & ~VALID_VERSION_TAG).to_bytes(8, "little")
            value = (pointer(int.from_bytes(raw, "little")) if kind == "P" else
                     raw[:1].hex() if kind == "S" else raw.hex())
            values.append(f"{field}@{offset}:{size}={value}")
        self.line(name, " ".join(values))

    def pointers(self, n):
        if n:
            values = [pointer(word(self.address + 8 * i)) for i in range(n)]
            runs = [(value, len(list(run))) for value, run in itertools.groupby(values)]
            self.line(f"P[{n}]", " ".join(v if k == 1 else f"{v}*{k}" for v, k in runs))

    def bytes(self, n):
        if n:
            self.line(f"x[{n}]", memory(self.address, n).hex())

    def string(self):
        self.line("char*", ctypes.string_at(self.address).decode())

    def line(self, what, values):
        print(self.path, what, values, sep="\t")


def flags(cls):
    return word(id(cls) + TP_FLAGS)


# ---- what there is to say of each kind of object


def walk_int(place, obj):
    place.struct("PyLongObject")
    (place + 24).bytes(4 * abs(word(place.address + 16)))


def walk_str(place, obj):
    state = int.from_bytes(memory(place.address + 32, 4), "little")
    kind, compact, ascii_only = state >> 2 & 7, state >> 5 & 1, state >> 6 & 1
    name = ("PyUnicodeObject" if not compact else
            "PyASCIIObject" if ascii_only else "PyCompactUnicodeObject")
    place.struct(name)
    data = (place + 48 if ascii_only else place + 72) if compact else (place + 72).follow()
    data.bytes(kind * (len(obj) + 1))


def walk_bytes(place, obj):
    place.struct("PyBytesObject")
    (place + 32).bytes(len(obj) + 1)


def walk_bytearray(place, obj):
    place.struct("PyByteArrayObject")
    if len(obj):
        (place + 40).follow().bytes(len(obj) + 1)


def walk_tuple(place, obj):
    place.struct("PyTupleObject")
    (place + 24).pointers(len(obj))
    for i, item in enumerate(obj):
        if type(item) is tuple:
            walk((place + 24 + 8 * i).follow(), item)


def walk_list(place, obj):
    place.struct("PyListObject")
    if len(obj):
        (place + 24).follow().pointers(len(obj))


def walk_keys(keys, values=0):
    """A dict's table: indices, entries with the keys' hashes."""
    keys.struct("PyDictKeysObject")
    log2, log2_bytes, kind = memory(keys.address + 8, 3)
    used = word(keys.address + 24)
    (keys + 32).bytes(1 << log2_bytes)
    if used:
        entries = keys + (32 + (1 << log2_bytes))
        size = 24 if kind == 0 else 16
        texts = [entry(entries.address + size * i, kind) for i in range(used)]
        entries.line(f"{'unicode' if kind else 'general'}[{used}]", " ".join(texts))


def entry(address, kind):
    key = word(address + (8 if kind == 0 else 0))
    value = pointer(word(address + (16 if kind == 0 else 8)))
    hashed = memory(address if kind == 0 else key + 24, 8).hex() if key else "-"
    if kind == 0 and key and not hash_is_stable(ctypes.cast(key, ctypes.py_object).value):
        hashed = "-"
    return f"{hashed},{pointer(key)},{value}"


def walk_dict(place, obj):
    place.struct("PyDictObject")
    keys = (place + 32).follow()
    walk_keys(keys)
    if word(place.address + 40):
        walk_values((place + 40).follow(), keys)


def walk_values(values, keys):
    """Values of a split table, and the bytes before them: sizes and insertion order."""
    prefix, used = memory(values.address - 1, 1)[0], memory(values.address - 2, 1)[0]
    values.pointers(word(keys.address + 16) + word(keys.address + 24))
    (values + (-2 - used)).bytes(2 + used)


def walk_set(place, obj):
    place.struct("PySetObject")
    (place + 192).pointers(1)
    table = (place + 40).follow()
    slots = word(place.address + 32) + 1
    texts = []
    for i in range(slots):
        key = word(table.address + 16 * i)
        if key:
            texts.append(f"{i}:{memory(table.address + 16 * i + 8, 8).hex()},P")
    table.line(f"set[{slots}]", " ".join(texts))


def hash_is_stable(obj):
    return isinstance(obj, (int, float, str, bytes)) or type(obj) is tuple and all(
        map(hash_is_stable, obj))


def walk_slice(place, obj):
    place.struct("PySliceObject")


def walk_range(place, obj):
    place.struct("rangeobject")
    for offset, item in (16, obj.start), (24, obj.stop), (32, obj.step):
        walk_int((place + offset).follow(), item)


def walk_type(place, obj):
    place.struct("PyTypeObject")
    (place + TP_NAME).follow().string()
    if flags(obj) >> 9 & 1 and word(place.address + 872):  # Py_TPFLAGS_HEAPTYPE, ht_cached_keys
        walk_keys((place + 872).follow())


def walk_instance(place, obj, plain):
    cls = type(obj)
    if isinstance(obj, BaseException):
        place.struct("PyBaseExceptionObject")
    elif plain:
        place.struct("PyObject")
        (place + 16).pointers((cls.__basicsize__ - 16) // 8)
    if flags(cls) >> 4 & 1:  # Py_TPFLAGS_MANAGED_DICT
        (place + -32).pointers(2)
        if word(place.address - 32):
            keys = ((place + 8).follow() + 872).follow()
            keys.struct("PyDictKeysObject")
            walk_values((place + -32).follow(), keys)
    elif cls.__dictoffset__ > 0:
        (place + cls.__dictoffset__).pointers(1)


WALKS = {int: walk_int, bool: walk_int, str: walk_str, bytes: walk_bytes,
         bytearray: walk_bytearray, tuple: walk_tuple, list: walk_list, dict: walk_dict,
         set: walk_set, frozenset: walk_set, slice: walk_slice, range: walk_range, type: walk_type}

STRUCTS = {
    "NoneType": "PyObject", "ellipsis": "PyObject", "NotImplementedType": "PyObject",
    "float": "PyFloatObject", "complex": "PyComplexObject", "function": "PyFunctionObject",
    "cell": "PyCellObject", "method": "PyMethodObject",
    "builtin_function_or_method": "PyCFunctionObject", "method_descriptor": "PyMethodDescrObject",
    "wrapper_descriptor": "PyWrapperDescrObject", "method-wrapper": "wrapperobject",
    "getset_descriptor": "PyGetSetDescrObject", "member_descriptor": "PyMemberDescrObject",
    "mappingproxy": "mappingproxyobject", "classmethod": "classmethod",
    "staticmethod": "staticmethod", "property": "propertyobject", "super": "superobject",
    "module": "PyModuleObject", "code": "PyCodeObject", "generator": "PyGenObject",
    "ValueError": "PyBaseExceptionObject", "KeyError": "PyBaseExceptionObject",
    "StopIteration": "PyStopIterationObject", "SystemExit": "PySystemExitObject",
    "FileNotFoundError": "PyOSErrorObject", "AttributeError": "PyAttributeErrorObject",
    "traceback": "PyTracebackObject", "range_iterator": "_PyRangeIterObject",
    "list_iterator": "listiterobject", "list_reverseiterator": "listreviterobject",
    "tuple_iterator": "tupleiterobject", "str_iterator": "unicodeiterobject",
    "str_ascii_iterator": "striterobject", "bytes_iterator": "bytesiterobject",
    "dict_keyiterator": "dictiterobject", "dict_itemiterator": "dictiterobject",
    "set_iterator": "setiterobject", "callable_iterator": "calliterobject",
    "enumerate": "enumobject", "zip": "zipobject", "map": "mapobject", "filter": "filterobject",
    "dict_keys": "_PyDictViewObject", "dict_items": "_PyDictViewObject",
    "UnionType": "unionobject", "GenericAlias": "gaobject",
}


def walk(place, obj):
    ((place + 8).follow() + TP_NAME).follow().string()
    cls = type(obj)
    base = next((b for b in WALKS if b in cls.__mro__), None)
    if cls in WALKS:
        WALKS[cls](place, obj)
    elif cls.__name__ in STRUCTS and cls.__module__ != "__main__":
        place.struct(STRUCTS[cls.__name__])
    else:
        if base is not None:
            WALKS[base](place, obj)
        walk_instance(place, obj, base is None)


def main():
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable, *sys.argv])
    scope = {"__name__": "__main__", "__builtins__": __builtins__, "see": see}
    path = os.path.join(HERE, "objects.py")
    with open(path, encoding="utf-8") as f:
        exec(compile(f.read(), path, "exec"), scope)


def see(name, obj):
    print(f"[{name}]")
    walk(Place(id(obj)), obj)


main()
