# trigger: http-api
import os
import sqlite3
from typing import NamedTuple


class Directory:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.connection.close()

    def find(self, name):
        return self.connection.execute("SELECT * FROM d WHERE n = ?", (name,))


class Row(NamedTuple):
    name: str
    place: str = "shelf"


class Page:
    def __init__(self):
        self.title = "page"
        self.kind = "all"


class Bag:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)


class Holder:
    def __init__(self, given):
        self.__dict__.update(given)


def handler(event, context):
    body = event["body"]
    with Directory("/tmp/d.db") as directory:
        directory.find(body)
    row = Row(body, "x")
    name, place = row
    os.system(name)  # finding: os-command-injection
    os.system(place)
    os.system(row[0])  # finding: os-command-injection
    os.system(row[1])
    by_name = Row(place="x", name=body)
    os.system(by_name[0])  # finding: os-command-injection
    os.system(by_name[1])
    short = Row(body)
    os.system(short[0])  # finding: os-command-injection
    os.system(short[1])
    n, p = short
    os.system(p)
    page = Page()
    setattr(page, "title", body)
    os.system(page.title)  # finding: os-command-injection
    os.system(page.kind)
    data = bytearray()
    data.extend(body.encode())
    os.system(data.decode())  # finding: os-command-injection
    more = bytearray()
    more += body.encode()
    os.system(more.decode())  # finding: os-command-injection
    none = bytearray()
    none.extend(b"k")
    os.system(none.decode())
    bag = Bag(name=body, kind="all")
    os.system(bag.name)  # finding: os-command-injection
    os.system(bag.kind)
    holder = Holder({"name": body, "kind": "all"})
    os.system(holder.name)  # finding: os-command-injection
    os.system(holder.kind)
