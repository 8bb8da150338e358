# Archives whose entries are looked at before they are unpacked, and one that is not.
import base64
import io
import os
import tarfile
import zipfile

ROOT = "/tmp/in"
MOST = 50_000_000


def names(archive):
    for member in archive.getmembers():
        if member.name.startswith("/") or ".." in member.name:
            raise ValueError(member.name)
    archive.extractall(ROOT)


def filtered(archive):
    archive.extraction_filter = tarfile.data_filter
    archive.extractall(ROOT)


def trusted(archive):
    archive.extraction_filter = tarfile.fully_trusted_filter
    archive.extractall(ROOT)  # finding: unsafe-archive-extraction


def sizes(archive):
    if sum(entry.file_size for entry in archive.infolist()) > MOST:
        raise ValueError("too large")
    archive.extractall(ROOT)


def sizes_of_tar(archive):
    if sum(member.size for member in archive.getmembers()) > MOST:
        raise ValueError("too large")
    archive.extractall(ROOT)  # finding: unsafe-archive-extraction


def one_by_one(archive):
    for member in archive:
        target = os.path.realpath(os.path.join(ROOT, member.name))
        if not target.startswith(ROOT + os.sep):
            continue
        archive.extract(member, ROOT)


def handler(event, context):
    content = base64.b64decode(event["body"])
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        names(archive)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        filtered(archive)
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as archive:
        trusted(archive)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sizes(archive)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        sizes_of_tar(archive)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        one_by_one(archive)
    return {"statusCode": 204}
