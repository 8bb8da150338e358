import enum
import os
import re
import uuid

ALLOWED = {"a", "b"}
NAMES = ["a", "b"]
COMMANDS = {"list": "ls", "processes": "ps"}
SAFE = re.compile(r"^[a-z0-9_]+$")
LOOSE = re.compile(r"[a-z]+")


class Shelf(enum.Enum):
    A = "a"
    B = "b"


def valid(name):
    return re.fullmatch(r"[A-Za-z0-9]{1,20}", name) is not None


def require(name):
    if not re.match(r"^[a-z]+$", name):
        raise ValueError("bad name")


def ensure(name):
    assert name in ALLOWED
    return name


def by_set(name):
    if name not in ALLOWED:
        return {"statusCode": 400}
    os.system("ls " + name)
    return {"statusCode": 200}


def by_tuple(name):
    if name in ("a", "b"):
        os.system("ls " + name)
    else:
        os.system("ls " + name)  # finding: os-command-injection


def by_equality(name):
    if name == "a" or name == "b":
        os.system("ls " + name)
    if name != "a":
        os.system("ls " + name)  # finding: os-command-injection


def by_pattern(name):
    if SAFE.match(name):
        os.system("ls " + name)
    if LOOSE.match(name):
        os.system("ls " + name)  # finding: os-command-injection
    if not SAFE.fullmatch(name):
        raise ValueError(name)
    os.system("ls " + name)


def by_helper(name):
    if valid(name):
        os.system("ls " + name)
    os.system("ps " + name)  # finding: os-command-injection


def by_raising(name):
    require(name)
    os.system("ls " + name)


def by_try(name):
    try:
        number = int(name)
    except ValueError:
        return {"statusCode": 400}
    os.system("ls -%d" % number)
    os.system(f"ls -{number}")
    try:
        uuid.UUID(name)
    except ValueError:
        os.system("ls " + name)  # finding: os-command-injection


def by_continue(names):
    for name in names:
        if name not in NAMES:
            continue
        os.system("ls " + name)
    for name in names:
        os.system("ls " + name)  # finding: os-command-injection


def by_match(name):
    match name:
        case "a" | "b":
            os.system("ls " + name)
        case _:
            os.system("ls " + name)  # finding: os-command-injection


def handler(event, context):
    query = event["queryStringParameters"]
    by_set(query["a"])
    by_tuple(query["b"])
    by_equality(query["c"])
    by_pattern(query["d"])
    by_helper(query["e"])
    by_raising(query["f"])
    by_try(query["g"])
    by_continue(query["h"].split(","))
    by_match(query["i"])
    os.system(COMMANDS[query["j"]])
    os.system(COMMANDS.get(query["j"]))
    os.system("ls " + Shelf(query["k"]).value)
    os.system("ls " + ensure(query["l"]))
    if query["m"].isdigit():
        os.system("ls " + query["m"])
    if not query["n"].isalnum():
        return {"statusCode": 400}
    os.system("ls " + query["n"])
    name = query["o"]
    clean = re.sub(r"[^a-z0-9]", "", name)
    os.system("ls " + clean)
    if len(name) > 20:
        return {"statusCode": 400}
    os.system("ls " + name)  # finding: os-command-injection
    if isinstance(query["p"], int):
        os.system("ls %s" % query["p"])
    if all(c in "abc" for c in query["q"]):
        pass
    os.system("ls " + query["q"])  # finding: os-command-injection
    return {"statusCode": 200}
