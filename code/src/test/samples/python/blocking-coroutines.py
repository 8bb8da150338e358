# What blocks the loop, and what is awaited or run beside it.
import asyncio
import time

import httpx
import requests

client = httpx.AsyncClient(timeout=5.0)


async def weather(place):
    answer = await client.get("https://weather.example.org", params={"q": place["name"]})
    if answer.status_code == 429:
        time.sleep(0.5)  # finding: blocked-event-loop
    old = requests.get("https://old.example.org", timeout=3)  # finding: blocked-event-loop
    aside = await asyncio.to_thread(requests.get, "https://old.example.org", timeout=3)
    await asyncio.sleep(0.5)
    return [answer.json(), old.json(), aside.json()]


def handler(event, context):
    return asyncio.run(weather({"name": "Trieste"}))
