# Shows archives in memory: written, listed, read in part, passworded not, and damaged.
import io
import zipfile

data = io.BytesIO()
with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr(zipfile.ZipInfo("a.txt", (2020, 2, 3, 4, 5, 6)), b"x" * 1000, zipfile.ZIP_DEFLATED)
    z.writestr(zipfile.ZipInfo("d/b.bin"), b"stored")
    z.comment = b"note"
    with z.open("c", "w") as f:
        f.write(b"streamed")
with zipfile.ZipFile(data) as z:
    print(z.namelist(), z.comment, z.testzip())
    i = z.getinfo("a.txt")
    print(i.file_size, i.compress_size < 100, i.date_time, hex(i.CRC), i.is_dir())
    print(z.getinfo("d/b.bin").filename, z.read("c"), zipfile.Path(z, "d/").joinpath("b.bin").read_bytes(), [p.name for p in zipfile.Path(z).iterdir()])
    with z.open("a.txt") as f:
        print(f.read(3), f.seek(998), f.read())
    for act in (lambda: z.read("none"), lambda: z.writestr("x", b""), lambda: zipfile.ZipFile(io.BytesIO(b"no")), lambda: zipfile.ZipFile(data, "q"),
                lambda: zipfile.ZipInfo("x", (1970, 1, 1, 0, 0, 0))):
        try:
            act()
        except (KeyError, ValueError, zipfile.BadZipFile) as error:
            print(type(error).__name__, error)
raw = data.getvalue().replace(b"stored", b"sTored")
print(zipfile.ZipFile(io.BytesIO(raw)).testzip(), zipfile.is_zipfile(io.BytesIO(raw[:40])))
