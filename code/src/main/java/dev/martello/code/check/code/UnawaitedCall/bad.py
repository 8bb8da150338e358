import asyncio


async def remember(order):
    print(len(order))


async def work(event):
    remember(event["body"])  # finding
    return {"statusCode": 204}


def handler(event, context):
    return asyncio.run(work(event))
