# trigger: s3
import os
import shutil
import subprocess
import tempfile
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        key = unquote_plus(record["s3"]["object"]["key"])
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, "in.pdf")
            s3.download_file(record["s3"]["bucket"]["name"], key, source)
            subprocess.run(["pdftoppm", "-png", source, os.path.join(folder, "out")], check=True, timeout=20)
            subprocess.run(f"pdftotext {source} - | grep '{key}'", shell=True, check=True)  # finding: os-command-injection
            for name in os.listdir(folder):
                s3.upload_file(os.path.join(folder, name), os.environ["OUT"], "pages/" + name)
            shutil.copy(source, "/tmp/cache/" + key)  # finding: path-traversal
