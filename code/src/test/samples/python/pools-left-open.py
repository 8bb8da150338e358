# Threads that stay behind each event.
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

import boto3

s3 = boto3.client("s3")
KEPT = ThreadPoolExecutor(max_workers=3)


def size(name):
    return s3.head_object(Bucket="pictures", Key=name)["ContentLength"]


def handler(event, context):
    left = ThreadPoolExecutor(max_workers=3)  # finding: unclosed-resource
    first = list(left.map(size, ["a", "b"]))
    pool = ThreadPool(2)  # finding: unclosed-resource
    second = pool.map(size, ["c", "d"])
    third = list(KEPT.map(size, ["e", "f"]))
    with ThreadPoolExecutor(max_workers=2) as closed:
        fourth = [each.result() for each in [closed.submit(size, "g")]]
    ended = ThreadPoolExecutor(max_workers=2)
    try:
        fifth = list(ended.map(size, ["h"]))
    finally:
        ended.shutdown()
    return [first, second, third, fourth, fifth]
