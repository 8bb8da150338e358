import io
import zipfile
import base64
import tarfile


def handler(event, context):
    archive = zipfile.ZipFile(io.BytesIO(base64.b64decode(event["body"])))
    archive.extractall("/tmp/upload")  # finding
    return {"statusCode": 200}
