import os

from django.db import connection
from django.http import HttpResponse

from shop.models import User


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    User.objects.raw("SELECT * FROM users WHERE name = '%s'" % name)  # finding: sql-injection
    User.objects.raw("SELECT * FROM users WHERE name = %s", [name])
    User.objects.filter(name=name)
    User.objects.extra(where=["name = '%s'" % name])  # finding: sql-injection
    with connection.cursor() as cursor:
        cursor.execute("SELECT '" + name + "'")  # finding: sql-injection
        cursor.execute("SELECT %s", [name])
    return {"statusCode": 200}
