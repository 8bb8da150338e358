# trigger: rest-api
import json
import os

import ldap
import pymysql

connection = pymysql.connect(host=os.environ["HOST"], password=os.environ["PASSWORD"], connect_timeout=3, read_timeout=5)
directory = ldap.initialize(os.environ["LDAP_URL"])
FIELDS = ("name", "city")


def named(event):
    where, values = ["1 = 1"], []
    for field, value in (json.loads(event["body"]).get("filter") or {}).items():
        where.append(f"{field} = %s")
        values.append(value)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM people WHERE " + " AND ".join(where), values)  # finding: sql-injection
        return cursor.fetchall()


def ordered(event):
    parameters = event["queryStringParameters"] if event["queryStringParameters"] else {}
    columns = [column for column, _ in parameters.items()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM people ORDER BY " + ", ".join(columns))  # finding: sql-injection
        return cursor.fetchall()


def known(event):
    parameters = {name: text.strip() for name, text in (event["queryStringParameters"] or {}).items()}
    where = [f"{name} = %s" for name in parameters if name in FIELDS]
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM people WHERE " + " AND ".join(where), list(parameters.values()))
        return cursor.fetchall()


def groups(event):
    parameters = {name: text.strip() for name, text in (event.get("queryStringParameters") or {}).items()}
    base = os.environ["BASE"]
    found = directory.search_st(base, ldap.SCOPE_SUBTREE, f"(cn={parameters['group']})", timeout=3)  # finding: ldap-injection
    return len(found)


def handler(event, context):
    rows = [*named(event), *ordered(event), *known(event)]
    return {"statusCode": 200, "body": json.dumps({"rows": len(rows), "groups": groups(event)})}
