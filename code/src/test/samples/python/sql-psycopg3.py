import asyncio
import json
import os

import psycopg
from psycopg import sql


async def query(table: str, owner: str):
    async with await psycopg.AsyncConnection.connect(os.environ["DSN"]) as aconn:
        async with aconn.cursor() as cur:
            await cur.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            a = await cur.fetchone()
            await cur.execute(sql.SQL(f"SELECT count(*) FROM docs WHERE owner = '{owner}'"))  # finding: sql-injection
            b = await cur.fetchone()
            await cur.execute("SELECT count(*) FROM docs WHERE owner = %(owner)s", {"owner": owner})
            c = await cur.fetchone()
    return [a, b, c]


def handler(event, context):
    body = json.loads(event["body"])
    result = asyncio.run(query(body["table"], body["owner"]))
    return {"statusCode": 200, "body": json.dumps(result)}
