# trigger: sqs
import functools
import os
import random
import tempfile
import time
import uuid

import boto3

s3 = boto3.client("s3")
name_of = functools.partial(tempfile.mktemp, prefix="merge-")


def handler(event, context):
    scratch = name_of()  # finding: unsafe-temporary-file
    by_time = f"/tmp/report-{int(time.time())}.csv"
    with open(by_time, "w") as out:  # finding: unsafe-temporary-file
        out.write("a")
    by_process = os.path.join(tempfile.gettempdir(), "job-%d.json" % os.getpid())
    with open(by_process, "w") as out:  # finding: unsafe-temporary-file
        out.write("{}")
    s3.download_file("models", "a", "/tmp/" + str(random.randint(0, 9999)))  # finding: unsafe-temporary-file
    with open("/tmp/%s-%d" % (uuid.uuid4().hex, time.time()), "w") as out:
        out.write("a")
    with open(f"/tmp/{context.aws_request_id}-{time.time()}", "w") as out:
        out.write("a")
    with open(by_time, "x") as out:
        out.write("a")
    with open(by_time) as back, tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, str(time.time())), "w") as out:
            out.write(back.read())
    os.remove(by_time)
    return scratch
