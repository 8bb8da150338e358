# trigger: http-api
import os
import sqlite3
from collections import namedtuple
from typing import NamedTuple

Order = namedtuple("Order", ["name", "count"])


class Item(NamedTuple):
    name: str
    place: str


def handler(event, context):
    query = event["queryStringParameters"]
    cursor = sqlite3.connect("/tmp/orders.db").cursor()  # finding: unclosed-resource
    order = Order(query["name"], 5)
    cursor.execute("SELECT * FROM orders WHERE name = '" + order.name + "'")  # finding: sql-injection
    cursor.execute(f"SELECT * FROM orders LIMIT {order.count}")
    item = Item(name=query["item"], place="shelf")
    os.system("find " + item.name)  # finding: os-command-injection
    os.system("find " + item.place)
    name, count = order
    os.system("find " + name)  # finding: os-command-injection
    os.system("find " + str(count))
    return {"statusCode": 204}
