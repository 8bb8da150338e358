# trigger: s3
import os
import zipfile

import boto3

bucket_resource = boto3.resource("s3")


def handler(event, context):
    for record in event["Records"]:
        obj = bucket_resource.Object(record["s3"]["bucket"]["name"], record["s3"]["object"]["key"])
        obj.download_file("/tmp/upload.zip")
        with zipfile.ZipFile("/tmp/upload.zip") as archive:
            for name in archive.namelist():
                target = os.path.join("/tmp/out", name)
                with open(target, "wb") as out:  # finding: unsafe-archive-extraction, temporary-file-kept
                    out.write(archive.read(name))
