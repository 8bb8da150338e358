# handler: handler
"""Stacks that are handed something else than what removes the folder."""
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp())  # finding: temporary-file-kept
        stack.callback(print, "done")
        s3.download_file(os.environ["BUCKET"], "contract.pdf", str(folder / "contract.pdf"))
