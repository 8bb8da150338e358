# trigger: sqs
import json
import os
import smtplib

import psycopg2
import redis
import twilio.rest

store = redis.Redis(host=os.environ["R"], socket_timeout=3)
connection = psycopg2.connect(os.environ["D"], connect_timeout=3)
phone = twilio.rest.Client(os.environ["SID"], os.environ["TOK"])


def handler(event, context):
    for record in event["Records"]:
        message = json.loads(record["body"])
        store.incr("visits:" + message["page"])  # finding: repeated-effect
        store.set("last:" + message["page"], message["id"])
        with connection, connection.cursor() as cursor:
            cursor.execute("UPDATE accounts SET balance = balance + %s WHERE id = %s", (message["amount"], message["id"]))  # finding: repeated-effect, calls-in-loop
            cursor.execute("UPDATE accounts SET seen = true WHERE id = %s", (message["id"],))  # finding: calls-in-loop
        with smtplib.SMTP_SSL(os.environ["MAIL"], 465, timeout=3) as mail:
            mail.sendmail("a@acme.example", [message["mail"]], "hi")  # finding: repeated-effect
        phone.messages.create(to=message["phone"], from_="+1", body="hi")  # finding: repeated-effect
