"""Functions that objects keep in fields: they are called without the object."""
import base64
import json
import pickle
import subprocess
from dataclasses import dataclass
from typing import Callable


class Codec:
    def __init__(self, load, dump):
        self.load = load
        self.dump = dump


def load_packed(data):
    return pickle.loads(data)  # finding: unsafe-deserialization


CODECS = {
    "packed": Codec(load_packed, pickle.dumps),
    "plain": Codec(lambda data: json.loads(data), json.dumps),
}


@dataclass
class Step:
    name: str
    run: Callable


def convert(name):
    subprocess.run("convert " + name, shell=True)  # finding: os-command-injection


def convert_fixed(name):
    subprocess.run(["convert", "all"], check=True)


class Job:
    def __init__(self, run):
        self.run = run

    def start(self, name):
        self.run("fixed", name)


def kind_of(kind, name):
    subprocess.run("kind " + kind, shell=True, check=True)


def lambda_handler(event, context):
    kind, _, data = event["body"].partition(".")
    state = CODECS[kind].load(base64.urlsafe_b64decode(data))
    for step in [Step("a", convert), Step("b", convert_fixed)]:
        step.run(event["headers"]["name"])
    Job(kind_of).start(event["headers"]["name"])
    return {"statusCode": 200, "body": json.dumps({"step": state["step"]})}
