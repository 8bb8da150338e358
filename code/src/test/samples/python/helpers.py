import functools
import json
import os
from dataclasses import dataclass
from typing import NamedTuple, Optional


@dataclass
class Order:
    id: str
    note: str = ""


class Line(NamedTuple):
    sku: str
    count: int


class Runner:
    prefix = "echo "

    def __init__(self, name, count=1):
        self._name = name
        self.count = int(count)

    @property
    def name(self):
        return self._name

    @classmethod
    def of(cls, event):
        return cls(event["body"], 3)

    @staticmethod
    def run(command):
        os.system(command)  # finding: os-command-injection

    def greet(self):
        os.system(self.prefix + self.name)  # finding: os-command-injection
        os.system(self.prefix + str(self.count))


class Loud(Runner):
    def greet(self):
        super().greet()
        os.system(self.name.upper())  # finding: os-command-injection


def execute(*args, **kwargs):
    os.system(" ".join(args))  # finding: os-command-injection
    os.system(kwargs["command"])  # finding: os-command-injection
    os.system(kwargs.get("harmless"))


def make(prefix):
    def inner(name):
        os.system(prefix + name)  # finding: os-command-injection

    return inner


def identity(value):
    return value


def first(*values):
    for value in values:
        if value is not None:
            return value
    return ""


def words(text):
    for word in text.split():
        yield word


def count(text: Optional[str]) -> int:
    return len(text or "")


def twice(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        function(*args, **kwargs)
        return function(*args, **kwargs)

    return wrapper


@twice
def decorated(name):
    os.system("echo " + name)  # finding: os-command-injection


def echo(name):
    os.system("echo " + name)  # finding: os-command-injection


def deep(a):
    deeper(a)


def deeper(a):
    deepest(value=a)


def deepest(value):
    os.system(value)  # finding: os-command-injection


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    Runner.run("ls " + name)
    Runner.of(event).greet()
    Loud(name).greet()
    execute("ls", name, command=name, harmless="ls")
    make("echo ")(name)
    make("echo ")("x")
    os.system(identity(name))  # finding: os-command-injection
    os.system(identity("ls"))
    os.system(first(None, name))  # finding: os-command-injection
    for word in words(name):
        os.system(word)  # finding: os-command-injection
    os.system("head -%d" % count(name))
    decorated(name)
    deep(name)
    order = Order(id=name, note="x")
    os.system(order.id)  # finding: os-command-injection
    os.system(order.note)
    line = Line(name, 3)
    os.system(line.sku)  # finding: os-command-injection
    partial = functools.partial(echo, name)
    partial()
    return {"statusCode": 200}
