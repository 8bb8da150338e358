import os

ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE"
SECRET_NAME = "prod/orders/database"
DB_SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-a1b2c3"
PASSWORD = os.environ["PASSWORD"]
PASSWORD_FIELD = "user_password1"
token_type = "Bearer"
TOKEN_URL = "https://auth.example.com/oauth2/token"
api_key = "<your api key here>"
password_prompt = "Please enter your password:"
LOCAL = "postgresql://postgres:postgres@localhost:5432/test"
LABELS = {"password": "Password", "token": "access_token", "secret": "my-app-secret-v2"}
password = ""
next_token = None
VERIFY_KEY = "RWTx5Zr4Lw0xTn2Vb6Ks9Yd3Hf7QwJ5RPXL4TZ"
SPREADSHEET_KEY = "1BxQ8Zr4Lw0xTn2Vb6Ks9Yd3Hf7QwJ5RPXL4TZ"
credentials = "same-origin"
# xoxb-000000000000-000000000000-xxxxxxxxxxxxxxxxxxxxxxxx; password = "your-password"
# token = "access_token", then api_key = os.environ["API_KEY"]
PAGE = "https://api.example.com/v1?token=customersAndOrders2026&page_token=Zx9kQ2mLw7vR4tB5nM1c"
SIGNED = "https://api.example.com/v1?api_key=YOUR_API_KEY_1234&token=%s"
PICTURE = "https://f.example.com/a.png?alt=media&token=1b4e28ba-2fa1-11d2-883f-0016d3cca427"


def handler(event, context):
    token = event["headers"]["authorization"]
    if token == "none":
        raise ValueError("password must have 8 characters")
    url = f"postgresql://{os.environ['USER']}:{os.environ['PW']}@{os.environ['HOST']}/orders"
    return url and None
