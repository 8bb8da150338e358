import abc
import os
from collections import defaultdict, namedtuple
from functools import lru_cache, reduce

Job = namedtuple("Job", ["name", "command"])
HANDLERS = {}


def register(name):
    def decorator(function):
        HANDLERS[name] = function
        return function

    return decorator


@register("run")
def run(payload):
    os.system(payload["command"])  # finding: os-command-injection


@register("list")
def listing(payload):
    os.system("ls")


class Base(abc.ABC):
    @abc.abstractmethod
    def command(self):
        raise NotImplementedError

    def execute(self):
        os.system(self.command())  # finding: os-command-injection


class Echo(Base):
    def __init__(self, text):
        self.text = text

    def command(self):
        return "echo " + self.text


class Fixed(Base):
    def command(self):
        return "ls"


class Session:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False

    def go(self):
        os.system(self.name)  # finding: os-command-injection


class Builder:
    def __init__(self):
        self.parts = []

    def add(self, part):
        self.parts.append(part)
        return self

    def build(self):
        return " ".join(self.parts)


@lru_cache(maxsize=None)
def cached(name):
    os.system(name)  # finding: os-command-injection


def options(**kwargs):
    return inner(**kwargs)


def inner(name="x", count=1):
    os.system(name)  # finding: os-command-injection
    os.system("head -%d" % count)


def pair(event):
    return event["body"], "ls"


def parse(event):
    query = event.get("queryStringParameters") or {}
    return {"name": query.get("name", ""), "page": int(query.get("page", 1)), "sort": "up" if query.get("up") else "down"}


def recurse(value, depth):
    if depth == 0:
        os.system(value)  # finding: os-command-injection
    else:
        recurse(value, depth - 1)


def handler(event, context):
    query = event["queryStringParameters"]
    action = query["action"]
    if action in HANDLERS:
        HANDLERS[action](query)
    Echo(query["text"]).execute()
    Fixed().execute()
    with Session(query["name"]) as session:
        session.go()
    os.system(Builder().add("ls").add(query["folder"]).build())  # finding: os-command-injection
    os.system(Builder().add("ls").add("-l").build())
    cached(query["cached"])
    options(name=query["name"], count=int(query["count"]))
    body, command = pair(event)
    os.system(command)
    os.system(body)  # finding: os-command-injection
    parsed = parse(event)
    os.system("head -%d" % parsed["page"])
    os.system("sort " + parsed["sort"])
    os.system("echo " + parsed["name"])  # finding: os-command-injection
    recurse(query["deep"], 3)
    job = Job("x", query["job"])
    os.system(job.command)  # finding: os-command-injection
    groups = defaultdict(list)
    groups["a"].append(query["group"])
    os.system(groups["a"][0])  # finding: os-command-injection
    os.system(reduce(lambda left, right: left + right, [query["r"]], ""))  # finding: os-command-injection
    for key, value in zip(["a"], [query["z"]]):
        os.system(value)  # finding: os-command-injection
        os.system(key)
    for index, value in enumerate([query["z"]]):
        os.system(value)  # finding: os-command-injection
        os.system("head -%d" % index)
    [os.system(each) for each in query.values()]  # finding: os-command-injection
    return {"statusCode": 200}
