# trigger: http-api
import sqlite3

db = sqlite3.connect("/mnt/data/tables.db")
TABLES = ["orders", "customers"]


def handler(event, context):
    wish = event["queryStringParameters"]
    name = wish["name"]
    is_known = False
    for one in TABLES:
        if one == name:
            is_known = True
    if not is_known:
        return {"statusCode": 404}
    db.execute("DELETE FROM " + name)
    other = wish["other"]
    is_known = False
    for one in TABLES:
        if one == name:
            is_known = True
    if not is_known:
        return {"statusCode": 404}
    db.execute("DELETE FROM " + other)  # finding: sql-injection
    third = wish["third"]
    is_listed = third == "orders" or third == "customers"
    if not is_listed:
        return {"statusCode": 404}
    db.execute("DELETE FROM " + third)
    is_bad = False
    for one in TABLES:
        if one == wish["fourth"]:
            is_bad = True
    if is_bad:
        return {"statusCode": 404}
    db.execute("DELETE FROM " + wish["fourth"])  # finding: sql-injection
    return {"statusCode": 204}
