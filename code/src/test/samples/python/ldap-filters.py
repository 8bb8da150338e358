import json
import os

import ldap
import ldap.filter
from ldap3 import Server, Connection, SUBTREE
from ldap3.utils.conv import escape_filter_chars

server = Server(os.environ["LDAP"], connect_timeout=3)


def by_ldap3(user):
    conn = Connection(server, auto_bind=True)
    conn.search("dc=example,dc=com", f"(uid={user})", SUBTREE)  # finding: ldap-injection
    conn.search("dc=example,dc=com", f"(uid={escape_filter_chars(user)})", SUBTREE)
    entries = [str(e) for e in conn.entries]
    conn.unbind()
    return entries


def by_python_ldap(user):
    con = ldap.initialize(os.environ["LDAP"])  # finding: client-per-invocation, unclosed-resource
    bad = con.search_s("dc=example,dc=com", ldap.SCOPE_SUBTREE, "(&(uid=" + user + ")(objectClass=person))")  # finding: ldap-injection
    good = con.search_s("dc=example,dc=com", ldap.SCOPE_SUBTREE, ldap.filter.filter_format("(uid=%s)", [user]))
    return [bad, good]


def in_a_block(user):
    with Connection(server, auto_bind=True) as conn:
        conn.search("dc=example,dc=com", f"(uid={escape_filter_chars(user)})", SUBTREE)
        return len(conn.entries)


def handler(event, context):
    user = json.loads(event["body"])["user"]
    return {"statusCode": 200, "body": json.dumps([by_ldap3(user), by_python_ldap(user), in_a_block(user)])}
