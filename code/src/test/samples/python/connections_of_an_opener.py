import psycopg2


def open_db():
    return psycopg2.connect("dbname=orders")  # finding: client-per-invocation


def handler(event, context):
    first = open_db()
    first.cursor().execute("select 1")
    first.close()
    second = open_db()  # finding: unclosed-resource
    if event.get("short"):
        return {"statusCode": 204}
    second.cursor().execute("select 2")
    second.close()
    third = open_db()
    third.cursor().execute("select 3")
    third.close()
    return {"statusCode": 200}
