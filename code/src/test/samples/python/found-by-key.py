# trigger: http-api
# Where something was found in a table of the code, the key is one of the table's.
import os
import subprocess

FORMATS = {"mp4": "libx264", "webm": "libvpx-vp9"}
SEEN = {}


def asked_for_nothing(kind):
    codec = FORMATS.get(kind)
    if codec is None:
        raise ValueError(kind)
    return os.listdir(f"/mnt/{kind}")


def asked_if_false(kind):
    codec = FORMATS.get(kind)
    if not codec:
        return []
    return os.listdir(f"/mnt/{kind}")


def asked_at_once(kind):
    if (codec := FORMATS.get(kind)) is None:
        return []
    return [codec, *os.listdir(f"/mnt/{kind}")]


def in_brackets(kind):
    try:
        codec = FORMATS[kind]
    except KeyError:
        return []
    return [codec, *os.listdir(f"/mnt/{kind}")]


def only_where_found(kind):
    codec = FORMATS.get(kind)
    if codec:
        subprocess.run(f"encode {kind}", shell=True, check=True, timeout=5)
    return os.listdir(f"/mnt/{kind}")  # finding: path-traversal


def with_another(kind):
    codec = FORMATS.get(kind, "libx264")
    if not codec:
        return []
    return os.listdir(f"/mnt/{kind}")  # finding: path-traversal


def in_what_grows(kind):
    SEEN[kind] = True
    if SEEN.get(kind) is None:
        return []
    return os.listdir(f"/mnt/{kind}")  # finding: path-traversal


def first_word(text):
    kind, _, rest = text.partition(" ")
    return [FORMATS[kind], *os.listdir(f"/mnt/{rest}")]  # finding: path-traversal


def handler(event, context):
    asked = event["queryStringParameters"]
    listed = [
        asked_for_nothing(asked["a"]),
        asked_if_false(asked["b"]),
        asked_at_once(asked["c"]),
        in_brackets(asked["d"]),
        only_where_found(asked["e"]),
        with_another(asked["f"]),
        in_what_grows(asked["g"]),
        first_word(asked["h"]),
    ]
    return {"statusCode": 200, "body": str(listed)}
