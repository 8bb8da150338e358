# trigger: sqs
# The folder is one of a file system that all environments share, as far as anybody can tell.
import os
import time
from pathlib import Path

FOLDER = Path(os.environ["SHARED_FOLDER"])


def handler(event, context):
    record = event["Records"][0]
    (FOLDER / f"{record['messageId']}.json").write_text("{}")
    (FOLDER / f"{int(time.time())}.json").write_text("{}")
