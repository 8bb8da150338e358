import asyncio


async def work(event):
    return len(event["body"])


async def handler(event, context):  # finding: unawaited-call
    return {"statusCode": 200, "body": str(await work(event))}
