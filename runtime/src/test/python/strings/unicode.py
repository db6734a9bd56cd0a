# Strings of one, two and four bytes a character.
for s in ("abc", "äöü", "αβγ", "日本語", "a😀b", "é" + "α", "x" + "😀"):
    print(s, len(s), s[::-1], s[1], s.upper(), s.encode("utf-8"), [ord(c) for c in s])
print("α" in "αβγ", "日本語".find("語"), "a😀b".index("b"), "ää".count("ä"), "α,β".split(","))
print("é" == "\u00e9", "e\u0301" == "é", hash("abc") == hash("ab" + "c"))
print("ǅ".lower(), "ŉ".upper(), "İ".lower() == "i̇", "ΑΣ".lower(), "straße".upper(), "ﬀ".title())
print("١٢".isdigit(), int("١٢"), "½".isnumeric(), "½".isdigit(), "Ⅷ".isnumeric(), "²".isdigit())
print("日本".center(6, "*"), "😀" * 3, "".join(["a", "é", "日", "😀"]))
print("日本語".encode("utf-16-le"), "a😀".encode("utf-8", "replace"), "日".encode("ascii", "backslashreplace"))
print("aé日😀".encode("ascii", "ignore"), "aé".encode("ascii", "replace"), b"a\xffb".decode("utf-8", "replace"))
print("a\u2028b".splitlines(), "\xa0x\xa0".strip(), "tést".isidentifier(), "日".isalpha())
