import asyncio
import json

import httpx


async def one(client, number):
    return (await client.get("https://api.example.com/" + str(int(number)))).status_code


async def given(numbers):
    async with httpx.AsyncClient(timeout=3) as client:
        return await asyncio.gather(*(one(client, number) for number in numbers))  # finding: unbounded-parallelism


async def kept(numbers):
    async with httpx.AsyncClient(timeout=3) as client:
        jobs = [one(client, number) for number in numbers]  # finding: unbounded-parallelism
        return await asyncio.gather(*jobs)


async def begun(numbers):
    async with httpx.AsyncClient(timeout=3) as client:
        tasks = []
        for number in numbers:
            tasks.append(asyncio.create_task(one(client, number)))  # finding: unbounded-parallelism
        return await asyncio.gather(*tasks)


async def one_by_one(numbers):
    async with httpx.AsyncClient(timeout=3) as client:
        return [await one(client, number) for number in numbers]


async def few(numbers):
    async with httpx.AsyncClient(timeout=3) as client:
        return await asyncio.gather(*(one(client, number) for number in numbers[:10]))


def handler(event, context):
    body = json.loads(event["body"])
    asyncio.run(given(body["a"]))
    asyncio.run(kept(body["b"]))
    asyncio.run(begun(body["c"]))
    asyncio.run(one_by_one(body["d"]))
    asyncio.run(few(body["e"]))
    return {"statusCode": 204}
