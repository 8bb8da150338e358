# trigger: http-api
import json
import os
from dataclasses import dataclass, field

import boto3


@dataclass
class Query:
    where: list = field(default_factory=list)
    arguments: dict = field(default_factory=dict)

    def equal(self, column, value):
        self.where.append(f"{column} = :p{len(self.arguments)}")
        self.arguments[f"p{len(self.arguments)}"] = value
        return self

    def raw(self, text):
        self.where.append(text)
        return self

    def sql(self):
        return "SELECT * FROM orders WHERE " + " AND ".join(self.where)


rds = boto3.client("rds-data")


def run(query):
    return rds.execute_statement(resourceArn=os.environ["A"], secretArn=os.environ["S"], sql=query.sql())  # finding: sql-injection


def handler(event, context):
    given = event["queryStringParameters"]
    rows = run(Query().equal("state", given["state"]).raw("note LIKE '%" + given["note"] + "%'"))
    safe = Query().equal("state", given["state"])
    count = rds.execute_statement(resourceArn=os.environ["A"], secretArn=os.environ["S"], sql=safe.sql())
    return {"statusCode": 200, "body": json.dumps([rows["records"], count["records"]])}
