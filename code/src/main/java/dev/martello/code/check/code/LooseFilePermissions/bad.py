import os
import stat


def handler(event, context):
    os.chmod("/tmp/report", 0o777)  # finding
    os.chmod("/tmp/script.sh", 0o666)  # finding
    os.chmod("/tmp/shared", stat.S_IRWXU | stat.S_IRWXO)  # finding
    os.umask(0)  # finding
