import ldap

directory = ldap.initialize("ldaps://directory.example.com")


def handler(event, context):
    name = event["queryStringParameters"]["name"]
    found = directory.search_s("ou=people", ldap.SCOPE_SUBTREE, f"(uid={name})")  # finding
    return {"statusCode": 200, "body": str(len(found))}
