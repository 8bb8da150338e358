# handler: handler
"""What stacks call in the end removes files, and does all else that is handed to them."""
import os
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

import boto3

s3 = boto3.client("s3")


def run(line):
    subprocess.run(line, shell=True, timeout=5)  # finding: os-command-injection


def handler(event, context):
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp())
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.callback(run, "ls " + event["name"])
        s3.download_file(os.environ["BUCKET"], "contract.pdf", str(folder / "contract.pdf"))
