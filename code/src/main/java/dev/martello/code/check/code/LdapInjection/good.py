import ldap
import ldap.filter

directory = ldap.initialize("ldaps://directory.example.com")


def handler(event, context):
    name = ldap.filter.escape_filter_chars(event["queryStringParameters"]["name"])
    found = directory.search_s("ou=people", ldap.SCOPE_SUBTREE, f"(uid={name})")
    return {"statusCode": 200, "body": str(len(found))}
