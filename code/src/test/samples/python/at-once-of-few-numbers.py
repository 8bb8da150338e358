# trigger: http-api
import asyncio
import json

import aiohttp

TIMEOUT = aiohttp.ClientTimeout(total=12)


def load(changes):
    if len(changes) > 20:
        raise ValueError("too many changes")
    return [{"id": int(change["station"]), "kwh": float(change["kwh"])} for change in changes]


async def tell(session, station):
    async with session.put(f"https://roaming.example.org/{station['id']}", json=station) as answer:
        answer.raise_for_status()


async def tell_all(stations):
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        await asyncio.gather(*(tell(session, station) for station in stations))


def handler(event, context):
    asyncio.run(tell_all(load(json.loads(event["body"])["changes"])))
    return {"statusCode": 202}
