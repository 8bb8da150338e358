import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


class Store:
    def save(self, item):
        table.put_item(Item=item)

    def save_all(self, items):
        with table.batch_writer() as batch:
            for item in items:
                batch.put_item(Item=item)
