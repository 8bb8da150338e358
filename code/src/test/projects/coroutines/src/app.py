"""Classes and modules of one name: which one is meant is told by what the file imports."""
import asyncio
import json

import aio.client
import other
from aio import client as beginning
from package import Pipe
from sync_client import Client
from tools import client
from vendor_sdk import Courier, Outbox as Queue

try:
    from fast_sdk import publish
except ImportError:
    from aio.client import publish

session = Client()
courier = Courier()
queue = Queue()
pipe = Pipe()


def waiting(aio_client, body):
    session.send(body)
    client.send(body)
    courier.send(body)
    queue.send(body)
    publish(body)
    aio_client.send(body)
    asyncio.run(other.main(body))


def dropped(body):
    beginning.send(body)
    aio.client.send(body)
    pipe.send(body)
    boxed(body)


def boxed(body):
    from other import Outbox

    box = Outbox()
    box.send(body)


def handler(event, context):
    body = event["body"]
    waiting(client, body)
    dropped(body)
    return {"statusCode": 200, "body": json.dumps({"done": True})}
