# trigger: rest-api
# Scripts that servers run.
import json
import os

import redis
from elasticsearch import Elasticsearch
from opensearchpy import OpenSearch

cache = redis.from_url(os.environ["REDIS"], socket_timeout=2)
search = OpenSearch(os.environ["SEARCH"], timeout=3)
elastic = Elasticsearch(os.environ["ELASTIC"], request_timeout=3)


def handler(event, context):
    body = json.loads(event["body"])
    cache.eval(f"return redis.call('get', '{body['key']}')", 0)  # finding: code-injection
    cache.register_script("return " + body["script"])()  # finding: code-injection
    cache.eval("return redis.call('get', KEYS[1])", 1, body["name"])
    search.update(  # finding: code-injection
        index="a",
        id="1",
        body={"script": {"source": f"ctx._source.n += {body['n']}"}},
    )
    search.update(index="a", id="1", body={"script": {"source": "ctx._source.n += params.n", "params": {"n": body["m"]}}})
    elastic.update_by_query(index="a", script={"source": "ctx._source." + body["field"] + " = 1"})  # finding: code-injection
