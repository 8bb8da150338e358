package dev.martello.know;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is masked beside a secret's name, and what stays readable. */
final class NamedSecretsTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u00a7',
      textBlock =
          """
          a.py   | f(aws_access_key_id="AKIAx", aws_secret_access_key="q8Zx9/kQ+2", a_token='Tk3.x-9') | f(aws_access_key_id="AKIAx", aws_secret_access_key="~", a_token='~')
          a.py   | password: str = "hunter22"                    | password: str = "~"
          a.py   | os.environ.get("DB_PASSWORD", "Hx7kq2Zp9")    | os.environ.get("DB_PASSWORD", "~")
          a.py   | PASSWORD = \"""Hx7kq2Zp9\"""                  | PASSWORD = \"""~\"""
          a.py   | headers={"X-Api-Key": "Hx7kq2Zp9", "A": "b"} | headers={"X-Api-Key": "~", "A": "b"}
          a.py   | body = "{\\"password\\": \\"Hx7kq2Zp9\\"}"    | body = "{\\"password\\": \\"~\\"}"
          a.js   | const t = process.env.TOKEN ?? 'Hx7kq2Zp9xx'  | const t = process.env.TOKEN ?? '~'
          a.js   | if (apiKey === `Hx7kq2Zp9xx`) {              | if (apiKey === `~`) {
          a.go   | password := "Hx7\\"kq2Zp9"                    | password := "~"
          a.java | props.put("db.password", "Hx7kq2Zp9");        | props.put("db.password", "~");
          .env   | DB_PASSWORD=hunter                            | DB_PASSWORD=~
          .env   | export TOKEN=Hx7,kq#2Zp9 # a note             | export TOKEN=~ # a note
          a.yaml | Variables: {DB_PASSWORD: Hx7kq2Zp9, TOKEN: 'Hx8kq2Zp9', A: b} | Variables: {DB_PASSWORD: ~, TOKEN: '~', A: b}
          a.yaml | - password: Hx7,kq2Zp9 # a note               | - password: ~ # a note
          a.yaml | {Name: DB_PASSWORD, Value: Hx7kq2Zp9}         | {Name: DB_PASSWORD, Value: ~}
          a.xml  | <password enc="no">Hx7kq2Zp9</password>       | <password enc="no">~</password>
          a.tf   | db_password = "Hx7kq2Zp9"                     | db_password = "~"
          """)
  void whatStandsBesideTheNameIsMasked(String path, String line, String masked) {
    assertThat(masked(line, path)).isEqualTo(masked);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u00a7',
      textBlock =
          """
          a.py   | password = os.environ["PASSWORD"]
          a.py   | client(aws_secret_access_key=secret, region_name="eu-west-1")
          a.py   | required = ["password", "username", "client_token"]
          a.py   | raise Error(token="the token has expired")
          a.js   | const { password, token } = body;
          a.js   | headers: { Authorization: token, "Content-Type": "application/json" }
          a.java | @Value("${db.password}") String password;
          a.yaml | DB_PASSWORD: !Ref DbPassword
          a.yaml | DB_PASSWORD: '{{resolve:secretsmanager:db:SecretString:password}}'
          a.yaml | SECRET_ARN: arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf
          a.yaml | TokenName: orders-token-2026
          a.yaml | password: process.env.DB_PASSWORD,
          a.json | "DB_PASSWORD": {"Ref": "DbPassword"}
          .env   | TOKEN_URL=https://auth.example.com/token
          .env   | PASSWORD=${DB_PASSWORD}
          a.tf   | password = var.db_password
          a.yaml | PartitionKey: customer-2026-orders
          """)
  void lookAlikesStayReadable(String path, String line) {
    assertThat(masked(line, path)).isEqualTo(line);
  }

  private static String masked(String line, String path) {
    var text = new StringBuilder();
    int at = 0;
    for (var place : NamedSecrets.placesIn(line, path).entrySet()) {
      text.append(line, at, place.getKey()).append('~');
      at = place.getValue();
    }
    return text.append(line.substring(at)).toString();
  }
}
