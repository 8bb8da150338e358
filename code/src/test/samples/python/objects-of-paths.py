# Names in a folder that is no folder for temporary files.
import os
import time
from pathlib import Path


def handler(event, context):
    base = Path(os.environ["EFS"])
    with open(base / f"{int(time.time())}.json", "w") as file:
        file.write("{}")
    return {"statusCode": 200}
