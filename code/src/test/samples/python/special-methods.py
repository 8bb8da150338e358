# trigger: http-api
# Classes that say themselves how their objects are read, written and gone through.
import json
import logging
import os

import boto3

log = logging.getLogger()
secrets = boto3.client("secretsmanager")


class Vault:
    def __init__(self, name):
        self.name = name
        self._data = None

    @property
    def data(self):
        if self._data is None:
            answer = secrets.get_secret_value(SecretId=self.name)
            self._data = json.loads(answer["SecretString"])
        return self._data

    def __getitem__(self, key):
        return self.data[key]


class Settings:
    def __getattr__(self, name):
        return os.environ[name.upper()]


class Form:
    def __init__(self):
        self._fields = {}

    def __setitem__(self, name, value):
        self._fields[name] = value.strip()

    def __iter__(self):
        for value in self._fields.values():
            yield value


class Lines:
    def __init__(self, texts):
        self._texts = texts
        self._at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._at == len(self._texts):
            raise StopIteration
        self._at += 1
        return self._texts[self._at - 1]


class Fixed:
    def __getitem__(self, key):
        return "fixed"


vault = Vault(os.environ["SECRET"])
settings = Settings()


def handler(event, context):
    log.info("password is %s", vault["password"])  # finding: secret-logged
    log.info("user is %s", vault["username"])
    log.info("connecting to %s", settings.host)
    form = Form()
    form["dir"] = event["queryStringParameters"]["dir"]
    for value in form:
        os.system("ls " + value)  # finding: os-command-injection
    for line in Lines([event["queryStringParameters"]["file"]]):
        os.system("cat " + line)  # finding: os-command-injection
    os.system("echo " + Fixed()[event["queryStringParameters"]["key"]])
    return {"statusCode": 200}
