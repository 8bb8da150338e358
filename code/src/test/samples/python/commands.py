# trigger: s3
import asyncio
import os
import shlex
import subprocess
from subprocess import PIPE, Popen, check_output
from urllib.parse import unquote_plus


def convert(source):
    command = "ffmpeg -i %s /tmp/out.mp4" % source
    return os.popen(command).read()  # finding: os-command-injection


async def probe(name):
    process = await asyncio.create_subprocess_shell(f"ffprobe {name}", stdout=PIPE)  # finding: os-command-injection
    await asyncio.create_subprocess_exec("ffprobe", "-i", "/tmp/in")
    return await process.communicate()


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        size = record["s3"]["object"]["size"]
        os.system("file " + key)  # finding: os-command-injection
        os.system("file " + bucket)
        os.system("head -c %d" % size)
        os.system("file " + shlex.quote(key))
        os.system(f"file {shlex.quote(key)} > /tmp/out")
        subprocess.call("identify " + key, shell=True)  # finding: os-command-injection
        subprocess.run(["identify", "/tmp/in"], check=True)
        subprocess.run(["sh", "-c", "identify " + key])  # finding: os-command-injection
        subprocess.run(["bash", "-c", f"identify {key}"], check=True)  # finding: os-command-injection
        subprocess.run(shlex.split("identify '%s'" % shlex.quote(key)))
        check_output("identify %s" % key, shell=True)  # finding: os-command-injection
        Popen("identify {}".format(key), shell=True, stdout=PIPE).communicate()  # finding: os-command-injection
        Popen(["identify", key], stdout=PIPE)
        subprocess.getoutput("identify " + key)  # finding: os-command-injection
        subprocess.run("identify " + os.environ["FLAGS"], shell=True)
        convert(key)
        asyncio.run(probe(key))
        extension = os.path.splitext(key)[1]
        if extension == ".png":
            os.system("convert /tmp/in" + extension)
        os.execl("/bin/sh", "sh", "-c", key)  # finding: os-command-injection
