# Shows archives of folders packed and unpacked.
import os
import shutil
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as top:
    src = os.path.join(top, "src")
    os.makedirs(os.path.join(src, "in"))
    with open(os.path.join(src, "in", "f"), "w") as f:
        f.write("text")
    for kind in ("zip", "tar", "gztar"):
        made = shutil.make_archive(os.path.join(top, kind), kind, src)
        to = os.path.join(top, "to-" + kind)
        shutil.unpack_archive(made, to)
        print(os.path.basename(made), open(os.path.join(to, "in", "f")).read())
    print(zipfile.ZipFile(os.path.join(top, "zip.zip")).namelist())
    for act in (lambda: shutil.make_archive("x", "odd"), lambda: shutil.unpack_archive("x.odd"), lambda: shutil.unpack_archive("x", "y", "odd")):
        try:
            act()
        except (ValueError, shutil.ReadError) as error:
            print(type(error).__name__, error)
