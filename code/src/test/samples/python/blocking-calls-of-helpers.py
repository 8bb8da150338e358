# What a function does that a coroutine calls blocks the loop, too, unless a thread runs it.
import asyncio
import json
import os
import urllib.request

import boto3
import httpx

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
client = httpx.AsyncClient(timeout=3)


def page(alarm):
    request = urllib.request.Request("https://pager.example.org/alarms", data=alarm)
    with urllib.request.urlopen(request, timeout=3) as answer:
        return json.loads(answer.read())["ticket"]


async def told(alarm):
    return await asyncio.to_thread(page, alarm)


async def stored(alarm):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(
        None,
        lambda: table.put_item(Item={"id": "1", "alarm": alarm}),
    )


async def prices():
    async with asyncio.TaskGroup() as group:
        tax = group.create_task(
            client.get("https://prices.example.org/tax"),
        )
    spot, future = await asyncio.gather(
        client.get("https://prices.example.org/spot"),
        client.get("https://prices.example.org/future"),
    )
    return spot.json(), future.json(), tax.result().json()


async def handle(alarm):
    storing = asyncio.create_task(stored(alarm))
    ticket = page(alarm)  # finding: blocked-event-loop
    known = table.get_item(Key={"id": ticket})  # finding: blocked-event-loop
    await storing
    return [ticket, known, await told(alarm), await prices()]


def handler(event, context):
    return asyncio.run(handle(b"fire"))
