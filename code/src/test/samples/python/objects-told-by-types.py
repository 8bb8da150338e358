# trigger: http-api
import os
import sqlite3
from abc import ABC, abstractmethod
from enum import Enum
from typing import Optional

import containers


class Orders:
    def __init__(self, connection=None):
        self.connection = connection or sqlite3.connect("/tmp/orders.db")

    def find(self, name: str):
        return self.connection.execute("SELECT * FROM orders WHERE name = '" + name + "'")  # finding: sql-injection

    def safe(self, name: str):
        return self.connection.execute("SELECT * FROM orders WHERE name = ?", (name,))


class Files:
    def read(self, name: str):
        os.system("cat " + name)  # finding: os-command-injection


class Reports:
    def write(self, name: str):
        os.system("report " + name)  # finding: os-command-injection


class Mails:
    def send(self, name: str):
        os.system("mail " + name)  # finding: os-command-injection


class Unused:
    def find(self, name: str):
        os.system("find " + name)


class Shape(ABC):
    @abstractmethod
    def draw(self, name: str):
        raise NotImplementedError


class Kind(Enum):
    OPEN = "open"


class Service:
    reports: Reports

    def __init__(self, reports, mails: Optional["Mails"]):
        self.reports = reports
        self.mails = mails

    def go(self, name):
        self.reports.write(name)
        self.mails.send(name)


def use(orders: Orders, name):
    orders.find(name)
    orders.safe(name)


def files() -> Files:
    return containers.get("files")


def draw(shape: Shape, name):
    shape.draw(name)
    os.system("echo " + name)  # finding: os-command-injection


def kinds(kind: Kind, name: int):
    return kind.find(name)


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    use(containers.get("orders"), name)
    files().read(name)
    Service(containers.get("reports"), containers.get("mails")).go(name)
    draw(containers.get("shape"), name)
    kinds(containers.get("kind"), name)
