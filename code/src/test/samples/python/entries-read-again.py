# trigger: http-api
# Entries are told where they are written, not where they are read again.
import base64
import io
import os
import tempfile
import zipfile

import boto3

s3 = boto3.client("s3")


class Package:
    def __init__(self, data):
        self.archive = zipfile.ZipFile(io.BytesIO(data))

    def unpack(self, folder):
        written = []
        for info in self.archive.infolist():
            target = os.path.join(folder, info.filename)
            with open(target, "wb") as file:  # finding: unsafe-archive-extraction
                file.write(self.archive.read(info))
            written.append(target)
        return written


def handler(event, context):
    package = Package(base64.b64decode(event["body"]))
    with tempfile.TemporaryDirectory() as folder:
        for path in package.unpack(folder):
            s3.upload_file(path, "mods", os.path.basename(path))
            os.remove(path)
    package.archive.close()
    return {"statusCode": 201}
