# trigger: http-api
# A cache in a file of SQLite beside a database that is asked over the network; Postgres is only spoken of.
import json
import os
import sqlite3

import mariadb

cache = sqlite3.connect("/opt/names.db")
conn = mariadb.connect(host=os.environ["HOST"])


def handler(event, context):
    cursor = conn.cursor()
    local = cache.cursor()
    found = []
    for one in json.loads(event["body"]):
        cursor.execute("select name from items where id = ?", (one["id"],))  # finding: calls-in-loop
        found.append(cursor.fetchone())
        local.execute("select name from names where id = ?", (one["id"],))
        found.append(local.fetchone())
    return {"statusCode": 200, "body": json.dumps(found)}
