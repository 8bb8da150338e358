# trigger: sns
import json
import os
import urllib.request

REGISTRY = {}


class Job:
    name = ""

    def __init_subclass__(cls, alias="", **more):
        super().__init_subclass__(**more)
        REGISTRY[alias or cls.name] = cls

    def run(self, **more):
        raise NotImplementedError


class Fetch(Job):
    name = "fetch"

    def run(self, url, retries=1):
        with urllib.request.urlopen(url, timeout=3) as answer:  # finding: server-side-request-forgery
            return answer.status


class Ping(Job, alias="ping"):
    def run(self, host):
        os.system("ping " + host)  # finding: os-command-injection


class Settings:
    def __init__(self):
        self.bucket = os.environ["BUCKET"]
        self.api_key = os.environ["API_KEY"]

    def all(self):
        return dict(self.__dict__)


def handler(event, context):
    settings = Settings()
    print("settings", settings.all())  # finding: secret-logged
    print("bucket", settings.bucket)
    for record in event["Records"]:
        message = json.loads(record["Sns"]["Message"])
        job = REGISTRY[message["job"]]()
        job.run(**message["arguments"])
