# trigger: sqs
import contextlib
import sqlite3


def handler(event, context):
    with contextlib.closing(sqlite3.connect("/opt/a.db")) as first, first:
        first.execute("insert into t values (1)")
    second = sqlite3.connect("/opt/b.db")  # finding: unclosed-resource
    with second:
        second.execute("insert into t values (1)")
    third = sqlite3.connect("/opt/c.db")
    try:
        with third:
            third.execute("insert into t values (1)")
    finally:
        third.close()
