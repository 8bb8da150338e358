import aiohttp
import asyncio
import ldap3
import paramiko


def connected():
    client = paramiko.SSHClient()  # finding: unclosed-resource
    client.load_system_host_keys()
    client.connect("files.example.com", timeout=10)
    return client


def closed():
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect("files.example.com", timeout=10)
    return client


class Directory:
    def __init__(self):
        self.connection = ldap3.Connection(ldap3.Server("ldaps://directory"), auto_bind=True)  # finding: unclosed-resource, client-per-invocation

    def people(self):
        self.connection.search("ou=people", "(objectClass=person)")
        return self.connection.entries


class Bound:
    def __init__(self):
        self.connection = ldap3.Connection(ldap3.Server("ldaps://directory"), auto_bind=True)

    def people(self):
        try:
            self.connection.search("ou=people", "(objectClass=person)")
            return self.connection.entries
        finally:
            self.connection.unbind()


def is_right(user, password):
    with ldap3.Connection(ldap3.Server("ldaps://directory"), "cn=" + user.removesuffix(","), password, auto_bind=True):  # finding: ldap-injection
        return True


async def fetched():
    session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5))  # finding: unclosed-resource
    async with session.get("https://example.com/a") as answer:
        return await answer.text()


async def fetched_and_closed():
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        async with session.get("https://example.com/b") as answer:
            return await answer.text()


def handler(event, context):
    with connected().open_sftp() as sftp:
        names = sftp.listdir()
    client = closed()
    try:
        with client.open_sftp() as sftp:
            names += sftp.listdir()
    finally:
        client.close()
    Directory().people()
    Bound().people()
    is_right(event["queryStringParameters"]["user"], event["queryStringParameters"]["word"])
    asyncio.run(fetched())
    asyncio.run(fetched_and_closed())
    return {"statusCode": 200, "body": str(len(names))}
