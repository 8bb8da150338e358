# trigger: http-api
import asyncio
import os


async def f(x): return x
async def main(event):
    a, b = await asyncio.gather(f(event["body"]), f("k"))
    os.system(a)  # finding: os-command-injection
    os.system(b)
    rs = await asyncio.gather(*[f(event["body"])])
    os.system(rs[0])  # finding: os-command-injection
    c, d = await asyncio.gather(f("k"), f(event["body"]), return_exceptions=True)
    os.system(c)
    os.system(d)  # finding: os-command-injection
    for each in await asyncio.gather(f("k"), f(event["body"])):
        os.system(each)  # finding: os-command-injection
    e, *rest = await asyncio.gather(f("k"), *[f(event["body"])])
    os.system(rest[0])  # finding: os-command-injection
def handler(event, context):
    asyncio.run(main(event))
