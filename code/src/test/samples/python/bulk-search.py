# trigger: sqs
import json
import os

from opensearchpy import OpenSearch

search = OpenSearch(hosts=[os.environ["SEARCH"]], timeout=10)


def handler(event, context):
    lines = []
    for record in event["Records"]:
        lines += [{"index": {"_index": "items"}}, json.loads(record["body"])]
    search.bulk(body=lines)  # finding: ignored-batch-failure
    answer = search.bulk(body=lines)
    if answer["errors"]:
        raise RuntimeError("not indexed")
