# trigger: http-api
import asyncio

import aiohttp
import redis

cache = redis.Redis(host="cache.internal", socket_timeout=2)
NEVER = aiohttp.ClientTimeout(total=None)  # finding: request-without-timeout
SOON = aiohttp.ClientTimeout(total=5)
PARTS = aiohttp.ClientTimeout(total=None, sock_connect=2, sock_read=5)


async def fetch(timeout):
    async with aiohttp.ClientSession(timeout=timeout) as session:
        async with session.get("https://api.example.com/items") as answer:
            return await answer.text()


def names(keys):
    return [cache.get(f"name:{key}") for key in keys]  # finding: calls-in-loop


def names_at_once(keys):
    pipe = cache.pipeline()
    for key in keys:
        pipe.get(f"name:{key}")
    return pipe.execute() + cache.mget(keys)


def handler(event, context):
    keys = event["queryStringParameters"]["keys"].split(",")
    texts = [asyncio.run(fetch(timeout)) for timeout in (NEVER, SOON, PARTS)]
    return {"statusCode": 200, "body": str(len(texts) + len(names(keys)) + len(names_at_once(keys)))}
