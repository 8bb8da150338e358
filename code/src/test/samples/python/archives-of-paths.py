# trigger: s3
# Archives that are downloaded into files, by whatever names these.
import tarfile
import tempfile
import zipfile
from pathlib import Path

import boto3

s3 = boto3.client("s3")


def unpack(archive, target):
    if archive.endswith(".zip"):
        with zipfile.ZipFile(archive) as bundle:
            for info in bundle.infolist():
                if info.file_size > 50_000_000:
                    raise ValueError("file too large")
                bundle.extract(info, target)
        return
    with tarfile.open(archive) as bundle:
        bundle.extractall(target)  # finding: unsafe-archive-extraction


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = record["s3"]["object"]["key"]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "first.tar"
            s3.download_file(bucket, key, str(path))
            with tarfile.open(path) as first:
                first.extractall(folder)  # finding: unsafe-archive-extraction
            other = Path(folder) / "own.tar"
            with tarfile.open(other) as own:
                own.extractall(folder)
            third = Path(folder).joinpath("third.tar")
            third.write_bytes(s3.get_object(Bucket=bucket, Key=key)["Body"].read())
            with tarfile.open(third) as opened:
                opened.extractall(folder)  # finding: unsafe-archive-extraction
        with tempfile.NamedTemporaryFile(suffix=".tar") as file:
            s3.download_fileobj(bucket, key, file)
            file.seek(0)
            with tarfile.open(fileobj=file) as second:
                second.extractall("/mnt/in")  # finding: unsafe-archive-extraction
        with tempfile.NamedTemporaryFile(suffix=".tar") as fourth:
            s3.download_file(bucket, key, fourth.name)
            unpack(fourth.name, "/mnt/in")
