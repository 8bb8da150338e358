# What another server sends is unpacked.
import os
import tarfile
import tempfile
import urllib.request

import paramiko


def fetched(target):
    with urllib.request.urlopen("https://vendor.example.org/data.tgz", timeout=9) as answer:
        with open(target, "wb") as file:
            file.write(answer.read())


def tested(path, folder):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if ".." in member.name or member.name.startswith("/"):
                raise ValueError("entry outside")
        archive.extractall(folder)


def own(folder):
    with tarfile.open(os.path.join(os.path.dirname(__file__), "model.tgz")) as archive:
        archive.extractall(folder)


def handler(event, context):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data.tgz")
        fetched(path)
        with tarfile.open(path) as archive:
            archive.extractall(folder)  # finding: unsafe-archive-extraction
        with tarfile.open(path) as archive:
            archive.extractall(folder, filter="data")
        tested(path, folder)
        own(folder)
