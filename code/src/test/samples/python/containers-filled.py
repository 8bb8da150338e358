# What methods put into objects of libraries comes out of them again.
import base64
import collections
import configparser
import pickle
import subprocess
import sys
from http.cookies import SimpleCookie


def cookies(event):
    jar = SimpleCookie()
    for raw in event.get("cookies", []):
        jar.load(raw)
    return {name: morsel.value for name, morsel in jar.items()}


def handler(event, context):
    pickle.loads(base64.urlsafe_b64decode(cookies(event)["cart"]))  # finding: unsafe-deserialization
    settings = configparser.ConfigParser()
    settings.read_string(event["body"])
    subprocess.run(settings["job"]["command"], shell=True)  # finding: os-command-injection
    waiting = collections.deque()
    waiting.append(event["queryStringParameters"]["file"])
    subprocess.run("lp " + waiting.popleft(), shell=True)  # finding: os-command-injection
    sys.stdout.write("user " + event["queryStringParameters"]["user"] + "\n")  # finding: log-injection
    line = "".join(c if c.isprintable() else "?" for c in event["queryStringParameters"]["page"])
    sys.stdout.write("page " + line + "\n")
    return {"statusCode": 204}
