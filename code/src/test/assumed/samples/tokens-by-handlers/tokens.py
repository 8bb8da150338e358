import secrets


def create_tokens(event, context):
    tokens = []
    for _ in range(3):
        tokens.append(secrets.token_urlsafe(32))
    return tokens
