# trigger: s3
import asyncio
import os
import urllib.parse


async def shell(command):
    process = await asyncio.create_subprocess_shell(command)  # finding: os-command-injection
    await process.wait()


async def direct(*argv):
    process = await asyncio.create_subprocess_exec(*argv)
    await process.wait()


async def main(event):
    for record in event["Records"]:
        key = urllib.parse.unquote_plus(record["s3"]["object"]["key"], encoding="utf-8")
        await shell("/opt/bin/ffmpeg -i s3://in/{} /tmp/out.mp4".format(key))
        await direct("/opt/bin/ffmpeg", "-i", "s3://in/" + key, "/tmp/out.mp4")


def handler(event, context):
    asyncio.get_event_loop().run_until_complete(main(event))
