# trigger: sqs
import ast
import base64
import importlib
import json
import pickle

import dill
import jsonpickle
import yaml
from yaml import CLoader, Loader, SafeLoader, safe_load

OPERATIONS = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
MODULES = {"orders": "app.orders"}


def handler(event, context):
    for record in event["Records"]:
        body = record["body"]
        message = json.loads(body)
        eval(message["formula"])  # finding: code-injection
        eval(message["formula"], {"__builtins__": {}})  # finding: code-injection
        exec("x = " + message["value"])  # finding: code-injection
        compile(body, "x", "exec")
        ast.literal_eval(message["formula"])
        OPERATIONS[message["operation"]](1, 2)
        importlib.import_module(message["module"])  # finding: code-injection
        importlib.import_module(MODULES[message["module"]])
        __import__("plugins." + message["plugin"])  # finding: code-injection
        pickle.loads(base64.b64decode(message["state"]))  # finding: unsafe-deserialization
        pickle.loads(open("/opt/model.bin", "rb").read())  # finding: unclosed-resource
        dill.loads(bytes.fromhex(message["state"]))  # finding: unsafe-deserialization
        jsonpickle.decode(body)  # finding: unsafe-deserialization
        yaml.load(body)  # finding: unsafe-deserialization
        yaml.load(body, Loader=yaml.Loader)  # finding: unsafe-deserialization
        yaml.load(body, Loader)  # finding: unsafe-deserialization
        yaml.load(body, Loader=yaml.UnsafeLoader)  # finding: unsafe-deserialization
        yaml.load(body, Loader=CLoader)  # finding: unsafe-deserialization
        yaml.load(body, Loader=yaml.SafeLoader)
        yaml.load(body, Loader=SafeLoader)
        yaml.load(body, Loader=yaml.CSafeLoader)
        yaml.safe_load(body)
        safe_load(body)
        yaml.unsafe_load(body)  # finding: unsafe-deserialization
        pickle.loads(record["messageId"])
        json.loads(message["state"])
