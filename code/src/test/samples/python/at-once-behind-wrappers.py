# trigger: sqs
"""A semaphore may stand in a decorator, or in what makes the function that is begun."""
import asyncio
import functools
import json

import aiohttp

URL = "https://stock.example.com/"
gate = asyncio.Semaphore(5)


def limited(function):
    @functools.wraps(function)
    async def inner(*arguments):
        async with gate:
            return await function(*arguments)
    return inner


def timed(function):
    async def inner(*arguments):
        return await function(*arguments)
    return inner


def behind(barrier, function):
    async def inner(*arguments):
        async with barrier:
            return await function(*arguments)

    return inner


@timed
@limited
async def stock(session, article):
    async with session.get(URL + str(int(article))) as answer:
        return answer.status


@timed
async def price(session, article):
    async with session.get(URL + str(int(article))) as answer:
        return answer.status


async def image(session, article):
    async with session.get(URL + str(int(article))) as answer:
        return answer.status


async def check(articles):
    bounded = behind(gate, image)
    plain = timed(image)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        await asyncio.gather(*(stock(session, each) for each in articles))
        await asyncio.gather(*(bounded(session, each) for each in articles))
        await asyncio.gather(*(price(session, each) for each in articles))  # finding: unbounded-parallelism
        await asyncio.gather(*(plain(session, each) for each in articles))  # finding: unbounded-parallelism


def handler(event, context):
    for record in event["Records"]:
        asyncio.run(check(json.loads(record["body"])["articles"]))
