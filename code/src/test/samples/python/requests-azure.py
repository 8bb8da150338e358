# trigger: http-api
import os

from azure.keyvault.secrets import SecretClient
from azure.storage.blob import ContainerClient


def handler(event, context):
    host = event["queryStringParameters"]["host"]
    SecretClient(vault_url="https://" + host, credential=None)  # finding: server-side-request-forgery
    ContainerClient.from_container_url(container_url="https://" + host)  # finding: server-side-request-forgery
    SecretClient(vault_url=os.environ["VAULT"], credential=None)  # finding: client-per-invocation
    SecretClient(vault_url="https://example.vault.azure.net/" + host, credential=None)
    return {"statusCode": 204}
