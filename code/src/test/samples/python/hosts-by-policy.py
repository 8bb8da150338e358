# trigger: none
import os

import paramiko


class Quiet(paramiko.MissingHostKeyPolicy):
    def missing_host_key(self, client, hostname, key):
        return None


class Strict(paramiko.MissingHostKeyPolicy):
    def missing_host_key(self, client, hostname, key):
        raise paramiko.SSHException("unknown host " + hostname)




def handler(event, context):
    with paramiko.SSHClient() as first:
        first.set_missing_host_key_policy(Quiet())  # finding: host-key-not-verified
        first.connect(os.environ["HOST"], timeout=5)
    with paramiko.SSHClient() as second:
        second.set_missing_host_key_policy(Quiet)  # finding: host-key-not-verified
        second.connect(os.environ["HOST"], timeout=5)
    with paramiko.SSHClient() as third:
        third.set_missing_host_key_policy(Strict())
        third.connect(os.environ["HOST"], timeout=5)
