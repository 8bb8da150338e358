# trigger: s3
import os
import tempfile
import zipfile

import boto3

s3 = boto3.client("s3")


def unpack(path, folder):
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            with open(os.path.join(folder, entry.filename), "wb") as out:  # finding: unsafe-archive-extraction
                out.write(archive.read(entry))


def handler(event, context):
    for record in event["Records"]:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "in.zip")
            s3.download_file(record["s3"]["bucket"]["name"], record["s3"]["object"]["key"], path)
            unpack(path, folder)
    with open(os.path.join("/tmp", "all.txt"), "a") as kept:  # finding: temporary-file-kept
        kept.write("done")
