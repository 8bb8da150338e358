# trigger: http-api
# What stands in maps, gone through by values, keys and both.
import os


class Fields:
    def __init__(self):
        self._fields = {}

    def put(self, name, value):
        self._fields[name] = value

    def all(self):
        return list(self._fields.values())


def handler(event, context):
    asked = {}
    asked["dir"] = event["queryStringParameters"]["dir"]
    for value in asked.values():
        os.system("ls " + value)  # finding: os-command-injection
    for name in asked:
        os.system("ls " + name)
    for name in asked.keys():
        os.system("ls " + name)
    os.system("ls " + " ".join(asked.values()))  # finding: os-command-injection
    os.system("ls " + " ".join(f"--{name}" for name, _ in asked.items()))
    fields = Fields()
    fields.put("file", event["queryStringParameters"]["file"])
    for value in fields.all():
        os.system("cat " + value)  # finding: os-command-injection
    fixed = {"dir": "/opt", "file": event["queryStringParameters"]["file"]}
    fixed.pop("file")
    os.system("ls " + fixed["dir"])
    return {"statusCode": 200}
