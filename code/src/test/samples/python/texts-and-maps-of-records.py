# trigger: http-api
# What maps and texts of records hold, and under which names.
import dataclasses
import os
from dataclasses import dataclass

import attr
from pydantic import BaseModel


@dataclass
class Job:
    name: str
    folder: str = "/tmp"


class Order(BaseModel):
    name: str


@attr.s
class Page:
    name = attr.ib()
    path = attr.ib(default=attr.Factory(lambda self: "/var/" + self.name, takes_self=True))
    tags = attr.ib(factory=list)


def handler(event, context):
    query = event["queryStringParameters"]
    job = Job(name=query["name"])
    fields = dataclasses.asdict(job)
    os.system("ls " + fields["folder"])
    os.system("ls " + fields["name"])  # finding: os-command-injection
    either = Job(name="x", folder=query["folder"]) if query["folder"] else job
    both = dataclasses.asdict(either)
    os.system("ls " + both["folder"])  # finding: os-command-injection
    os.system("ls " + dataclasses.asdict(Job(name="y"))["name"])
    order = Order(name=query["name"])
    os.system("echo " + order.model_dump_json())  # finding: os-command-injection
    os.system("echo " + Order(name="all").model_dump_json())
    page = Page(query["page"])
    os.system("cat " + page.path)  # finding: os-command-injection
    os.system("cat " + Page("index").path)
    return {"statusCode": 200}
