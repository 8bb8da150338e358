import paramiko


def handler(event, context):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # finding
    client.connect("files.example.com")
    return {"statusCode": 200}
