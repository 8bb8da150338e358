import asyncio


async def remember(order):
    print(len(order))


async def work(event):
    await remember(event["body"])
    both = [remember(event["body"]), remember(event["rawPath"])]
    await asyncio.gather(*both)
    return {"statusCode": 204}


def handler(event, context):
    return asyncio.run(work(event))
