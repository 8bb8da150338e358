import asyncio
import os

import aiohttp
import databases
import pg8000.native
from lxml import etree

connection = pg8000.native.Connection("app", host=os.environ["HOST"], password=os.environ["PASSWORD"])
database = databases.Database(os.environ["DATABASE_URL"])
users = etree.parse("users.xml")


async def ask(name):
    await database.fetch_all("SELECT * FROM people WHERE name = '" + name + "'")  # finding: sql-injection
    await database.fetch_all("SELECT * FROM people WHERE name = :name", {"name": name})
    async with aiohttp.ClientSession() as session:
        await session.get("https://api.example.com", ssl=False)  # finding: tls-verification-off


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    connection.run(f"SELECT * FROM people WHERE name = '{name}'")  # finding: sql-injection
    connection.run("SELECT * FROM people WHERE name = :name", name=name)
    users.find("./user[@name='" + name + "']")  # finding: xpath-injection
    globals()[event["queryStringParameters"]["action"]]()  # finding: code-injection
    asyncio.run(ask(name))
    return {"statusCode": 204}
