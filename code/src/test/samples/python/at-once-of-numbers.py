# trigger: http-api
# New lists are as long as those whose elements theirs are made of.
import asyncio
import json

import aiohttp

TIMEOUT = aiohttp.ClientTimeout(total=12)


def load(changes):
    return [{"id": int(change["station"]), "kwh": float(change["kwh"])} for change in changes]


async def tell(session, station):
    async with session.put(f"https://roaming.example.org/{station['id']}", json=station) as answer:
        answer.raise_for_status()


async def close(session, number):
    async with session.delete(f"https://roaming.example.org/{number}") as answer:
        answer.raise_for_status()


async def tell_all(stations, numbers):
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        await asyncio.gather(*(tell(session, station) for station in stations))  # finding: unbounded-parallelism
        await asyncio.gather(*map(lambda number: close(session, number), numbers))  # finding: unbounded-parallelism
def handler(event, context):
    body = json.loads(event["body"])
    asyncio.run(tell_all(load(body["changes"]), [int(number) for number in body["closed"]]))
    return {"statusCode": 202}
