# trigger: none
import os
import stat
from pathlib import Path

LOOSE = stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH | stat.S_IWOTH
CLOSED = stat.S_IRUSR | stat.S_IWUSR


def handler(event, context):
    Path("/mnt/share/a").chmod(LOOSE)  # finding: loose-file-permissions
    Path("/mnt/share/b").chmod(CLOSED)
    os.chmod("/mnt/share/c", mode=0o666)  # finding: loose-file-permissions
    os.makedirs("/tmp/work", 0o777, exist_ok=True)  # finding: loose-file-permissions
    os.makedirs("/tmp/other", mode=0o750, exist_ok=True)
