# Names of columns that were tested say nothing of the values; and what was emptied keeps nothing.
import json
import os

import pymysql

connection = pymysql.connect(host=os.environ["HOST"], user="u", password=os.environ["WORD"])
COLUMNS = ("name", "city")
FOUND = []


class Step:
    kinds = {}

    def __init_subclass__(cls, **named):
        super().__init_subclass__(**named)
        Step.kinds[cls.__name__.lower()] = cls


class Show(Step):
    def run(self, step):
        os.system("lp " + step["file"])  # finding: os-command-injection


class Skip(Step):
    def run(self, step):
        return step


def handler(event, context):
    body = json.loads(event["body"])
    wanted = {name: value for name, value in body["filters"].items() if name in COLUMNS}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM t WHERE " + " AND ".join(f"{name} = %s" for name in wanted), list(wanted.values())
        )
        for name, value in body["filters"].items():
            if name in COLUMNS:
                cursor.execute("SELECT * FROM t WHERE " + name + " = '" + value + "'")  # finding: sql-injection
    for step in body["steps"]:
        Step.kinds[step["kind"]]().run(step)
    FOUND.clear()
    FOUND.append(body["name"])
    return {"statusCode": 200, "body": json.dumps(FOUND)}
